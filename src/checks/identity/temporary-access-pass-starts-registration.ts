import { defineCheck, failed, license, passed, undecidable } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { authenticationMethodsPolicy, isEverybody, isMethodEnabled, methodOf, methodsMissing } from '../../facts/authentication-methods-policy.ts';
import { authenticationStrengths, type AuthenticationStrength } from '../../facts/authentication-strengths.ts';
import { conditionalAccessPolicies, isEnabled, requiredStrength, requiresAStrength, targetsUserAction } from '../../facts/conditional-access-policies.ts';
import { policiesPage } from '../conditional-access-evidence.ts';
import { methodsPage, stateWord } from '../method-targets.ts';

const acceptsPass = (strength: AuthenticationStrength | undefined) =>
  (strength?.allowedCombinations ?? []).some((combination) => combination.toLowerCase().includes('temporaryaccesspass'));

export default defineCheck({
  id: 'temporary-access-pass-starts-registration',
  reference: 21845,
  title: 'Registering a method begins with a Temporary Access Pass',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  requires: license('entra-p1'),
  portal: [methodsPage, policiesPage],
  needs: { policy: authenticationMethodsPolicy, policies: conditionalAccessPolicies, strengths: authenticationStrengths },
  decide({ policy, policies, strengths }) {
    const pass = methodOf(policy, 'TemporaryAccessPass');
    if (pass === null) return undecidable(methodsMissing);
    if (!isMethodEnabled(pass)) return failed(`Temporary Access Pass is ${stateWord(pass)}.`);
    const guarding = policies.filter((each) => isEnabled(each) && targetsUserAction(each, 'urn:user:registersecurityinfo') && requiresAStrength(each));
    const conditions = [
      { name: 'Temporary Access Pass is for all users', holds: (pass?.includeTargets ?? []).some(isEverybody) },
      { name: 'A Conditional Access policy asks for an authentication strength when security info is registered', holds: guarding.length > 0 },
      { name: 'That strength accepts a Temporary Access Pass', holds: guarding.some((each) => acceptsPass(requiredStrength(each, strengths))) },
    ];
    const evidence = table(conditions, { Condition: ({ name }) => name, Holds: ({ holds }) => holds });
    const missing = conditions.find(({ holds }) => !holds);
    return missing === undefined
      ? passed('Everybody can begin with a Temporary Access Pass, and registration asks for a strength that accepts it.', evidence)
      : failed(`Temporary Access Pass is switched on, but this does not hold: ${missing.name.charAt(0).toLowerCase()}${missing.name.slice(1)}.`, evidence);
  },
});
