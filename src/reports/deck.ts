import type Pptx from 'pptxgenjs';
import { z } from 'zod';
import { pillarIds, pillarNames, type PillarId } from '../catalog/catalog.ts';
import { daysBetween } from '../digest/calendar-day.ts';
import { isAccepted } from '../roadmap/accepted-risk.ts';
import { isClosed, statusNames } from '../roadmap/status.ts';
import { plainText, shorten } from './inline-markdown.ts';
import { figuresOf, isOverdue, type PillarFigures } from './pillar-figures.ts';
import { inPillar, scoredBy, type ContentActivity, type RoadmapContent } from './roadmap-content.ts';

/** Inches of a wide slide. Arial is on every machine that shows slides. */
const page = { width: 13.33, margin: 0.6 } as const;
const font = 'Arial';
const colours = { ink: '1B1B1F', subtle: '55565B', line: 'D6D6DB', brand: '0F3B66', onBrand: 'FFFFFF', panel: 'F4F6F9', bad: '8E0B16' } as const;

/** Room of a list: so many entries of two lines at most, so that nothing runs over. */
const mostEntries = 6;
const entryLength = 84;
const nameLength = 70;

/** The package's types describe its CommonJS module, while Node loads the other one: there the class is a level nearer than they say. */
const deckModule = z.object({ default: z.custom<typeof Pptx.default>((value) => typeof value === 'function') });

type Slide = ReturnType<Pptx.default['addSlide']>;

/** An executive deck: where the whole stands, then one slide for every pillar. */
export async function deckBytes(content: RoadmapContent): Promise<Uint8Array> {
  // Only who asks for slides waits for the library.
  const { default: Deck } = deckModule.parse(await import('pptxgenjs'));
  const deck = new Deck();
  deck.layout = 'LAYOUT_WIDE';
  deck.theme = { headFontFace: font, bodyFontFace: font };
  deck.title = `Zero Trust Roadmap: ${content.roadmap.name}`;
  deck.author = content.by.name;
  deck.defineSlideMaster({
    title: 'Plain',
    background: { color: 'FFFFFF' },
    objects: [
      { rect: { x: 0, y: 0, w: page.width, h: 0.12, fill: { color: colours.brand } } },
      // A title that programs know as one: it names the slide for screen readers and in the outline.
      { placeholder: { options: { name: 'title', type: 'title', x: page.margin, y: 0.35, w: page.width - 2 * page.margin, h: 0.7, fontFace: font, fontSize: 28, bold: true, color: colours.ink, align: 'left', valign: 'middle', margin: 0 }, text: '' } },
    ],
  });
  summarySlide(deck.addSlide({ masterName: 'Plain' }), content);
  for (const pillar of pillarIds) if (inPillar(content, pillar).length > 0) pillarSlide(deck.addSlide({ masterName: 'Plain' }), content, pillar);
  const bytes = await deck.write({ outputType: 'nodebuffer' });
  if (!(bytes instanceof Uint8Array)) throw new Error('The slides were not written as bytes.');
  return bytes;
}

function summarySlide(slide: Slide, content: RoadmapContent): void {
  const { roadmap, at, standing } = content;
  const figures = figuresOf(content, null);
  slide.addText(shorten(oneLine(`Where we stand: ${roadmap.name}`), nameLength), { placeholder: 'title' });
  line(slide, `As of ${dayInWords(at.toISOString())}. ${standing ? `Scores from ${scoredBy(standing, dayInWords, (name) => shorten(name, 50))}.` : 'Nothing was assessed yet.'}`, 1.05);
  tiles(slide, figures, content);
  const cell = (text: string, options: Pptx.default.TableCellProps = {}): Pptx.default.TableCell => ({ text, options: { fontFace: font, fontSize: 13, color: colours.ink, align: 'right', valign: 'middle', ...options } });
  const titles = ['Pillar', 'Score', 'Activities', 'Reviewed', 'In progress', 'Blocked', 'Overdue', 'Closed'];
  const rowOf = (name: string, of: PillarFigures, options: Pptx.default.TableCellProps = {}): Pptx.default.TableRow => [
    cell(name, { align: 'left', bold: true, ...options }), cell(percent(of.score), options), ...[of.activities, of.reviewed, of.inProgress, of.blocked].map((value) => cell(count(value), options)),
    cell(count(of.overdue), of.overdue > 0 ? { ...options, bold: true, color: colours.bad } : options), cell(count(of.closed), options),
  ];
  slide.addTable([
    titles.map((title, index) => cell(title, { bold: true, color: colours.onBrand, fill: { color: colours.brand }, align: index === 0 ? 'left' : 'right' })),
    ...pillarIds.map((pillar) => rowOf(pillarNames[pillar], figuresOf(content, pillar))),
    rowOf('All pillars', figures, { bold: true, fill: { color: colours.panel } }),
  ], { x: page.margin, y: 2.95, w: page.width - 2 * page.margin, colW: [3.0, 1.3, 1.3, 1.3, 1.4, 1.28, 1.28, 1.27], rowH: 0.39, border: { type: 'solid', pt: 0.5, color: colours.line } });
  line(slide, 'Closed: completed, done by another product, or decided against. Overdue: open, and due before today.', 6.95, { fontSize: 11 });
}

