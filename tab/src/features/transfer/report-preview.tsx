import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReportPreview as Preview } from '../../../../src/api/transfer.ts';
import { formatMoment } from '../../shared/dates.ts';
import { formatNumber, formatPercent } from '../../shared/plural.ts';
import { strings as shared } from '../../shared/strings.ts';
import { PreviewFrame } from './preview-frame.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  list: { margin: 0, display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalXS },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  line: { display: 'contents' },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
});

export interface ReportPreviewProps {
  readonly preview: Preview;
  readonly isImporting: boolean;
  readonly onConfirm: () => void;
  readonly onLeave: () => void;
}

/** Whose report it is, from when, and how it ended. */
export function ReportPreview({ preview: { fileName, tenantName, executedAt, version, tests, percent }, isImporting, onConfirm, onLeave }: ReportPreviewProps) {
  const styles = useStyles();
  const names = strings.reportFacts;
  const facts = [
    [names.tenant, tenantName], [names.executedAt, formatMoment(executedAt)], [names.version, version], [names.tests, formatNumber(tests)],
    [names.score, percent === null ? shared.notScored : formatPercent(percent)],
  ] as const;
  return (
    <PreviewFrame title={strings.reportTitle(fileName)} confirm={strings.importReport} isBusy={isImporting} isImporting={isImporting} onConfirm={onConfirm} onLeave={onLeave}>
      <dl className={styles.list}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.line}>
            <dt className={styles.name}>{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.text}>{strings.reportEffect}</p>
    </PreviewFrame>
  );
}
