import type { Answers } from './decide.ts';

/** A tenant that has these Conditional Access policies, and whatever else is said. */
export const policies = (...list: unknown[]): Answers => ({ 'identity/conditionalAccess/policies': list });

interface Rule {
  id?: string;
  name?: string | null;
  state?: string | null;
  users?: unknown;
  applications?: unknown;
  /** Further conditions. */
  when?: Record<string, unknown>;
  controls?: unknown;
  operator?: string;
  strength?: unknown;
  session?: unknown;
}

/** One policy as Graph gives it, switched on for everybody and everything unless said otherwise. */
export const policy = ({
  id = 'p1', name = 'A policy', state = 'enabled', users = { includeUsers: ['All'] }, applications = { includeApplications: ['All'] }, when = {},
  controls = [], operator = 'OR', strength = null, session = null,
}: Rule = {}) => ({
  id, displayName: name, state,
  conditions: { users, applications, clientAppTypes: ['all'], ...when },
  grantControls: { operator, builtInControls: controls, authenticationStrength: strength },
  sessionControls: session,
});

/** A policy without any property that could be left out. */
export const barePolicy = { id: 'bare', displayName: null, state: 'enabled', conditions: null, grantControls: null, sessionControls: null };

export const strengths = (...list: unknown[]): Answers => ({ 'policies/authenticationStrengthPolicies': list });
export const resistant = { id: '00000000-0000-0000-0000-000000000004', displayName: 'Phishing-resistant MFA', allowedCombinations: ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'] };
export const anyMultifactor = { id: '00000000-0000-0000-0000-000000000002', displayName: 'Multifactor authentication', allowedCombinations: ['fido2', 'password,sms'] };
