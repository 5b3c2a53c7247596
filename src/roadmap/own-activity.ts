import { z } from 'zod';
import { horizons, pillarIds } from '../catalog/catalog.ts';

/** How the ids of activities begin that a team made itself; the client makes the rest. */
export const ownActivityId = /^own-[0-9a-f]{8}$/;
/** The most that a roadmap has of them. */
export const mostOwnActivities = 200;

/** The most checks that an own activity is proven by. */
export const mostOwnChecks = 20;

/** A check that proves an own activity. Imported reports have checks without a number: those are remembered, and prove nothing by themselves. */
const ownCheckSchema = z.strictObject({ id: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/), reference: z.int().positive().nullable() });
export type OwnCheck = z.infer<typeof ownCheckSchema>;

/** An activity that a team made itself: what the catalog says of the others. It is a field of its state, so that history and undo know it. */
export const ownActivitySchema = z.strictObject({
  title: z.string().trim().min(1, 'an activity needs a title').max(70, 'titles are limited to 70 characters'),
  pillar: z.enum(pillarIds),
  area: z.string().min(1).max(100),
  lane: z.string().min(1).max(100).nullable(),
  horizon: z.enum(horizons),
  /** What it is about, in plain words. */
  text: z.string().trim().max(4000, 'texts are limited to 4,000 characters'),
  /** The checks that it was made from; activities of older versions have no list. */
  checks: z.array(ownCheckSchema).max(mostOwnChecks, 'an activity has at most 20 checks').optional(),
});
export type OwnActivity = z.infer<typeof ownActivitySchema>;

/** Numbers of the checks that prove an own activity, as the catalog has them for the others. */
export const numbersOf = ({ checks = [] }: Pick<OwnActivity, 'checks'>): number[] => [...new Set(checks.flatMap(({ reference }) => reference ?? []))];

/** The activities that a team made and has not removed, in the order of their ids. */
export function ownActivities(states: Iterable<{ readonly id: string; readonly own: OwnActivity | null }>): (OwnActivity & { readonly id: string })[] {
  return [...states].flatMap(({ id, own }) => (own ? [{ id, ...own }] : [])).sort((a, b) => (a.id < b.id ? -1 : 1));
}
