import { Link, makeStyles, mergeClasses, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, Text, tokens } from '@fluentui/react-components';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import { isClosed, statuses } from '../../../../src/roadmap/status.ts';
import { allActivities } from '../../roadmap/filter/activity-filter.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate } from '../../shared/location.ts';
import { formatNumber } from '../../shared/plural.ts';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { useToday } from '../../shared/use-today.ts';
import { Figures } from './figures.tsx';
import { Panel } from './panel.tsx';
import { strings } from './strings.ts';
import { loads, workAhead, type Load } from './workload.ts';

const useStyles = makeStyles({
  person: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  // Names take what numbers leave.
  number: { width: '80px', boxSizing: 'border-box', textAlign: 'end', fontVariantNumeric: 'tabular-nums', '& > div': { justifyContent: 'end' } },
  quiet: { color: tokens.colorNeutralForeground2 },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

const openStatuses = statuses.filter((status) => !isClosed(status)).join(',');

/** The list with these filters and no other. */
const listOf = (filter: { readonly due?: string; readonly status?: string; readonly owner?: string }) => ({ ...allActivities, view: 'list', pillar: 'all', ...filter });

/** What is open: when it is due, and who carries it. */
export function Work() {
  const { catalog, states } = useOpenRoadmap();
  const today = useToday();
  const all = catalog.activities.map(({ id }) => states.get(id) ?? untouched(id));
  const ahead = workAhead(all, today);
  return (
    <>
      <Panel title={strings.work}>
        <Figures
          figures={[
            [strings.overdue, ahead.overdue, listOf({ due: 'overdue' })], [strings.due30, ahead.due30, listOf({ due: '30' })], [strings.due60, ahead.due60, listOf({ due: '31-60' })],
            [strings.due90, ahead.due90, listOf({ due: '61-90' })], [strings.noDue, ahead.noDue, listOf({ due: 'none', status: openStatuses })],
          ]}
        />
        <Link as="button" onClick={() => navigate({ view: 'plan', pillar: null })}>{strings.readPlan}</Link>
      </Panel>
      <Panel title={strings.carries}><Carried loads={loads(all, today)} /></Panel>
    </>
  );
}

function Carried({ loads: carried }: { readonly loads: readonly Load[] }) {
  const styles = useStyles();
  if (!carried.some(({ person }) => person)) return <Text className={styles.quiet}>{strings.nobodyCarries}</Text>;
  return (
    <Table size="small" aria-label={strings.carries}>
      <TableHeader>
        <TableRow>
          <TableHeaderCell>{strings.person}</TableHeaderCell>
          {[strings.open, strings.late].map((name) => <TableHeaderCell key={name} className={styles.number}>{name}</TableHeaderCell>)}
        </TableRow>
      </TableHeader>
      <TableBody>
        {carried.map(({ person, open, late }) => {
          const owner = person?.id ?? 'nobody';
          const name = person?.name ?? strings.unassigned;
          return (
            <TableRow key={owner}>
              <TableCell>{person ? <span className={styles.person}><PersonAvatar person={person} isDecorative />{name}</span> : <span className={styles.quiet}>{name}</span>}</TableCell>
              <TableCell className={styles.number}><Figure count={open} said={`${name}, ${strings.open}`} address={listOf({ owner, status: openStatuses })} /></TableCell>
              <TableCell className={styles.number}><Figure count={late} said={`${name}, ${strings.late}`} address={listOf({ owner, due: 'overdue' })} isLate /></TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}

interface FigureProps {
  readonly count: number;
  readonly said: string;
  readonly address: Parameters<typeof navigate>[0];
  readonly isLate?: boolean;
}

/** A number that leads to what it counts, if there is anything. */
function Figure({ count, said, address, isLate = false }: FigureProps) {
  const styles = useStyles();
  const shown = formatNumber(count);
  if (count === 0) return shown;
  return <Link as="button" className={mergeClasses(isLate && styles.late)} aria-label={`${said}: ${shown}`} onClick={() => navigate(address)}>{shown}</Link>;
}
