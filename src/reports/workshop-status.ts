import { statuses, statusNames, type Status } from '../roadmap/status.ts';

const lettersOf = (text: string): string => text.toLowerCase().replace(/1st/g, 'first').replace(/3rd/g, 'third').replace(/[^a-z]/g, '');

/** By their letters in lower case: identifiers, the names on the screen, and what people write for them. */
const byLetters: ReadonlyMap<string, Status> = new Map<string, Status>([
  ...statuses.flatMap((status) => [[lettersOf(status), status], [lettersOf(statusNames[status]), status]] as const),
  ['unreviewed', 'not-reviewed'],
  ['inplanning', 'in-planning'], ['planning', 'in-planning'],
  ['complete', 'completed'], ['done', 'completed'],
  ['firstparty', 'first-party-other'], ['otherfirstparty', 'first-party-other'], ['thirdpartyother', 'third-party'], ['otherthirdparty', 'third-party'],
  ['willnotdo', 'will-not-pursue'], ['wontpursue', 'will-not-pursue'],
  ['na', 'not-applicable'], ['notapplicablena', 'not-applicable'],
]);

/**
 * The status that a workshop document means. Of its identifiers only `not-reviewed` is certain, so every spelling of the
 * thirteen public names is understood: `in-progress`, `In Progress`, `inProgress`, `IN_PROGRESS`. Null for any other word.
 */
export function statusOf(word: string): Status | null {
  return byLetters.get(lettersOf(word)) ?? null;
}
