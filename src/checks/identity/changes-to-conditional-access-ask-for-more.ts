import { defineCheck, investigate, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { authenticationStrengths, phishingResistantMethods } from '../../facts/authentication-strengths.ts';
import { conditionalAccessPolicies, requiresOnly, signInFrequencyHours, type ConditionalAccessPolicy } from '../../facts/conditional-access-policies.ts';
import { contextOf, guardsOf, protectableActions } from '../../facts/protected-actions.ts';
import { controlsOf, frequencyOf, nameOf, policiesPage } from '../conditional-access-evidence.ts';

const wanted = [
  { id: 'microsoft.directory-conditionalAccessPolicies-create-post', name: 'Create a Conditional Access policy' },
  { id: 'microsoft.directory-conditionalAccessPolicies-basic-update-patch', name: 'Change a Conditional Access policy' },
  { id: 'microsoft.directory-conditionalAccessPolicies-delete-delete', name: 'Delete a Conditional Access policy' },
  { id: 'microsoft.directory-resourceNamespaces-resourceActions-authenticationContext-update-post', name: 'Change which actions are protected' },
] as const;

const strongMethods: ReadonlySet<string> = new Set([...phishingResistantMethods, 'certificateBasedAuthenticationPki', 'deviceBasedPush']);

export default defineCheck({
  id: 'changes-to-conditional-access-ask-for-more',
  reference: 21964,
  title: 'Changing Conditional Access asks administrators for a strong sign-in again',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  requires: license('entra-p1'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/ProtectedActions', policiesPage],
  needs: { actions: protectableActions, policies: conditionalAccessPolicies, strengths: authenticationStrengths },
  decide({ actions, policies, strengths }) {
    const protections = wanted.map(({ id, name }) => {
      const action = actions.find((one) => one.id.toLowerCase() === id.toLowerCase());
      return { name, context: contextOf(action), guards: guardsOf(action, policies) };
    });
    const guards = [...new Set(protections.flatMap((protection) => protection.guards))];
    const evidence = table(protections, {
      Action: ({ name }) => name,
      'Authentication context': ({ context }) => context,
      'Policies that are on': ({ guards: own }) => own.map(describe).join('; '),
    });
    const open = protections.filter((protection) => protection.guards.length === 0);
    if (open.length > 0) return investigate(`${open.length} of ${wanted.length} actions are not protected by a policy that is switched on.`, evidence);
    const strong = guards.every((policy) => requiresOnly(policy, strongMethods, strengths));
    const fresh = guards.every((policy) => signInFrequencyHours(policy) !== null);
    return strong || fresh
      ? passed(`All ${wanted.length} actions ask for ${strong ? 'a strong sign-in' : 'a recent sign-in'}.`, evidence)
      : investigate('All actions are protected, but the policies ask neither throughout for a phishing-resistant strength nor throughout for a recent sign-in.', evidence);
  },
});

function describe(policy: ConditionalAccessPolicy): string {
  return `${nameOf(policy)} (${[controlsOf(policy), frequencyOf(policy)].filter(Boolean).join(', ')})`;
}
