import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { pillarIds, pillarNames, horizons, type Activity, type Catalog, type Pillar, type PillarId } from './catalog.ts';
import { parseActivity, parsePillar, type ParsedActivity, type ParsedPillar, type Problem } from './parse.ts';
import knownChecks from './known-checks.json' with { type: 'json' };

/** The catalog's files are not sound. `problems` has one `file:line: problem` each, in the order of files and lines. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The catalog has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}:\n${problems.join('\n')}`);
    this.problems = problems;
  }
}

interface File<P> {
  readonly pillar: PillarId;
  readonly name: string;
  readonly path: string;
  readonly parsed: P;
}
type ActivityFile = File<ParsedActivity>;
type PillarFile = File<ParsedPillar>;

interface Placed extends Problem {
  readonly path: string;
}

const repositoryRoot = findRepositoryRoot(import.meta.dirname);

/** Where the Markdown stands: the repository's `src/catalog`, whether this runs from the sources or from the build. */
export const catalogFolder = join(repositoryRoot, 'src/catalog');

const knownCheckNumbers: ReadonlySet<number> = new Set(knownChecks);
/** Documentation of those who make what an activity configures. */
const documentationHosts: readonly string[] = ['learn.microsoft.com', 'docs.github.com', 'support.apple.com', 'support.google.com'];

/**
 * Reads and checks the whole catalog from its Markdown.
 * Throws `CatalogError`, which lists every problem of every file.
 */
export async function loadCatalog(folder: string = catalogFolder): Promise<Catalog> {
  const { pillarFiles, activityFiles, problems: misplaced } = await readFolder(folder);
  const problems = [
    ...misplaced,
    ...[...pillarFiles, ...activityFiles].flatMap(({ path, parsed }) => parsed.problems.map((problem) => ({ path, ...problem }))),
    ...pillarFiles.flatMap(checkPillar),
    ...activityFiles.flatMap((file) => checkActivity(file, pillarFiles)),
    ...checkNames(activityFiles),
    ...checkOrder(activityFiles),
    ...checkPrerequisites(activityFiles),
  ];
  if (problems.length > 0) throw new CatalogError(sortProblems(problems).map(describe));

  const pillars = pillarFiles.flatMap(toPillar);
  const activities = sortActivities(activityFiles.flatMap(toActivity), pillars);
  const version = createHash('sha256').update(JSON.stringify({ pillars, activities })).digest('hex').slice(0, 12);
  return { version, pillars, activities };
}

async function readFolder(folder: string): Promise<{ pillarFiles: PillarFile[]; activityFiles: ActivityFile[]; problems: Placed[] }> {
  const pillarFiles: PillarFile[] = [];
  const activityFiles: ActivityFile[] = [];
  const problems: Placed[] = [];

  const folders = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  for (const name of folders.filter((name) => !isPillarId(name))) {
    problems.push({ path: join(folder, name), line: 1, text: `folder "${name}" is no pillar; a pillar is ${pillarIds.join(', ')}` });
  }

  for (const pillar of pillarIds.filter((id) => folders.includes(id))) {
    const names = (await readdir(join(folder, pillar))).filter((name) => name.endsWith('.md')).sort();
    if (!names.includes('pillar.md')) problems.push({ path: join(folder, pillar, 'pillar.md'), line: 1, text: 'the file is missing' });

    const sources = await Promise.all(names.map((name) => readFile(join(folder, pillar, name), 'utf8')));
    for (const [index, name] of names.entries()) {
      const path = join(folder, pillar, name);
      const source = sources[index] ?? '';
      if (name === 'pillar.md') pillarFiles.push({ pillar, name, path, parsed: parsePillar(source) });
      else activityFiles.push({ pillar, name, path, parsed: parseActivity(source) });
    }
  }
  return { pillarFiles, activityFiles, problems };
}

/** How an id begins its file's name: some public ids hold spaces and commas, which no path should. */
function fileNameOf(id: string): string {
  return id.replaceAll(/[^\w.-]+/g, '_');
}

