import { describe, expect, it } from 'vitest';
import { answeredCard, confirmCard } from '../../../../bot/cards/confirm.ts';
import { digestSettingsCard } from '../../../../bot/cards/digest-settings.ts';
import { digestCard } from '../../../../bot/cards/digest.ts';
import { errorCard } from '../../../../bot/cards/error.ts';
import { helpCard } from '../../../../bot/cards/help.ts';
import { overdueCard } from '../../../../bot/cards/overdue.ts';
import { statusCard } from '../../../../bot/cards/status.ts';
import { welcomeCard } from '../../../../bot/cards/welcome.ts';
import { loadCommands } from '../../../../bot/load-commands.ts';
import { sentenceFor } from '../../../../bot/say.ts';
import { scoreOf } from '../../../../src/assessment/score.ts';
import { pillarIds } from '../../../../src/catalog/catalog.ts';
import type { DigestItem } from '../../../../src/digest/digest.ts';
import type { RoadmapDigest } from '../../../../src/operations/make-digest.ts';
import { defaultDigestSchedule } from '../../../../src/digest/schedule.ts';
import type { RoadmapStatus } from '../../../../src/operations/load-status.ts';
import { statuses, type Status } from '../../../../src/roadmap/status.ts';
import { expectGoodCard, hostile, textsOf } from './card-rules.ts';

const roadmapUrl = 'http://localhost:3978/tab/?roadmap=19%3Ageneral%40thread.tacv2';
const nadia = { id: '2b7e9d14-53a6-4c1f-8e02-b94d6f71a301', name: 'Nadia Brandt' };
const namesake = { id: '99999999-53a6-4c1f-8e02-b94d6f71a301', name: 'Nadia Brandt' };

function item(id: string, change: Partial<DigestItem> = {}): DigestItem {
  return { id, title: `Title of ${id}`, pillar: 'identity', owner: nadia, due: '2026-03-01', daysLate: 2, status: 'in-progress', ...change };
}

const nothing: RoadmapDigest = { source: null, today: '2026-03-03', overdue: [], due30: [], due60: [], due90: [], blocked: [], regressed: [], completed: [], byOwner: [], scoreDelta: null, isEmpty: true };
const hundreds = Array.from({ length: 300 }, (_, index) => item(`a${index}`, { title: hostile, owner: { id: `p${index}`, name: hostile } }));
const everything: RoadmapDigest = {
  ...nothing, isEmpty: false, scoreDelta: -12, overdue: hundreds, due30: hundreds, due60: hundreds, due90: hundreds, blocked: hundreds, regressed: hundreds, completed: hundreds,
  byOwner: hundreds.map(({ owner }) => ({ owner, overdue: 1, due30: 1 })),
};

