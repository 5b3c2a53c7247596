import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { guestOwnedApps } from '../../facts/guest-owners.ts';
import { enterpriseAppLink, registrationLink } from '../app-links.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'guests-own-no-apps',
  reference: 21868,
  title: 'No guest owns an app',
  pillars: ['identity'],
  category: 'External collaboration',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade'],
  needs: { owned: guestOwnedApps },
  decide({ owned }, { cloud }) {
    if (owned.length === 0) return passed('No guest owns an app registration or a service principal.');
    const guests = counted(new Set(owned.map(({ guestId }) => guestId)).size, { one: 'guest owns', other: 'guests own' });
    return failed(`${guests} app registrations or service principals.`, table(owned, {
      Guest: ({ guest }) => guest,
      'User principal name': ({ userPrincipalName }) => userPrincipalName,
      App: ({ kind, app }) => (kind === 'App registration' ? registrationLink(cloud, app, 'Owners') : enterpriseAppLink(cloud, app, 'Owners')),
      Object: ({ kind }) => kind,
    }));
  },
});
