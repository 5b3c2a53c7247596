import type { Standing } from '../access/rules.ts';
import type { CheckText } from '../api/assessment.ts';
import type { Check } from '../assessment/check.ts';
import type { Person, RunSource } from '../assessment/run.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Change } from '../roadmap/change.ts';
import type { CommentNews } from '../roadmap/comment.ts';
import type { Storage } from '../store/storage.ts';

/** A roadmap of a tenant: one per channel, group chat or person. */
export interface RoadmapKey {
  readonly tenantId: string;
  readonly roadmapId: string;
}

/** Somebody in a conversation's roster. */
export interface RosterMember extends Person {
  readonly guest: boolean;
  /** Their id in Teams, such as `29:…`, which cards name people by; where it is known. */
  readonly teamsId?: string;
  /** Owner of the team, or installer of the app in a chat. */
  readonly operator: boolean;
}

/** A roadmap's name and who belongs to its conversation. */
export interface Membership {
  readonly name: string;
  readonly members: readonly RosterMember[];
}

/** Tells everybody who has a roadmap open what has just changed. */
export interface Live {
  changed(key: RoadmapKey, change: Change): void;
  commented(key: RoadmapKey, news: CommentNews): void;
}

/** Everything that operations work with: composed once in `main.ts`, never looked up. */
export interface House {
  readonly tenantId: string;
  /** What an assessment run here looks at: the home tenant, or the sample tenant. */
  readonly assessed: RunSource;
  /** Whether reports of other tenants may be imported: only where nothing is real. */
  readonly acceptsForeignReports: boolean;
  readonly version: string;
  /** When this version was built. */
  readonly builtAt: Date;
  readonly storage: Storage;
  readonly catalog: Catalog;
  readonly checks: readonly Check[];
  readonly checkTexts: ReadonlyMap<string, CheckText>;
  /** Whether a language model is configured, which reads free wording in the chat. */
  readonly readsFreeWording?: boolean;
  /** Null when the app is not installed in that conversation. */
  readonly membership: (roadmapId: string) => Promise<Membership | null>;
  /** Who may assess, by id, where the organisation named a group; null while the directory does not say who is in it. */
  readonly assessors?: () => Promise<ReadonlySet<string> | null>;
  readonly live: Live;
  readonly now: () => Date;
}

/** Who asks, and what they are in the conversation that they ask from. */
export interface Actor extends Standing {
  readonly person: Person;
}
