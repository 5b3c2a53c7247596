import { activeServicePlans, subscribedSkus } from '../assessment/licenses.ts';
import { derive } from '../assessment/need.ts';

/** Service plans of Microsoft Intune: the usual one, and the one of schools. */
const intunePlans = ['c1ec4a95-1f05-45b3-a911-aa3fa01094f5', 'da24caf9-af8e-485c-b7c8-e73336da2693'] as const;

/** Whether the tenant can manage devices with Intune, in a product that is still running. */
export const ownsIntune = derive('owns Intune', { skus: subscribedSkus }, ({ skus }) => {
  const plans = activeServicePlans(skus);
  return intunePlans.some((plan) => plans.has(plan));
});
