/** A longer note is rejected by the public workshop app, as is one with a line that stands in it twice. */
export const maxWorkshopNotes = 1000;
/** Of our own notes, see `activityFieldsSchema`. */
const maxNotes = 8000;

/** How the public assessment begins the notes that it writes. */
const label = 'ZT Assessment result:';
/** How the same findings begin in the notes of an activity. */
const heading = 'Findings of the public assessment:';

const words = [
  { icon: '✅', word: 'Passed' },
  { icon: '❌', word: 'Failed' },
  { icon: '⚠️', word: 'To look into' },
] as const;

const omittedFindings = /^…\(\+(\d{1,6}) more findings\)$/;
const furtherFindings = /^and (\d{1,6}) more findings?$/;

/** Notes of an activity: what people wrote, and the findings that an import put below it. */
interface Parts {
  readonly own: string;
  /** Its lines without the heading; null when there are none. */
  readonly findings: readonly string[] | null;
}

/** Notes of a workshop document as people read them here: the findings of the public assessment get words instead of icons. */
export function readableNotes(notes: string): string {
  const lines = notes.split('\n');
  const start = lines.findIndex((line) => line.trim() === label);
  if (start === -1) return notes;
  const block = lines.slice(start + 1);
  const gap = block.findIndex((line) => line.trim() === '');
  const [findings, rest] = gap === -1 ? [block, []] : [block.slice(0, gap), block.slice(gap)];
  return [...lines.slice(0, start), heading, ...findings.map(readableFinding), ...(rest.some((line) => line.trim() !== '') ? rest : [])].join('\n');
}

function readableFinding(line: string): string {
  const omitted = omittedFindings.exec(line.trim())?.[1];
  if (omitted !== undefined) return `and ${omitted} more ${omitted === '1' ? 'finding' : 'findings'}`;
  const known = words.find(({ icon }) => line.startsWith(icon) || line.startsWith(icon.replace('\uFE0F', '')));
  return known ? `${known.word}: ${line.replace(known.icon, '').replace(known.icon.replace('\uFE0F', ''), '').trimStart()}` : line.trimEnd();
}

/** The layout in which the public assessment writes findings. */
function workshopFindings(findings: readonly string[]): string {
  const lines = findings.map((line) => {
    const omitted = furtherFindings.exec(line)?.[1];
    if (omitted !== undefined) return `…(+${omitted} more findings)`;
    const known = words.find(({ word }) => line.startsWith(`${word}: `));
    return known ? `${known.icon} ${line.slice(known.word.length + 2)}` : line;
  });
  return [label, ...lines, ''].join('\n');
}

function partsOf(notes: string): Parts {
  const lines = notes.split('\n');
  const start = lines.lastIndexOf(heading);
  if (start === -1) return { own: notes, findings: null };
  const length = lines.slice(start).findIndex((line, index) => index > 0 && line.trim() === '');
  const end = length === -1 ? lines.length : start + length;
  const own = [...lines.slice(0, start), ...lines.slice(end)].join('\n').trim();
  return { own, findings: lines.slice(start + 1, end) };
}

export type MergedNotes =
  /** Nothing to do: the team has these notes, or the document has none. */
  | { readonly outcome: 'same' }
  | { readonly outcome: 'added' | 'replaced' | 'findings'; readonly notes: string }
  /** The team has written something else, which stays. */
  | { readonly outcome: 'kept' };

/**
 * What an import makes of an activity's notes. Findings of the public assessment go below what the team has written and take
 * the place of earlier ones; any other text is taken where there is none.
 * @param given notes of the document, as `readableNotes` gives them
 * @param options.prefer whose text stays where both have written one
 */
export function mergeNotes(ours: string, given: string, { prefer }: { readonly prefer: 'team' | 'document' }): MergedNotes {
  const [team, document] = [partsOf(ours), partsOf(given)];
  if (given.trim() === '' || ours === given || workshopNotes(ours) === workshopNotes(given)) return { outcome: 'same' };
  const isContested = document.own.trim() !== '' && team.own.trim() !== '' && team.own.trim() !== document.own.trim() && !isShortened(team.own, document.own);
  const takesOwn = document.own.trim() !== '' && (team.own.trim() === '' || (isContested && prefer === 'document'));
  const notes = joined({ own: takesOwn ? document.own : team.own, findings: document.findings ?? team.findings });
  if (notes === ours) return { outcome: isContested ? 'kept' : 'same' };
  if (takesOwn) return { outcome: isContested ? 'replaced' : 'added', notes };
  return isContested && document.findings === null ? { outcome: 'kept' } : { outcome: 'findings', notes };
}

/** Notes that left this app cut to the length that the workshop takes, and came back. */
function isShortened(ours: string, given: string): boolean {
  return workshopNotes(ours).trim() === given.trim();
}

/** What people wrote is never cut for findings. */
function joined({ own, findings }: Parts): string {
  if (findings === null) return cut(own, { most: maxNotes, of: 'lines' });
  const room = maxNotes - (own === '' ? 0 : own.length + 2);
  const block = cut([heading, ...findings].join('\n'), { most: Math.max(room, 0), of: 'findings' });
  if (block === '') return cut(own, { most: maxNotes, of: 'lines' });
  return own === '' ? block : `${own}\n\n${block}`;
}

/** Notes as a workshop document may have them: no line twice, and at most 1,000 characters, cut at a whole line with the number of what is left out. */
export function workshopNotes(notes: string): string {
  const { own, findings } = partsOf(notes);
  if (findings === null) return isAccepted(own) ? own : cut(withoutDoubles(own), { most: maxWorkshopNotes, of: 'lines' });
  const block = workshopFindings(findings);
  const text = own === '' ? block : `${own}\n\n${block}`;
  return isAccepted(text) ? text : cut(withoutDoubles(text), { most: maxWorkshopNotes, of: own === '' ? 'findings' : 'lines' });
}

const isAccepted = (text: string): boolean => text.length <= maxWorkshopNotes && withoutDoubles(text) === text;

/** Empty lines may stand between paragraphs as often as they like. */
function withoutDoubles(text: string): string {
  const seen = new Set<string>();
  return text.split('\n').filter((line) => {
    const isDouble = line.trim() !== '' && seen.has(line.trim());
    seen.add(line.trim());
    return !isDouble;
  }).join('\n');
}

/** @param options.of what the lines are, in the words of the public assessment */
function cut(text: string, { most, of }: { readonly most: number; readonly of: 'findings' | 'lines' }): string {
  if (text.length <= most) return text;
  const lines = text.split('\n');
  const filled = (from: number) => lines.slice(from).filter((line) => line.trim() !== '').length;
  for (let count = lines.length - 1; count > 0; count -= 1) {
    const shorter = [...lines.slice(0, count), `…(+${filled(count) + alreadyOmitted(lines.slice(count))} more ${of})`].join('\n');
    if (shorter.length <= most) return shorter;
  }
  // One line that is longer than all there may be.
  const end = `…(+${filled(1)} more ${of})`;
  const room = most - end.length - 2;
  return room > 0 ? `${withoutHalf(text.slice(0, room))}…\n${end}` : '';
}

/** Findings that were left out before: their line counts for as many as it says, itself aside. */
function alreadyOmitted(lines: readonly string[]): number {
  return lines.reduce((sum, line) => {
    const omitted = omittedFindings.exec(line)?.[1] ?? furtherFindings.exec(line)?.[1];
    return sum + (omitted === undefined ? 0 : Number(omitted) - 1);
  }, 0);
}

/** A character of two units that was cut in the middle is no character. */
const withoutHalf = (text: string): string => text.replace(/[\uD800-\uDBFF]$/, '');
