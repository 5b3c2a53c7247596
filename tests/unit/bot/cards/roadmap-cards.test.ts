import { describe, expect, it } from 'vitest';
import { answeredCard, confirmCard } from '../../../../bot/cards/confirm.ts';
import { digestSettingsCard } from '../../../../bot/cards/digest-settings.ts';
import { errorCard } from '../../../../bot/cards/error.ts';
import { helpCard } from '../../../../bot/cards/help.ts';
import { statusCard } from '../../../../bot/cards/status.ts';
import { welcomeCard } from '../../../../bot/cards/welcome.ts';
import { loadCommands } from '../../../../bot/load-commands.ts';
import { sentenceFor } from '../../../../bot/say.ts';
import { scoreOf } from '../../../../src/assessment/score.ts';
import { pillarIds } from '../../../../src/catalog/catalog.ts';
import { defaultDigestSchedule } from '../../../../src/digest/schedule.ts';
import type { RoadmapStatus } from '../../../../src/operations/load-status.ts';
import { statuses, type Status } from '../../../../src/roadmap/status.ts';
import { expectGoodCard, hostile, textsOf } from './card-rules.ts';

const roadmapUrl = 'http://localhost:3978/tab/?roadmap=19%3Ageneral%40thread.tacv2';
const nadia = { id: '2b7e9d14-53a6-4c1f-8e02-b94d6f71a301', name: 'Nadia Brandt' };

describe('the status card', () => {
  const byStatus = Object.fromEntries(statuses.map((status, index) => [status, index])) as Record<Status, number>;
  const status: RoadmapStatus = {
    standing: null, activities: { total: 21, byStatus, proven: 3, contradicted: 2, regressed: 1 }, overdue: 1,
    pillars: pillarIds.map((pillar) => ({ pillar, total: 21, closed: 4, score: 50, assessedAt: '2026-03-03T08:00:00.000Z' })),
  };

  it('says where the work, the evidence and the score stand', () => {
    const run = { startedAt: '2026-03-03T08:00:00.000Z', source: { kind: 'sample', tenantId: 't', tenantName: 'Contoso' } } as const;
    const card = statusCard({ ...status, standing: { ...scoreOf([]), accepted: 0, percent: 62, runs: [run], pillars: [] } }, { roadmapUrl });
    expectGoodCard(card);
    const texts = textsOf(card);
    expect(texts).toContain('3 proven · 2 with failed checks · 1 regressed');
    expect(texts).toContain('Sample tenant · Contoso');
    expect(texts).toContain('Score 62 % on 3 March 2026: 0 failed, 0 to investigate.');
    expect(texts[1]).toBe('47 of 21 activities closed · 1 activity is overdue');
  });

  it('says from which assessments a score comes when one pillar was looked at again', () => {
    const [own, imported] = [{ startedAt: '2026-03-08T08:00:00.000Z', source: { kind: 'tenant', tenantId: 't', tenantName: 'Contoso' } }, { startedAt: '2026-03-03T08:00:00.000Z', source: { kind: 'import', tenantId: 't', tenantName: 'Contoso' } }] as const;
    const pillars = status.pillars.map((of) => ({ ...of, assessedAt: of.pillar === 'identity' ? own.startedAt : imported.startedAt }));
    const texts = textsOf(statusCard({ ...status, pillars, standing: { ...scoreOf([]), accepted: 0, percent: 62, runs: [own, imported], pillars: [] } }, { roadmapUrl }));
    expect(texts).toEqual(expect.arrayContaining(['Contoso', 'Imported report · Contoso', 'Score 62 % by the newest verdict of every check, from 2 assessments up to 8 March 2026: 0 failed, 0 to investigate.']));
    expect(texts.filter((text) => text.includes('score'))).toEqual(['4 of 21 closed · score 50 %', ...Array.from({ length: pillarIds.length - 1 }, () => '4 of 21 closed · score 50 % of 3 March 2026')]);
  });

  it('says that no assessment has run', () => {
    const card = statusCard({ ...status, overdue: 0 }, { roadmapUrl });
    expectGoodCard(card);
    expect(card.text).toContain('Nothing is overdue. No assessment has run yet.');
  });
});

