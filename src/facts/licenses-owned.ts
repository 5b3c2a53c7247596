import { license } from '../assessment/check.ts';
import { isLicensed, subscribedSkus } from '../assessment/licenses.ts';
import { derive } from '../assessment/need.ts';

const entraP2 = license('entra-p2', 'entra-governance');

/** Whether Privileged Identity Management answers: the tenant has Entra ID P2 or Entra ID Governance, in a product that is still running. */
export const ownsEntraP2 = derive('owns Entra ID P2', { skus: subscribedSkus }, ({ skus }) => isLicensed(skus, entraP2));

/** Whether Conditional Access answers: the tenant has Entra ID P1, or a licence that contains it. */
export const ownsEntraP1 = derive('owns Entra ID P1', { skus: subscribedSkus }, ({ skus }) => isLicensed(skus, license('entra-p1')));
