import { describe, expect, it } from 'vitest';
import { parseActivity, parsePillar } from '../../../src/catalog/parse.ts';

const activity = `---
id: RMI_900
title: Lock the door
area: app-access
lane: access
horizon: first
order: 1
effort: low
userImpact: high
licenses: [entra-p1]
crossPillar: []
checks: [21780]
prerequisites: []
workshopIds: [RMI_900]
aliases: []
links:
  - https://learn.microsoft.com/entra/a
---

## Why it matters

An open door lets
anybody in.

It stays open at night.

## Do this

1. Find the door.
2. Turn the key until it stops,
   twice.
3. Try the handle with \`<key>\`.

## Done when

The handle does not move.

## Watch out

Tell the cleaners.
`;

const lineOf = (source: string, text: string): number => source.split('\n').findIndex((line) => line.includes(text)) + 1;

describe('an activity file', () => {
  it('gives front matter and guidance, with wrapped lines joined and paragraphs kept', () => {
    const { value, problems } = parseActivity(activity);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ id: 'RMI_900', lane: 'access', licenses: ['entra-p1'], checks: [21780] });
    expect(value?.guidance).toEqual({
      whyItMatters: 'An open door lets anybody in.\n\nIt stays open at night.',
      doThis: ['Find the door.', 'Turn the key until it stops, twice.', 'Try the handle with `<key>`.'],
      doneWhen: 'The handle does not move.',
      watchOut: 'Tell the cleaners.',
    });
  });

  it('needs no "Watch out"', () => {
    const { value, problems } = parseActivity(activity.slice(0, activity.indexOf('## Watch out')));
    expect(problems).toEqual([]);
    expect(value?.guidance.watchOut).toBeNull();
  });

  it('reads Windows line ends', () => {
    const { value, problems } = parseActivity(activity.replaceAll('\n', '\r\n'));
    expect(problems).toEqual([]);
    expect(value?.guidance.doThis).toHaveLength(3);
  });

  it('says where a front-matter value stands', () => {
    const { lineOf: at } = parseActivity(activity);
    expect(at(['title'])).toBe(lineOf(activity, 'title:'));
    expect(at(['links', 0])).toBe(lineOf(activity, '  - https:'));
    expect(at(['links', 7])).toBe(lineOf(activity, 'links:'));
    expect(at(['nothing'])).toBe(1);
  });

  const step = `1. ${'x'.repeat(241)}`;
  const cases: { name: string; change: [string, string]; at: string | number; says: string }[] = [
    { name: 'no front matter', change: ['---\nid', 'id'], at: 1, says: 'front matter is missing' },
    { name: 'broken YAML', change: ['checks: [21780]', 'checks: [21780'], at: 'prerequisites:', says: 'front matter: ' },
    { name: 'a key twice', change: ['order: 1', 'order: 1\norder: 2'], at: 'order: 2', says: 'unique' },
    { name: 'an unknown key', change: ['order: 1', 'order: 1\ncolour: red'], at: 'colour:', says: 'unknown key "colour"' },
    { name: 'a missing key', change: ['effort: low\n', ''], at: 1, says: 'effort is missing' },
    { name: 'an unknown licence', change: ['[entra-p1]', '[entra-p9]'], at: 'licenses:', says: 'licenses.0: unknown value "entra-p9"' },
    { name: 'an unknown horizon', change: ['horizon: first', 'horizon: later'], at: 'horizon:', says: 'horizon: unknown value "later"; it can be first, then, next' },
    { name: 'an over-long title', change: ['Lock the door', 'x'.repeat(71)], at: 'title:', says: 'title is 71 characters long; at most 70' },
    { name: 'a link that is not https', change: ['https://learn', 'http://learn'], at: '  - http:', says: 'links.0: must be an https link' },
    { name: 'a missing section', change: ['## Done when\n\nThe handle does not move.\n\n', ''], at: 'Tell the cleaners.', says: 'section "## Done when" is missing' },
    { name: 'an empty section', change: ['The handle does not move.', ''], at: '## Done when', says: 'section "## Done when" is empty' },
    { name: 'an empty optional section', change: ['Tell the cleaners.', ''], at: '## Watch out', says: 'section "## Watch out" is empty' },
    { name: 'an unknown section', change: ['## Watch out', '## Beware'], at: '## Beware', says: 'unknown section "## Beware"' },
    { name: 'a section twice', change: ['## Watch out', '## Done when'], at: lineOf(activity, '## Watch out'), says: 'section "## Done when" stands here a second time' },
    { name: 'text before the first section', change: ['## Why it matters', 'Hello.\n\n## Why it matters'], at: 'Hello.', says: 'text stands before the first section' },
    { name: 'a step over 240 characters', change: ['1. Find the door.', step], at: '1. xxx', says: 'step 1 is 241 characters long; at most 240' },
    { name: 'two steps', change: ['3. Try the handle with `<key>`.\n', ''], at: '## Do this', says: '"## Do this" has 2 steps; it takes 3 to 8' },
    { name: 'a wrong step number', change: ['3. Try', '4. Try'], at: '4. Try', says: 'step is numbered 4; it is step 3' },
    { name: 'bullets as steps', change: ['1. Find', '- Find'], at: '- Find', says: 'only a numbered list belongs in "## Do this"' },
    { name: 'a list where paragraphs belong', change: ['Tell the cleaners.', '- Tell the cleaners.'], at: '- Tell', says: 'only paragraphs belong in section "## Watch out"' },
    { name: 'HTML', change: ['Tell the cleaners.', 'Tell <b>the</b> cleaners.'], at: 'Tell <b>', says: 'HTML is not allowed' },
    { name: 'a bad link in the text', change: ['Tell the', 'Tell [the](javascript:x)'], at: 'Tell [', says: 'bad link "javascript:x"' },
  ];

  it.each(cases)('reports $name with its line', ({ change: [from, to], at, says }) => {
    expect(activity).toContain(from);
    const source = activity.replace(from, to);
    const { problems } = parseActivity(source);
    const line = typeof at === 'number' ? at : lineOf(source, at);
    expect(problems).toContainEqual({ line, text: expect.stringContaining(says) as string });
  });

  it('reports front matter that never ends', () => {
    expect(parseActivity('---\nid: RMI_900\n')).toMatchObject({ value: null, problems: [{ line: 1, text: 'front matter is not closed by a line "---"' }] });
  });

  it('reports nine steps', () => {
    const many = Array.from({ length: 9 }, (_, index) => `${index + 1}. Turn.`).join('\n');
    const source = activity.replace(/1\. Find[^]*?<key>`\./, many);
    expect(parseActivity(source).problems).toEqual([{ line: lineOf(source, '## Do this'), text: '"## Do this" has 9 steps; it takes 3 to 8' }]);
  });

  it('takes a step of exactly 240 characters and a title of exactly 70', () => {
    const source = activity.replace('1. Find the door.', `1. ${'x'.repeat(240)}`).replace('Lock the door', 'x'.repeat(70));
    expect(parseActivity(source).problems).toEqual([]);
  });

  it('reports every problem, not only the first', () => {
    const source = activity.replace('horizon: first', 'horizon: later').replace('order: 1', 'order: 0').replace('The handle does not move.', '');
    expect(parseActivity(source).problems.map((problem) => problem.line)).toEqual([
      lineOf(source, 'horizon:'), lineOf(source, 'order:'), lineOf(source, '## Done when'),
    ]);
  });
});

describe('a pillar file', () => {
  const pillar = `---
id: identity
stakeholders: [CISO]
areas:
  - id: app-access
    name: Access
    hours: 1
    lanes:
      - { id: access, name: Access }
---

First paragraph
goes on.

Second.

## Access

What applications accept
as proof.
`;

  it('gives its areas and introductions', () => {
    const { value, problems } = parsePillar(pillar);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ id: 'identity', areas: [{ id: 'app-access', hours: 1, introduction: 'What applications accept as proof.' }], introduction: 'First paragraph goes on.\n\nSecond.' });
  });

  it.each([
    { name: 'an empty introduction', source: pillar.slice(0, pillar.indexOf('First')), line: 11, says: 'the introduction is empty' },
    { name: 'a heading in the introduction', source: pillar.replace('Second.', '# Second'), line: 15, says: 'only paragraphs belong in an introduction' },
    { name: 'hours in words', source: pillar.replace('hours: 1', 'hours: many'), line: 7, says: 'must be a number of hours' },
    { name: 'no hours', source: pillar.replace('hours: 1', 'hours: 0'), line: 7, says: 'areas.0.hours' },
    { name: 'an area without introduction', source: pillar.replace('What applications accept\nas proof.', ''), line: 6, says: 'area "Access" has no introduction' },
    { name: 'the introduction of an unknown area', source: `${pillar}\n## Kitchen\n\nFood.\n`, line: 22, says: 'the pillar has no such area' },
    { name: 'an area introduced twice', source: `${pillar}\n## Access\n\nAgain.\n`, line: 22, says: 'stands here a second time' },
    { name: 'an unknown pillar', source: pillar.replace('id: identity', 'id: kitchen'), line: 2, says: 'id: unknown value "kitchen"' },
  ])('reports $name with its line', ({ source, line, says }) => {
    expect(parsePillar(source).problems).toContainEqual({ line, text: expect.stringContaining(says) as string });
  });
});
