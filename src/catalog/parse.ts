import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { activityFrontMatter, pillarFrontMatter, type ActivityFrontMatter, type Guidance, type Pillar } from './catalog.ts';

/** Something wrong with a catalog file. `line` counts from 1, in the file as it is saved. */
export interface Problem {
  readonly line: number;
  readonly text: string;
}

type KeyPath = readonly (string | number)[];
type LineOf = (path: KeyPath) => number;

export interface Parsed<T> {
  /** `null` when the front matter cannot be trusted; a faulty text below it still leaves a value to cross-check. */
  readonly value: T | null;
  readonly problems: readonly Problem[];
  /** Line of a front-matter value, or of its nearest ancestor when it is not there. */
  readonly lineOf: LineOf;
}

export type ParsedActivity = Parsed<ActivityFrontMatter & { readonly guidance: Guidance }>;
export type ParsedPillar = Parsed<Pick<Pillar, 'introduction' | 'areas'> & Omit<z.infer<typeof pillarFrontMatter>, 'areas'>>;

const mostStepCharacters = 240;
const fewestSteps = 3;
const mostSteps = 8;

const sectionNames = {
  'Why it matters': 'whyItMatters',
  'Do this': 'doThis',
  'Done when': 'doneWhen',
  'Watch out': 'watchOut',
} as const;
type SectionName = keyof typeof sectionNames;
const requiredSections: readonly SectionName[] = ['Why it matters', 'Do this', 'Done when'];

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Reads one activity's Markdown: front matter, then the sections. Names every problem it finds, each with its line. */
export function parseActivity(source: string): ParsedActivity {
  const { head, body, missing } = splitFrontMatter(source);
  if (missing) return { value: null, problems: [missing], lineOf: () => 1 };

  const front = readFrontMatter(head, activityFrontMatter);
  const guidance = readGuidance(body);
  return {
    value: front.value && { ...front.value, guidance: guidance.value },
    problems: [...front.problems, ...guidance.problems],
    lineOf: front.lineOf,
  };
}

/** Reads a `pillar.md`: front matter, the introduction, then `## <name of an area>` with the area's introduction. */
export function parsePillar(source: string): ParsedPillar {
  const { head, body, missing } = splitFrontMatter(source);
  if (missing) return { value: null, problems: [missing], lineOf: () => 1 };

  const front = readFrontMatter(head, pillarFrontMatter);
  const texts = readIntroductions(body);
  const problems = [...front.problems, ...texts.problems];
  const introduction = joinParagraphs(texts.pillar);
  if (introduction === '') problems.push({ line: (body[0]?.number ?? head.length + 2), text: 'the introduction is empty' });
  for (const [name, { heading }] of texts.areas) {
    if (front.value && !front.value.areas.some((area) => area.name === name)) problems.push({ line: heading, text: `unknown section "## ${name}"; the pillar has no such area` });
  }
  const areas = front.value?.areas.map((area, index) => {
    const text = joinParagraphs(texts.areas.get(area.name)?.lines ?? []);
    if (text === '') problems.push({ line: front.lineOf(['areas', index, 'name']), text: `area "${area.name}" has no introduction: it stands below, under "## ${area.name}"` });
    return { ...area, introduction: text };
  }) ?? [];
  return { value: front.value && { ...front.value, introduction, areas }, problems, lineOf: front.lineOf };
}

/** The lines of the pillar, then those of each area. */
function readIntroductions(body: readonly Line[]): { pillar: Line[]; areas: Map<string, Section>; problems: Problem[] } {
  const pillar: Line[] = [];
  const areas = new Map<string, Section>();
  const problems: Problem[] = [];
  let lines = pillar;
  for (const line of body) {
    const name = /^## (.*\S)\s*$/.exec(line.text)?.[1];
    if (name === undefined) {
      lines.push(line);
      problems.push(...proseProblems([line], 'an introduction'));
    } else {
      if (areas.has(name)) problems.push({ line: line.number, text: `section "## ${name}" stands here a second time` });
      lines = [];
      areas.set(name, { heading: line.number, lines });
    }
  }
  return { pillar, areas, problems };
}

