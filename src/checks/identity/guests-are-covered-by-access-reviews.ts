import { defineCheck, failed, investigate, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { exists } from '../../assessment/need.ts';
import { accessReviews, isAboutGuests, isRecurring, reviewedObjects } from '../../facts/access-reviews.ts';
import { counted } from '../counted.ts';

const anyGuest = exists({
  version: 'v1.0',
  path: 'users',
  select: ['id'],
  filter: "userType eq 'Guest'",
  // User.ReadBasic.All is enough for the path, but cannot filter by type.
  permissions: [{ application: 'User.Read.All', delegated: 'User.Read.All' }],
});

export default defineCheck({
  id: 'guests-are-covered-by-access-reviews',
  reference: 21857,
  title: 'Recurring access reviews cover all guests',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p2', 'entra-governance'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_ERM/DashboardBlade/~/Controls'],
  needs: { hasGuests: anyGuest, reviews: accessReviews },
  decide({ hasGuests, reviews }) {
    if (!hasGuests) return passed('The tenant has no guest to review.');
    const ofGuests = reviews.filter((review) => isRecurring(review) && isAboutGuests(review)).map((review) => ({ review, isWide: reviewedObjects(review).length === 0 }));
    if (ofGuests.length === 0) return failed('No recurring access review is about guests.');
    const evidence = table(ofGuests.toSorted((a, b) => Number(b.isWide) - Number(a.isWide)), {
      'Access review': ({ review }) => review.displayName ?? review.id, Status: ({ review }) => review.status, 'Goes over': ({ isWide }) => (isWide ? 'all groups, or the directory' : 'single groups or apps'),
    });
    const wide = ofGuests.filter(({ isWide }) => isWide).length;
    return wide > 0
      ? passed(`Guests are covered by ${counted(wide, { one: 'recurring access review', other: 'recurring access reviews' })}.`, evidence)
      : investigate('Guests are reviewed only in single groups or apps; see whether these are all that matter.', evidence);
  },
});
