import { Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { nextSteps, type NextStep } from '../../../../src/roadmap/next-steps.ts';
import { statusNames } from '../../../../src/roadmap/status.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { daysBetween, formatDay } from '../../shared/dates.ts';
import { navigate } from '../../shared/location.ts';
import { plural } from '../../shared/plural.ts';
import { useToday } from '../../shared/use-today.ts';
import { strings } from './strings.ts';

const mostShown = 6;

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  reason: { color: tokens.colorNeutralForeground2, display: 'block' },
  late: { color: tokens.colorPaletteRedForeground1 },
  // A button's last line would be level with the number otherwise.
  title: { verticalAlign: 'top', textAlign: 'start', fontWeight: tokens.fontWeightSemibold },
});

/** What the team does best next by the newest verdicts, with the reason: the gravest failed checks first, then the least effort. */
export function NextSteps() {
  const styles = useStyles();
  const { catalog, states, roadmap } = useOpenRoadmap();
  const today = useToday();
  const steps = nextSteps(catalog.activities, states, roadmap.verdicts, today).slice(0, mostShown);
  if (steps.length === 0) return <Text>{strings.noNextSteps}</Text>;
  return (
    <ol className={styles.list}>
      {steps.map((step) => (
        <li key={step.activity.id}>
          <Link as="button" className={styles.title} onClick={() => navigate({ activity: step.activity.id })}>{step.activity.title}</Link>
          <Text size={200} className={styles.reason}>{reasonOf(step)}</Text>
          <Taken state={step.state} today={today} />
        </li>
      ))}
    </ol>
  );
}

function reasonOf({ failed, gravest, regressed, opensWayFor, activity: { effort } }: NextStep): string {
  return [
    ...(failed > 0 ? [plural(failed, strings.reasonFailed)] : []),
    ...(gravest ? [strings.gravest[gravest]] : []),
    ...(regressed ? [strings.cameBack] : []),
    ...(opensWayFor.length > 0 ? [plural(opensWayFor.length, strings.opensWay)] : []),
    ...(effort ? [strings.effort[effort]] : []),
  ].join(' · ');
}

/** Who has a step in hand: whoever looks for the next one must not begin what a colleague has begun. */
function Taken({ state: { owner, status, due }, today }: { readonly state: NextStep['state']; readonly today: string }) {
  const styles = useStyles();
  const days = due === null ? null : daysBetween(today, due);
  const when = due === null || days === null ? [] : [days < 0 ? plural(-days, strings.daysLate) : strings.due(formatDay(due, today))];
  if (!owner && status === 'not-reviewed' && when.length === 0) return null;
  return <Text size={200} className={mergeClasses(styles.reason, days !== null && days < 0 && styles.late)}>{[owner?.name ?? strings.unassigned, statusNames[status], ...when].join(' · ')}</Text>;
}
