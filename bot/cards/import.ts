import type { CardElement, IExecuteAction } from '@microsoft/teams.cards';
import type { Imported, ImportPreview, Prefer, WorkshopPreview } from '../../src/api/transfer.ts';
import { statusNames } from '../../src/roadmap/status.ts';
import type { RecognisedFile } from '../../src/operations/import-file.ts';
import type { ImportUndone } from '../../src/operations/import-undo.ts';
import type { NamedRoadmap } from '../../src/operations/operated-roadmaps.ts';
import type { ReceivedFile } from '../received-file.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import { counted, dayInWords, heading, line, note, percent, plain, shorten, unmarked } from './text.ts';

const longestName = 80;
const nameIn = (text: string): string => shorten(text, longestName);

/** How to import: files reach the bot in personal chats only. */
export function importHowCard({ isPersonal, importUrl }: { readonly isPersonal: boolean; readonly importUrl: string }): CardMessage {
  const how = isPersonal
    ? 'Send me the file here. I show what it would change before anything does.'
    : 'Send me the file in our personal chat, or import it in the settings of the roadmap. You see what it would change before anything does.';
  return cardMessage({
    text: how,
    body: [heading('Import a file'), line(how), note('I read reports of the public Zero Trust Assessment (JSON or HTML) and documents of the Zero Trust Workshop.')],
    actions: [{ type: 'Action.OpenUrl', title: 'Import in the roadmap', url: importUrl }],
  });
}

/** What a file is, and the question for which roadmap it is meant. */
export function importChoiceCard(found: RecognisedFile, { file, roadmaps }: { readonly file: ReceivedFile; readonly roadmaps: readonly NamedRoadmap[] }): CardMessage {
  const what = found.kind === 'report'
    ? `An assessment report of ${unmarked(found.tenantName)} from ${dayInWords(found.executedAt)}, with ${counted(found.tests, 'check')}.`
    : `A document of the Zero Trust Workshop with ${counted(found.tasks, 'task')}.`;
  const [first] = roadmaps;
  return cardMessage({
    text: `${nameIn(file.name)}: ${what} For which roadmap is it?`,
    body: [
      heading('Import this file?'),
      plain({ strong: nameIn(file.name) }),
      line(what),
      {
        type: 'Input.ChoiceSet', id: 'roadmap', label: 'For which roadmap?', style: 'compact', isRequired: true, errorMessage: 'Choose a roadmap.',
        ...(first && { value: first.id }), choices: roadmaps.map(({ id, name }) => ({ title: nameIn(name), value: id })),
      },
      note('You see the roadmaps that you operate. Nothing is imported yet.'),
    ],
    actions: [{ type: 'Action.Execute', title: 'Show what it would do', verb: 'preview-import', data: { file } }, leave(file.name)],
  });
}

interface PreviewOptions {
  readonly file: ReceivedFile;
  readonly roadmap: string;
  readonly roadmapName: string;
  readonly prefer: Prefer;
}

/** What an import would do, to confirm. */
export function importPreviewCard(preview: ImportPreview, { file, roadmap, roadmapName, prefer }: PreviewOptions): CardMessage {
  const where = `Into ${nameIn(roadmapName)}`;
  const confirm: IExecuteAction = { type: 'Action.Execute', title: 'Import', style: 'positive', verb: 'confirm-import', data: { file, roadmap, prefer, confirm: preview.confirm } };
  if (preview.kind === 'report') {
    const { tenantName, executedAt, tests, percent: score } = preview;
    const what = `The report of ${unmarked(tenantName)} from ${dayInWords(executedAt)} becomes an assessment: ${counted(tests, 'check')}, ${percent(score)}.`;
    return cardMessage({
      text: `${where}: ${what}`,
      body: [heading('Import this report?'), plain({ strong: nameIn(file.name) }), plain(where), line(what), note('It is marked as imported. Its results count as evidence when they are the newest.')],
      actions: [confirm, leave(file.name)],
    });
  }
  const { changes, keptCount, unknownCount, unknownPillars } = preview;
  const hasWork = changes.length + unknownCount + unknownPillars.length > 0;
  const other: IExecuteAction = prefer === 'team'
    ? { type: 'Action.Execute', title: 'Take the document’s word', tooltip: 'Where your team decided otherwise', verb: 'preview-import', data: { file, roadmap, prefer: 'document' } }
    : { type: 'Action.Execute', title: 'Keep what our team has', verb: 'preview-import', data: { file, roadmap, prefer: 'team' } };
  return fitting((most) => cardMessage({
    text: `${where}: ${changesInWords(preview)}`,
    body: [heading('Import this document?'), plain({ strong: nameIn(file.name) }), plain(where), ...effectOf(preview, most)],
    actions: [...(hasWork ? [confirm] : []), ...(keptCount > 0 || prefer === 'document' ? [other] : []), leave(file.name)],
  }));
}

