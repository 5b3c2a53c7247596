import { makeStyles, tokens } from '@fluentui/react-components';
import type { StandingView } from '../../../../src/api/standing.ts';
import { formatAgo, formatExactly } from '../dates.ts';
import { plural } from '../plural.ts';
import { strings } from '../strings.ts';
import { SourceBadge } from './source-badge.tsx';

const useStyles = makeStyles({
  root: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXXS, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  when: { color: tokens.colorNeutralForeground3 },
});

type Runs = StandingView['runs'];

/** When what a score counts was found, and where: by one assessment, or by several where the last left something out. @property runs the last first */
export function AssessedBy({ runs }: { readonly runs: Runs }) {
  const styles = useStyles();
  const [last, ...earlier] = runs;
  if (!last) return null;
  const ago = formatAgo(last.startedAt, new Date());
  return (
    <span className={styles.root}>
      <span className={styles.when} title={runs.map(({ startedAt }) => formatExactly(startedAt)).join('\n')}>
        {earlier.length === 0 ? strings.assessedOn(ago) : strings.assessedBy(plural(runs.length, strings.assessments), ago)}
      </span>
      {differentSources(runs).map((source) => <SourceBadge key={`${source.kind} ${source.tenantId}`} source={source} />)}
    </span>
  );
}

function differentSources(runs: Runs): Runs[number]['source'][] {
  return [...new Map(runs.map(({ source }) => [`${source.kind} ${source.tenantId}`, source])).values()];
}