function checkPillar({ pillar, path, parsed }: PillarFile): Placed[] {
  if (!parsed.value) return [];
  const { id, areas } = parsed.value;
  const problems: Placed[] = [];
  if (id !== pillar) problems.push({ path, line: parsed.lineOf(['id']), text: `id is "${id}", but the folder is "${pillar}"` });

  for (const [index, area] of areas.entries()) {
    if (areas.findIndex((other) => other.id === area.id) < index) {
      problems.push({ path, line: parsed.lineOf(['areas', index, 'id']), text: `area "${area.id}" stands here a second time` });
    }
    for (const [laneIndex, lane] of area.lanes.entries()) {
      if (area.lanes.findIndex((other) => other.id === lane.id) < laneIndex) {
        problems.push({ path, line: parsed.lineOf(['areas', index, 'lanes', laneIndex, 'id']), text: `lane "${lane.id}" stands here a second time` });
      }
    }
  }
  return problems;
}

function checkActivity({ pillar, name, path, parsed }: ActivityFile, pillarFiles: readonly PillarFile[]): Placed[] {
  if (!parsed.value) return [];
  const { id, area, lane, checks, crossPillar, links } = parsed.value;
  const problems: Placed[] = [];
  const report = (key: (string | number)[], text: string): void => {
    problems.push({ path, line: parsed.lineOf(key), text });
  };

  if (!name.startsWith(`${fileNameOf(id)}-`)) report(['id'], `id is "${id}", so the file name must begin with "${fileNameOf(id)}-"`);

  const areas = pillarFiles.find((file) => file.pillar === pillar)?.parsed.value?.areas;
  const place = areas?.find((known) => known.id === area);
  if (areas && !place) report(['area'], `unknown area "${area}"; ${pillarNames[pillar]} has ${areas.map((known) => known.id).join(', ')}`);
  if (place && lane !== null && !place.lanes.some((known) => known.id === lane)) {
    report(['lane'], `unknown lane "${lane}"; area "${area}" has ${place.lanes.map((known) => known.id).join(', ')}`);
  }

  for (const [index, check] of checks.entries()) {
    if (!knownCheckNumbers.has(check)) report(['checks', index], `check ${check} does not exist`);
    else if (checks.indexOf(check) < index) report(['checks', index], `check ${check} stands here a second time`);
  }
  for (const [index, other] of crossPillar.entries()) {
    if (other === pillar) report(['crossPillar', index], `crossPillar names the activity's own pillar "${pillar}"`);
  }
  for (const [index, link] of links.entries()) {
    const { host, search } = new URL(link);
    if (!documentationHosts.includes(host)) report(['links', index], `bad link "${link}": it must lead to ${documentationHosts.join(' or ')}`);
    else if (search !== '') report(['links', index], `bad link "${link}": leave "${search}" out`);
  }
  return problems;
}

/** Ids and aliases share one name space, workshop ids have their own: every name leads to one activity. */
function checkNames(files: readonly ActivityFile[]): Placed[] {
  const problems: Placed[] = [];
  const names = new Map<string, string>();
  const workshopIds = new Map<string, string>();
  const claim = (taken: Map<string, string>, file: ActivityFile, key: (string | number)[], kind: string, name: string): void => {
    const owner = taken.get(name);
    if (owner === undefined) taken.set(name, file.name);
    else problems.push({ path: file.path, line: file.parsed.lineOf(key), text: `duplicate ${kind} "${name}": ${owner} has it too` });
  };

  // Ids first, so that an alias which repeats an id is reported where the alias stands.
  for (const file of files) if (file.parsed.value) claim(names, file, ['id'], 'id', file.parsed.value.id);
  for (const file of files) {
    for (const [index, alias] of (file.parsed.value?.aliases ?? []).entries()) claim(names, file, ['aliases', index], 'alias', alias);
    for (const [index, id] of (file.parsed.value?.workshopIds ?? []).entries()) claim(workshopIds, file, ['workshopIds', index], 'workshop id', id);
  }
  return problems;
}

