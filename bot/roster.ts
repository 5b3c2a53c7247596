import type { TeamsAdapter } from '@microsoft/teams-ai';
import { TeamsInfo } from 'botbuilder';
import { z } from 'zod';
import type { Conversation } from '../src/access/conversation.ts';
import type { RosterMember } from '../src/operations/house.ts';
import { inConversation, referenceOf } from './notify.ts';

/** The most that one page holds: fewer pages, fewer calls against Teams' limits. */
const pageSize = 500;

/** Teams writes the Entra object id into either of two fields. */
export const teamsMemberSchema = z.looseObject({
  id: z.string(),
  aadObjectId: z.string().optional(),
  objectId: z.string().optional(),
  name: z.string().optional(),
  userPrincipalName: z.string().optional(),
  userRole: z.string().optional(),
  tenantId: z.string().optional(),
});
export type TeamsMember = z.infer<typeof teamsMemberSchema>;

/** Entra object id of a member of a roster; null for bots and anonymous guests of meetings. */
export function personIdOf({ aadObjectId, objectId }: TeamsMember): string | null {
  return aadObjectId || objectId || null;
}

export interface RosterOptions {
  /** Entra object ids of a team's owners: Teams' roster does not tell them from members. */
  readonly ownersOf?: (groupId: string) => Promise<ReadonlySet<string>>;
}

/**
 * Asks Teams who belongs to a conversation.
 * Operators are the owners of a team, whoever added the app to a group chat, and everybody in their own chat.
 */
export function teamsRoster(adapter: TeamsAdapter, botAppId: string, { ownersOf }: RosterOptions = {}): (conversation: Conversation) => Promise<RosterMember[]> {
  return async (conversation) => {
    const [members, owners] = await Promise.all([
      allMembers(adapter, botAppId, conversation),
      conversation.kind === 'channel' && conversation.groupId !== null ? ownersOf?.(conversation.groupId) : undefined,
    ]);
    return members.flatMap((member) => {
      const id = personIdOf(member);
      if (id === null) return [];
      const guest = isGuest(member, conversation.tenantId);
      const installed = conversation.kind === 'groupChat' && conversation.installedBy?.id === id;
      const operator = !guest && (conversation.kind === 'personal' || installed || member.userRole === 'owner' || owners?.has(id) === true);
      return [{ id, name: member.name ?? member.userPrincipalName ?? '', guest, operator }];
    });
  };
}

async function allMembers(adapter: TeamsAdapter, botAppId: string, conversation: Conversation): Promise<TeamsMember[]> {
  return inConversation(adapter, botAppId, referenceOf(conversation), async (context) => {
    const members: TeamsMember[] = [];
    let next: string | undefined;
    do {
      // The method throws on an empty string, and Teams gives one at the end.
      const page = await TeamsInfo.getPagedMembers(context, pageSize, next);
      members.push(...z.array(teamsMemberSchema).parse(page.members));
      next = page.continuationToken || undefined;
    } while (next !== undefined);
    return members;
  });
}

/** Of another tenant, invited, or anonymous. */
function isGuest({ userRole, userPrincipalName, tenantId }: TeamsMember, home: string): boolean {
  return userRole === 'guest' || userRole === 'anonymous' || /#EXT#/i.test(userPrincipalName ?? '') || (tenantId !== undefined && tenantId !== '' && tenantId !== home);
}
