import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../../src/checks/check-files.ts';
import { loadChecks } from '../../../src/checks/load-checks.ts';
import { loadCheckTexts, parseCheckText } from '../../../src/checks/load-texts.ts';

const texts = await loadCheckTexts();
const complete = {
  'Why it matters': 'Because.', 'How to mend': '1. Do it.\n2. Look.', 'How to verify': 'It holds.', Links: '- https://learn.microsoft.com/entra',
};
const write = (sections: Record<string, string>) => Object.entries(sections).map(([title, body]) => `## ${title}\n\n${body}\n`).join('\n');

describe('the texts of all checks', () => {
  it('stand beside every check', async () => {
    expect([...texts.keys()].sort()).toEqual((await loadChecks()).map(({ id }) => id).sort());
  });

  it.each([...texts])('%s says why, how to mend in steps, how to verify, and where to read more', (_, text) => {
    expect(text.whyItMatters.split(/[.!?](?:\s|$)/).filter(Boolean).length).toBeGreaterThanOrEqual(2);
    expect(text.howToMend.length).toBeGreaterThanOrEqual(3);
    expect(text.howToMend.join(' ')).toMatch(/\*\*.+\*\* > \*\*.+\*\*/);
    expect(text.howToVerify).not.toBe('');
    expect(text.links.length).toBeGreaterThanOrEqual(2);
    for (const link of text.links) expect(new URL(link)).toMatchObject({ protocol: 'https:', host: 'learn.microsoft.com' });
    expect(new Set(text.links).size).toBe(text.links.length);
  });

  it('are each their own: no two share a paragraph or a step', () => {
    const parts = [...texts.values()].flatMap(({ whyItMatters, howToMend, howToVerify }) => [whyItMatters, ...howToMend, howToVerify]);
    expect(parts.filter((part, index) => parts.indexOf(part) !== index && part.length > 60)).toEqual([]);
    expect(new Set([...texts.values()].map(({ whyItMatters }) => whyItMatters)).size).toBe(texts.size);
  });

  it('have lines that fit the page', async () => {
    for (const { text } of await checkFiles()) {
      const lines = (await readFile(text, 'utf8')).split('\n');
      expect(lines.filter((line) => line.length > 220), text.pathname).toEqual([]);
    }
  });
});

describe('a text', () => {
  it('is read with wrapped lines joined', () => {
    const parsed = parseCheckText(write({ ...complete, 'Why it matters': 'One\ntwo.\n\nThree.', 'How to mend': '1. Open it\n   and look.\n2. Close it.' }), 'x.md');
    expect(parsed).toEqual({ text: { whyItMatters: 'One two.\n\nThree.', howToMend: ['Open it and look.', 'Close it.'], howToVerify: 'It holds.', links: ['https://learn.microsoft.com/entra'] } });
  });

  it.each([
    ['a section that is missing', write({ 'Why it matters': 'Because.' }), /x\.md:1: section "## How to mend" is missing/],
    ['an empty section', write({ ...complete, 'How to verify': '' }), /x\.md:\d+: section "## How to verify" is empty/],
    ['a section that nobody knows', `${write(complete)}\n## Notes\n\nOh.`, /x\.md:18: "## Notes" is not a section/],
    ['a heading of another level', `${write(complete)}\n### Why it matters\n\nOh.`, /"### Why it matters" is not a section/],
    ['a section that stands twice', `${write(complete)}\n${write({ Links: '- https://learn.microsoft.com/x' })}`, /x\.md:18: "## Links" stands here a second time/],
    ['sections out of order', write({ 'How to mend': complete['How to mend'], 'Why it matters': 'Because.', 'How to verify': 'So.', Links: complete.Links }), /x\.md:6: "## Why it matters" is out of order/],
    ['text before the first section', `Hello\n${write(complete)}`, /x\.md:1: text stands before the first section/],
    ['HTML', write({ ...complete, 'Why it matters': 'Because <b>so</b>.' }), /x\.md:3: HTML is not allowed/],
    ['steps that are numbered wrongly', write({ ...complete, 'How to mend': '1. A.\n3. B.' }), /x\.md:8: step 2 is numbered 3/],
    ['steps without numbers', write({ ...complete, 'How to mend': '- A.' }), /x\.md:7: a line of "## How to mend" is neither/],
    ['a link to somewhere else', write({ ...complete, Links: '- https://example.com/' }), /x\.md:\d+: a line of "## Links" is not/],
    ['a link without encryption', write({ ...complete, Links: '- http://learn.microsoft.com/' }), /is not "- https/],
  ])('is refused for %s, with file and line', (_, source, problem) => {
    const parsed = parseCheckText(source, 'x.md');
    expect('problems' in parsed ? parsed.problems.join('\n') : 'no problem').toMatch(problem);
  });
});
