import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';
import type { ResultView } from '../../../../src/api/assessment.ts';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { formatAgo, formatExactly } from '../../shared/dates.ts';
import { strings as shared } from '../../shared/strings.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { SourceBadge } from '../../shared/ui/source-badge.tsx';
import { VendorLinks } from '../../shared/ui/vendor-links.tsx';
import { VerdictMark } from '../../shared/ui/verdict-mark.tsx';
import { EvidenceRows } from './evidence-rows.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  verdict: { display: 'inline-flex', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  summary: { margin: 0 },
  texts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '80ch' },
  heading: { margin: `0 0 ${tokens.spacingVerticalXXS}`, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  steps: { margin: 0, paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground3 },
  plain: { margin: 0, overflowWrap: 'anywhere' },
  path: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  accordion: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalM})` },
});

export interface CheckResultProps {
  readonly view: ResultView;
  /** Texts are behind a button; else they stand below the evidence. */
  readonly isCollapsed?: boolean;
  /** Of the headings inside. */
  readonly headingLevel: 'h3' | 'h4';
  /** Below the evidence, such as what to do about it. */
  readonly children?: ReactNode;
}

/** What a check said of the tenant, the rows behind it, and how to mend it. */
export function CheckResult({ view, isCollapsed = false, headingLevel, children }: CheckResultProps) {
  const styles = useStyles();
  const { run, result } = view;
  const texts = <Texts view={view} level={isCollapsed ? 'h5' : headingLevel} />;
  return (
    <div className={styles.root}>
      <div className={styles.facts}>
        <span className={styles.verdict}>
          <VerdictMark verdict={result.verdict} />
        </span>
        <Badge appearance="outline" color="informative">
          {strings.risk(shared.riskNames[result.risk])}
        </Badge>
        {result.reference !== null && <span>{strings.checkNumber(result.reference)}</span>}
        <span>{[...result.pillars.map((pillar) => pillarNames[pillar]), ...(result.category === '' ? [] : [result.category])].join(' · ')}</span>
        <span title={formatExactly(run.startedAt)}>{formatAgo(run.startedAt, new Date())}</span>
        <SourceBadge source={run.source} />
      </div>
      <div className={styles.summary}>
        <Markdown>{result.summary ?? result.reason ?? ''}</Markdown>
      </div>
      {result.evidence && <EvidenceRows key={run.id} title={result.title} checkId={result.id} evidence={result.evidence} />}
      {children}
      {isCollapsed ? (
        <Accordion collapsible className={styles.accordion}>
          <AccordionItem value="texts">
            <AccordionHeader as={headingLevel} size="small">
              {strings.whyAndHow}
            </AccordionHeader>
            <AccordionPanel>{texts}</AccordionPanel>
          </AccordionItem>
        </Accordion>
      ) : (
        texts
      )}
    </div>
  );
}

type Level = 'h3' | 'h4' | 'h5';

function Texts({ view: { run, result, about, text, portal }, level }: { readonly view: ResultView; readonly level: Level }) {
  const styles = useStyles();
  const isImported = run.source.kind === 'import';
  if (!text) return <Text className={styles.quiet}>{strings.noText}</Text>;
  return (
    <div className={styles.texts}>
      {about && (
        <Section level={level} title={strings.whatWasTested}>
          <p className={styles.plain}>
            {strings.tested(result.title)}
            {isImported && ` ${strings.testedByReport}`}
            {!isImported && about.licenses.length > 0 && ` ${strings.needs(strings.or(about.licenses))}`}
            {` ${strings.mending(strings.levels[about.effort], strings.levels[about.userImpact])}`}
          </p>
          {!isImported && about.reads.length > 0 && <Reads about={about} />}
        </Section>
      )}
      <Section level={level} title={strings.whyItMatters}>
        <Markdown>{text.whyItMatters}</Markdown>
      </Section>
      <Section level={level} title={strings.howToMend}>
        <ol className={styles.steps}>
          {text.howToMend.map((step) => (
            <li key={step}>
              <Markdown>{step}</Markdown>
            </li>
          ))}
        </ol>
      </Section>
      <Section level={level} title={strings.howToVerify}>
        <Markdown>{text.howToVerify}</Markdown>
      </Section>
      {portal.length > 0 && (
        <Section level={level} title={strings.portal}>
          <VendorLinks links={portal} />
        </Section>
      )}
      {text.links.length > 0 && (
        <Section level={level} title={strings.links}>
          <VendorLinks links={text.links} />
        </Section>
      )}
    </div>
  );
}

/** Where the answer comes from: each service, what is read there, and what that takes. */
function Reads({ about: { reads, permissions, roles } }: { readonly about: NonNullable<ResultView['about']> }) {
  const styles = useStyles();
  const takes: Readonly<Record<(typeof reads)[number]['service'], string | null>> = {
    graph: permissions.length > 0 ? strings.readWith(shared.and(permissions)) : null,
    arm: roles.length > 0 ? strings.readAs(shared.and(roles)) : null,
    dns: strings.lookedUp,
  };
  return (
    <>
      <p className={styles.plain}>{strings.restsOn}</p>
      <ul className={styles.steps}>
        {reads.map(({ service, endpoints }) => (
          <li key={service}>
            {strings.sources[service]}
            {endpoints.map((path, index) => (
              <Fragment key={path}>
                {index === 0 ? ': ' : ', '}
                <code className={styles.path}>{path}</code>
              </Fragment>
            ))}
            {takes[service] !== null && `, ${takes[service]}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Section({ level: Heading, title, children }: { readonly level: Level; readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section>
      <Heading className={styles.heading}>{title}</Heading>
      {children}
    </section>
  );
}
