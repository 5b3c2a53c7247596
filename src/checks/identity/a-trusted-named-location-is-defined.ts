import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { namedLocations } from '../../facts/named-locations.ts';
import { entraLink } from '../admin-centre.ts';
import { counted } from '../counted.ts';

const namedLocationsView = 'Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/NamedLocations/menuId//fromNav/';

export default defineCheck({
  id: 'a-trusted-named-location-is-defined',
  reference: 21865,
  title: 'At least one trusted named location is defined',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  requires: license('entra-p1'),
  portal: [`https://entra.microsoft.com/#view/${namedLocationsView}`],
  needs: { locations: namedLocations },
  decide({ locations }, { cloud }) {
    if (locations.length === 0) return failed('The tenant has no named location.');
    const evidence = table(locations, {
      Location: ({ id, displayName }) => entraLink(cloud, displayName ?? id, namedLocationsView),
      Kind: ({ '@odata.type': type }) => kindOf(type),
      Trusted: ({ isTrusted }) => isTrusted === true,
      Created: ({ createdDateTime }) => createdDateTime,
      Modified: ({ modifiedDateTime }) => modifiedDateTime,
    });
    const trusted = locations.filter(({ isTrusted }) => isTrusted === true).length;
    const all = counted(locations.length, { one: 'named location', other: 'named locations' });
    return trusted === 0
      ? failed(`The tenant has ${all}, none of them trusted.`, evidence)
      : passed(`The tenant has ${all}, ${trusted} of them trusted.`, evidence);
  },
});

function kindOf(type: string | null | undefined): string {
  switch (type?.toLowerCase()) {
    case '#microsoft.graph.ipnamedlocation':
      return 'IP ranges';
    case '#microsoft.graph.countrynamedlocation':
      return 'Countries';
    case undefined:
    default:
      return 'Unknown';
  }
}
