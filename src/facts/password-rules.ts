import { z } from 'zod';
import { derive, list } from '../assessment/need.ts';

/** The template that every tenant's password rules are made from, the same everywhere. */
const passwordRulesTemplate = '5cf42378-d67d-4f36-ba46-e8b86229381d';

const directorySettings = list(
  {
    version: 'v1.0',
    path: 'groupSettings',
    permissions: [{ application: 'GroupSettings.Read.All', delegated: 'GroupSettings.Read.All' }],
  },
  z.object({
    templateId: z.string().nullish(),
    displayName: z.string().nullish(),
    values: z.array(z.object({ name: z.string(), value: z.string().nullish() })).nullish(),
  }),
);

export type PasswordRule =
  | 'BannedPasswordCheckOnPremisesMode' | 'EnableBannedPasswordCheckOnPremises' | 'EnableBannedPasswordCheck' | 'LockoutDurationInSeconds'
  | 'LockoutThreshold' | 'BannedPasswordList';

/** Lockout and banned passwords, by the name of the rule; null in a tenant that never changed them, where the service's defaults hold. */
export const passwordRules = derive('password rules', { settings: directorySettings }, ({ settings }): ReadonlyMap<string, string> | null => {
  const rules = settings.find(({ templateId, displayName }) => templateId?.toLowerCase() === passwordRulesTemplate || displayName?.toLowerCase() === 'password rule settings');
  return rules === undefined ? null : new Map((rules.values ?? []).flatMap(({ name, value }) => (value == null ? [] : [[name.toLowerCase(), value] as const])));
});

/** A rule as it is written; undefined when it is not set. */
export const ruleOf = (rules: ReadonlyMap<string, string> | null, name: PasswordRule): string | undefined => rules?.get(name.toLowerCase());

export const isTrue = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

/** A rule as a number: null when it is not set, `NaN` when it is none. An empty value is 0, as the service has it. */
export function numberOf(rules: ReadonlyMap<string, string> | null, name: PasswordRule): number | null {
  const value = ruleOf(rules, name);
  return value === undefined ? null : Number(value);
}
