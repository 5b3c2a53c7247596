import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { MouseEvent, ReactNode } from 'react';
import type { Plan, PlanFigures, PlanPart } from '../../../../src/roadmap/plan.ts';
import type { PlanParagraph, PlanPiece } from '../../../../src/roadmap/plan-sentence.ts';
import { navigate } from '../../shared/location.ts';
import { formatNumber, formatPercent } from '../../shared/plural.ts';
import { addressOf, type Address } from './address.ts';
import { printed, usePrintStyles } from './print-styles.ts';
import { strings } from './strings.ts';

const phone = '@media screen and (max-width: 639px)';

const useStyles = makeStyles({
  paper: {
    boxSizing: 'border-box', maxWidth: '860px', marginInline: 'auto', padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXXL}`,
    color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1, boxShadow: tokens.shadow4, borderRadius: tokens.borderRadiusLarge,
    fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: 'anywhere',
    '@media (max-width: 639px)': { padding: tokens.spacingHorizontalL },
    // A head that a table has is repeated on every page.
    '@media print': { display: 'table', width: '100%', maxWidth: 'none', padding: 0, fontSize: '10pt', lineHeight: '1.42' },
  },
  running: {
    display: 'none',
    '@media print': { display: 'table-header-group', breakInside: 'avoid' },
  },
  runningText: {
    display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalL, fontSize: '8pt', paddingBottom: '1.5mm', marginBottom: '4mm',
    borderBottomWidth: '1px', borderBottomStyle: 'solid', borderBottomColor: tokens.colorNeutralStroke1,
  },
  body: { '@media print': { display: 'table-row-group' } },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600, fontWeight: tokens.fontWeightSemibold, '@media print': { fontSize: '17pt', lineHeight: '1.2', marginBottom: '3mm' } },
  // On paper it stands at the head of every page.
  subtitle: { margin: `${tokens.spacingVerticalXXS} 0 0`, color: tokens.colorNeutralForeground2, '@media print': { display: 'none' } },
  note: { color: tokens.colorNeutralForeground2, '@media print': { display: 'none' } },
  section: {
    marginTop: tokens.spacingVerticalXXXL, paddingTop: tokens.spacingVerticalL,
    borderTopWidth: '1px', borderTopStyle: 'solid', borderTopColor: tokens.colorNeutralStroke2,
    '@media print': { marginTop: 0, paddingTop: 0, borderTopStyle: 'none' },
  },
  newPage: { '@media print': { breakBefore: 'page' } },
  // Pillars that nobody has begun share a page.
  short: { '@media print': { breakInside: 'avoid', marginTop: '8mm' } },
  // So that the summary is one page.
  summary: { '@media print': { fontSize: '8.75pt', lineHeight: '1.32' } },
  beside: { '@media print': { display: 'grid', gridTemplateColumns: '26mm minmax(0, 1fr)', columnGap: '3mm', marginTop: '2mm' } },
  sectionTitle: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  part: { marginTop: tokens.spacingVerticalL, '@media print': { marginTop: '3mm' } },
  partTitle: { margin: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, breakAfter: 'avoid', '@media print': { fontSize: 'inherit', lineHeight: 'inherit' } },
  text: { margin: `0 0 ${tokens.spacingVerticalXS}`, orphans: 2, widows: 2, '@media print': { marginBottom: '0.6mm' } },
  list: { margin: `0 0 ${tokens.spacingVerticalXS}`, paddingInlineStart: tokens.spacingHorizontalXL, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, '@media print': { display: 'block', marginBottom: 0, paddingInlineStart: '4mm' } },
  link: {
    color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline', textDecorationThickness: '1px', textUnderlineOffset: '2px',
    ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationThickness: '2px' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px', borderRadius: tokens.borderRadiusSmall },
  },
  tableFrame: { overflowX: 'auto', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` }, '@media print': { overflow: 'visible' } },
  // On a phone a pillar's name stands above its figures, so that all of them are there: what is overdue and blocked comes last.
  row: { [phone]: { display: 'grid', gridTemplateColumns: '3fr 5fr 4fr 4fr 4fr', columnGap: tokens.spacingHorizontalXS, alignItems: 'end', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` } },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, '@media print': { fontSize: '8.5pt', lineHeight: '1.3' } },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, textAlign: 'end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', fontWeight: tokens.fontWeightRegular,
    borderBottomWidth: '1px', borderBottomStyle: 'solid', borderBottomColor: tokens.colorNeutralStroke2,
    [phone]: { padding: `${tokens.spacingVerticalXXS} 0`, borderBottomStyle: 'none' },
    '@media print': { padding: '0.4mm 2mm', whiteSpace: 'nowrap' },
  },
  head: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2, [phone]: { fontSize: tokens.fontSizeBase100, lineHeight: tokens.lineHeightBase100, whiteSpace: 'normal' } },
  first: { textAlign: 'start', paddingInlineStart: 0, [phone]: { gridColumn: '1 / -1', paddingTop: tokens.spacingVerticalS } },
});

export interface PlanDocumentProps {
  readonly plan: Plan;
  readonly title: string;
  /** Roadmap and day. */
  readonly head: string;
  readonly note: string | null;
}

/** The plan as a document: a page of summary, then the pillars, or the details of the one. On paper every page says what it belongs to. */
export function PlanDocument({ plan: { summary, sections }, title, head, note }: PlanDocumentProps) {
  usePrintStyles();
  const styles = useStyles();
  return (
    <article className={styles.paper} {...{ [printed]: '' }} aria-label={title}>
      <div className={styles.running} aria-hidden><div className={styles.runningText}><span>{title}</span><span>{head}</span></div></div>
      <div className={styles.body}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.subtitle}>{head}</p>
        {note !== null && <p className={styles.note}>{note}</p>}
        <section className={styles.summary} aria-label={strings.summary}>
          {summary.parts.slice(0, 1).map((part) => <Part key={part.title} part={part} level="h3" isBeside />)}
          <Figures figures={summary.figures} />
          {summary.parts.slice(1).map((part) => <Part key={part.title} part={part} level="h3" isBeside />)}
        </section>
        {sections.map(({ pillar, title: name, parts }, index) => (
          <section key={pillar} className={mergeClasses(styles.section, startsPage(sections, index) ? styles.newPage : styles.short)} aria-label={name}>
            <h3 className={styles.sectionTitle}>{name}</h3>
            {parts.map((part) => <Part key={part.title} part={part} level="h4" />)}
          </section>
        ))}
      </div>
    </article>
  );
}

/** What has more to say than where it stands has a page of its own. */
const startsPage = (sections: Plan['sections'], index: number): boolean => [index - 1, index].some((place) => place < 0 || (sections[place]?.parts.length ?? 0) > 1);

interface PartProps {
  readonly part: PlanPart;
  readonly level: 'h3' | 'h4';
  /** On paper its heading stands beside the text. */
  readonly isBeside?: boolean;
}

function Part({ part: { title, paragraphs }, level: Heading, isBeside = false }: PartProps) {
  const styles = useStyles();
  return (
    <section className={mergeClasses(styles.part, isBeside && styles.beside)}>
      <Heading className={styles.partTitle}>{title}</Heading>
      <div>{blocksOf(paragraphs).map((block, index) => (block.kind === 'text'
        ? <p key={index} className={styles.text}><Pieces pieces={block.paragraphs[0]?.pieces ?? []} /></p>
        : <ul key={index} className={styles.list}>{block.paragraphs.map(({ pieces }, place) => <li key={place}><Pieces pieces={pieces} /></li>)}</ul>))}</div>
    </section>
  );
}

interface Block {
  readonly kind: PlanParagraph['kind'];
  readonly paragraphs: readonly PlanParagraph[];
}

/** Items that follow each other are one list. */
function blocksOf(paragraphs: readonly PlanParagraph[]): Block[] {
  const blocks: Block[] = [];
  for (const each of paragraphs) {
    const last = blocks.at(-1);
    if (each.kind === 'item' && last?.kind === 'item') blocks[blocks.length - 1] = { kind: 'item', paragraphs: [...last.paragraphs, each] };
    else blocks.push({ kind: each.kind, paragraphs: [each] });
  }
  return blocks;
}

function Pieces({ pieces }: { readonly pieces: readonly PlanPiece[] }) {
  return pieces.map((piece, index) => (typeof piece === 'string' ? piece : <PlanLink key={index} to={addressOf(piece.to)}>{piece.text}</PlanLink>));
}

/** A real link, since it stands in running text and breaks with it. */
function PlanLink({ to, children }: { readonly to: Address; readonly children: ReactNode }) {
  const styles = useStyles();
  const follow = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigate(to);
  };
  return <a className={styles.link} href={hrefOf(to)} onClick={follow}>{children}</a>;
}

function hrefOf(to: Address): string {
  const params = new URLSearchParams(globalThis.location.search);
  for (const [name, value] of Object.entries(to)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  return `?${params.toString()}`;
}

function Figures({ figures }: { readonly figures: readonly PlanFigures[] }) {
  const styles = useStyles();
  const names = [strings.pillar, strings.score, strings.closed, strings.overdue, strings.due90, strings.blocked];
  return (
    <section className={mergeClasses(styles.part, styles.tableFrame)} tabIndex={0} aria-label={strings.pillars}>
      <table className={styles.table}>
        <thead>
          <tr className={styles.row}>{names.map((name, index) => <th key={name} scope="col" className={mergeClasses(styles.cell, styles.head, index === 0 && styles.first)}>{name}</th>)}</tr>
        </thead>
        <tbody>
          {figures.map(({ pillar, name, score, total, closed, overdue, due90, blocked }) => (
            <tr key={pillar} className={styles.row}>
              <th scope="row" className={mergeClasses(styles.cell, styles.first)}><PlanLink to={{ pillar }}>{name}</PlanLink></th>
              <td className={styles.cell}>{score === null ? strings.none : formatPercent(score)}</td>
              <td className={styles.cell}>{strings.closedOf(formatNumber(closed), formatNumber(total))}</td>
              {[overdue, due90, blocked].map((count, index) => <td key={index} className={styles.cell}>{count === 0 ? strings.none : formatNumber(count)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
