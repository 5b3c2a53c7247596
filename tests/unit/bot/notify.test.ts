import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAdapter } from '../../../bot/adapter.ts';
import { errorCard } from '../../../bot/cards/error.ts';
import { createNotifier, MessageGone, Unreachable } from '../../../bot/notify.ts';
import { teamsRoster } from '../../../bot/roster.ts';
import type { Conversation } from '../../../src/access/conversation.ts';
import { defaultDigestSchedule } from '../../../src/digest/schedule.ts';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const adapter = createAdapter(null, silent);
const waits: number[] = [];
const firstWaitMs = 1_000;
const notifier = createNotifier(adapter, '', { wait: (ms) => Promise.resolve(waits.push(ms)), perSecond: Infinity });
const message = errorCard('A sentence.');
const channelId = '19:general@thread.tacv2';

let teams: FakeConnector;
let conversation: Conversation;
beforeAll(async () => {
  teams = await startFakeConnector();
  conversation = {
    tenantId: 'home', conversationId: channelId, kind: 'channel', roadmapId: channelId, name: 'Zero Trust › General', groupId: 'group', installedBy: null, digest: defaultDigestSchedule, digestFrom: '2026-01-01T00:00:00.000Z', reachable: true,
    reference: JSON.stringify({ channelId: 'msteams', serviceUrl: teams.url, bot: { id: '28:bot' }, conversation: { id: channelId, isGroup: true, conversationType: 'channel' } }),
  };
});
afterAll(() => teams.close());
beforeEach(() => {
  teams.requests.length = 0;
  teams.answers.length = 0;
  teams.lookups.clear();
  waits.length = 0;
});

describe('post', () => {
  it('starts a new thread with the card, its text for notifications', async () => {
    const { activityId } = await notifier.post(conversation, message);
    expect(activityId).toMatch(/^activity-/);
    const [request] = teams.requests;
    expect(request).toMatchObject({ method: 'POST', body: { type: 'message', summary: 'A sentence.', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }] } });
    expect(request!.path).toContain(`/v3/conversations/${channelId}/activities`);
    expect(request!.path).not.toContain('messageid');
    expect(request!.body['text']).toBeUndefined();
  });

  it('tries again after 412, as long as it takes', async () => {
    teams.answers.push({ status: 412 }, { status: 412 });
    await notifier.post(conversation, message);
    expect(teams.requests).toHaveLength(3);
    expect(waits).toHaveLength(2);
    expect(waits[0]).toBeGreaterThanOrEqual(1_000);
    expect(waits[1]).toBeGreaterThanOrEqual(2_000);
  });

  it('waits as long as Teams asks', async () => {
    teams.answers.push({ status: 412, headers: { 'Retry-After': '7' } });
    await notifier.post(conversation, message);
    expect(waits[0]).toBeGreaterThanOrEqual(7_000);
    expect(waits[0]).toBeLessThan(8_000);
  });

  it('gives up after five tries, with the error of Teams', async () => {
    teams.answers.push(...Array.from({ length: 6 }, () => ({ status: 412 })));
    await expect(notifier.post(conversation, message)).rejects.toMatchObject({ statusCode: 412 });
    expect(teams.requests).toHaveLength(5);
  });

  it.each([502, 504, 429])('tries again after %d, once for each answer', async (status) => {
    teams.answers.push({ status });
    await notifier.post(conversation, message);
    expect(teams.requests).toHaveLength(2);
    expect(waits[0]).toBeGreaterThanOrEqual(firstWaitMs - 50);
  });

  it('holds every message when Teams throttles one, for as long as it asks', async () => {
    teams.answers.push({ status: 429, headers: { 'Retry-After': new Date(Date.now() + 20_000).toUTCString() } });
    await notifier.post(conversation, message);
    await notifier.post(conversation, message);
    expect(teams.requests).toHaveLength(3);
    // The pause of the test before holds as well: the clock of this notifier does not run.
    expect(waits.filter((ms) => ms > 15_000)).toHaveLength(2);
  });

  it('hides nothing of what went wrong with Teams, and quotes no message', async () => {
    teams.answers.push({ status: 400, body: { error: { code: 'BadSyntax', message: 'A sentence.' } } });
    const error: unknown = await notifier.post(conversation, message).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ statusCode: 400, code: 'BadSyntax' });
    expect(`${String(error)}${JSON.stringify(error)}`).not.toContain('A sentence');
  });

  it.each([403, 404])('is unreachable after %d, at once', async (status) => {
    teams.answers.push({ status, body: { error: { code: 'BotNotInConversationRoster', message: 'x' } } });
    await expect(notifier.post(conversation, message)).rejects.toThrow(Unreachable);
    expect(teams.requests).toHaveLength(1);
  });

  it('hands on what it does not know, without an answer to anybody', async () => {
    teams.answers.push({ status: 400 });
    await expect(notifier.post(conversation, message)).rejects.toMatchObject({ statusCode: 400 });
    expect(teams.requests).toHaveLength(1);
  });
});