describe('the settings card of the digest', () => {
  it('shows the current choices, and carries them back', () => {
    const schedule = { enabled: false, frequency: 'workdays', weekday: 'friday', hour: 16, timeZone: 'Europe/Berlin' } as const;
    const card = digestSettingsCard(schedule, { note: 'Saved.' });
    expectGoodCard(card);
    const inputs = card.card.body.filter(({ type }) => type.startsWith('Input.')) as { id: string; value: string }[];
    expect(Object.fromEntries(inputs.map(({ id, value }) => [id, value]))).toEqual({ enabled: 'false', frequency: 'workdays', weekday: 'friday', hour: '16', timeZone: 'Europe/Berlin' });
    expect(card.card.actions).toEqual([{ type: 'Action.Execute', title: 'Save', verb: 'save-digest-settings', data: { shown: schedule } }]);
  });

  it('offers only time zones that exist, the current one always', () => {
    const card = digestSettingsCard({ ...defaultDigestSchedule, timeZone: 'Asia/Kathmandu' });
    const zones = (card.card.body.find((element) => 'id' in element && element.id === 'timeZone') as { choices: { value: string }[] }).choices.map(({ value }) => value);
    expect(zones).toContain('Asia/Kathmandu');
    for (const zone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    expect(new Set(zones).size).toBe(zones.length);
  });
});

describe('help, welcome and error', async () => {
  const commands = await loadCommands();

  it('lists every command with what it does', () => {
    const card = helpCard(commands, { roadmapUrl, needsMention: true });
    expectGoodCard(card);
    for (const { usage, description } of commands) expect(textsOf(card)).toEqual(expect.arrayContaining([usage, description]));
    expect(textsOf(card).some((text) => text.includes('mention me first'))).toBe(true);
  });

  it('suggests the closest command', () => {
    const card = helpCard(commands, { roadmapUrl, needsMention: false, didYouMean: 'run assessment' });
    expectGoodCard(card);
    expect(textsOf(card)).toContain('I did not understand that. Did you mean “run assessment”?');
    expect(card.text).toContain('Did you mean “run assessment”?');
    // Not the whole list: there is a button for it.
    expect(textsOf(card)).not.toContain(commands.at(-2)!.usage);
    expect(card.card.actions?.map(({ title }) => title)).toEqual(['What can I say?', 'Open roadmap']);
  });

  it('offers what was probably meant as a button that says it', () => {
    const said = sentenceFor(nadia, 'run assessment of identity', { now: new Date('2026-03-04T12:00:00.000Z') });
    const card = helpCard(commands, { roadmapUrl, needsMention: false, didYouMean: said.sentence, sayIt: said, trouble: 'The model is away.' });
    expectGoodCard(card);
    expect(card.card.actions?.[0]).toEqual({ type: 'Action.Execute', title: 'Yes, run assessment of identity', verb: 'say', data: { ...said } });
    expect(card.text).toMatch(/^The model is away\. Did you mean “run assessment of identity”\?/);
  });

  it('asks before a change, and says how it was answered', () => {
    const said = sentenceFor({ id: nadia.id, name: hostile }, `comment RMI_001 ${hostile}`.slice(0, 1500), { now: new Date('2026-03-04T12:00:00.000Z') });
    for (const card of [confirmCard(said), answeredCard(said, said.for, 'done'), answeredCard(said, said.for, 'left')]) {
      expectGoodCard(card);
      expect(JSON.stringify(card.card.body.filter(({ type }) => type === 'TextBlock'))).not.toContain('](');
    }
    expect(confirmCard(said).card.actions?.map(({ title }) => title)).toEqual(['Do it', 'Leave it']);
  });

  it.each([true, false])('welcomes (mention needed: %s)', (needsMention) => expectGoodCard(welcomeCard({ roadmapUrl, needsMention })));

  it('says what went wrong, however long', () => {
    expectGoodCard(errorCard('Guests cannot change activities here. Ask a member of this conversation.'));
    expectGoodCard(errorCard(hostile.repeat(100)));
  });
});
