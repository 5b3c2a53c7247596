import type { Conversation } from '../src/access/conversation.ts';
import { readLink, shortPath, subPageId, tabParams, type Place } from '../src/api/short-link.ts';

/** Addresses that cards open, and those that people paste. */
export interface Links {
  /** @param activity id of one to open there */
  roadmap(conversation: Home, activity?: string): string;
  /** Opens a check, a run or an activity of a conversation's roadmap. */
  place(conversation: Home, place: Place): string;
  /** Where a short link leads. It is the same for everybody who asks, so it tells nothing of what there is. */
  fromShortLink(roadmapId: string, place: Place): string;
  /** The link to copy: any browser opens it, and Teams unfurls it. */
  short(roadmapId: string, place: Place): string;
  /** What somebody's pasted link leads to; null for links of others. */
  read(link: string): ReturnType<typeof readLink>;
}
type Home = Pick<Conversation, 'roadmapId' | 'kind' | 'conversationId'>;

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
  const { origin } = new URL(base);
  const address = (roadmapId: string, place: Place | null) => `${base}/tab/?${inQuery({ roadmap: roadmapId, ...(place && tabParams(place)) })}`;
  const open = (home: Home, place: Place | null): string => {
    if (target.mode === 'local') return address(home.roadmapId, place);
    const context = contextOf(home, place);
    const query = inQuery({ webUrl: address(home.roadmapId, place), label: 'Roadmap', ...(context && { context: JSON.stringify(context) }) });
    return `https://teams.microsoft.com/l/entity/${encodeURIComponent(target.teamsAppId)}/${tabEntityId}?${query}`;
  };
  return {
    roadmap: (home, activity) => open(home, activity === undefined ? null : { kind: 'activity', id: activity }),
    place: open,
    fromShortLink: (roadmapId, place) => open({ roadmapId, conversationId: roadmapId, kind: kindOfRoadmap(roadmapId) }, place),
    short: (roadmapId, place) => base + shortPath(roadmapId, place),
    read: (link) => readLink(link, origin),
  };
}

function inQuery(params: Readonly<Record<string, string>>): string {
  return Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

/** Where the tab is, and what it shows there; the personal tab itself needs no context. */
function contextOf({ kind, conversationId }: Home, place: Place | null): Readonly<Record<string, string>> | null {
  const inside: Readonly<Record<string, string>> = place === null ? {} : { subEntityId: subPageId(place) };
  switch (kind) {
    case 'channel': return { ...inside, channelId: conversationId };
    case 'groupChat': return { ...inside, chatId: conversationId, contextType: 'chat' };
    case 'personal': return place === null ? null : inside;
  }
}

/** Teams' ids say what they are of: channels end in `@thread.tacv2` or, older ones, `@thread.skype`. */
function kindOfRoadmap(roadmapId: string): Conversation['kind'] {
  if (roadmapId.startsWith('person:')) return 'personal';
  return /@thread\.(?:tacv2|skype)$/.test(roadmapId) ? 'channel' : 'groupChat';
}
