import type { Action } from '../../../src/access/rules.ts';
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
  'cancel-assessment': ['operator'],
  'import-report': ['operator'],
  export: ['member', 'operator'],
  'change-settings': ['operator'],
  'reset-pillar': ['operator'],
};
