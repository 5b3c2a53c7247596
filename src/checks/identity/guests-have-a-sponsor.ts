import { z } from 'zod';
import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { scan, type Reducer } from '../../assessment/need.ts';
import { noRows, withRow, type FirstRows } from '../../facts/first-rows.ts';
import { entraLink } from '../admin-centre.ts';
import { counted } from '../counted.ts';

const guestSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  sponsors: z.array(z.unknown()).nullish(),
});
type Guest = z.infer<typeof guestSchema>;

interface SponsoredGuests {
  readonly guests: number;
  readonly alone: FirstRows<Omit<Guest, 'sponsors'>>;
}

export const sponsoredGuests: Reducer<Guest, SponsoredGuests> = {
  name: 'guests without a sponsor',
  initial: () => ({ guests: 0, alone: noRows }),
  step({ guests, alone }, { sponsors, ...guest }) {
    return { guests: guests + 1, alone: sponsors != null && sponsors.length > 0 ? alone : withRow(alone, guest) };
  },
};

const guestsWithSponsors = scan({
  version: 'v1.0',
  path: 'users',
  select: ['id', 'displayName', 'userPrincipalName'],
  filter: "userType eq 'Guest'",
  // Sponsors come with each page of guests, instead of one request for each guest.
  expand: 'sponsors($select=id)',
  top: 999,
  permissions: [{ application: 'User.Read.All', delegated: 'User.Read.All' }],
}, guestSchema, sponsoredGuests);

export default defineCheck({
  id: 'guests-have-a-sponsor',
  reference: 21877,
  title: 'Every guest account has a sponsor',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers'],
  needs: { found: guestsWithSponsors },
  decide({ found: { guests, alone } }, { cloud }) {
    if (guests === 0) return passed('The tenant has no guest.');
    if (alone.total === 0) return passed(guests === 1 ? 'The one guest has a sponsor.' : `All ${counted(guests, { one: 'guest', other: 'guests' })} have a sponsor.`);
    const evidence = table(alone.rows, {
      Guest: ({ id, displayName, userPrincipalName }) =>
        entraLink(cloud, displayName ?? userPrincipalName ?? id, `Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/${encodeURIComponent(id)}/hidePreviewBanner~/true`),
      'User principal name': ({ userPrincipalName }) => userPrincipalName,
    }, alone.total);
    return failed(`${counted(alone.total, { one: 'guest has', other: 'guests have' })} no sponsor, out of ${counted(guests, { one: 'guest', other: 'guests' })}.`, evidence);
  },
});
