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
  'cancel-assessment': ['operator'],
  'import-report': ['operator'],
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
  'cancel-assessment': 'cancel an assessment',
  'import-report': 'import a file',
  export: 'export the roadmap',
  'change-settings': 'change settings',
  'reset-pillar': 'reset a pillar',
};

/** Whether somebody with this role may do this. */
export function isAllowed(role: Role, action: Action): boolean {
  return (rules[action] as readonly Role[]).includes(role);
}

/** What somebody needs to be allowed where a risk is accepted, or who is named as the one who accepts it. */
export const acceptingRisk = ({ approvers }: Pick<ExceptionPolicy, 'approvers'>): Action => (approvers === 'operators' ? 'accept-risk' : 'accept-risk-as-member');

/** The sentence for somebody who may not: who can, and what to do. */
export function refusalOf(action: Action): string {
  const who = isAllowed('member', action) ? 'Guests cannot' : 'Only operators can';
  const help = isAllowed('member', action) ? 'Ask a member of this conversation.' : 'Ask an owner of this team, or whoever installed the app in this chat.';
  return `${who} ${needed[action]} here. ${help}`;
}
