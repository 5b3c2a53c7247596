import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { preferSchema, type Imported, type ImportPreview, type WorkshopPreview } from '../api/transfer.ts';
import { verdictNames, verdicts } from '../assessment/verdict.ts';
import type { House } from '../operations/house.ts';
import { confirmImport, previewImport } from '../operations/import-file.ts';
import { tooLarge } from '../operations/import-report.ts';
import { evidenceByActivity, latestVerdicts } from '../operations/load-evidence.ts';
import { Refusal } from '../operations/refusal.ts';
import { maxReportBytes } from '../reports/imported-file.ts';
import { openTerminalHouse } from './terminal-house.ts';
import { WrongUsage } from './usage.ts';

const options = { 'roadmap': { type: 'string' }, 'prefer': { type: 'string', default: 'team' }, 'dry-run': { type: 'boolean', default: false } } as const;

/** `import FILE --roadmap ID`: takes in a report or a workshop document, by its content, and says what it means for that roadmap. */
export async function importCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new WrongUsage('Name one file: npm run cli -- import ZeroTrustAssessmentReport.json --roadmap ID');
  if (!values.roadmap) throw new WrongUsage('Name the roadmap that the file is for: --roadmap ID. The tab shows the id in its address.');
  const prefer = preferSchema.safeParse(values.prefer);
  if (!prefer.success) throw new WrongUsage(`--prefer ${values.prefer} is not understood: say team or document.`);
  const sent = { bytes: await readReportFile(file), fileName: basename(file) };
  const house = await openTerminalHouse(process.env);
  try {
    const preview = await previewImport(house, house.actor, values.roadmap, sent, { prefer: prefer.data });
    const isDryRun = values['dry-run'];
    const imported = isDryRun ? null : await confirmImport(house, house.actor, values.roadmap, sent, { prefer: prefer.data, confirm: preview.confirm });
    const told = preview.kind === 'workshop' ? workshopLines(preview, { isDryRun }) : await reportLines(house, values.roadmap, preview, imported);
    process.stdout.write(`${[...told, ...(isDryRun ? ['Nothing was imported: leave out --dry-run to do it.'] : [])].join('\n')}\n`);
  } finally {
    await house.storage.close();
  }
}

type ReportPreview = Exclude<ImportPreview, WorkshopPreview>;

async function reportLines(house: House, roadmapId: string, { tests, tenantName, executedAt, version, counts, percent }: ReportPreview, imported: Imported | null): Promise<string[]> {
  const [{ states }, latest] = await Promise.all([house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId }), latestVerdicts(house)]);
  const evidence = [...evidenceByActivity(house, states, latest).values()];
  const of = (state: 'proven' | 'contradicted') => evidence.filter((item) => item.state === state).length;
  const what = `${tests} results of ${tenantName}, assessed ${executedAt} with ${version}`;
  return [
    imported?.kind === 'report' ? `Imported ${what}, as assessment ${imported.run.id}.` : `A report: ${what}.`,
    verdicts.map((verdict) => `${verdictNames[verdict]} ${counts[verdict]}`).join(' · '),
    `Score ${percent === null ? 'none' : `${percent} %`}. In this roadmap: ${of('proven')} activities proven, ${of('contradicted')} contradicted, ${evidence.filter(({ regressed }) => regressed).length} regressed.`,
  ];
}

function workshopLines(preview: WorkshopPreview, { isDryRun }: { readonly isDryRun: boolean }): string[] {
  const { tasks, known, changes, statusChanges, notesChanges, keptCount, unknownCount, unknown, unknownPillars, unknownStatuses } = preview;
  return [
    `${isDryRun ? 'A workshop document' : 'Imported a workshop document'}: ${tasks} tasks, ${known} of them activities here.`,
    `${changes.length} activities ${isDryRun ? 'would change' : 'changed'}: status ${statusChanges}, notes ${notesChanges}.`,
    ...(keptCount > 0 ? [`${keptCount} stay as the team has them; --prefer document takes the document's word instead.`] : []),
    ...(unknownCount > 0 ? [`${unknownCount} tasks are unknown here, kept for export: ${unknown.slice(0, 10).map(({ task }) => task).join(', ')}${unknownCount > 10 ? ' …' : ''}.`] : []),
    ...(unknownPillars.length > 0 ? [`Pillars that are unknown here: ${unknownPillars.join(', ')}.`] : []),
    ...(unknownStatuses.length > 0 ? [`States that are unknown here: ${unknownStatuses.join(', ')}.`] : []),
  ];
}

async function readReportFile(file: string): Promise<Buffer> {
  try {
    const { size, isFile } = await stat(file).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile) throw new Refusal(422, `${file} is not a file. Name ZeroTrustAssessmentReport.json or .html.`);
    if (size > maxReportBytes) throw new Refusal(413, tooLarge);
    return await readFile(file);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new Refusal(422, code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${String(code)}).`, { cause: error });
  }
}
