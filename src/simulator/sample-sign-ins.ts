import { choiceOf, guidOf, numberOf } from './seeded.ts';
import { entitySet, type Entity, type EntitySet } from './tenant.ts';

/** The log keeps more than one page, so that whatever reads one page reads a sample. */
const signInCount = 1_400;
const newest = Date.UTC(2026, 2, 31, 5, 58);
const apart = 11 * 60_000;

const apps = ['Microsoft Teams', 'Office 365 Exchange Online', 'Office 365 SharePoint Online', 'Azure Portal', 'Contoso Travel', 'Salesforce'] as const;
const clients = ['Browser', 'Browser', 'Mobile Apps and Desktop clients'] as const;

/** Sign-ins of enabled people that worked, newest first, as the log gives them. */
export function sampleSignIns(people: readonly Entity[], administratorIds: ReadonlySet<unknown>): EntitySet {
  const enabled = people.filter(({ accountEnabled }) => accountEnabled === true);
  return entitySet(Array.from({ length: signInCount }, (_, index) => {
    const seed = `sign-in ${index}`;
    // Administrators sign in often: every eighth is one of theirs.
    const pool = numberOf(`who ${seed}`, 8) === 0 ? enabled.filter(({ id }) => administratorIds.has(id)) : enabled;
    return signIn(seed, pool[numberOf(seed, pool.length)], newest - index * apart - numberOf(`when ${seed}`, apart));
  }));
}

function signIn(seed: string, person: Entity | undefined, at: number): Entity {
  const isLegacy = numberOf(`legacy ${seed}`, 140) === 0;
  const isGoverned = !isLegacy && numberOf(`policy ${seed}`, 100) < 78;
  const asksTwice = isGoverned ? numberOf(`twice ${seed}`, 100) < 86 : numberOf(`twice ${seed}`, 100) < 12;
  return {
    id: guidOf(seed),
    createdDateTime: new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    userId: person?.id ?? null,
    userDisplayName: person?.['displayName'] ?? null,
    userPrincipalName: person?.['userPrincipalName'] ?? null,
    appDisplayName: isLegacy ? 'Office 365 Exchange Online' : choiceOf(`app ${seed}`, apps),
    clientAppUsed: isLegacy ? choiceOf(`client ${seed}`, ['IMAP4', 'Authenticated SMTP']) : choiceOf(`client ${seed}`, clients),
    authenticationRequirement: asksTwice ? 'multiFactorAuthentication' : 'singleFactorAuthentication',
    conditionalAccessStatus: isGoverned ? 'success' : 'notApplied',
    status: { errorCode: 0 },
    authenticationDetails: [
      { authenticationMethod: 'Password', succeeded: true },
      ...(asksTwice ? [{ authenticationMethod: choiceOf(`method of ${String(person?.id)}`, ['Mobile app notification', 'Passkey (device-bound)', 'Windows Hello for Business']), succeeded: true }] : []),
    ],
  };
}
