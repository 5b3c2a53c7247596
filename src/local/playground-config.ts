import { stringify } from 'yaml';
import { localChannels, localGroupChat, localPeople, localPersonalChatId, localTeam, localTenantId, type LocalPerson } from './people.ts';

/** The Agents Playground's configuration: the same people, team and tenant as in the tab. The first person speaks. */
export function playgroundConfig(): string {
  const [speaker, ...others] = localPeople;
  const [, ...channels] = localChannels;
  return stringify({
    version: '0.1.1',
    tenantId: localTenantId,
    bot: { id: '28:zero-trust-roadmap', name: 'Zero Trust Roadmap' },
    currentUser: speaker && playgroundUser(speaker),
    users: others.map(playgroundUser),
    personalChat: { id: localPersonalChatId },
    groupChat: localGroupChat,
    team: { id: localTeam.id, name: localTeam.name, aadGroupId: localTeam.groupId, channels },
  });
}

function playgroundUser({ id, name, teamsId, mail }: LocalPerson) {
  const [givenName = name, surname = ''] = name.split(' ');
  // The Playground spells this property so.
  return { id: teamsId, name, userPrincipleName: mail, aadObjectId: id, givenName, surname, email: mail };
}
