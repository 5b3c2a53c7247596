import { pillarIds, pillarNames, type PillarId } from '../catalog/catalog.ts';
import { factsOfPillar, planFacts, type FactsInput, type PlanFacts } from './plan-facts.ts';
import { changed, done, recommended, stand, type PlanScope, type PlanStanding, type PlanStep, type PlanWords, type Remark } from './plan-parts.ts';
import { textOf, type PlanParagraph } from './plan-sentence.ts';
import { ahead, blocked, byPerson, gaps, risks } from './plan-work.ts';

/** A part of the plan under its heading. */
export interface PlanPart {
  readonly title: string;
  readonly paragraphs: readonly PlanParagraph[];
}
export interface PlanSection {
  readonly pillar: PillarId;
  readonly title: string;
  readonly parts: readonly PlanPart[];
}
/** A pillar in figures, for the table of the summary. */
export interface PlanFigures {
  readonly pillar: PillarId;
  readonly name: string;
  /** Percent; null where nothing was judged. */
  readonly score: number | null;
  readonly total: number;
  readonly closed: number;
  readonly overdue: number;
  readonly due90: number;
  readonly blocked: number;
}
/** The written plan: a page for whoever decides, then a section for each pillar; of a single pillar what that page has not said. */
export interface Plan {
  readonly summary: { readonly parts: readonly PlanPart[]; readonly figures: readonly PlanFigures[] };
  readonly sections: readonly PlanSection[];
}

export interface PlanInput extends FactsInput {
  /** Null writes about all pillars. */
  readonly pillar: PillarId | null;
  /** Null before the first assessment. */
  readonly standing: PlanStanding | null;
  /** What to do next, the most urgent first; see `nextSteps`. */
  readonly steps: readonly PlanStep[];
  /** The last comment of an activity, where there is one. */
  readonly remarks: ReadonlyMap<string, Remark>;
  readonly words: PlanWords;
}

/** A page holds so much. */
const inSummary = { items: 3, titles: 3 };
const inShort = { items: 2, titles: 2 };
const inSection = { items: 40, titles: 15 };

/**
 * Writes the implementation plan from the state of a roadmap and the newest verdicts.
 * Parts about which there is nothing to say are left out.
 */
export function writePlan({ pillar, standing, steps, remarks, words, ...input }: PlanInput): Plan {
  const facts = planFacts(input);
  const common = { isAssessed: standing !== null, remarks, words, isSummary: false };
  const ofPillar = (id: PillarId): PlanScope => ({
    ...common, pillar: id, name: pillarNames[id], facts: factsOfPillar(facts, id), score: standing?.pillars.find((each) => each.pillar === id) ?? null,
    steps: steps.filter(({ activity }) => activity.pillar === id), most: inSection,
  });
  if (pillar !== null) {
    const scope = ofPillar(pillar);
    const said = summaryParts(scope);
    const details = sectionParts(scope).filter((part) => !said.some((each) => isSame(each, part)));
    return {
      summary: { parts: said, figures: [figuresOf(pillar, scope)] },
      sections: details.length === 0 ? [] : [{ pillar, title: 'In detail', parts: details }],
    };
  }
  const pillars = pillarIds.filter((id) => facts.all.some((each) => each.pillar === id));
  return {
    summary: {
      parts: summaryParts({ ...common, pillar: null, name: 'the roadmap', facts, score: standing, steps, most: inSection }),
      figures: pillars.map((id) => figuresOf(id, ofPillar(id))),
    },
    sections: pillars.map((id) => ({ pillar: id, title: pillarNames[id], parts: sectionParts(ofPillar(id)) })),
  };
}

/** Whether two parts read the same. */
const isSame = (a: PlanPart, b: PlanPart): boolean => a.title === b.title && a.paragraphs.map(textOf).join('\n') === b.paragraphs.map(textOf).join('\n');

function summaryParts(about: PlanScope): PlanPart[] {
  const scope: PlanScope = { ...about, isSummary: true, most: inSummary };
  return parts([
    ['Where we stand', stand(scope)],
    ['What changed', changed({ ...scope, most: inShort })],
    ['What is done', done({ ...scope, most: inShort })],
    ['The next 90 days', ahead(scope)],
    ['What to do first', recommended(scope)],
    ['Blocked', blocked({ ...scope, most: inShort })],
    ['Accepted risks', risks({ ...scope, most: inShort })],
    ['To decide', gaps(scope)],
  ]);
}

function sectionParts(scope: PlanScope): PlanPart[] {
  const { facts: { overdue, due30, due60, due90, later, inHand } } = scope;
  const nothingDated = overdue.length + due30.length + due60.length + due90.length + later.length === 0;
  return parts([
    ['Where we stand', stand(scope)],
    ['What changed', changed(scope)],
    ['What is done', done(scope)],
    ['What to do first', recommended({ ...scope, most: inSummary })],
    ['The next 90 days', nothingDated && inHand.length > 0 ? ahead(scope) : []],
    ['Overdue', byPerson(scope, overdue, ['overdue'])],
    ['The next 30 days', byPerson(scope, due30, ['30'])],
    ['In 31 to 60 days', byPerson(scope, due60, ['60'])],
    ['In 61 to 90 days', byPerson(scope, due90, ['90'])],
    ['Later', byPerson(scope, later, null)],
    ['Blocked', blocked(scope)],
    ['Accepted risks', risks(scope)],
    ['To decide', gaps(scope)],
  ]);
}

const parts = (all: readonly (readonly [title: string, paragraphs: readonly (PlanParagraph | null)[]])[]): PlanPart[] =>
  all.map(([title, paragraphs]) => ({ title, paragraphs: paragraphs.filter((each) => each !== null) })).filter(({ paragraphs }) => paragraphs.length > 0);

function figuresOf(pillar: PillarId, { name, facts, score }: PlanScope): PlanFigures {
  return { pillar, name, score: score?.percent ?? null, ...countsOf(facts) };
}

function countsOf({ all, completed, covered, declined, overdue, due30, due60, due90, blocked: blockedOnes }: PlanFacts): Pick<PlanFigures, 'total' | 'closed' | 'overdue' | 'due90' | 'blocked'> {
  return {
    total: all.length, closed: completed.length + covered.length + declined.length, overdue: overdue.length,
    due90: due30.length + due60.length + due90.length, blocked: blockedOnes.length,
  };
}
