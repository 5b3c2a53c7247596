import type { TeamsAdapter } from '@microsoft/teams-ai';
import { TeamsInfo } from 'botbuilder';
import { z } from 'zod';
import type { Conversation } from '../src/access/conversation.ts';
import type { Person } from '../src/assessment/run.ts';
import { inConversation, referenceOf } from './in-conversation.ts';

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

/** Somebody in a conversation, as Teams knows them; who is an operator, Teams does not tell. */
export interface RosterEntry extends Person {
  readonly guest: boolean;
  /** Their id in Teams. */
  readonly teamsId: string;
}

/** Asks Teams who belongs to a conversation. */
export function teamsRoster(adapter: TeamsAdapter, botAppId: string): (conversation: Conversation) => Promise<RosterEntry[]> {
  return async (conversation) => {
    const members = await allMembers(adapter, botAppId, conversation);
    return members.flatMap((member) => {
      const id = personIdOf(member);
      return id === null ? [] : [{ id, name: member.name ?? member.userPrincipalName ?? '', guest: isGuest(member, conversation.tenantId), teamsId: member.id }];
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
