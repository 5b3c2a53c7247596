import { table, type Cell, type EvidenceTable } from '../assessment/evidence-table.ts';
import type { Cloud } from '../assessment/need.ts';
import { isEverybody, isNobody, type AuthenticationMethod } from '../facts/authentication-methods-policy.ts';
import { entraLink } from './admin-centre.ts';

export const methodsPage = 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/AdminAuthMethods';

/** Whom a setting of a method is for: everybody, nobody, or a link to the group. */
export function targetCell(cloud: Cloud, target: { readonly id?: string | null | undefined } | null | undefined): Cell {
  if (target?.id == null) return 'not set';
  if (isEverybody(target)) return 'All users';
  if (isNobody(target)) return 'Nobody';
  return entraLink(cloud, target.id, `Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/${encodeURIComponent(target.id)}`);
}

/** Who may use a method and who may not, one row each. */
export function targetTable(cloud: Cloud, method: AuthenticationMethod | undefined): EvidenceTable {
  const rows = [
    ...(method?.includeTargets ?? []).map((target) => ({ target, side: 'Included' })),
    ...(method?.excludeTargets ?? []).map((target) => ({ target, side: 'Excluded' })),
  ];
  return table(rows, { Target: ({ target }) => targetCell(cloud, target), Side: ({ side }) => side });
}

/** The state of a method in the words of a sentence. */
export const stateWord = (method: AuthenticationMethod | undefined): string => method?.state ?? 'not offered';
