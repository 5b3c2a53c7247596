import { guidOf, numberOf } from './seeded.ts';
import { entitySet, type Entity, type Relation } from './tenant.ts';

const kinds = {
  password: '#microsoft.graph.passwordAuthenticationMethod',
  phone: '#microsoft.graph.phoneAuthenticationMethod',
  authenticator: '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
  securityKey: '#microsoft.graph.fido2AuthenticationMethod',
} as const;

/** What people sign in with, by chance, but the same every time: everybody has a password, accounts for emergencies a security key. */
export const authenticationMethods: Relation = {
  from: 'users',
  name: 'authentication/methods',
  to: (user) => entitySet((['password', ...registered(user)] as const).map((kind) => ({ '@odata.type': kinds[kind], id: guidOf(`${kind} of ${user.id}`) }))),
};

function registered({ id, displayName }: Entity): readonly Exclude<keyof typeof kinds, 'password'>[] {
  if (typeof displayName === 'string' && displayName.startsWith('Emergency Access')) return ['securityKey'];
  const chance = numberOf(`methods of ${id}`, 6);
  if (chance === 0) return [];
  if (chance < 3) return ['phone', 'authenticator'];
  return chance < 5 ? ['authenticator'] : ['authenticator', 'securityKey'];
}
