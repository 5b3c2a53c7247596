import { z } from 'zod';
import { levels } from '../catalog/catalog.ts';

/** `planned` is a check that the public assessment only announces: shown, never scored. */
export const verdicts = ['passed', 'failed', 'investigate', 'skipped', 'error', 'planned'] as const;
export const verdictSchema = z.enum(verdicts);
export type Verdict = (typeof verdicts)[number];

export const verdictNames: Readonly<Record<Verdict, string>> = {
  passed: 'Passed',
  failed: 'Failed',
  investigate: 'To investigate',
  skipped: 'Skipped',
  error: 'Error',
  planned: 'Planned',
};

/** The verdicts that a score counts. */
export const judgedVerdicts: ReadonlySet<Verdict> = new Set(['passed', 'failed', 'investigate']);

export const risks = levels;
export type Risk = (typeof risks)[number];
