import type { RosterMember } from '../operations/house.ts';

/**
 * The invented people and places of local mode: the tab's user picker and the Agents Playground show the same ones.
 * All are of the sample tenant. A member who is no operator and a guest are among them so that what these may not do can be tried.
 */
export const localTenantId = '6f1a3c52-0d5e-4b8a-9c77-2e4b5a90c1d3';

export interface LocalPerson extends RosterMember {
  /** Teams id, as the Playground writes it into activities. */
  readonly teamsId: string;
  readonly mail: string;
}

export const localPeople: readonly LocalPerson[] = [
  person('2b7e9d14-53a6-4c1f-8e02-b94d6f71a301', 'Nadia Brandt', 'nadia'),
  person('c41f08a7-9e2d-4d76-a5b3-07d8e6c2f402', 'Tomasz Zielinski', 'tomasz'),
  person('8d63b5e0-17c4-4f29-b6da-5ea1c3907503', 'Amara Okafor', 'amara'),
  person('f5a21c96-6b08-43de-9471-c8e70b3d2604', 'Liam Hartley', 'liam'),
  { ...person('09c7e4d8-2f15-4ab3-8c60-3d9f51b7e705', 'Mei Tanaka', 'mei'), operator: false },
  { ...person('a76d30f2-84eb-4695-b2c1-6f08d4e9c806', 'Ruben Castell', 'ruben'), guest: true, operator: false },
];

function person(id: string, name: string, alias: string): LocalPerson {
  return { id, name, teamsId: `29:${alias}`, mail: `${alias}@contoso.example`, guest: false, operator: true };
}

export interface LocalConversation {
  readonly id: string;
  readonly name: string;
}

/** Conversation ids of the Playground's team, group chat and personal chat. */
export const localTeam = { id: '19:general.zero-trust@thread.tacv2', name: 'Zero Trust', groupId: '5d0f7b63-c2a9-4e18-9f34-71b6d8e2a907' };
export const localChannels: readonly LocalConversation[] = [
  { id: localTeam.id, name: 'General' },
  { id: '19:identity.zero-trust@thread.tacv2', name: 'Identity' },
];
export const localGroupChat: LocalConversation = { id: '19:security-leads@thread.v2', name: 'Security leads' };
export const localPersonalChatId = 'a:personal-chat';
