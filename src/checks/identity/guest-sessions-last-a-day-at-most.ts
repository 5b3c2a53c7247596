import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { conditionalAccessPolicies, coversAllResources, coversAllUsers, coversGuests, isEnabled, signInFrequencyHours } from '../../facts/conditional-access-policies.ts';
import { effectiveFirst, frequencyOf, policiesPage, policyColumns, policyCount } from '../conditional-access-evidence.ts';

const mostHours = 24;

export default defineCheck({
  id: 'guest-sessions-last-a-day-at-most',
  reference: 21824,
  title: 'Guests sign in again after a day at most',
  pillars: ['identity'],
  category: 'External collaboration',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'low',
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies },
  decide({ policies }, { cloud }) {
    // What all users need for one resource or one action says nothing of the sessions of guests.
    const forGuests = policies.filter((policy) => coversGuests(policy) && (!coversAllUsers(policy) || coversAllResources(policy)));
    if (forGuests.length === 0) return failed('No Conditional Access policy applies to guests.');
    const short = forGuests.filter((policy) => isEnabled(policy) && (signInFrequencyHours(policy) ?? Number.POSITIVE_INFINITY) <= mostHours);
    const evidence = table(effectiveFirst(forGuests, short), { ...policyColumns(cloud), 'Sign in again after': frequencyOf, 'Short enough': (policy) => short.includes(policy) });
    return short.length > 0
      ? passed(`Sessions of guests end after a day at most, by ${policyCount(short.length)}.`, evidence)
      : failed(`The tenant has ${policyCount(forGuests.length)} for guests, but none that is switched on and ends their sessions within a day.`, evidence);
  },
});
