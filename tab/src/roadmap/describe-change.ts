import { pillarNames } from '../../../src/api/catalog.ts';
import { fieldNames, type ActivityFields, type FieldName } from '../../../src/roadmap/activity-state.ts';
import { statusNames } from '../../../src/roadmap/status.ts';
import { formatAgo, formatDay, localDay } from '../shared/dates.ts';
import { plural } from '../shared/plural.ts';
import type { Change, ChangeReason } from '../../../src/roadmap/change.ts';
import { strings as shared } from '../shared/strings.ts';
import { excerptsOf } from './excerpts.ts';
import type { FieldConflict } from './roadmap-model.ts';
import { strings } from './strings.ts';

/** As many activities are named in one sentence. */
const mostTitles = 3;

/** The value of a field in words; null when the field is empty. Notes are given as they are. */
export function describeValue(field: FieldName, fields: Partial<ActivityFields>, today: string): string | null {
  switch (field) {
    case 'status': return fields.status === undefined ? null : statusNames[fields.status];
    case 'owner': return fields.owner?.name ?? null;
    case 'due': return fields.due ? formatDay(fields.due, today) : null;
    case 'notes': return fields.notes || null;
    case 'steps': return fields.steps?.length ? plural(fields.steps.length, strings.ticked) : null;
    case 'exception': return fields.exception ? strings.exceptionUntil(formatDay(fields.exception.until, today), fields.exception.approver.name) : null;
    case 'ticket': return fields.ticket || null;
    case 'cost': return fields.cost || null;
    case 'own': return fields.own?.title ?? null;
  }
}

/** `Megan set the due date to 3 Mar`; the first field stands for an edit of several. */
export function describeEdit(who: string, after: Partial<ActivityFields>, today: string): string {
  const field = fieldNames.find((name) => after[name] !== undefined) ?? 'notes';
  const value = describeValue(field, after, today);
  if (value === null) return field === 'steps' ? strings.untickedAll(who) : strings.removed(who, field);
  switch (field) {
    case 'notes': return strings.changedNotes(who);
    case 'steps': return strings.changedSteps(who, value);
    case 'exception': return strings.tookException(who, value);
    case 'own': return strings.changedOwn(who, value);
    case 'status': case 'owner': case 'due': case 'ticket': case 'cost': return strings.setTo(who, field, value);
  }
}

/** `reset Identity`: what a change was made for. */
export function describeReason({ kind, pillar }: ChangeReason): string {
  return (kind === 'reset' ? strings.resetPillar : strings.undidReset)(pillarNames[pillar]);
}

/** The sentence above "keep theirs" and "keep mine". */
export function describeConflict({ field, theirs, stamp }: FieldConflict, now: Date): string {
  const what = describeEdit(stamp?.by.name ?? strings.somebody, { [field]: theirs }, localDay(now));
  return strings.keepTheirsOrYours(what, stamp ? formatAgo(stamp.at, now) : '');
}

/** Both values of a conflict, to choose by; `theirs` is null where the sentence above the choice has it in full. */
export function describeSides({ field, theirs, mine }: FieldConflict, today: string): { readonly theirs: string | null; readonly mine: string } {
  const [a, b] = [{ [field]: theirs }, { [field]: mine }].map((fields: Partial<ActivityFields>) => longText(field, fields, today));
  const [theirText, myText] = excerptsOf(a ?? '', b ?? '').map((text) => (text === '' ? strings.nothing : text));
  return { theirs: isLong(field) ? theirText ?? null : null, mine: myText ?? strings.nothing };
}

/** Fields that hold more than the sentence about them says. */
const isLong = (field: FieldName): boolean => field === 'notes' || field === 'own' || field === 'exception';

function longText(field: FieldName, fields: Partial<ActivityFields>, today: string): string | null {
  const value = describeValue(field, fields, today);
  const more = field === 'own' ? fields.own?.text : field === 'exception' ? fields.exception?.reason : undefined;
  return more ? `${value ?? ''}: ${more}` : value;
}

/** What others have just done, in one sentence: the edit itself when it is one, who and how many otherwise. Null when it is nothing. */
export function describeChanges(changes: readonly Change[], titleOf: (activity: string) => string, today: string): string | null {
  const activities = new Set(changes.flatMap(({ edits }) => edits.map(({ activity }) => activity)));
  const [change] = changes;
  const [edit] = change?.edits ?? [];
  if (!change || !edit) return null;
  if (changes.length === 1 && change.reason) return `${change.by.name} ${describeReason(change.reason)}.`;
  if (changes.length === 1 && activities.size === 1) return strings.remoteChange(describeEdit(change.by.name, edit.after, today), titleOf(edit.activity));
  const names = [...new Set(changes.map(({ by }) => by.name))];
  const [activity] = activities;
  return strings.remoteChanges(shared.and(names), activities.size === 1 && activity !== undefined ? titleOf(activity) : plural(activities.size, strings.activities));
}

/** Several of one's own edits that others contradict, in one sentence. */
export function describeConflicts(conflicts: readonly FieldConflict[], titleOf: (activity: string) => string, today: string): string {
  const [first] = conflicts;
  if (!first) return '';
  const who = [...new Set(conflicts.map(({ stamp }) => stamp?.by.name ?? strings.somebody))];
  const titles = conflicts.slice(0, mostTitles).map(({ activity }) => `“${titleOf(activity)}”`);
  const named = conflicts.length > mostTitles ? [...titles, plural(conflicts.length - mostTitles, strings.others)] : titles;
  const mine = describeValue(first.field, { [first.field]: first.mine }, today);
  return strings.severalContested(shared.and(who), first.field, plural(conflicts.length, strings.activities), shared.and(named), mine);
}
