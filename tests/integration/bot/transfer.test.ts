import { beforeEach, describe, expect, it } from 'vitest';
import { createDownload, type ReceivedFile } from '../../../bot/received-file.ts';
import { textsOf } from '../../unit/bot/cards/card-rules.ts';
import { findings, workshopDocument } from '../../unit/reports/workshop-fixture.ts';
import { report, reportTest } from '../../unit/reports/report-fixture.ts';
import { somebody } from '../test-house.ts';
import { channelId, startTalk, type Answer, type Talk, type Written } from './talk.ts';

const address = 'https://contoso-my.sharepoint.com/personal/nadia/download.aspx?id=1';
const real = createDownload();
/** What SharePoint has at the address; any other address is refused by the product's own rule before it is asked. */
let kept: string;
let reads: number;
let talk: Talk;
beforeEach(async () => {
  reads = 0;
  talk = await startTalk({ now: () => new Date('2026-03-04T12:00:00.000Z') }, {
    download: (file: ReceivedFile) => {
      if (file.downloadUrl !== address) return real(file);
      reads += 1;
      return Promise.resolve(Buffer.from(kept));
    },
  });
  // The app is in the channel, so that it is among the roadmaps to choose from.
  await talk.say('open roadmap');
  return () => talk.close();
});

const document = workshopDocument({ identity: { RMI_062: { status: 'completed', notes: findings('❌ Three admins are synced') }, XYZ_1: { status: 'planned', notes: '' } } });
const stateOf = async (activity: string) => (await talk.house.storage.roadmaps.load({ tenantId: talk.house.tenantId, roadmapId: channelId })).states.get(activity);
const action = (card: Written['card'], verb: string) => card.actions!.find((each) => each.verb === verb)!;
const cardIn = (answer: Answer) => answer.body!.value as Written['card'];
const wordsIn = (answer: Answer) => textsOf({ card: cardIn(answer) as never, text: '' });
const inChat = { where: 'personal' } as const;

/** Sends the file and asks what it would do to the channel's roadmap. */
async function previewed(name = 'workshop.json'): Promise<Answer> {
  await talk.sendFile(name, address);
  const choice = talk.written().at(-1)!;
  return talk.press('preview-import', { ...action(choice.card, 'preview-import').data, roadmap: channelId }, inChat);
}