function effectOf(preview: WorkshopPreview, most: number): CardElement[] {
  const { tasks, known, changes, keptCount, unknownCount, unknown, unknownStatuses } = preview;
  const shown = changes.slice(0, most);
  return [
    line(`${counted(tasks, 'task')}, ${known} of them activities here. ${changesInWords(preview)}`),
    ...shown.map(({ activity, title, status, notes }) => plain(`${activity} `, { strong: title }, ` ${effectInWords(status && statusNames[status.to], notes)}`)),
    ...(changes.length > shown.length ? [note(`and ${counted(changes.length - shown.length, 'more activity', 'more activities')}`)] : []),
    ...(keptCount > 0 ? [line(`Your team decided otherwise in ${counted(keptCount, 'activity', 'activities')}: what it has stays.`)] : []),
    ...(unknownCount > 0 ? [plain(`${counted(unknownCount, 'task is', 'tasks are')} unknown here, kept for export: ${unknown.slice(0, most).map(({ task }) => shorten(task, 30)).join(', ')}${unknownCount > most ? ' …' : ''}`)] : []),
    ...(unknownStatuses.length > 0 ? [plain(`Unknown states, which change nothing: ${unknownStatuses.slice(0, most).map((word) => shorten(word, 30)).join(', ')}`)] : []),
  ];
}

function changesInWords({ changes, statusChanges, notesChanges }: WorkshopPreview): string {
  return changes.length === 0 ? 'No activity will change.' : `${counted(changes.length, 'activity', 'activities')} will change: status of ${statusChanges}, notes of ${notesChanges}.`;
}

function effectInWords(status: string | null, notes: WorkshopPreview['changes'][number]['notes']): string {
  const words = { added: 'notes added', replaced: 'notes replaced', findings: 'findings added' } as const;
  return [...(status === null ? [] : [status]), ...(notes === null ? [] : [words[notes]])].join(', ');
}

interface ImportedOptions {
  readonly name: string;
  readonly roadmap: string;
  readonly roadmapName: string;
  readonly roadmapUrl: string;
}

export function importedCard(imported: Imported, { name, roadmap, roadmapName, roadmapUrl }: ImportedOptions): CardMessage {
  const change = imported.kind === 'workshop' ? imported.change : null;
  const what = imported.kind === 'report'
    ? `It is an assessment now: ${percent(imported.run.score.percent)}.`
    : [change ? `${counted(change.edits.length, 'activity was', 'activities were')} changed.` : 'No activity had to change.', ...(imported.keptForExport > 0 ? [`${counted(imported.keptForExport, 'unknown task is', 'unknown tasks are')} kept for export.`] : [])].join(' ');
  return cardMessage({
    text: `Imported ${nameIn(name)}. ${what}`,
    body: [heading('Imported'), plain({ strong: nameIn(name) }), plain(`Into ${nameIn(roadmapName)}`), line(what)],
    actions: [...(change ? [{ type: 'Action.Execute', title: 'Take back', verb: 'undo-import', data: { roadmap, change: change.sequence } } satisfies IExecuteAction] : []), openRoadmap(roadmapUrl)],
  });
}

export function importUndoneCard({ restored, kept }: ImportUndone, { roadmapUrl }: { readonly roadmapUrl: string }): CardMessage {
  const what = `${counted(restored, 'activity is', 'activities are')} as before.${kept > 0 ? ` ${counted(kept, 'was', 'were')} changed since and ${kept === 1 ? 'stays' : 'stay'} so.` : ''}`;
  return cardMessage({ text: `The import was taken back. ${what}`, body: [heading('The import was taken back'), line(what)], actions: [openRoadmap(roadmapUrl)] });
}

export function importLeftCard(name: string): CardMessage {
  return cardMessage({ text: `${nameIn(name)} was not imported.`, body: [heading('Not imported'), plain({ strong: nameIn(name) }, ' was left as it is, and nothing of it was kept.')] });
}

const leave = (name: string): IExecuteAction => ({ type: 'Action.Execute', title: 'Leave it', verb: 'leave-import', data: { name: nameIn(name) }, associatedInputs: 'none' });
