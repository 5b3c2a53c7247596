import { readFile } from 'node:fs/promises';
import type { CheckText } from '../api/assessment.ts';
import { checkFiles } from './check-files.ts';

const sections = ['Why it matters', 'How to mend', 'How to verify', 'Differences', 'Links'] as const;
type Section = (typeof sections)[number];
const optional: ReadonlySet<Section> = new Set(['Differences']);

interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * What people read about each check, by check id, from the Markdown beside it.
 * @throws Error with one line `file:line: problem` for every problem of every file
 */
export async function loadCheckTexts(): Promise<ReadonlyMap<string, CheckText>> {
  const problems: string[] = [];
  const texts = new Map<string, CheckText>();
  for (const { id, folder, text } of await checkFiles()) {
    const name = `${folder}/${id}.md`;
    const source = await readFile(text, 'utf8').catch(() => null);
    if (source === null) {
      problems.push(`${name}:1: the check has no text; write it beside the check.`);
      continue;
    }
    const parsed = parseCheckText(source, name);
    if ('problems' in parsed) problems.push(...parsed.problems);
    else texts.set(id, parsed.text);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return texts;
}

/** Reads one text. `Differences` is for whoever compares us with the public assessment, and stays in the file. */
export function parseCheckText(source: string, name: string): { readonly text: CheckText } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const complain = (line: number, problem: string) => problems.push(`${name}:${line}: ${problem}`);
  const found = new Map<Section, { heading: number; lines: Line[] }>();
  let lines: Line[] | null = null;

  for (const [index, text] of source.split(/\r?\n/).entries()) {
    const number = index + 1;
    if (/<[a-z/!]/i.test(text)) complain(number, 'HTML is not allowed.');
    if (!text.startsWith('#')) {
      if (lines) lines.push({ number, text });
      else if (text.trim() !== '') complain(number, `text stands before the first section "## ${sections[0]}".`);
      continue;
    }
    lines = [];
    const title = sections.find((section) => text.trimEnd() === `## ${section}`);
    if (!title) complain(number, `"${text}" is not a section; sections are ${sections.map((section) => `"## ${section}"`).join(', ')}.`);
    else if (found.has(title)) complain(number, `"## ${title}" stands here a second time.`);
    else if ([...found.keys()].some((before) => sections.indexOf(before) > sections.indexOf(title))) complain(number, `"## ${title}" is out of order.`);
    else found.set(title, { heading: number, lines });
  }

  for (const section of sections) {
    const content = found.get(section);
    if (!content && !optional.has(section)) complain(1, `section "## ${section}" is missing.`);
    if (content?.lines.every(({ text }) => text.trim() === '')) complain(content.heading, `section "## ${section}" is empty.`);
  }
  const linesOf = (section: Section) => found.get(section)?.lines ?? [];
  const text = {
    whyItMatters: paragraphs(linesOf('Why it matters')),
    howToMend: steps(linesOf('How to mend'), complain),
    howToVerify: paragraphs(linesOf('How to verify')),
    links: links(linesOf('Links'), complain),
  };
  return problems.length > 0 ? { problems } : { text };
}

/** Joins wrapped lines; an empty line starts a paragraph. */
function paragraphs(lines: readonly Line[]): string {
  return lines.map(({ text }) => text.trim()).join('\n').split(/\n{2,}/).map((paragraph) => paragraph.trim().replaceAll('\n', ' ')).filter(Boolean).join('\n\n');
}

function steps(lines: readonly Line[], complain: (line: number, problem: string) => void): string[] {
  const found: string[] = [];
  for (const { number, text } of lines) {
    if (text.trim() === '') continue;
    const step = /^(\d+)\. (.+)$/.exec(text);
    if (step) {
      if (Number(step[1]) !== found.length + 1) complain(number, `step ${found.length + 1} is numbered ${String(step[1])}.`);
      found.push(step[2]?.trim() ?? '');
    } else if (/^ {2,}\S/.test(text) && found.length > 0) {
      found.push(`${found.pop() ?? ''} ${text.trim()}`);
    } else complain(number, 'a line of "## How to mend" is neither a step ("1. …") nor the indented rest of one.');
  }
  return found;
}

function links(lines: readonly Line[], complain: (line: number, problem: string) => void): string[] {
  return lines.filter(({ text }) => text.trim() !== '').flatMap(({ number, text }) => {
    const link = /^- (https:\/\/learn\.microsoft\.com\/\S+)$/.exec(text.trimEnd())?.[1];
    if (link === undefined) complain(number, 'a line of "## Links" is not "- https://learn.microsoft.com/…".');
    return link ?? [];
  });
}
