import { createContext, useContext } from 'react';
import type { CatalogView } from '../../../src/api/catalog.ts';
import type { ActivityFields } from '../../../src/roadmap/activity-state.ts';
import type { ActivityStates } from '../../../src/roadmap/apply.ts';
import type { Edit } from '../../../src/roadmap/change.ts';
import type { ApiClient, ApiError } from '../shared/api-client.ts';
import type { Person } from '../shared/ui/person-avatar.tsx';
import type { Connection } from './live-connection.ts';
import type { FieldConflict, Roadmap } from './roadmap-model.ts';
import type { TogetherOutcome } from './submit.ts';
import type { UndoStep } from './undo/undo-history.ts';
import type { Comments } from './use-comments.ts';

/** Everything that a view of the open roadmap works with. */
export interface OpenRoadmap extends Comments {
  readonly api: ApiClient;
  readonly catalog: CatalogView;
  /** The title of an activity by its id; of one that is no longer there, its id. */
  readonly titleOf: (activity: string) => string;
  readonly roadmap: Roadmap;
  /** With this window's own unanswered edits. */
  readonly states: ActivityStates;
  /** Whose edit of an activity has just arrived, by activity. */
  readonly recentEdits: ReadonlyMap<string, Person>;
  readonly conflicts: readonly FieldConflict[];
  /** How this window hears of what others do. */
  readonly connection: Connection;
  /** Why what this person did waits and is not saved yet; null while nothing does. */
  readonly sendTrouble: ApiError | null;
  /** Gives up everything that waits to be saved. */
  readonly discardWaiting: () => void;
  /** This window, among those that have the roadmap open. */
  readonly session: string;
  readonly canEdit: boolean;
  /** May change settings, reset a pillar and import a workshop. */
  readonly canOperate: boolean;
  /** Why they may not start, schedule, cancel or import assessments, in a sentence; null when they may. */
  readonly cannotAssess: string | null;
  /**
   * Edits an activity at once, and asks the server.
   * @param seen the sequence of the roadmap that the person had before them when they began
   */
  readonly edit: (activity: string, set: Partial<ActivityFields>, seen: number) => void;
  /**
   * Edits several activities as one step: at once on the screen, in as few changes as fit.
   * @param said what the person did, in a sentence, for whoever takes it back
   */
  readonly editTogether: (edits: readonly Edit[], said: string) => Promise<TogetherOutcome>;
  /** The newest of the person's own changes in this window that can be taken back. */
  readonly undoStep: UndoStep | null;
  /** Takes it back at once on the screen; null when there is none. `outcome` says later what the server made of it. */
  readonly undo: () => { readonly said: string; readonly edits: number; readonly outcome: Promise<TogetherOutcome> } | null;
  /** Settles conflicts together: mine is set again as one step. */
  readonly resolve: (conflicts: readonly FieldConflict[], keep: 'theirs' | 'mine') => void;
  readonly refresh: () => void;
}

export const RoadmapContext = createContext<OpenRoadmap | null>(null);

/** @throws when there is no open roadmap around the component */
export function useOpenRoadmap(): OpenRoadmap {
  const open = useContext(RoadmapContext);
  if (!open) throw new Error('No roadmap is open here.');
  return open;
}
