import type { Role } from '../api/roadmap.ts';
import type { ExceptionPolicy } from '../roadmap/exception-policy.ts';

/** Everything somebody can do, and who may: the whole of authorisation. */
const rules = {
  'read-roadmap': ['operator', 'member', 'guest'],
  'read-evidence': ['operator', 'member'],
  'change-roadmap': ['operator', 'member'],
  comment: ['operator', 'member'],
  'accept-risk': ['operator'],
  // Where the operators decided so.
  'accept-risk-as-member': ['operator', 'member'],
  'ask-digest': ['operator', 'member'],
  'start-assessment': ['operator'],
  'schedule-assessment': ['operator'],
  'cancel-assessment': ['operator'],
  // What an assessment elsewhere found, taken in as one of ours.
  'import-report': ['operator'],
  'import-file': ['operator'],
  export: ['operator', 'member'],
  'change-settings': ['operator'],
  'reset-pillar': ['operator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Action = keyof typeof rules;
export const actions = Object.keys(rules) as readonly Action[];

const needed: Readonly<Record<Action, string>> = {
  'read-roadmap': 'see this roadmap',
  'read-evidence': 'see evidence',
  'change-roadmap': 'change activities',
  comment: 'comment',
  'accept-risk': 'accept a risk',
  'accept-risk-as-member': 'accept a risk',
  'ask-digest': 'ask for a digest',
  'start-assessment': 'run an assessment',
  'schedule-assessment': 'schedule assessments',
  'cancel-assessment': 'cancel an assessment',
  'import-report': 'import an assessment report',
  'import-file': 'import a file',
  export: 'export the roadmap',
  'change-settings': 'change settings',
  'reset-pillar': 'reset a pillar',
};

/**
 * Who may assess the tenant, where the organisation named a group for it: an assessment reads the whole tenant, and whoever may add
 * the app anywhere is an operator there.
 */
export interface Assessors {
  readonly includeMe: boolean;
  /** Some of those who belong to this conversation, by name: whom to ask. */
  readonly namesHere: readonly string[];
  /** The directory did not say who is in the group: for now nobody is. */
  readonly isUnknown?: boolean;
}

/** What somebody is in a conversation, as far as it decides what they may do there. */
export interface Standing {
  readonly role: Role;
  /** Left out where the organisation named no group: operators assess then. */
  readonly assessors?: Assessors;
}

const assessing: ReadonlySet<Action> = new Set(['start-assessment', 'schedule-assessment', 'cancel-assessment', 'import-report']);

/** Whether somebody may do this. */
export function may({ role, assessors }: Standing, action: Action): boolean {
  return isAllowed(role, action) && (assessors === undefined || assessors.includeMe || !isKept(action, assessors));
}

/**
 * Whether this is for those alone who may assess. Evidence is of the whole tenant, whoever had it gathered: it is for the conversations
 * that one of them belongs to, and not for one that somebody opened for themselves.
 */
const isKept = (action: Action, { namesHere }: Assessors): boolean => assessing.has(action) || (action === 'read-evidence' && namesHere.length === 0);

/** Whether somebody may not do this only because nobody knows at the moment who is in the group. */
export const isUndecided = ({ role, assessors }: Standing, action: Action): boolean => role !== 'guest' && assessors?.isUnknown === true && isKept(action, assessors);

/** Whether somebody with this role may do this, where no group was named. */
export function isAllowed(role: Role, action: Action): boolean {
  return (rules[action] as readonly Role[]).includes(role);
}

/** What somebody needs to be allowed where a risk is accepted, or who is named as the one who accepts it. */
export const acceptingRisk = ({ approvers }: Pick<ExceptionPolicy, 'approvers'>): Action => (approvers === 'operators' ? 'accept-risk' : 'accept-risk-as-member');

/** The sentence for somebody who may not: who can, and what to do. */
export function refusalOf(action: Action, assessors?: Assessors): string {
  if (assessors && isKept(action, assessors)) return `Your organisation named a group of people who can ${needed[action]}. ${whomToAsk(assessors)}`;
  const who = isAllowed('member', action) ? 'Guests cannot' : 'Only operators can';
  const help = isAllowed('member', action) ? 'Ask a member of this conversation.' : 'Ask an owner of this team, or whoever installed the app in this chat.';
  return `${who} ${needed[action]} here. ${help}`;
}

function whomToAsk({ namesHere }: Assessors): string {
  if (namesHere.length === 0) return 'None of them is in this conversation. Ask whoever looks after this app in your organisation.';
  return `Ask ${new Intl.ListFormat('en', { type: 'disjunction' }).format(namesHere)}.`;
}