describe('the digest card', () => {
  const digest: RoadmapDigest = {
    ...nothing, isEmpty: false, scoreDelta: 1, overdue: [item('a')], due30: [item('b', { due: '2026-03-20', daysLate: null, owner: null })], completed: [item('c', { due: null, daysLate: null, status: 'completed' })],
    byOwner: [{ owner: nadia, overdue: 1, due30: 0 }, { owner: namesake, overdue: 0, due30: 2 }, { owner: null, overdue: 0, due30: 1 }],
  };

  it('says what is overdue, due and done, and whose it is', () => {
    const card = digestCard(digest, { roadmapUrl, mentionOwners: true });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual([
      'Zero Trust digest', '3 March 2026', 'The score went up by 1 point.',
      'Overdue (1)', 'Title of a (due 1 March 2026, 2 days late; Nadia Brandt)',
      'Due in 30 days (1)', 'Title of b (due 20 March 2026; no owner)',
      'Completed since last time (1)', 'Title of c (Nadia Brandt)',
      'Over to you', '<at>Nadia Brandt</at>: 1 overdue', '<at>Nadia Brandt 2</at>: 2 due in 30 days', 'Open roadmap',
    ]);
  });

  it('labels what comes from the sample tenant', () => {
    const card = digestCard({ ...digest, source: { kind: 'sample', tenantId: 't', tenantName: 'Contoso' } }, { roadmapUrl, mentionOwners: true });
    expect(textsOf(card)).toContain('Sample tenant · Contoso');
  });

  it('mentions every owner by Entra object id, namesakes apart', () => {
    expect(digestCard(digest, { roadmapUrl, mentionOwners: true }).card.msteams?.entities).toEqual([
      { type: 'mention', text: '<at>Nadia Brandt</at>', mentioned: { id: nadia.id, name: 'Nadia Brandt' } },
      { type: 'mention', text: '<at>Nadia Brandt 2</at>', mentioned: { id: namesake.id, name: 'Nadia Brandt 2' } },
    ]);
  });

  it('mentions nobody in a personal chat', () => {
    const card = digestCard(digest, { roadmapUrl, mentionOwners: false });
    expect(JSON.stringify(card.card)).not.toContain('<at>');
    expect(card.card.msteams).toBeUndefined();
  });

  it('says that there is nothing to say', () => {
    const card = digestCard(nothing, { roadmapUrl, mentionOwners: true });
    expectGoodCard(card);
    expect(textsOf(card)).toContain('Nothing is due, blocked or regressed.');
  });

  it('fits with hundreds of hostile items in every section, and every mention stands in the text', () => {
    const card = digestCard(everything, { roadmapUrl, mentionOwners: true });
    expectGoodCard(card);
    const texts = textsOf(card);
    expect(texts).toContain('Overdue (300)');
    for (const { text } of card.card.msteams!.entities!) expect(texts.some((line) => line.startsWith(`${text!}:`))).toBe(true);
    expect(JSON.stringify(card.card.body.filter(({ type }) => type === 'TextBlock'))).not.toContain('](');
  });
});

describe('the overdue card', () => {
  it('groups by owner, nobody last', () => {
    const card = overdueCard([item('x', { owner: null }), item('a'), item('b', { daysLate: 1 })], { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual([
      '3 activities are overdue', 'Nadia Brandt (2)', 'Title of a (due 1 March 2026, 2 days late)', 'Title of b (due 1 March 2026, 1 day late)',
      'No owner (1)', 'Title of x (due 1 March 2026, 2 days late)', 'Open roadmap',
    ]);
  });

  it('says when nothing is', () => {
    const card = overdueCard([], { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)[0]).toBe('Nothing is overdue');
  });

  it('fits with hundreds, and says how many are left out', () => {
    const card = overdueCard(hundreds, { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card).some((text) => /^and \d+ more in the roadmap$/.test(text))).toBe(true);
  });
});

describe('the status card', () => {
  const byStatus = Object.fromEntries(statuses.map((status, index) => [status, index])) as Record<Status, number>;
  const status: RoadmapStatus = {
    summary: null, activities: { total: 21, byStatus, proven: 3, contradicted: 2, regressed: 1 }, overdue: 1,
    pillars: pillarIds.map((pillar) => ({ pillar, total: 21, closed: 4, score: 50 })),
  };

  it('says where the work, the evidence and the score stand', () => {
    const run = {
      id: 'r', state: 'finished' as const, source: { kind: 'sample' as const, tenantId: 't', tenantName: 'Contoso' }, startedBy: nadia, startedAt: '2026-03-03T08:00:00.000Z', finishedAt: null, pillars: null,
      version: '1', progress: { done: 1, total: 1, pillar: null }, failure: null, score: { ...scoreOf([]), percent: 62 }, pillarScores: [],
    };
    const card = statusCard({ ...status, summary: { run, gravest: [], since: null } }, { roadmapUrl });
    expectGoodCard(card);
    const texts = textsOf(card);
    expect(texts).toContain('3 proven · 2 contradicted · 1 regressed');
    expect(texts).toContain('Sample tenant · Contoso');
    expect(texts).toContain('Score 62 % on 3 March 2026: 0 failed, 0 to investigate.');
    expect(texts[1]).toBe('47 of 21 activities closed · 1 activity is overdue');
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