describe('a file in the personal chat', () => {
  it('is recognised, previewed for a roadmap, imported on confirmation, and taken back', async () => {
    kept = JSON.stringify(document);
    await talk.sendFile('workshop.json', address);
    const choice = talk.written().at(-1)!;
    expect(choice.texts).toContain('A document of the Zero Trust Workshop with 2 tasks.');
    const input = choice.card.body.find((element) => (element as { type: string }).type === 'Input.ChoiceSet') as { choices: { title: string; value: string }[] };
    expect(input.choices).toEqual([{ title: expect.stringContaining('General') as string, value: channelId }, { title: 'My own roadmap', value: `person:${somebody('Nadia').id}` }]);

    const preview = await talk.press('preview-import', { ...action(choice.card, 'preview-import').data, roadmap: channelId }, inChat);
    expect(wordsIn(preview).join('\n')).toMatch(/1 activity will change: status of 1, notes of 1\.[^]*RMI_062 .* Completed, findings added[^]*1 task is unknown here, kept for export: XYZ_1/);
    expect(await stateOf('RMI_062')).toBeUndefined();

    const done = await talk.press('confirm-import', action(cardIn(preview), 'confirm-import').data, inChat);
    expect(wordsIn(done)).toContain('1 activity was changed. 1 unknown task is kept for export.');
    expect(await stateOf('RMI_062')).toMatchObject({ status: 'completed', stamps: { status: { by: { name: 'Nadia Brandt' } } } });
    expect(reads).toBe(3);

    const undone = await talk.press('undo-import', action(cardIn(done), 'undo-import').data, inChat);
    expect(wordsIn(undone)).toContain('1 activity is as before.');
    expect(await stateOf('RMI_062')).toMatchObject({ status: 'not-reviewed', notes: '' });
  });

  it('is not imported when another was put in its place after the preview', async () => {
    kept = JSON.stringify(document);
    const preview = await previewed();
    kept = JSON.stringify(workshopDocument({ identity: { RMI_062: { status: 'will-not-pursue', notes: '' } } }));
    const answer = await talk.press('confirm-import', action(cardIn(preview), 'confirm-import').data, inChat);
    expect(JSON.stringify(answer.body)).toContain('look at it again first');
    expect(await stateOf('RMI_062')).toBeUndefined();
  });

  it('that is a report becomes an assessment', async () => {
    kept = JSON.stringify(report([reportTest(21770)]));
    const preview = await previewed('report.json');
    expect(wordsIn(preview).join('\n')).toContain('becomes an assessment: 1 check');
    await talk.press('confirm-import', action(cardIn(preview), 'confirm-import').data, inChat);
    expect(await talk.house.storage.assessments.list(talk.house.tenantId, 5)).toMatchObject([{ source: { kind: 'import' } }]);
  });

  it('can be left, and nothing of it is kept', async () => {
    kept = JSON.stringify(document);
    const preview = await previewed();
    expect(wordsIn(await talk.press('leave-import', action(cardIn(preview), 'leave-import').data, inChat))).toContain('Not imported');
    expect(await talk.house.storage.keptDocuments.load({ tenantId: talk.house.tenantId, roadmapId: channelId })).toBeNull();
  });

  it.each([['a broken file', address, '{"metadata":', /in the middle of the data/], ['a file that Teams does not keep', 'https://evil.example/x.json', '', /not kept where Teams keeps files/], ['a file of this machine', 'https://127.0.0.1/x.json', '', /not kept where Teams keeps files/]])('is refused with the reason: %s', async (_what, from, content, sentence) => {
    kept = content;
    await talk.sendFile('x.json', from);
    expect(talk.lastTexts().join('\n')).toMatch(sentence);
  });

  it('of a member offers only their own roadmap, and no button gets further', async () => {
    kept = JSON.stringify(document);
    await talk.sendFile('workshop.json', address, { by: 'Mei' });
    const { card } = talk.written().at(-1)!;
    const input = card.body.find((element) => (element as { type: string }).type === 'Input.ChoiceSet') as { choices: { value: string }[] };
    expect(input.choices.map(({ value }) => value)).toEqual([`person:${somebody('Mei').id}`]);
    const readsBefore = reads;
    const forged = await talk.press('preview-import', { ...action(card, 'preview-import').data, roadmap: channelId }, { by: 'Mei', ...inChat });
    expect(JSON.stringify(forged.body)).toContain('Only operators can import a file here');
    expect(reads).toBe(readsBefore);
  });

  it.each([null, {}, { file: 7 }, { file: { name: 'x', downloadUrl: '' }, roadmap: channelId }, { file: { name: 'x', downloadUrl: 'x'.repeat(5000) }, roadmap: channelId }])('takes no press with %j', async (data) => {
    for (const verb of ['preview-import', 'confirm-import']) expect(JSON.stringify((await talk.press(verb, data, inChat)).body)).toContain('Send the file again');
  });
});

describe('“import” without a file', () => {
  it('says how, and in a channel where', async () => {
    await talk.say('import');
    expect(talk.lastTexts().join('\n')).toContain('Send me the file in our personal chat, or import it in the settings');
    await talk.say('import', inChat);
    expect(talk.lastTexts().join('\n')).toContain('Send me the file here.');
  });
});

describe('“export”', () => {
  it.each([
    ['export to excel', 'xlsx'], ['please export the roadmap as slides', 'pptx'], ['export for Azure DevOps', 'csv-azure-devops'], ['export jira', 'csv-jira'], ['Export CSV!', 'csv'], ['export the workshop document', 'workshop'], ['download the roadmap as JSON', 'json'],
  ])('“%s” leads to the download in the tab, and to nothing that works without signing in', async (sentence, format) => {
    await talk.say(sentence);
    const { actions } = talk.written().at(-1)!.card;
    expect(actions).toHaveLength(1);
    expect(actions![0]!.url).toBe(`http://localhost:3978/tab/?roadmap=${encodeURIComponent(channelId)}&view=settings&part=export-${format}`);
  });

  it('without a format offers all of them', async () => {
    await talk.say('export');
    expect(JSON.stringify(talk.written().at(-1)!.card.body).match(/part=export-/g)).toHaveLength(7);
  });
});
