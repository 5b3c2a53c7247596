import type { Outcome, RunSource } from '../assessment/run.ts';
import type { StandingScore } from '../assessment/standing.ts';
import type { PillarId } from '../catalog/catalog.ts';
import type { NextStep, PlannedActivity } from './next-steps.ts';
import { coveredStatuses, declinedStatuses, inHandStatuses, newsDays, type PlanActivity, type PlanFacts, type PlanItem } from './plan-facts.ts';
import { item, linked, listed, paragraph, said, type PlanParagraph, type PlanPiece, type PlanTarget } from './plan-sentence.ts';

/** How numbers and days are written where the plan is read. */
export interface PlanWords {
  readonly number: (value: number) => string;
  /** @param percent 0 to 100 */
  readonly percent: (percent: number) => string;
  /** @param day `yyyy-MM-dd` */
  readonly day: (day: string) => string;
  /** @param at ISO 8601 */
  readonly dayOf: (at: string) => string;
}

export interface PlanRun {
  readonly id: string;
  readonly startedAt: string;
  readonly source: Pick<RunSource, 'kind' | 'tenantName'>;
}

/** What the last assessment that looked changed, as far as the reader may see it. */
export interface PlanChange {
  readonly run: string;
  /** When the assessment before it began. */
  readonly since: string;
  /** Whether that is only the oldest of several: not every pillar was looked at each time. */
  readonly isMixed: boolean;
  /** Over the checks judged in both. */
  readonly scoreDelta: number | null;
  /** How many checks were fixed, are judged for the first time, are no longer judged. */
  readonly fixed: number;
  readonly added: number;
  readonly gone: number;
  readonly broken: readonly (Pick<Outcome, 'id' | 'title' | 'verdict' | 'risk'> & {
    /** The assessment that found it. */
    readonly run: string;
  })[];
}

/** A score by the newest verdict of every check, and the assessments that these come from, the last first. */
export interface PlanScore extends StandingScore {
  readonly runs: readonly [PlanRun, ...PlanRun[]];
  /** Null without an assessment before, and for guests. */
  readonly change: PlanChange | null;
}
export interface PlanStanding extends PlanScore {
  readonly pillars: readonly (PlanScore & { readonly pillar: PillarId })[];
}

