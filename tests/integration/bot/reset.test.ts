import { beforeEach, describe, expect, it } from 'vitest';
import { textsOf } from '../../unit/bot/cards/card-rules.ts';
import { channelId, startTalk, type Talk } from './talk.ts';

let talk: Talk;
beforeEach(async () => {
  talk = await startTalk({ now: () => new Date('2026-03-04T12:00:00.000Z') });
  return () => talk.close();
});
const statusOf = async (activity: string) => (await talk.house.storage.roadmaps.load({ tenantId: talk.house.tenantId, roadmapId: channelId })).states.get(activity)?.status;
const shown = () => talk.written('PUT').at(-1)!.texts;

describe('reset', () => {
  it('asks on a card, resets when an operator confirms, and undoes it, for everybody to see', async () => {
    await talk.change('Tomasz', 'RMI_001', { status: 'completed', notes: 'done in March' });
    await talk.change('Tomasz', 'RMI_002', { status: 'planned' });
    await talk.say('please reset the identity pillar');
    const question = talk.written().at(-1)!;
    expect(question.texts).toContain('Reset Identity?');
    expect(question.texts[1]).toMatch(/^2 activities go back/);
    expect(await statusOf('RMI_001')).toBe('completed');
    const confirm = question.card.actions!.find(({ verb }) => verb === 'reset-pillar')!;
    await talk.press(confirm.verb!, confirm.data);
    expect(shown()).toContain('Nadia Brandt reset Identity. 2 activities are back to “Not reviewed”.');
    expect(await statusOf('RMI_001')).toBe('not-reviewed');
    const again = await talk.press(confirm.verb!, confirm.data);
    expect(textsOf({ card: again.body!.value as never, text: '' })).toContain('Nadia Brandt reset Identity. 2 activities are back to “Not reviewed”.');
    await talk.change('Tomasz', 'RMI_002', { status: 'blocked' });
    const undo = talk.written('PUT').at(-1)!.card.actions!.find(({ verb }) => verb === 'undo-reset')!;
    await talk.press(undo.verb!, undo.data);
    expect(shown()).toContain('1 activity has again what it had; 1 was changed since and keeps that.');
    expect([await statusOf('RMI_001'), await statusOf('RMI_002')]).toEqual(['completed', 'blocked']);
    expect(JSON.stringify((await talk.press(undo.verb!, undo.data)).body)).toContain('has undone this reset already');
  });

  it('is not confirmed by a member', async () => {
    await talk.change('Tomasz', 'RMI_001', { status: 'completed' });
    await talk.say('reset identity');
    const { verb, data } = talk.written().at(-1)!.card.actions!.find((action) => action.verb === 'reset-pillar')!;
    expect(JSON.stringify((await talk.press(verb!, data, { by: 'Mei' })).body)).toContain('Only operators can reset a pillar');
    expect(await statusOf('RMI_001')).toBe('completed');
  });

  it.each([
    ['reset', 'One pillar at a time'],
    ['reset identity and devices', 'One pillar at a time'],
    ['reset everything', 'One pillar at a time'],
    ['reset finance', '“finance” is not a pillar'],
    ['reset ai', 'There is nothing to reset'],
  ])('“%s” is answered with a sentence', async (said, answer) => {
    await talk.say(said);
    expect(talk.lastTexts().join(' ')).toContain(answer);
    expect(JSON.stringify(talk.written().at(-1)!.card)).not.toContain('reset-pillar');
  });
});
