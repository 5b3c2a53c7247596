import type { Action, Assessors } from '../../../src/access/rules.ts';
import type { Somebody } from './test-server.ts';

/** Written down once more, and not taken from the rules that are tested. */
export const rolesThatMay: Readonly<Record<Action, readonly Somebody[]>> = {
  'read-roadmap': ['guest', 'member', 'operator'],
  'read-evidence': ['member', 'operator'],
  'change-roadmap': ['member', 'operator'],
  comment: ['member', 'operator'],
  'accept-risk': ['operator'],
  'accept-risk-as-member': ['member', 'operator'],
  'ask-digest': ['member', 'operator'],
  'start-assessment': ['operator'],
  'schedule-assessment': ['operator'],
  'cancel-assessment': ['operator'],
  'import-report': ['operator'],
  'import-file': ['operator'],
  export: ['member', 'operator'],
  'change-settings': ['operator'],
  'reset-pillar': ['operator'],
};

/** What takes being in the group, where the organisation named one. */
export const takesTheGroup: ReadonlySet<Action> = new Set(['start-assessment', 'schedule-assessment', 'cancel-assessment', 'import-report']);
/** What whoever is not in it is told of it, in a conversation with one of its members. */
export const withOneOfThem: Assessors = { includeMe: false, namesHere: ['Ada'] };
