import { defineCheck, failed, investigate, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { accessPackages, catalogResources, originsOf } from '../../facts/access-package-contents.ts';
import { counted } from '../counted.ts';

const resourceCount = (count: number) => counted(count, { one: 'resource', other: 'resources' });

export default defineCheck({
  id: 'catalog-resources-are-in-access-packages',
  reference: 21898,
  title: 'Every resource of a catalog is given by an access package',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'high',
  requires: license('entra-governance'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_ERM/DashboardBlade/~/elmEntitlement/menuId/'],
  needs: { resources: catalogResources, packages: accessPackages },
  decide({ resources, packages }) {
    if (packages.length === 0) return failed('The tenant has no access package.');
    if (resources.length === 0) return passed('No catalog has a resource that could be given.');
    const given = new Map<string, number>();
    for (const origin of packages.flatMap((each) => [...new Set(originsOf(each))])) given.set(origin, (given.get(origin) ?? 0) + 1);
    const unused = resources.filter(({ originId }) => !given.has(originId));
    const evidence = table([...unused, ...resources.filter(({ originId }) => given.has(originId))], {
      Catalog: ({ catalog }) => catalog, Resource: ({ name }) => name, Kind: ({ originSystem }) => originSystem, 'Access packages': ({ originId }) => given.get(originId) ?? 0,
    });
    return unused.length === 0
      ? passed(`Access packages give access to ${resources.length === 1 ? 'the one resource' : `all ${resourceCount(resources.length)}`} of the catalogs.`, evidence)
      : investigate(`No access package gives access to ${resourceCount(unused.length)} of the catalogs, out of ${resources.length}.`, evidence);
  },
});
