import { Link, makeStyles, mergeClasses, ProgressBar, Text, tokens } from '@fluentui/react-components';
import type { ActivityState } from '../../../../src/roadmap/activity-state.ts';
import type { ActivityEvidence } from '../../../../src/roadmap/evidence.ts';
import { isClosed } from '../../../../src/roadmap/status.ts';
import type { DueChoice, EvidenceChoice } from '../../roadmap/filter/activity-filter.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { pillarNames, type PillarId } from '../../../../src/api/catalog.ts';
import { plural } from '../../shared/plural.ts';
import { AssessedBy } from '../../shared/ui/assessed-by.tsx';
import { ScoreRing } from '../../shared/ui/score-ring.tsx';
import { VerdictCounts } from '../../shared/ui/verdict-counts.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
  },
  part: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minWidth: 0, minHeight: '56px' },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  heading: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
  progress: { flexGrow: 1, minWidth: '200px', maxWidth: '420px' },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground2 },
  fact: { fontSize: 'inherit', lineHeight: 'inherit' },
  bad: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** What a number counts, as a filter. */
export type Counted = { readonly due: DueChoice } | { readonly evidence: EvidenceChoice };

export interface PlannedActivity {
  readonly state: ActivityState;
  readonly evidence: ActivityEvidence;
}

/** Above the board: the score of the pillar or of all by the newest verdicts, and how far its activities are. */
export function ScoreStrip({
  pillar,
  planned,
  today,
  onShow,
}: {
  /** Null: all of them. */
  readonly pillar: PillarId | null;
  readonly planned: readonly PlannedActivity[];
  readonly today: string;
  readonly onShow: (counted: Counted) => void;
}) {
  const styles = useStyles();
  const closed = planned.filter(({ state }) => isClosed(state.status)).length;
  const counts = [
    [planned.filter(({ evidence }) => evidence.state === 'proven').length, strings.proven, { evidence: 'proven' }],
    [planned.filter(({ evidence }) => evidence.state === 'contradicted').length, strings.contradicted, { evidence: 'contradicted' }],
    [planned.filter(({ evidence }) => evidence.regressed).length, strings.regressed, { evidence: 'regressed' }, styles.bad],
    [planned.filter(({ state }) => state.due !== null && state.due < today && !isClosed(state.status)).length, strings.overdue, { due: 'overdue' }, styles.bad],
  ] as const satisfies readonly (readonly [number, object, Counted, string?])[];
  return (
    <section className={styles.root} aria-label={scoreName(pillar)}>
      <PillarScore pillar={pillar} />
      <div className={mergeClasses(styles.column, styles.progress)}>
        <Text size={300} weight="semibold">
          {strings.closedOf(closed, planned.length)}
        </Text>
        <ProgressBar
          value={planned.length === 0 ? 0 : closed / planned.length}
          max={1}
          thickness="large"
          color="success"
          aria-label={strings.closedOf(closed, planned.length)}
        />
        <span className={styles.facts}>
          {counts
            .filter(([count]) => count > 0)
            .map(([count, words, filter, look]) => (
              <Link key={words.other} as="button" className={mergeClasses(styles.fact, look)} onClick={() => onShow(filter)}>
                {plural(count, words)}
              </Link>
            ))}
        </span>
      </div>
    </section>
  );
}

const scoreName = (pillar: PillarId | null) => (pillar === null ? strings.scoreOfAll : strings.score(pillarNames[pillar]));

function PillarScore({ pillar }: { readonly pillar: PillarId | null }) {
  const styles = useStyles();
  const { roadmap: { standing } } = useOpenRoadmap();
  const ofPillar = standing?.pillars.find((candidate) => candidate.pillar === pillar);
  const score = pillar === null ? standing : ofPillar;
  if (!standing || !score) {
    return (
      <div className={styles.part}>
        <ScoreRing percent={null} size={56} />
        <div className={styles.column}>
          <Text size={300} weight="semibold">
            {strings.notAssessed}
          </Text>
          <span className={styles.quiet}>{strings.notAssessedBody}</span>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.part}>
      <ScoreRing percent={score.percent} size={56} />
      <div className={styles.column}>
        <span className={styles.heading}>
          <Text size={300} weight="semibold">
            {scoreName(pillar)}
          </Text>
          <AssessedBy runs={ofPillar ? standing.runs.filter(({ id }) => ofPillar.runs.includes(id)) : standing.runs} />
        </span>
        <VerdictCounts counts={score.counts} accepted={score.accepted} />
      </div>
    </div>
  );
}
