import { makeStyles, mergeClasses, ProgressBar, Text, tokens } from '@fluentui/react-components';
import type { RunView } from '../../../../src/api/assessment.ts';
import { pillarNames, type PillarId } from '../../../../src/api/catalog.ts';
import { formatPercent } from '../../shared/plural.ts';
import { strings as shared } from '../../shared/strings.ts';
import { VerdictCounts } from '../../shared/ui/verdict-counts.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(230px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  pillar: {
    width: '100%',
    height: '100%',
    boxSizing: 'border-box',
    textAlign: 'start',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  selected: { border: `1px solid ${tokens.colorCompoundBrandStroke}`, boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}` },
  head: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
});

export interface PillarScoresProps {
  readonly scores: RunView['pillarScores'];
  readonly selected: PillarId | null;
  readonly onSelect: (pillar: PillarId | null) => void;
}

/** The score of every pillar; choosing one narrows the results down to it, choosing it again does not. */
export function PillarScores({ scores, selected, onSelect }: PillarScoresProps) {
  const styles = useStyles();
  return (
    <section aria-label={strings.perPillar}>
      <ul className={styles.root}>
        {scores.map(({ pillar, percent, counts }) => (
          <li key={pillar}>
            <button
              type="button"
              className={mergeClasses(styles.pillar, pillar === selected && styles.selected)}
              aria-pressed={pillar === selected}
              title={strings.showPillar(pillarNames[pillar])}
              onClick={() => onSelect(pillar === selected ? null : pillar)}
            >
              <span className={styles.head}>
                <Text size={300} weight="semibold">
                  {pillarNames[pillar]}
                </Text>
                <Text size={300} weight="semibold">
                  {percent === null ? shared.notScored : formatPercent(percent)}
                </Text>
              </span>
              <ProgressBar as="div" value={percent ?? 0} max={100} thickness="large" aria-hidden />
              <VerdictCounts counts={counts} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
