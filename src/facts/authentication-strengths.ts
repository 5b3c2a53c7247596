import { z } from 'zod';
import { list } from '../assessment/need.ts';

const authenticationStrengthSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  /** What gets people in: one method, or several joined by commas. */
  allowedCombinations: z.array(z.string()).nullish(),
});
export type AuthenticationStrength = z.infer<typeof authenticationStrengthSchema>;

/** Every authentication strength, three built-in ones and up to fifteen of the tenant's own. */
export const authenticationStrengths = list(
  {
    version: 'v1.0',
    path: 'policies/authenticationStrengthPolicies',
    permissions: [{ application: 'Policy.Read.AuthenticationMethod', delegated: 'Policy.Read.AuthenticationMethod' }],
  },
  authenticationStrengthSchema,
);

/** Methods that a copied web page cannot pass on. */
export const phishingResistantMethods: ReadonlySet<string> = new Set(['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor']);

/** Whether the strength lets in nothing but the methods. One that allows nothing at all is no strength. */
export function permitsOnly({ allowedCombinations }: AuthenticationStrength, methods: ReadonlySet<string>): boolean {
  return allowedCombinations != null && allowedCombinations.length > 0 && allowedCombinations.every((combination) => methods.has(combination));
}
