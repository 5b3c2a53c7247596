import { inHandStatuses, type DueItem, type PlanItem, type RiskItem } from './plan-facts.ts';
import { activities, be, counted, items, those, titled, titles, type Activities, type PlanScope } from './plan-parts.ts';
import { item, linked, listed, paragraph, said, type PlanParagraph, type PlanPiece } from './plan-sentence.ts';

const reviewDays = 30;
/** A quotation in a plan is a sentence or two, and in the summary the beginning of one; all of it stands with the activity. */
const mostQuoted = { section: 220, summary: 110 };

/** The work ahead in a few sentences: what is late, what comes when, and who carries it. */
export function ahead(scope: PlanScope): (PlanParagraph | null)[] {
  const { facts: { overdue, due30, due60, due90, later }, words } = scope;
  const within = [due30.length, due30.length + due60.length, due30.length + due60.length + due90.length] as const;
  const figure = (index: 0 | 1 | 2, due: '60' | '90') => linked(words.number(within[index]), those(scope, { due: [due] }));
  const last = later.at(-1);
  return [
    paragraph(
      overdue.length > 0 ? lateSentence(scope, overdue) : null,
      within[2] > 0
        ? said`In the next 30 days ${activities(scope, within[0], those(scope, { due: ['30'] }))} ${be(within[0])} due, in the next 60 days ${figure(1, '60')}, and in the next 90 days ${figure(2, '90')}.`
        : said`Nothing is due in the next 90 days: give what comes next an owner and a due date.`,
      last ? said`${counted(scope, later.length, 'activity', 'activities')} ${be(later.length)} planned for later, the last for ${words.day(last.due)}.` : null,
    ),
    paragraph(carriedSentence(scope, [...overdue, ...due30, ...due60, ...due90])),
  ];
}

function lateSentence(scope: PlanScope, overdue: readonly DueItem[]): readonly PlanPiece[] {
  const oldest = counted(scope, -(overdue[0]?.days ?? 0), 'day', 'days');
  return said`${activities(scope, overdue.length, those(scope, { due: ['overdue'] }))} ${be(overdue.length)} overdue, ${overdue.length === 1 ? 'by' : 'the oldest by'} ${oldest}.`;
}

/** Who carries how much of it, in one sentence. */
function carriedSentence(scope: PlanScope, dated: readonly DueItem[]): readonly PlanPiece[] | null {
  const groups = byOwner(dated).sort((a, b) => b.items.length - a.items.length);
  if (groups.length === 0) return null;
  const shown = groups.slice(0, scope.most.titles);
  const others = groups.length - shown.length;
  const clauses = shown.map(({ owner, items: own }, index) => {
    const late = own.filter(({ days }) => days < 0).length;
    const amount = index === 0 ? counted(scope, own.length, 'of them', 'of them') : scope.words.number(own.length);
    const figure = linked(amount, those(scope, { due: ['overdue', '90'], owner: owner?.id ?? 'nobody' }));
    const suffix = late > 0 ? ` (${scope.words.number(late)} overdue)` : '';
    return said`${owner ? `${owner.name} carries` : 'nobody owns'} ${figure}${suffix}`;
  });
  return sentenceOf(said`${listed([...clauses, ...(others > 0 ? [`${counted(scope, others, 'other', 'others')} the rest`] : [])])}.`);
}

/** Begins with a capital, whoever it begins with. */
function sentenceOf([first = '', ...rest]: readonly PlanPiece[]): readonly PlanPiece[] {
  return [typeof first === 'string' ? first.charAt(0).toUpperCase() + first.slice(1) : first, ...rest];
}

/** Who finishes what by when, a sentence for each person. @param due the filter that shows the same; null when there is none */
export function byPerson(scope: PlanScope, dated: readonly DueItem[], due: NonNullable<Activities['due']> | null): PlanParagraph[] {
  const { words } = scope;
  return byOwner(dated).map(({ owner, items: own }) => {
    const shown = own.slice(0, scope.most.titles);
    const left = own.length - shown.length;
    const rest = `${words.number(left)} more`;
    const more = left > 0 ? [due ? linked(rest, those(scope, { due, owner: owner?.id ?? 'nobody' })) : rest] : [];
    const when = ({ due: day, days }: DueItem) => ` by ${words.day(day)}${days < 0 ? ` (${counted(scope, -days, 'day', 'days')} late)` : ''}`;
    const isLate = own.some(({ days }) => days < 0);
    const list = listed([...shown.map((each) => said`${titled(each)}${when(each)}`), ...more]);
    return item(owner ? said`${owner.name} ${isLate ? 'was to finish' : 'finishes'} ${list}.` : said`Somebody is needed to finish ${list}.`);
  });
}