function checkOrder(files: readonly ActivityFile[]): Placed[] {
  const taken = new Map<string, string>();
  return files.flatMap(({ pillar, name, path, parsed }) => {
    if (!parsed.value) return [];
    const { area, horizon, order } = parsed.value;
    const place = `${pillar} ${area} ${horizon} ${order}`;
    const owner = taken.get(place);
    if (owner !== undefined) return [{ path, line: parsed.lineOf(['order']), text: `order ${order} in area "${area}", horizon "${horizon}" is taken by ${owner}` }];
    taken.set(place, name);
    return [];
  });
}

function checkPrerequisites(files: readonly ActivityFile[]): Placed[] {
  const byId = new Map(files.flatMap((file) => (file.parsed.value ? [[file.parsed.value.id, file] as const] : [])));
  const problems: Placed[] = [];

  for (const { path, parsed } of files) {
    for (const [index, prerequisite] of (parsed.value?.prerequisites ?? []).entries()) {
      if (!byId.has(prerequisite)) {
        problems.push({ path, line: parsed.lineOf(['prerequisites', index]), text: `prerequisite "${prerequisite}" is not the id of an activity` });
      }
    }
  }

  const finished = new Set<string>();
  const visit = (id: string, trail: readonly string[]): void => {
    const file = byId.get(id);
    if (!file || finished.has(id)) return;
    for (const [index, prerequisite] of (file.parsed.value?.prerequisites ?? []).entries()) {
      const start = [...trail, id].indexOf(prerequisite);
      if (start === -1) {
        visit(prerequisite, [...trail, id]);
        continue;
      }
      const cycle = [...[...trail, id].slice(start), prerequisite].join(' → ');
      problems.push({ path: file.path, line: file.parsed.lineOf(['prerequisites', index]), text: `prerequisites form a cycle: ${cycle}` });
    }
    finished.add(id);
  };
  for (const id of byId.keys()) visit(id, []);
  return problems;
}

function toPillar({ pillar, parsed }: PillarFile): Pillar[] {
  if (!parsed.value) return [];
  const { introduction, stakeholders, areas } = parsed.value;
  return [{ id: pillar, name: pillarNames[pillar], introduction, stakeholders, areas }];
}

function toActivity({ pillar, parsed }: ActivityFile): Activity[] {
  return parsed.value ? [{ ...parsed.value, pillar }] : [];
}

function sortActivities(activities: readonly Activity[], pillars: readonly Pillar[]): Activity[] {
  const areas = pillars.flatMap((pillar) => pillar.areas.map((area) => `${pillar.id} ${area.id}`));
  const place = (activity: Activity): number => areas.indexOf(`${activity.pillar} ${activity.area}`);
  const placed = [...activities].sort((a, b) =>
    place(a) - place(b) || horizons.indexOf(a.horizon) - horizons.indexOf(b.horizon) || a.order - b.order);
  return prerequisitesFirst(placed);
}

/** Work inside an area and horizon goes on after what it needs; everything else keeps its order. */
function prerequisitesFirst(activities: readonly Activity[]): Activity[] {
  const groupOf = ({ pillar, area, horizon }: Activity): string => `${pillar} ${area} ${horizon}`;
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const ordered = new Set<Activity>();
  const add = (activity: Activity): void => {
    if (ordered.has(activity)) return;
    for (const id of activity.prerequisites) {
      const needed = byId.get(id);
      if (needed && groupOf(needed) === groupOf(activity)) add(needed);
    }
    ordered.add(activity);
  };
  for (const activity of activities) add(activity);
  return [...ordered];
}

function sortProblems(problems: readonly Placed[]): Placed[] {
  return [...problems].sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

function describe({ path, line, text }: Placed): string {
  const inside = relative(repositoryRoot, path);
  return `${inside.startsWith('..') || isAbsolute(inside) ? path : inside.replaceAll('\\', '/')}:${line}: ${text}`;
}

function isPillarId(name: string): name is PillarId {
  return pillarIds.some((id) => id === name);
}

function findRepositoryRoot(start: string): string {
  let folder = start;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json stands above ${start}; the catalog's texts are found from there.`);
    folder = parent;
  }
  return folder;
}
