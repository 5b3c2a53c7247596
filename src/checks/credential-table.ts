import { table, type EvidenceTable } from '../assessment/evidence-table.ts';
import type { Cloud } from '../assessment/need.ts';
import type { CredentialFinding, CredentialFindings } from '../facts/app-credentials.ts';
import { microsoftServicesTenant, sameId } from '../facts/service-principals.ts';
import { enterpriseAppLink, registrationLink } from './app-links.ts';

/** The credentials that a check objects to, app registrations first, each part in the order of its day. @param dayTitle what the day says */
export function credentialTable(cloud: Cloud, dayTitle: string, ...found: readonly CredentialFindings[]): EvidenceTable {
  const rows = found.flatMap((part) => part.rows.toSorted((a, b) => (a.day ?? '').localeCompare(b.day ?? '')));
  return table(rows, {
    App: (row) => (row.holder === 'App registration' ? registrationLink(cloud, row, 'Credentials') : enterpriseAppLink(cloud, row)),
    Object: ({ holder }) => holder,
    'Owned by tenant': ownerOf,
    Credential: ({ credential }) => credential,
    [dayTitle]: ({ day }) => day,
  }, found.reduce((sum, { total }) => sum + total, 0));
}

function ownerOf({ holder, ownerTenant }: CredentialFinding): string | null {
  if (holder === 'App registration') return 'this tenant';
  return sameId(ownerTenant, microsoftServicesTenant) ? 'Microsoft' : ownerTenant;
}