interface OwnersItems {
  readonly owner: PlanItem['state']['owner'];
  readonly items: readonly DueItem[];
}

/** By person, whoever has the earliest date first; what nobody owns comes last. */
function byOwner(dated: readonly DueItem[]): OwnersItems[] {
  const groups = new Map<string | null, OwnersItems>();
  for (const each of dated) {
    const { owner } = each.state;
    groups.set(owner?.id ?? null, { owner, items: [...(groups.get(owner?.id ?? null)?.items ?? []), each] });
  }
  const all = [...groups.values()];
  return [...all.filter(({ owner }) => owner !== null), ...all.filter(({ owner }) => owner === null)];
}

/** What is blocked, since when, and why: the last comment, else the notes. */
export function blocked(scope: PlanScope): (PlanParagraph | null)[] {
  const { facts, remarks, words } = scope;
  const count = facts.blocked.length;
  if (count === 0) return [];
  const target = those(scope, { status: ['blocked'] });
  const write = (each: PlanItem): readonly PlanPiece[] => {
    const { owner, notes, stamps } = each.state;
    const since = stamps.status ? ` since ${words.dayOf(stamps.status.at)}` : '';
    const remark = remarks.get(each.id);
    const why = remark ? `${remark.by} wrote on ${words.dayOf(remark.at)}: “${quoted(scope, remark.text)}”`
      : notes.trim() !== '' ? `The notes say: “${quoted(scope, notes)}”` : 'Nobody has written down why.';
    return said`${titled(each)} has been blocked${since}; ${owner ? `${owner.name} owns it` : 'nobody owns it'}. ${why}`;
  };
  const isCut = count > scope.most.items;
  return [paragraph(said`${activities(scope, count, target)} ${be(count)} blocked${isCut ? ', these the longest' : ''}.`), ...items(scope, facts.blocked, write, target)];
}

/** Risks that somebody accepted: what is to be looked at again first. */
export function risks(scope: PlanScope): (PlanParagraph | null)[] {
  const { facts, words } = scope;
  const count = facts.risks.length;
  if (count === 0) return [];
  const ended = facts.risks.filter(({ days }) => days < 0).length;
  const soon = facts.risks.filter(({ days }) => days >= 0 && days <= reviewDays).length;
  const review = [
    ...(ended > 0 ? [`${words.number(ended)} ${ended === 1 ? 'has' : 'have'} ended and ${ended === 1 ? 'needs' : 'need'} a new decision`] : []),
    ...(soon > 0 ? [`${words.number(soon)} ${be(soon)} due for review within ${words.number(reviewDays)} days`] : []),
  ];
  const write = (each: RiskItem): readonly PlanPiece[] => {
    const { approver, until, reason } = each.exception;
    const end = each.days < 0 ? `was accepted until ${words.day(until)}` : `is accepted until ${words.day(until)}`;
    return said`${titled(each)} ${end} by ${approver.name}: “${quoted(scope, reason)}”`;
  };
  return [
    paragraph(said`${counted(scope, count, 'risk', 'risks')} ${be(count)} accepted instead of mended.`, review.length > 0 ? said`${listed(review)}.` : said`None is due for review within ${words.number(reviewDays)} days.`),
    ...items(scope, facts.risks, write, null),
  ];
}

/** What nobody owns, or has no date: a plan has neither. A section asks activity by activity. */
export function gaps(scope: PlanScope): (PlanParagraph | null)[] {
  const { facts: { unowned, undated, inHand } } = scope;
  if (unowned.length + undated.length === 0) return [];
  const [ownerless, dateless] = [those(scope, { status: inHandStatuses, owner: 'nobody' }), those(scope, { status: inHandStatuses, due: ['none'] })];
  const clauses = [
    ...(unowned.length > 0 ? [said`${linked(scope.words.number(unowned.length), ownerless)} ${unowned.length === 1 ? 'has' : 'have'} no owner`] : []),
    ...(undated.length > 0 ? [said`${linked(scope.words.number(undated.length), dateless)} ${undated.length === 1 ? 'has' : 'have'} no due date`] : []),
  ];
  return [
    paragraph(said`Of ${activities(scope, inHand.length, those(scope, { status: inHandStatuses }))} in hand, ${listed(clauses)}.`),
    ...(scope.isSummary ? [] : [unowned.length > 0 ? item(said`Who takes ${titles(scope, unowned, ownerless)}?`) : null,
      undated.length > 0 ? item(said`Until when: ${titles(scope, undated, dateless)}?`) : null]),
  ];
}

/** The beginning of what somebody wrote, on one line and with its end said. */
function quoted({ isSummary }: PlanScope, text: string): string {
  const most = isSummary ? mostQuoted.summary : mostQuoted.section;
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2))} …`;
}
