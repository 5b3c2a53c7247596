import type { Conversation } from '../src/access/conversation.ts';

/** Addresses that cards open. */
export interface Links {
  /** @param activity id of one to open there */
  roadmap(conversation: Pick<Conversation, 'roadmapId' | 'kind' | 'conversationId'>, activity?: string): string;
}

/** Id of the tab, as the manifest and the tab's configuration page write it. */
export const tabEntityId = 'roadmap';

export type LinkTarget =
  | { readonly mode: 'local'; readonly publicUrl: string }
  /** `teamsAppId`: id of the manifest. */
  | { readonly mode: 'teams'; readonly publicUrl: string; readonly teamsAppId: string };

/**
 * In Teams, links open the tab where the conversation is; the plain address stands in where the tab cannot open.
 * The format: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function createLinks(target: LinkTarget): Links {
  const base = target.publicUrl.replace(/\/+$/, '');
  const address = (roadmapId: string, activity?: string) => `${base}/tab/?roadmap=${encodeURIComponent(roadmapId)}${activity === undefined ? '' : `&activity=${encodeURIComponent(activity)}`}`;
  if (target.mode === 'local') return { roadmap: ({ roadmapId }, activity) => address(roadmapId, activity) };
  const { teamsAppId } = target;
  return {
    roadmap(conversation, activity) {
      const context = contextOf(conversation, activity);
      const query = [
        `webUrl=${encodeURIComponent(address(conversation.roadmapId, activity))}`,
        `label=${encodeURIComponent('Roadmap')}`,
        ...(context === null ? [] : [`context=${encodeURIComponent(JSON.stringify(context))}`]),
      ];
      return `https://teams.microsoft.com/l/entity/${encodeURIComponent(teamsAppId)}/${tabEntityId}?${query.join('&')}`;
    },
  };
}

/** Where the tab is, and what it shows there; the personal tab itself needs no context. */
function contextOf({ kind, conversationId }: Pick<Conversation, 'kind' | 'conversationId'>, activity?: string): Readonly<Record<string, string>> | null {
  const inside: Readonly<Record<string, string>> = activity === undefined ? {} : { subEntityId: activity };
  switch (kind) {
    case 'channel': return { ...inside, channelId: conversationId };
    case 'groupChat': return { ...inside, chatId: conversationId, contextType: 'chat' };
    case 'personal': return activity === undefined ? null : inside;
  }
}