function pillarSlide(slide: Slide, content: RoadmapContent, pillar: PillarId): void {
  const activities = inPillar(content, pillar);
  slide.addText(pillarNames[pillar], { placeholder: 'title' });
  line(slide, shorten(firstSentence(plainText(content.catalog.pillars.find(({ id }) => id === pillar)?.introduction ?? '')), 150), 1.05);
  tiles(slide, figuresOf(content, pillar), content);
  const { today } = content;
  const done = activities.filter(({ state }) => state.status === 'completed').sort((a, b) => (b.state.stamps.status?.sequence ?? 0) - (a.state.stamps.status?.sequence ?? 0));
  const coming = activities.filter((activity) => isComing(activity, today)).sort((a, b) => (a.state.due ?? '9999').localeCompare(b.state.due ?? '9999'));
  const accepted = activities.filter(({ state }) => isAccepted(state, today)).sort((a, b) => (a.state.exception?.until ?? '').localeCompare(b.state.exception?.until ?? ''));
  const lists = [
    { title: 'Done', none: 'Nothing is completed yet.', of: done, mark: ({ evidence }: ContentActivity) => ({ proven: 'proven by an assessment', contradicted: 'contradicted by an assessment', open: '' })[evidence.state] },
    { title: 'Next 90 days', none: 'Nothing is due or in progress.', of: coming, mark: (activity: ContentActivity) => comingMark(activity, today) },
    { title: 'Risks accepted', none: 'No risk is accepted.', of: accepted, mark: ({ state: { exception } }: ContentActivity) => (exception ? `until ${dayInWords(exception.until)}, ${shorten(exception.approver.name, 30)}` : '') },
  ];
  const width = (page.width - 2 * page.margin - 2 * 0.3) / 3;
  lists.forEach(({ title, none, of, mark }, index) => {
    const x = page.margin + index * (width + 0.3);
    slide.addShape('rect', { x, y: 2.85, w: width, h: 4.15, fill: { color: colours.panel } });
    slide.addText(`${title} (${count(of.length)})`, { x: x + 0.15, y: 2.92, w: width - 0.3, h: 0.4, fontFace: font, fontSize: 15, bold: true, color: colours.brand, margin: 0, valign: 'middle' });
    slide.addText(of.length === 0 ? none : entries(of, mark), { x: x + 0.15, y: 3.35, w: width - 0.3, h: 3.6, fontFace: font, fontSize: 12, color: of.length === 0 ? colours.subtle : colours.ink, margin: 0, valign: 'top' });
  });
}

function entries(of: readonly ContentActivity[], mark: (activity: ContentActivity) => string): Pptx.default.TextProps[] {
  const shown = of.slice(0, of.length > mostEntries ? mostEntries - 1 : mostEntries);
  const texts = shown.flatMap((activity): Pptx.default.TextProps[] => {
    const marked = mark(activity);
    return [
      { text: shorten(oneLine(activity.activity.title), entryLength), options: { breakLine: true, fontSize: 12, color: colours.ink, paraSpaceBefore: 5 } },
      ...(marked === '' ? [] : [{ text: marked, options: { breakLine: true, fontSize: 10, color: colours.subtle } }]),
    ];
  });
  return of.length > shown.length ? [...texts, { text: `and ${count(of.length - shown.length)} more`, options: { fontSize: 10, color: colours.subtle, paraSpaceBefore: 5 } }] : texts;
}

/** Six numbers in a row. */
function tiles(slide: Slide, figures: PillarFigures, { activities, today }: RoadmapContent): void {
  const all = [
    { value: percent(figures.score), name: 'score' },
    { value: `${count(figures.reviewed)} of ${count(figures.activities)}`, name: 'reviewed' },
    { value: count(figures.closed), name: 'closed' },
    { value: count(figures.inProgress), name: 'in progress' },
    { value: count(figures.overdue), name: 'overdue' },
    { value: count(figures.blocked), name: 'blocked' },
  ];
  const gap = 0.2;
  const width = (page.width - 2 * page.margin - gap * (all.length - 1)) / all.length;
  all.forEach(({ value, name }, index) => {
    const x = page.margin + index * (width + gap);
    const isBad = name === 'overdue' && activities.some((activity) => isOverdue(activity, today)) && figures.overdue > 0;
    slide.addShape('rect', { x, y: 1.55, w: width, h: 1.1, fill: { color: colours.panel } });
    slide.addText(value, { x, y: 1.6, w: width, h: 0.6, align: 'center', valign: 'middle', fontFace: font, fontSize: 24, bold: true, color: isBad ? colours.bad : colours.brand, margin: 0 });
    slide.addText(name, { x, y: 2.2, w: width, h: 0.35, align: 'center', valign: 'middle', fontFace: font, fontSize: 12, color: colours.subtle, margin: 0 });
  });
}

function line(slide: Slide, text: string, y: number, options: Pptx.default.TextPropsOptions = {}): void {
  slide.addText(text, { x: page.margin, y, w: page.width - 2 * page.margin, h: 0.35, fontFace: font, fontSize: 13, color: colours.subtle, margin: 0, valign: 'middle', ...options });
}

/** Open, and either in progress or due within 90 days; what is late is due first of all. */
function isComing({ state: { status, due } }: ContentActivity, today: string): boolean {
  if (isClosed(status)) return false;
  return due === null ? status === 'in-progress' : daysBetween(today, due) <= 90;
}

function comingMark({ state: { status, owner, due } }: ContentActivity, today: string): string {
  const when = due === null ? statusNames[status].toLowerCase() : `${due < today ? 'overdue since' : 'due'} ${dayInWords(due)}`;
  return [when, ...(owner ? [shorten(oneLine(owner.name), 30)] : []), ...(status === 'blocked' ? ['blocked'] : [])].join(', ');
}

const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const percent = (value: number | null): string => (value === null ? '–' : `${value} %`);
const count = (value: number): string => new Intl.NumberFormat('en').format(value);
const dayInWords = (day: string): string => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(day));
