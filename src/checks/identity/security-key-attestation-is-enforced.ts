import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { authenticationMethodsPolicy, methodOf, methodsMissing, type AuthenticationMethod } from '../../facts/authentication-methods-policy.ts';
import { methodsPage } from '../method-targets.ts';

export default defineCheck({
  id: 'security-key-attestation-is-enforced',
  reference: 21840,
  title: 'Passkeys prove their make when they are registered',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: [methodsPage],
  needs: { policy: authenticationMethodsPolicy },
  decide({ policy }) {
    const keys = methodOf(policy, 'Fido2');
    if (keys === null) return undecidable(methodsMissing);
    const rules = attestationRules(keys);
    const evidence = table(rules, {
      'Passkey profile': ({ name }) => name,
      Attestation: ({ isEnforced }) => (isEnforced ? 'enforced' : 'not enforced'),
      'Key restrictions': () => (keys?.keyRestrictions?.isEnforced === true ? (keys.keyRestrictions.enforcementType ?? 'enforced') : 'none'),
      'Restricted models': () => keys?.keyRestrictions?.aaGuids?.length ?? 0,
    });
    const open = rules.filter(({ isEnforced }) => !isEnforced);
    if (open.length === 0) return passed('Attestation is enforced whenever a passkey is registered.', evidence);
    return failed(rules.length === 1 ? 'Attestation is not enforced when a passkey is registered.' : `Attestation is not enforced by: ${open.map(({ name }) => name).join(', ')}.`, evidence);
  },
});

/** What is asked of a new passkey: by every profile that some target uses, or by the method as a whole where there are no profiles. */
function attestationRules(keys: AuthenticationMethod | undefined): readonly { name: string; isEnforced: boolean }[] {
  const profiles = keys?.passkeyProfiles ?? [];
  if (profiles.length === 0) return [{ name: 'all passkeys', isEnforced: keys?.isAttestationEnforced === true }];
  const standard = keys?.defaultPasskeyProfile ?? null;
  const used = new Set((keys?.includeTargets ?? []).flatMap(({ allowedPasskeyProfiles }) => allowedPasskeyProfiles?.length ? allowedPasskeyProfiles : (standard ?? [])));
  const inForce = used.size > 0 ? profiles.filter(({ id }) => used.has(id)) : profiles;
  return (inForce.length > 0 ? inForce : profiles).map(({ id, name, attestationEnforcement }) => (
    { name: name ?? id, isEnforced: attestationEnforcement?.toLowerCase() === 'registrationonly' }));
}
