import { choiceOf, guidOf, momentOf, numberOf } from './seeded.ts';
import type { Entity } from './tenant.ts';

export const sampleDomain = 'contoso.com';
const initialDomain = 'contoso.onmicrosoft.com';
const memberCount = 540;
const guestCount = 72;

const givenNames = [
  'Amara', 'Bastian', 'Chiara', 'Dmitri', 'Elif', 'Farid', 'Greta', 'Hiro', 'Imani', 'Jonas', 'Kavya', 'Liam', 'Mirela', 'Nadia', 'Owen', 'Priya',
  'Quentin', 'Rosa', 'Sanjay', 'Tove', 'Umar', 'Vera', 'Wanjiru', 'Ximena', 'Yusuf', 'Zofia', 'Anouk', 'Bruno', 'Carmen', 'Darius',
] as const;
const surnames = [
  'Albrecht', 'Bergström', 'Castellano', 'Dube', 'Eriksen', 'Ferreira', 'Goldberg', 'Haddad', 'Iwasaki', 'Jankowski', 'Kimani', 'Lindqvist', 'Moreau',
  'Novotny', 'Okafor', 'Petrov', 'Quispe', 'Rasmussen', 'Silva', 'Tanaka', 'Uddin', 'Vasquez', 'Wieland', 'Xu', 'Yamada', 'Zeller', 'Abebe', 'Brandt', 'Costa',
  'Demir', 'Engel',
] as const;
const departments = ['Finance', 'Sales', 'Research', 'Operations', 'People', 'Legal', 'IT', 'Marketing'] as const;
const partners = ['fabrikam.com', 'northwindtraders.com', 'adatum.com', 'litware.com', 'proseware.com'] as const;

/** Accounts with a role of their own in the sample; the rest of the staff is drawn from the names above. */
const administrators = [
  'Amara Okafor', 'Bastian Zeller', 'Elif Demir', 'Hiro Tanaka', 'Kavya Silva', 'Liam Brandt', 'Rosa Castellano', 'Tove Lindqvist', 'Yusuf Haddad', 'Nadia Petrov',
] as const;

/** Person of the sample by name: the same account wherever the sample mentions it. */
export const personIdOf = (name: string): string => guidOf(`user ${name}`);

/** Everybody with an account: staff, administrators, break-glass accounts and guests. */
export function samplePeople(): Entity[] {
  const emergency = ['Emergency Access 1', 'Emergency Access 2'].map((name) => member(name, 'IT'));
  const administration = administrators.map((name) => member(name, 'IT'));
  const taken = new Set<string>(administrators);
  const staff: Entity[] = [];
  for (let index = 0; staff.length < memberCount - administration.length - emergency.length; index += 1) {
    const name = `${givenNames[index % givenNames.length] ?? ''} ${surnames[(index * 7 + Math.floor(index / givenNames.length)) % surnames.length] ?? ''}`;
    if (taken.has(name)) continue;
    taken.add(name);
    staff.push(member(name, choiceOf(name, departments)));
  }
  return [...emergency, ...administration, ...staff, ...Array.from({ length: guestCount }, (_, index) => guest(index))];
}

function member(displayName: string, department: string): Entity {
  const alias = displayName.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replaceAll(' ', '.');
  const isEmergency = displayName.startsWith('Emergency');
  return {
    id: personIdOf(displayName),
    displayName,
    userPrincipalName: `${alias}@${isEmergency ? initialDomain : sampleDomain}`,
    mail: isEmergency ? null : `${alias}@${sampleDomain}`,
    userType: 'Member',
    accountEnabled: numberOf(`enabled ${displayName}`, 20) > 0 || department === 'IT',
    department,
    externalUserState: null,
    createdDateTime: momentOf(displayName, 1500),
    onPremisesSyncEnabled: isEmergency ? null : numberOf(`synced ${displayName}`, 3) > 0,
    signInActivity: activity(displayName),
  };
}

function guest(index: number): Entity {
  const [given, family] = [choiceOf(`guest given ${index}`, givenNames), choiceOf(`guest family ${index}`, surnames)];
  const partner = choiceOf(`partner ${index}`, partners);
  const alias = `${given}.${family}.${index + 1}`.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  const key = `guest ${index}`;
  return {
    id: guidOf(key),
    displayName: `${given} ${family}`,
    userPrincipalName: `${alias}_${partner}#EXT#@${initialDomain}`,
    mail: `${alias}@${partner}`,
    userType: 'Guest',
    accountEnabled: numberOf(`enabled ${key}`, 9) > 0,
    department: null,
    externalUserState: numberOf(`invited ${key}`, 6) === 0 ? 'PendingAcceptance' : 'Accepted',
    createdDateTime: momentOf(key, 1600),
    onPremisesSyncEnabled: null,
    signInActivity: activity(key),
  };
}

function activity(key: string): Readonly<Record<string, string | null>> | null {
  if (numberOf(`ever ${key}`, 12) === 0) return null;
  const last = momentOf(`last ${key}`, 1700);
  return { lastSignInDateTime: last, lastSuccessfulSignInDateTime: last, lastNonInteractiveSignInDateTime: momentOf(`quiet ${key}`, 1700) };
}

export interface SampleGroup {
  readonly group: Entity;
  readonly members: readonly Entity[];
}

export const operatorsGroupId = guidOf('group Cloud Platform Operators');

/** One security group per department, some project teams, and a role-assignable group of administrators. */
export function sampleGroups(people: readonly Entity[]): SampleGroup[] {
  const staff = people.filter(({ userType }) => userType === 'Member');
  const guests = people.filter(({ userType }) => userType === 'Guest');
  const byDepartment = departments.map((department) => ({
    group: groupOf(`All ${department}`, { isAssignableToRole: false, groupTypes: [] }),
    members: staff.filter((person) => person['department'] === department),
  }));
  const projects = Array.from({ length: 24 }, (_, index) => ({
    group: groupOf(`Project ${choiceOf(`project ${index}`, ['Aurora', 'Basalt', 'Cedar', 'Delta', 'Ember', 'Fjord'])} ${index + 1}`, { isAssignableToRole: false, groupTypes: ['Unified'] }),
    members: [...staff, ...guests].filter((person) => numberOf(`project ${index} ${person.id}`, 40) === 0),
  }));
  const operators = {
    group: groupOf('Cloud Platform Operators', { isAssignableToRole: true, groupTypes: [] }),
    // Hiro has the role twice: through this group and by himself.
    members: staff.filter(({ id }) => id === personIdOf('Nadia Petrov') || id === personIdOf('Hiro Tanaka')),
  };
  return [operators, ...byDepartment, ...projects];
}

function groupOf(displayName: string, kind: { isAssignableToRole: boolean; groupTypes: readonly string[] }): Entity {
  return {
    id: guidOf(`group ${displayName}`),
    displayName,
    securityEnabled: true,
    mailEnabled: kind.groupTypes.includes('Unified'),
    membershipRule: null,
    createdDateTime: momentOf(`group ${displayName}`, 1500),
    ...kind,
  };
}