/** The last thing that somebody said about an activity. */
export interface Remark {
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

export type PlanStep = NextStep<PlanActivity & PlannedActivity>;

/** What a part of the plan is written from. */
export interface PlanScope {
  /** Null is the whole roadmap. */
  readonly pillar: PillarId | null;
  readonly name: string;
  /** For whoever decides: in short, and without asking activity by activity. */
  readonly isSummary: boolean;
  readonly facts: PlanFacts;
  /** Of the scope: null before an assessment has looked at it. */
  readonly score: PlanScore | null;
  /** Whether any assessment has finished, whatever it looked at. */
  readonly isAssessed: boolean;
  readonly steps: readonly PlanStep[];
  readonly remarks: ReadonlyMap<string, Remark>;
  readonly words: PlanWords;
  /** How many paragraphs of a list, and how many titles in a sentence, before the rest is only counted. */
  readonly most: { readonly items: number; readonly titles: number };
}

export type Activities = Extract<PlanTarget, { kind: 'activities' }>;

/** The activities of the scope that a filter shows. */
export const those = ({ pillar }: PlanScope, filter: Omit<Activities, 'kind' | 'pillar'>): PlanTarget => ({ kind: 'activities', pillar, ...filter });

export const counted = ({ words }: PlanScope, count: number, one: string, many: string): string => `${words.number(count)} ${count === 1 ? one : many}`;
export const activities = (scope: PlanScope, count: number, to: PlanTarget): PlanPiece => linked(counted(scope, count, 'activity', 'activities'), to);
export const be = (count: number): string => (count === 1 ? 'is' : 'are');
export const titled = ({ id, title }: Pick<PlanItem, 'id' | 'title'>): PlanPiece => linked(`“${title}”`, { kind: 'activity', id });

/** Titles as one reads them, the rest as a number that leads to them. */
export function titles(scope: PlanScope, items: readonly PlanItem[], rest: PlanTarget): readonly PlanPiece[] {
  const shown = items.slice(0, scope.most.titles);
  const left = items.length - shown.length;
  return listed([...shown.map(titled), ...(left > 0 ? [linked(`${scope.words.number(left)} more`, rest)] : [])]);
}

/**
 * The paragraphs of a list, and how many there are beyond them; a summary has said that already.
 * @param rest where all of them are shown; null when nowhere
 */
export function items<Each>(scope: PlanScope, all: readonly Each[], write: (each: Each) => readonly PlanPiece[], rest: PlanTarget | null): PlanParagraph[] {
  const left = scope.isSummary ? 0 : all.length - scope.most.items;
  const more = `And ${scope.words.number(left)} more`;
  return [...all.slice(0, scope.most.items).map((each) => item(write(each))), ...(left > 0 ? [item(said`${rest ? linked(more, rest) : more}.`)] : [])];
}

/** Whole percent: 0 only for none, 100 only for all. */
function share(part: number, whole: number): number {
  return part === 0 || part === whole ? (100 * part) / whole : Math.min(99, Math.max(1, Math.round((100 * part) / whole)));
}

/** Where we stand: what the tenant proves, and how far the team is. */
export function stand(scope: PlanScope): (PlanParagraph | null)[] {
  return [paragraph(...scoreSentences(scope)), paragraph(progressSentence(scope)), paragraph(...evidenceSentences(scope))];
}

function scoreSentences(scope: PlanScope): (readonly PlanPiece[] | null)[] {
  const { score, isAssessed, isSummary, pillar, name, words } = scope;
  if (!isAssessed) return isSummary ? [said`No assessment has finished yet, so nothing in this plan is proven by the tenant itself. Run one to see the score.`] : [];
  if (!score) return [said`No assessment has judged a check of ${name} yet, so what follows rests on what the team says.`];
  const [run, ...earlier] = score.runs;
  const day = words.dayOf(run.startedAt);
  if (score.percent === null && score.accepted > 0) return [said`No check of ${name} is left to count: the team has accepted the risk of ${counted(scope, score.accepted, 'check', 'checks')}.`];
  if (score.percent === null) return [said`The assessment of ${day} judged no check of ${name}, so what follows rests on what the team says.`];
  const { counts } = score;
  const judged = counts.passed + counts.failed + counts.investigate;
  const rest = [
    ...(counts.failed > 0 ? [`${words.number(counts.failed)} failed`] : []),
    ...(counts.investigate > 0 ? [`${words.number(counts.investigate)} ${be(counts.investigate)} to be investigated`] : []),
  ];
  const found = rest.length === 0
    ? (judged === 1 ? 'its one judged check passed' : `all ${words.number(judged)} judged checks passed`)
    : listed([`${words.number(counts.passed)} of ${counted(scope, judged, 'judged check', 'judged checks')} passed`, ...rest]);
  const unread = counts.skipped + counts.error;
  const whose = pillar === null ? tenantOf(run) : name;
  const by = earlier.length === 0 ? `The assessment of ${day} gives` : `By the newest verdict of every check, ${words.number(earlier.length + 1)} assessments up to ${day} give`;
  return [
    said`${by} ${whose} a score of ${linked(words.percent(score.percent), { kind: 'assessment', run: run.id, pillar })}: ${found}.`,
    unread > 0 ? said`${counted(scope, unread, 'check', 'checks')} could not be judged.` : null,
    score.accepted > 0 ? said`${counted(scope, score.accepted, 'check does', 'checks do')} not count, because the team has accepted the risk.` : null,
  ];
}

function tenantOf({ source: { kind, tenantName } }: PlanRun): string {
  const name = tenantName || 'the tenant';
  if (kind === 'sample') return `the sample tenant ${name}`;
  return kind === 'import' ? `${name}, by an imported report,` : name;
}

function progressSentence(scope: PlanScope): readonly PlanPiece[] | null {
  const { facts: { all, completed, covered, declined, inHand, notReviewed }, words } = scope;
  const total = all.length;
  if (total === 0) return null;
  const whole = activities(scope, total, those(scope, {}));
  const only = linked('only activity', those(scope, {}));
  if (notReviewed.length === total) {
    const begin = 'Begin with the first column of the board: decide what applies, who takes it, and by when.';
    return total === 1 ? said`The ${only} has not been reviewed yet. ${begin}` : said`None of the ${whole} has been reviewed yet. ${begin}`;
  }
  const figure = (count: number, filter: Omit<Activities, 'kind' | 'pillar'>) => linked(words.number(count), those(scope, filter));
  const clauses = [
    ...(completed.length > 0 ? [said`${figure(completed.length, { status: ['completed'] })} ${be(completed.length)} completed (${words.percent(share(completed.length, total))})`] : []),
    ...(covered.length > 0 ? [said`${figure(covered.length, { status: coveredStatuses })} ${be(covered.length)} covered by other products`] : []),
    ...(declined.length > 0 ? [said`${figure(declined.length, { status: declinedStatuses })} ${declined.length === 1 ? 'was' : 'were'} decided against`] : []),
    ...(inHand.length > 0 ? [said`${figure(inHand.length, { status: inHandStatuses })} ${be(inHand.length)} in hand`] : []),
    ...(notReviewed.length > 0 ? [said`${figure(notReviewed.length, { status: ['not-reviewed'] })} ${notReviewed.length === 1 ? 'has' : 'have'} not been reviewed yet`] : []),
  ];
  if (inHand.length + notReviewed.length > 0) return said`Of ${whole}, ${listed(clauses)}.`;
  return total === 1 ? said`The ${only} is closed.` : said`All ${whole} are closed: ${listed(clauses)}.`;
}

function evidenceSentences(scope: PlanScope): (readonly PlanPiece[] | null)[] {
  const { proven, contradicted, regressed } = scope.facts;
  const provenOnes = activities(scope, proven.length, those(scope, { evidence: 'proven' }));
  const failing = (said: string) => linked(said, those(scope, { evidence: 'contradicted' }));
  const fail = contradicted.length === 1 ? 'has failed checks' : 'have failed checks';
  const first = proven.length > 0 && contradicted.length > 0
    ? said`Checks prove ${provenOnes}; ${failing(scope.words.number(contradicted.length))} ${fail}.`
    : proven.length > 0 ? said`Checks prove ${provenOnes}.`
      : contradicted.length > 0 ? said`${failing(counted(scope, contradicted.length, 'activity', 'activities'))} ${fail}.` : null;
  const came = activities(scope, regressed.length, those(scope, { evidence: 'regressed' }));
  return [first, regressed.length > 0 ? said`A later assessment contradicts ${came} that the team had completed.` : null];
}

/** What changed since the assessment before. */
export function changed(scope: PlanScope): (PlanParagraph | null)[] {
  const { score, pillar, words } = scope;
  if (!score?.change) return [];
  const { run, since, isMixed, scoreDelta, fixed, added, gone, broken } = score.change;
  const counts = [
    [fixed, fixed === 1 ? 'was fixed' : 'were fixed'], [broken.length, 'got worse'],
    [added, added === 1 ? 'was judged for the first time' : 'were judged for the first time'],
    [gone, gone === 1 ? 'is no longer judged' : 'are no longer judged'],
  ] as const;
  const clauses = counts.filter(([count]) => count > 0).map(([count, what], index) => `${index === 0 ? counted(scope, count, 'check', 'checks') : words.number(count)} ${what}`);
  if (pillar !== null && clauses.length === 0 && (scoreDelta ?? 0) === 0) return [];
  const grave = [...broken].sort((a, b) => gravity[a.risk] - gravity[b.risk]);
  return [
    paragraph(said`Since ${isMixed ? 'the assessments before these, the oldest' : 'the assessment'} of ${words.dayOf(since)}${isMixed ? ',' : ''} ${movement(scope, scoreDelta)}.`, clauses.length > 0 ? said`${listed(clauses)}.` : said`No verdict changed.`),
    ...items(scope, grave, ({ id, title, verdict, risk, run: foundBy }) => said`${linked(`“${title}”`, { kind: 'check', run: foundBy, id })} no longer holds: it ${verdict === 'failed' ? 'failed' : 'is to be investigated'} (${risk} risk).`,
      // Of several, none has them all.
      isMixed ? null : { kind: 'assessment', run, pillar }),
  ];
}

const gravity = { high: 0, medium: 1, low: 2 } as const;

function movement(scope: PlanScope, delta: number | null): string {
  if (delta === null) return 'no check was judged in both';
  if (delta === 0) return 'the score has not moved over the checks judged in both';
  return `the score has ${delta > 0 ? 'risen' : 'fallen'} by ${counted(scope, Math.abs(delta), 'point', 'points')} over the checks judged in both`;
}

/** What is done, the news of it. */
export function done(scope: PlanScope): (PlanParagraph | null)[] {
  const { facts: { completed, justCompleted }, words } = scope;
  const target = those(scope, { status: ['completed'] });
  if (completed.length === 0) return [];
  if (justCompleted.length === 0) return [paragraph(said`Nothing was completed in the last ${words.number(newsDays)} days.`)];
  return [paragraph(said`In the last ${words.number(newsDays)} days the team completed ${titles(scope, justCompleted, target)}.`)];
}

/** Who has a step, and until when: whoever reads what to do first must not begin what another has in hand. */
function takenBy({ words }: PlanScope, { owner, due }: PlanStep['state']): string {
  const until = due === null ? '' : `, due ${words.day(due)}`;
  return owner ? ` ${owner.name} has it${until}.` : due === null ? '' : ` Nobody has it yet${until}.`;
}

/** What mends the gravest failures with the least effort. */
export function recommended(scope: PlanScope): (PlanParagraph | null)[] {
  return items(scope, scope.steps.slice(0, scope.most.items), ({ activity, state, failed, gravest, opensWayFor }) => {
    const effort = activity.effort ? ` with ${activity.effort} effort` : '';
    const mends = failed > 0 ? [`mends ${counted(scope, failed, 'failed check', 'failed checks')}${gravest ? ` of ${gravest} risk` : ''}${effort}`] : [];
    const opens = opensWayFor.length > 0 && failed === 0 ? [`opens the way for ${counted(scope, opensWayFor.length, 'other step', 'other steps')}`] : [];
    return said`${titled(activity)} ${[...mends, ...opens].join('')}.${takenBy(scope, state)}`;
  }, null);
}
