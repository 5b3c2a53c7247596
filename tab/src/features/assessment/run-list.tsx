import { Field, makeStyles, mergeClasses, Select, Text, tokens } from '@fluentui/react-components';
import type { RunView } from '../../../../src/api/assessment.ts';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { formatAgo, formatExactly, formatMoment } from '../../shared/dates.ts';
import { navigate } from '../../shared/location.ts';
import { formatPercent } from '../../shared/plural.ts';
import { isGoing } from '../../shared/run-states.ts';
import { strings as shared } from '../../shared/strings.ts';
import { ScoreRing } from '../../shared/ui/score-ring.tsx';
import { SourceBadge } from '../../shared/ui/source-badge.tsx';
import { duration } from './duration.ts';
import { ScheduleButton } from './schedule.tsx';
import { strings } from './strings.ts';

const narrow = '@media (max-width: 899px)';
const useStyles = makeStyles({
  root: {
    overflow: 'auto',
    borderInlineEndWidth: '1px',
    borderInlineEndStyle: 'solid',
    borderInlineEndColor: tokens.colorNeutralStroke2,
    backgroundColor: tokens.colorNeutralBackground2,
    [narrow]: { display: 'none' },
  },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: tokens.spacingHorizontalS,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
  },
  run: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    width: '100%',
    boxSizing: 'border-box',
    textAlign: 'start',
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorTransparentBackground,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  selected: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
  },
  words: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  who: { color: tokens.colorNeutralForeground2 },
  how: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  top: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} 0` },
  // Narrower than its longest choice on a phone, where the button has a line of its own.
  choice: { flex: '1 1 260px', gridTemplateColumns: 'minmax(0, 1fr)', minWidth: 0 },
  picker: { display: 'none', [narrow]: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingVerticalS, '& select': { minWidth: 0 }, padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} 0` } },
});

const open = (run: string) => navigate({ run, check: null, with: null });

/** Every assessment, the one that looked at the tenant last first: who, when, how long, by which version, and from where. */
export function RunList({ runs, selected }: { readonly runs: readonly RunView[]; readonly selected: string }) {
  const styles = useStyles();
  const now = new Date();
  return (
    <>
      <nav className={styles.root} aria-label={strings.runs}>
        <div className={styles.top}><ScheduleButton /></div>
        <ul className={styles.list}>
          {runs.map((run) => (
            <li key={run.id}>
              <button
                type="button"
                className={mergeClasses(styles.run, run.id === selected && styles.selected)}
                aria-current={run.id === selected}
                onClick={() => open(run.id)}
              >
                <ScoreRing percent={run.score.percent} size={40} />
                <span className={styles.words}>
                  <Text size={300} weight="semibold" title={formatExactly(run.startedAt)}>
                    {formatAgo(run.startedAt, now)}
                  </Text>
                  <span className={styles.who}>{run.state === 'finished' ? whoOf(run) : stateOf(run)}</span>
                  <span className={styles.how}>{howOf(run)}</span>
                  {run.source.kind !== 'tenant' && <SourceBadge source={run.source} />}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.picker}>
        <Field label={strings.run} size="small" className={styles.choice}>
          <Select value={selected} onChange={(_event, { value }) => open(value)}>
            {runs.map((run) => (
              <option key={run.id} value={run.id}>
                {[formatMoment(run.startedAt), run.state === 'finished' ? percentOf(run) : stateOf(run), shared.sourceNames[run.source.kind]].join(
                  ' · ',
                )}
              </option>
            ))}
          </Select>
        </Field>
        <ScheduleButton />
      </div>
    </>
  );
}

const whoOf = ({ source, startedBy, scheduled }: RunView): string =>
  (source.kind === 'import' ? strings.importedByWhom : scheduled ? strings.onScheduleOf : strings.startedBy)(startedBy.name);

/** How long it took, by which version, and over which pillars unless over all. */
function howOf({ source, startedAt, finishedAt, version, pillars }: RunView): string {
  return [
    ...(source.kind !== 'import' && finishedAt !== null ? [duration(startedAt, finishedAt)] : []),
    source.kind === 'import' ? version : strings.version(version),
    ...(pillars ? [pillars.map((pillar) => pillarNames[pillar]).join(', ')] : []),
  ].join(' · ');
}

const percentOf = ({ score }: RunView): string => (score.percent === null ? shared.notScored : formatPercent(score.percent));

function stateOf(run: RunView): string {
  const state = strings.states[run.state];
  return isGoing(run) && run.progress.total > 0 ? `${state} · ${formatPercent(Math.round((100 * run.progress.done) / run.progress.total))}` : state;
}
