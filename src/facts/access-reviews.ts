import { z } from 'zod';
import { list } from '../assessment/need.ts';

const scopeSchema = z.object({ query: z.string().nullish() });
const accessReviewSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  status: z.string().nullish(),
  scope: scopeSchema.extend({ principalScopes: z.array(scopeSchema).nullish(), resourceScopes: z.array(scopeSchema).nullish() }).nullish(),
  instanceEnumerationScope: scopeSchema.nullish(),
  settings: z.object({ recurrence: z.object({ pattern: z.unknown().optional() }).nullish() }).nullish(),
});
export type AccessReview = z.infer<typeof accessReviewSchema>;

/** Every access review that was ever defined, with its scope. Hundreds in the largest tenants. */
export const accessReviews = list(
  {
    version: 'v1.0',
    path: 'identityGovernance/accessReviews/definitions',
    top: 100,
    permissions: [{ application: 'AccessReview.Read.All', delegated: 'AccessReview.Read.All' }],
  },
  accessReviewSchema,
);

const liveStates: ReadonlySet<string> = new Set(['inprogress', 'notstarted', 'starting']);

/** Whether the review will be held again and again. */
export const isRecurring = ({ status, settings }: AccessReview): boolean =>
  liveStates.has(status?.toLowerCase() ?? '') && settings?.recurrence?.pattern != null;

/** What the review asks the directory for, in the words of Graph: who is reviewed, and access to what. */
export function queriesOf({ scope, instanceEnumerationScope }: AccessReview): string[] {
  const scopes = [scope, ...(scope?.principalScopes ?? []), ...(scope?.resourceScopes ?? []), instanceEnumerationScope];
  return scopes.flatMap((each) => each?.query ?? []);
}

// The admin centre writes blanks, scripts write them as a plus or a percent code.
const guestFilter = /usertype(?:\s|\+|%20)+eq(?:\s|\+|%20)+(?:'|%27)guest/i;

/** Whether only guests, or guests above all, are reviewed. */
export const isAboutGuests = (review: AccessReview): boolean => queriesOf(review).some((query) => guestFilter.test(query));

const singleObject = /\/(groups|serviceprincipals)\/([0-9a-f-]{36})/gi;

/** Ids of the groups and apps that the review is about, one by one, in lower case; none when it goes over all of them. */
export const reviewedObjects = (review: AccessReview): string[] =>
  queriesOf(review).flatMap((query) => [...query.matchAll(singleObject)].flatMap(([, , id]) => id?.toLowerCase() ?? []));
