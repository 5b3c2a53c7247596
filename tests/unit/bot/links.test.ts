import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createLinks, tabEntityId } from '../../../bot/links.ts';
import { placeOfSubPage, tabParams } from '../../../src/api/short-link.ts';

const channel = { roadmapId: '19:general@thread.tacv2', conversationId: '19:general@thread.tacv2', kind: 'channel' } as const;
const address = 'https://roadmap.contoso.example/tab/?roadmap=19%3Ageneral%40thread.tacv2';

describe('createLinks', () => {
  it('opens the plain address in local mode', () => {
    expect(createLinks({ mode: 'local', publicUrl: 'http://localhost:3978/' }).roadmap(channel)).toBe('http://localhost:3978/tab/?roadmap=19%3Ageneral%40thread.tacv2');
  });

  const links = createLinks({ mode: 'teams', publicUrl: 'https://roadmap.contoso.example', teamsAppId: '9a0f0a3e-0000-4000-8000-000000000001' });
  const parts = (link: string) => {
    const { origin, pathname, searchParams } = new URL(link);
    return { page: origin + pathname, webUrl: searchParams.get('webUrl'), context: JSON.parse(searchParams.get('context') ?? 'null') as unknown };
  };
  const page = `https://teams.microsoft.com/l/entity/9a0f0a3e-0000-4000-8000-000000000001/${tabEntityId}`;

  it.each([
    ['the tab of a channel', channel, { page, webUrl: address, context: { channelId: channel.conversationId } }],
    ['the tab of a chat', { ...channel, kind: 'groupChat' as const }, { page, webUrl: address, context: { chatId: channel.conversationId, contextType: 'chat' } }],
    ['the personal tab', { roadmapId: 'person:oid', conversationId: 'a:1', kind: 'personal' as const }, { page, webUrl: 'https://roadmap.contoso.example/tab/?roadmap=person%3Aoid', context: null }],
  ])('opens %s in Teams', (_, conversation, expected) => {
    expect(parts(links.roadmap(conversation))).toEqual(expected);
  });

  it('opens a download and an import at their place in the settings', () => {
    expect(parts(links.place(channel, { kind: 'transfer', id: 'export-xlsx' }))).toEqual({ page, webUrl: `${address}&view=settings&part=export-xlsx`, context: { subEntityId: 'transfer/export-xlsx', channelId: channel.conversationId } });
    expect(tabParams(placeOfSubPage('transfer/export-xlsx'))).toEqual({ view: 'settings', part: 'export-xlsx' });
  });

  it('opens an activity there', () => {
    expect(createLinks({ mode: 'local', publicUrl: 'http://localhost:3978' }).roadmap(channel, 'RMI_001')).toBe('http://localhost:3978/tab/?roadmap=19%3Ageneral%40thread.tacv2&activity=RMI_001');
    expect(parts(links.roadmap(channel, 'RMI_001'))).toEqual({ page, webUrl: `${address}&activity=RMI_001`, context: { subEntityId: 'RMI_001', channelId: channel.conversationId } });
    expect(parts(links.roadmap({ roadmapId: 'person:oid', conversationId: 'a:1', kind: 'personal' }, 'RMI_001')).context).toEqual({ subEntityId: 'RMI_001' });
  });

  it.each([
    ['a channel', channel.roadmapId, { channelId: channel.roadmapId }],
    ['an older channel', '19:abc@thread.skype', { channelId: '19:abc@thread.skype' }],
    ['a group chat', '19:leads@thread.v2', { chatId: '19:leads@thread.v2', contextType: 'chat' }],
    ['a meeting', '19:meeting_abc@thread.v2', { chatId: '19:meeting_abc@thread.v2', contextType: 'chat' }],
    ['somebody’s own roadmap', 'person:oid', {}],
  ])('follows a short link into %s without asking what there is', (_, roadmapId, context) => {
    const place = { kind: 'check', id: 'guests' } as const;
    expect(links.short(roadmapId, place)).toBe(`https://roadmap.contoso.example/r/${encodeURIComponent(roadmapId)}/checks/guests`);
    expect(parts(links.fromShortLink(roadmapId, place))).toEqual({
      page, webUrl: `https://roadmap.contoso.example/tab/?roadmap=${encodeURIComponent(roadmapId)}&view=assessment&check=guests`, context: { subEntityId: 'check/guests', ...context },
    });
    expect(links.read(links.short(roadmapId, place))).toEqual({ roadmapId, place });
  });

  it('names the tab as the manifest does', async () => {
    const manifest = JSON.parse(await readFile(new URL('../../../appPackage/manifest.json', import.meta.url), 'utf8')) as { staticTabs: { entityId: string }[] };
    expect(manifest.staticTabs.map(({ entityId }) => entityId)).toContain(tabEntityId);
  });
});
