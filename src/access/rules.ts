import type { Role } from '../api/roadmap.ts';

/** Everything somebody can do, and who may: the whole of authorisation. */
const rules = {
  'read-roadmap': ['operator', 'member', 'guest'],
  'read-evidence': ['operator', 'member'],
  'change-roadmap': ['operator', 'member'],
  comment: ['operator', 'member'],
  'accept-risk': ['operator'],
  'ask-digest': ['operator', 'member'],
  'start-assessment': ['operator'],
  'cancel-assessment': ['operator'],
  'import-report': ['operator'],
  'change-settings': ['operator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Action = keyof typeof rules;
export const actions = Object.keys(rules) as readonly Action[];

const needed: Readonly<Record<Action, string>> = {
  'read-roadmap': 'see this roadmap',
  'read-evidence': 'see evidence',
  'change-roadmap': 'change activities',
  comment: 'comment',
  'accept-risk': 'accept a risk',
  'ask-digest': 'ask for a digest',
  'start-assessment': 'run an assessment',
  'cancel-assessment': 'cancel an assessment',
  'import-report': 'import a report',
  'change-settings': 'change settings',
};

/** Whether somebody with this role may do this. */
export function isAllowed(role: Role, action: Action): boolean {
  return (rules[action] as readonly Role[]).includes(role);
}

/** The sentence for somebody who may not: who can, and what to do. */
export function refusalOf(action: Action): string {
  const who = isAllowed('member', action) ? 'Guests cannot' : 'Only operators can';
  const help = isAllowed('member', action) ? 'Ask a member of this conversation.' : 'Ask an owner of this team, or whoever installed the app in this chat.';
  return `${who} ${needed[action]} here. ${help}`;
}
