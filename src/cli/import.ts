import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { verdictNames, verdicts } from '../assessment/verdict.ts';
import { scoreOf } from '../assessment/score.ts';
import { importReport, tooLarge } from '../operations/import-report.ts';
import { evidenceByActivity, latestVerdicts } from '../operations/load-evidence.ts';
import { Refusal } from '../operations/refusal.ts';
import { maxReportBytes } from '../reports/report-import.ts';
import { openTerminalHouse, terminalActor } from './terminal-house.ts';
import { WrongUsage } from './usage.ts';

/** `import FILE --roadmap ID`: takes a report in and says what it means for that roadmap. */
export async function importCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { roadmap: { type: 'string' } } });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new WrongUsage('Name one file: npm run cli -- import ZeroTrustAssessmentReport.json --roadmap ID');
  if (!values.roadmap) throw new WrongUsage('Name the roadmap that the report is evidence for: --roadmap ID. The tab shows the id in its address.');
  const bytes = await readReportFile(file);
  const house = await openTerminalHouse(process.env);
  try {
    const run = await importReport(house, terminalActor, values.roadmap, { bytes, fileName: basename(file) });
    const [{ states }, latest] = await Promise.all([
      house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId: values.roadmap }),
      latestVerdicts(house),
    ]);
    const evidence = [...evidenceByActivity(house, states, latest).values()];
    const { counts, percent } = scoreOf(run.outcomes);
    const of = (state: 'proven' | 'contradicted') => evidence.filter((item) => item.state === state).length;
    process.stdout.write([
      `Imported ${run.outcomes.length} results of ${run.source.tenantName || run.source.tenantId}, assessed ${run.startedAt} with ${run.version}, as assessment ${run.id}.`,
      verdicts.map((verdict) => `${verdictNames[verdict]} ${counts[verdict]}`).join(' · '),
      `Score ${percent === null ? 'none' : `${percent} %`}. In this roadmap: ${of('proven')} activities proven, ${of('contradicted')} contradicted, ${evidence.filter(({ regressed }) => regressed).length} regressed.`,
      '',
    ].join('\n'));
  } finally {
    await house.storage.close();
  }
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
