import type { Conversation } from '../src/access/conversation.ts';

/** Addresses that cards open. */
export interface Links {
  roadmap(conversation: Pick<Conversation, 'roadmapId' | 'kind' | 'conversationId'>): string;
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
  const address = (roadmapId: string) => `${base}/tab/?roadmap=${encodeURIComponent(roadmapId)}`;
  if (target.mode === 'local') return { roadmap: ({ roadmapId }) => address(roadmapId) };
  const { teamsAppId } = target;
  return {
    roadmap(conversation) {
      const context = contextOf(conversation);
      const query = [
        `webUrl=${encodeURIComponent(address(conversation.roadmapId))}`,
        `label=${encodeURIComponent('Roadmap')}`,
        ...(context === null ? [] : [`context=${encodeURIComponent(JSON.stringify(context))}`]),
      ];
      return `https://teams.microsoft.com/l/entity/${encodeURIComponent(teamsAppId)}/${tabEntityId}?${query.join('&')}`;
    },
  };
}

/** The personal tab needs none. */
function contextOf({ kind, conversationId }: Pick<Conversation, 'kind' | 'conversationId'>): Readonly<Record<string, string>> | null {
  switch (kind) {
    case 'channel': return { channelId: conversationId };
    case 'groupChat': return { chatId: conversationId, contextType: 'chat' };
    case 'personal': return null;
  }
}
