import type { ChangeConflict } from '../../../src/api/roadmap.ts';
import type { ActivityStates } from '../../../src/roadmap/apply.ts';
import { maxEditsPerChange, type Change, type ChangeRequest, type Edit } from '../../../src/roadmap/change.ts';
import { ChangeRefused, type ApiClient } from '../shared/api-client.ts';
import {
  fieldConflicts,
  localConflicts,
  shownStates,
  uncontested,
  withChange,
  withoutRequest,
  withRefusal,
  withRequest,
  type FieldConflict,
  type Roadmap,
} from './roadmap-model.ts';

/** Where edits go, and who wants to hear of them. */
export interface Submission {
  readonly current: () => Roadmap | undefined;
  readonly update: (change: (roadmap: Roadmap) => Roadmap) => void;
  readonly ask: (request: ChangeRequest) => Promise<Awaited<ReturnType<ApiClient['change']>>>;
  /** Before a request shows; `shown` is what the screen says until then. */
  readonly onAsk: (request: ChangeRequest, shown: ActivityStates) => void;
  /** The server saved the change; null when it did not, or nothing was to change. */
  readonly onAnswer: (changeId: string, change: Change | null) => void;
  readonly onConflicts: (conflicts: readonly FieldConflict[]) => void;
  readonly onSaved: (activity: string) => void;
  /** The server refused for another reason, or never answered. */
  readonly onLost: (edits: readonly Edit[], reason: string) => void;
}

/** How edits of several activities ended; ids of activities. What is in neither list was saved. */
export interface TogetherOutcome {
  readonly contested: readonly string[];
  readonly lost: readonly string[];
}
const allSaved: TogetherOutcome = { contested: [], lost: [] };

/** Shows edits at once and asks the server, in as few changes as fit. */
export async function submitAll(edits: readonly Edit[], submission: Submission): Promise<TogetherOutcome> {
  const requests: Promise<TogetherOutcome>[] = [];
  for (let start = 0; start < edits.length; start += maxEditsPerChange) requests.push(submit(edits.slice(start, start + maxEditsPerChange), submission));
  return (await Promise.all(requests)).reduce(joined, allSaved);
}

const joined = (one: TogetherOutcome, other: TogetherOutcome): TogetherOutcome =>
  ({ contested: [...one.contested, ...other.contested], lost: [...one.lost, ...other.lost] });

/** One change; what nobody contradicts of a refused one is sent again by itself. */
async function submit(edits: ChangeRequest['edits'], submission: Submission): Promise<TogetherOutcome> {
  const { current, update, ask, onAsk, onAnswer, onConflicts, onSaved, onLost } = submission;
  const roadmap = current();
  if (!roadmap) return allSaved;
  const request: ChangeRequest = { changeId: crypto.randomUUID(), edits };
  const refuse = async (conflicts: ChangeConflict['conflicts'], sequence: number): Promise<TogetherOutcome> => {
    onConflicts(fieldConflicts(request, conflicts, sequence));
    const contested = { contested: [...new Set(conflicts.map(({ activity }) => activity))], lost: [] };
    const rest = uncontested(request, conflicts);
    return rest.length > 0 ? joined(contested, await submit(rest, submission)) : contested;
  };
  const known = localConflicts(roadmap, request);
  if (known.length > 0) return refuse(known, roadmap.sequence);
  onAsk(request, shownStates(roadmap));
  update((before) => withRequest(before, request));
  try {
    const { change } = await ask(request);
    update((before) => (change ? withChange(before, change) : withoutRequest(before, request.changeId)));
    onAnswer(request.changeId, change);
    for (const { activity } of edits) onSaved(activity);
    return allSaved;
  } catch (error) {
    onAnswer(request.changeId, null);
    if (error instanceof ChangeRefused) {
      update((before) => withRefusal(before, request.changeId, error.conflict));
      return refuse(error.conflict.conflicts, error.conflict.sequence);
    }
    update((before) => withoutRequest(before, request.changeId));
    onLost(edits, error instanceof Error ? error.message : String(error));
    return { contested: [], lost: edits.map(({ activity }) => activity) };
  }
}