describe('update', () => {
  const at = { threadId: `${channelId};messageid=17`, activityId: '42' };

  it('replaces the message in its thread', async () => {
    await notifier.update(conversation, at, message);
    expect(teams.requests).toMatchObject([{ method: 'PUT', path: `/v3/conversations/${at.threadId}/activities/42`, body: { summary: 'A sentence.' } }]);
  });

  it('tells a deleted message from a lost conversation', async () => {
    teams.answers.push({ status: 404, body: { error: { code: 'ActivityNotFoundInConversation', message: 'x' } } });
    await expect(notifier.update(conversation, at, message)).rejects.toThrow(MessageGone);
    teams.answers.push({ status: 404, body: { error: { code: 'ConversationNotFound', message: 'x' } } });
    await expect(notifier.update(conversation, at, message)).rejects.toThrow(Unreachable);
    teams.answers.push({ status: 403 });
    await expect(notifier.update(conversation, at, message)).rejects.toThrow(Unreachable);
  });
});

describe('teamsRoster', () => {
  const members = [
    { id: '29:a', aadObjectId: 'oid-a', name: 'Nadia Brandt', userPrincipalName: 'nadia@contoso.example', userRole: 'user', tenantId: 'home' },
    { id: '29:b', aadObjectId: 'oid-b', name: 'Tomasz Zielinski', userRole: 'user', tenantId: 'home' },
    { id: '29:c', aadObjectId: 'oid-c', name: 'Ruben Castell', userPrincipalName: 'ruben_fabrikam.example#EXT#@contoso.example', userRole: 'user', tenantId: 'home' },
    { id: '29:d', aadObjectId: 'oid-d', name: 'Of another tenant', userRole: 'user', tenantId: 'other' },
    { id: '29:e', aadObjectId: 'oid-e', name: 'Invited', userRole: 'guest', tenantId: 'home' },
    { id: '28:bot', name: 'A bot' },
  ];
  it('tells guests from members and leaves bots out, over all pages', async () => {
    teams.lookups.set(/pagedmembers\?.*continuationToken=next/, { status: 200, body: { members: members.slice(3) } });
    teams.lookups.set(/pagedmembers/, { status: 200, body: { members: members.slice(0, 3), continuationToken: 'next' } });
    expect(await teamsRoster(adapter, '')(conversation)).toEqual([
      { id: 'oid-a', name: 'Nadia Brandt', guest: false, teamsId: '29:a' }, { id: 'oid-b', name: 'Tomasz Zielinski', guest: false, teamsId: '29:b' },
      { id: 'oid-c', name: 'Ruben Castell', guest: true, teamsId: '29:c' }, { id: 'oid-d', name: 'Of another tenant', guest: true, teamsId: '29:d' }, { id: 'oid-e', name: 'Invited', guest: true, teamsId: '29:e' },
    ]);
    expect(teams.requests).toHaveLength(2);
  });

  it('fails where Teams refuses: nobody becomes a member by accident', async () => {
    teams.answers.push({ status: 403 });
    await expect(teamsRoster(adapter, '')(conversation)).rejects.toMatchObject({ statusCode: 403 });
  });
});
