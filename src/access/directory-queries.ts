import { z } from 'zod';
import type { GraphQuery } from '../assessment/need.ts';

/** Who of a team or group may operate the app: asked of Graph, since Teams' rosters do not name owners. */
const readMembers = { application: 'GroupMember.Read.All', delegated: 'GroupMember.Read.All' } as const;

export const ownersOfGroup = (groupId: string): GraphQuery => ({ version: 'v1.0', path: `groups/${groupId}/owners`, select: ['id'], permissions: [readMembers] });
export const membersOfGroup = (groupId: string): GraphQuery => ({ version: 'v1.0', path: `groups/${groupId}/transitiveMembers`, select: ['id'], permissions: [readMembers] });

export const directoryObjectSchema = z.object({ id: z.string() });

/** What the app itself is granted besides the permissions of its checks, and what for. */
export const ownPermissions: Readonly<Record<string, string>> = {
  [readMembers.application]: 'the app itself: who owns a team and may operate it there',
};
