import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { conditionalAccessPolicies, isEnabled, requiresMultifactor, targetsUserAction } from '../../facts/conditional-access-policies.ts';
import { deviceRegistrationPolicy } from '../../facts/device-registration-policy.ts';
import { controlsOf, effectiveFirst, policiesPage, policyColumns, policyCount, scopeRemark } from '../conditional-access-evidence.ts';

export default defineCheck({
  id: 'joining-a-device-needs-multifactor-authentication',
  reference: 21872,
  title: 'Conditional Access asks for a second factor when a device is joined or registered',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'medium',
  effort: 'low',
  requires: license('entra-p1'),
  portal: [policiesPage, 'https://entra.microsoft.com/#view/Microsoft_AAD_Devices/DevicesMenuBlade/~/DeviceSettings'],
  needs: { policies: conditionalAccessPolicies, registration: deviceRegistrationPolicy },
  decide({ policies, registration }, { cloud }) {
    const about = policies.filter((policy) => targetsUserAction(policy, 'urn:user:registerdevice'));
    const effective = about.filter((policy) => isEnabled(policy) && requiresMultifactor(policy));
    const evidence = about.length === 0 ? null : table(effectiveFirst(about, effective), { ...policyColumns(cloud), Control: controlsOf, Effective: (policy) => effective.includes(policy) });
    if (registration.multiFactorAuthConfiguration?.toLowerCase() === 'required') {
      return failed('The device settings still ask for a second factor themselves, which keeps Conditional Access from deciding.', evidence);
    }
    if (about.length === 0) return failed('No Conditional Access policy is about joining or registering devices.');
    return effective.length > 0
      ? passed(`Joining and registering devices needs a second factor, by ${policyCount(effective.length)}.${scopeRemark(effective)}`, evidence)
      : failed(`The tenant has ${policyCount(about.length)} about joining or registering devices, but none that is switched on and asks for a second factor.`, evidence);
  },
});