function splitFrontMatter(source: string): { head: readonly string[]; body: readonly Line[]; missing: Problem | null } {
  const lines = source.split(/\r?\n/);
  if (lines[0] !== '---') return { head: [], body: [], missing: { line: 1, text: 'front matter is missing: the first line must be "---"' } };

  const end = lines.indexOf('---', 1);
  if (end === -1) return { head: [], body: [], missing: { line: 1, text: 'front matter is not closed by a line "---"' } };

  const body = lines.slice(end + 1).map((text, index) => ({ number: end + 2 + index, text }));
  return { head: lines.slice(1, end), body, missing: null };
}

function readFrontMatter<T>(head: readonly string[], schema: z.ZodType<T>): Parsed<T> {
  const counter = new LineCounter();
  const document = parseDocument(head.join('\n'), { lineCounter: counter, prettyErrors: false });
  // The YAML begins on line 2 of the file, below the opening "---".
  const lineAt = (offset: number): number => counter.linePos(offset).line + 1;
  const lineOf: LineOf = (path) => {
    const offset = offsetOf(document, path);
    return offset === null ? 1 : lineAt(offset);
  };

  if (document.errors.length > 0) {
    return { value: null, problems: document.errors.map((error) => ({ line: lineAt(error.pos[0]), text: `front matter: ${error.message}` })), lineOf };
  }

  const result = schema.safeParse(document.toJS(), { reportInput: true });
  if (result.success) return { value: result.data, problems: [], lineOf };
  return { value: null, problems: result.error.issues.flatMap((issue) => describeIssue(issue, lineOf)), lineOf };
}

function offsetOf(document: Document, path: KeyPath): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const key = isMap(parent) ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === last)?.key : undefined;
    const node = key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return null;
}

function describeIssue(issue: z.core.$ZodIssue, lineOf: LineOf): Problem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const name = path.join('.');

  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ line: lineOf([...path, key]), text: `unknown key "${[...path, key].join('.')}"` }));
  }

  const line = lineOf(path);
  if (issue.input === undefined) return [{ line, text: `${name} is missing` }];
  if (issue.code === 'invalid_value') return [{ line, text: `${name}: unknown value ${JSON.stringify(issue.input)}; it can be ${issue.values.join(', ')}` }];
  if (issue.code === 'too_big' && typeof issue.input === 'string') {
    return [{ line, text: `${name} is ${issue.input.length} characters long; at most ${issue.maximum.toString()}` }];
  }
  return [{ line, text: name === '' ? issue.message : `${name}: ${issue.message}` }];
}

function readGuidance(body: readonly Line[]): { value: Guidance; problems: Problem[] } {
  const { sections, problems } = splitSections(body);

  const end = body.findLast((line) => !isBlank(line))?.number ?? 1;
  for (const name of requiredSections) {
    if (!sections.has(name)) problems.push({ line: end, text: `section "## ${name}" is missing` });
  }
  for (const [name, section] of sections) {
    if (section.lines.every(isBlank)) problems.push({ line: section.heading, text: `section "## ${name}" is empty` });
    else if (name !== 'Do this') problems.push(...proseProblems(section.lines, `section "## ${name}"`));
  }

  const doThis = sections.get('Do this');
  const steps = doThis && !doThis.lines.every(isBlank) ? readSteps(doThis.heading, doThis.lines) : { steps: [], problems: [] };
  problems.push(...steps.problems);

  const prose = (name: SectionName): string => joinParagraphs(sections.get(name)?.lines ?? []);
  return {
    value: {
      whyItMatters: prose('Why it matters'),
      doThis: steps.steps,
      doneWhen: prose('Done when'),
      watchOut: sections.has('Watch out') ? prose('Watch out') : null,
    },
    problems,
  };
}

interface Section {
  readonly heading: number;
  readonly lines: Line[];
}

