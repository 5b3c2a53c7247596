import { statuses, statusNames, type Status } from '../src/roadmap/status.ts';
import { plainDate, type SaidOn } from './plain-date.ts';

/**
 * The sentences that change a task, taken apart. Titles hold little words such as “to” and “by” themselves,
 * so that every sentence is split where what follows makes sense.
 */

/** `RMI_001 to @Amara by next Friday`; the last “to” is the person's. Null when it is no such sentence. */
export function assignSentence(written: string): { readonly task: string; readonly who: string; readonly date: string | null } | null {
  const parts = /^(?<task>.+)\s+to\s+(?<who>.+?)(?:,?\s+(?:by|until|till|due|before)\s+(?<date>.+))?$/i.exec(written)?.groups;
  if (parts?.['task'] === undefined || parts['who'] === undefined || isDenied(parts['task'])) return null;
  return { task: parts['task'], who: parts['who'], date: parts['date'] ?? null };
}

/** `RMI_001 to in progress`, `legacy authentication as done`, `RMI_001 blocked`. Null when it names no status. */
export function setSentence(written: string): { readonly task: string; readonly status: Status } | null {
  const splits = [...splitsAt(written, /\s+(?:to|as|=)\s+/g), ...splitsAt(written, /\s+/g)];
  for (const { before, after } of splits) {
    const status = statusIn(after);
    if (status !== null) return isDenied(before) || isOneOfSeveral(before) ? null : { task: before, status };
  }
  return null;
}

/** `RMI_001 on 31/12`, `legacy authentication in 3 weeks`, `RMI_001 never`: the most words at the end that are a day. Null when they are none. */
export function dueSentence(written: string, on: SaidOn): { readonly task: string; readonly day: string | null } | null {
  for (const { before, after } of splitsAt(written, /\s+/g)) {
    const task = before.replace(/[\s,:]+(?:is|to|on|by|for|until|=)$/i, '').replace(/[\s,:]+$/, '');
    const day = plainDate(after, on);
    if (day !== null) return isDenied(task) || isOneOfSeveral(task) || dueSentence(task, on) !== null ? null : { task, day };
    if (/^(?:(?:to |on )?(?:never|none|nothing|no date|clear|remove|off))$/i.test(after)) return { task, day: null };
  }
  return null;
}

/** `RMI_001 until end of June because it is replaced`, or the reason first. Null when day or reason is missing. */
export function acceptRiskSentence(written: string): { readonly task: string; readonly date: string; readonly reason: string } | null {
  const reasonLast = /^(?<task>.+?)\s+(?:until|till)\s+(?<date>.+?)[,:]?\s+(?:because(?: of)?|reason:?)\s+(?<reason>.+)$/is;
  const dateLast = /^(?<task>.+?)[,:]?\s+(?:because(?: of)?|reason:?)\s+(?<reason>.+)\s+(?:until|till)\s+(?<date>.+)$/is;
  const parts = (reasonLast.exec(written) ?? dateLast.exec(written))?.groups;
  if (parts?.['task'] === undefined || parts['date'] === undefined || parts['reason'] === undefined) return null;
  return { task: parts['task'].replace(/^(?:of|for|on|in)\s+/i, ''), date: parts['date'], reason: parts['reason'].trim() };
}

/**
 * `RMI_001 the pilot starts on Monday`, `legacy authentication: the pilot starts`. Null when there is no text.
 * @param isId whether some words are an activity's id
 */
export function commentSentence(written: string, isId: (words: string) => boolean): { readonly task: string; readonly text: string } | null {
  const said = written.replace(/^(?:on|to|for)\s+/i, '');
  const byId = splitsAt(said, /[\s:,]+/g).filter(({ before }) => isId(before)).at(-1);
  if (byId) return { task: byId.before, text: byId.after };
  const parts = /^(?<task>[^:]+?)\s*:\s+(?<text>.+)$/s.exec(said)?.groups ?? /^[“"](?<task>[^”"]+)[”"]\s+(?<text>.+)$/s.exec(said)?.groups;
  return parts?.['task'] !== undefined && parts['text'] !== undefined ? { task: parts['task'], text: parts['text'] } : null;
}

/** “Not to Amara” is no request: what was said before the last word that makes sense must not be the opposite of it. */
const isDenied = (words: string): boolean => /(?:\b(?:not|never|without|except)|n['’]t)(?:\s+(?:to|as|be|by|on|for))?$/i.test(words);
/** “Friday or Monday” is no day, “done or blocked” no status. */
const isOneOfSeveral = (words: string): boolean => /(?:\b(?:or|and|either|between)|[,/&])$/i.test(words.trim());

/** What people say besides the names of statuses. */
const alsoCalled: Readonly<Record<string, Status>> = {
  done: 'completed', complete: 'completed', finished: 'completed', closed: 'completed', started: 'in-progress', doing: 'in-progress', ongoing: 'in-progress', wip: 'in-progress',
  todo: 'not-started', open: 'not-started', planning: 'in-planning', na: 'not-applicable', wontdo: 'will-not-pursue', followup: 'follow-up', firstparty: 'first-party-other',
};

function statusIn(words: string): Status | null {
  const said = letters(words);
  return (Object.hasOwn(alsoCalled, said) ? alsoCalled[said] : undefined) ?? statuses.find((status) => letters(status) === said || letters(statusNames[status]) === said) ?? null;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');

/** Every way to cut a text in two at a separator, the shortest first part first. */
function splitsAt(text: string, separator: RegExp): { readonly before: string; readonly after: string }[] {
  return [...text.matchAll(separator)].map((match) => ({ before: text.slice(0, match.index).trim(), after: text.slice(match.index + match[0].length).trim() }))
    .filter(({ before, after }) => before !== '' && after !== '');
}