function splitSections(body: readonly Line[]): { sections: Map<SectionName, Section>; problems: Problem[] } {
  const sections = new Map<SectionName, Section>();
  const problems: Problem[] = [];
  // Lines before the first heading are reported once; those below an unknown heading belong to it and stay silent.
  let current: Section | null = null;
  let stray = false;

  for (const line of body) {
    const heading = /^#{1,2}\s+(.*?)\s*$/.exec(line.text)?.[1];
    if (heading === undefined) {
      if (current) current.lines.push(line);
      else if (!stray && !isBlank(line)) {
        problems.push({ line: line.number, text: 'text stands before the first section' });
        stray = true;
      }
      continue;
    }

    current = { heading: line.number, lines: [] };
    if (!isSectionName(heading)) {
      problems.push({ line: line.number, text: `unknown section "${line.text.trim()}"; an activity has ${Object.keys(sectionNames).map((name) => `"## ${name}"`).join(', ')}` });
    } else if (sections.has(heading)) {
      problems.push({ line: line.number, text: `section "## ${heading}" stands here a second time` });
    } else {
      sections.set(heading, current);
    }
  }
  return { sections, problems };
}

function isSectionName(heading: string): heading is SectionName {
  return Object.hasOwn(sectionNames, heading);
}

function readSteps(heading: number, lines: readonly Line[]): { steps: string[]; problems: Problem[] } {
  const steps: { line: number; text: string }[] = [];
  const problems: Problem[] = [];

  for (const line of lines) {
    if (isBlank(line)) continue;
    const numbered = /^(\d+)\.\s+(.*\S)\s*$/.exec(line.text);
    const last = steps.at(-1);
    if (numbered) {
      const [, number = '', text = ''] = numbered;
      steps.push({ line: line.number, text });
      if (Number(number) !== steps.length) problems.push({ line: line.number, text: `step is numbered ${number}; it is step ${steps.length}` });
    } else if (last && /^ {2,}\S/.test(line.text) && !startsBlock(line.text)) {
      last.text += ` ${line.text.trim()}`;
    } else {
      problems.push({ line: line.number, text: 'only a numbered list belongs in "## Do this"' });
    }
  }

  if (steps.length < fewestSteps || steps.length > mostSteps) {
    problems.push({ line: heading, text: `"## Do this" has ${steps.length} steps; it takes ${fewestSteps} to ${mostSteps}` });
  }
  for (const [index, step] of steps.entries()) {
    if (step.text.length > mostStepCharacters) {
      problems.push({ line: step.line, text: `step ${index + 1} is ${step.text.length} characters long; at most ${mostStepCharacters}` });
    }
    problems.push(...inlineProblems({ number: step.line, text: step.text }));
  }
  return { steps: steps.map((step) => step.text), problems };
}

function proseProblems(lines: readonly Line[], where: string): Problem[] {
  return lines.flatMap((line) => [
    ...(startsBlock(line.text) ? [{ line: line.number, text: `only paragraphs belong in ${where}` }] : []),
    ...inlineProblems(line),
  ]);
}

/** Cards and the tab show inline Markdown only, so HTML and links that are not https must not slip in. */
function inlineProblems(line: Line): Problem[] {
  const text = line.text.replaceAll(/`[^`]*`/g, '');
  const problems: Problem[] = [];
  if (/<[a-z/!]/i.test(text)) problems.push({ line: line.number, text: 'HTML is not allowed' });
  for (const [, target = ''] of text.matchAll(/\]\(([^)]*)\)/g)) {
    if (!target.startsWith('https://')) problems.push({ line: line.number, text: `bad link "${target}": it must be https` });
  }
  return problems;
}

function startsBlock(text: string): boolean {
  return /^\s*(?:[-*+]\s|\d+[.)]\s|#|```|~~~|>|\|)/.test(text);
}

/** A line break inside a paragraph is layout of the file; an empty line begins a new paragraph. */
function joinParagraphs(lines: readonly Line[]): string {
  return lines
    .map((line) => line.text.trim())
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll('\n', ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function isBlank(line: Line): boolean {
  return line.text.trim() === '';
}
