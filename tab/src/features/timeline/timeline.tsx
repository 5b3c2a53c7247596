import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { CalendarLtrRegular } from '@fluentui/react-icons';
import { useCallback, useMemo, useState } from 'react';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { FilterBar, PillarSelect } from '../../roadmap/filter/filter-bar.tsx';
import { NothingShown } from '../../roadmap/filter/nothing-shown.tsx';
import { useFilter, useInPillar, useShown } from '../../roadmap/filter/use-filter.ts';
import { useViewStyles } from '../../roadmap/filter/view-styles.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useChange } from '../../roadmap/undo/undo-provider.tsx';
import { formatDay } from '../../shared/dates.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { StateMessage } from '../../shared/ui/state-message.tsx';
import { useKeptScroll } from '../../shared/ui/use-kept-scroll.ts';
import { Chart } from './chart.tsx';
import { planOf, rowsOf } from './rows.ts';
import { addDays, parseZoom, scaleOf, zooms } from './scale.ts';
import { strings } from './strings.ts';
import { Tray } from './tray.tsx';

const narrow = '@media (max-width: 799px)';
const useStyles = makeStyles({
  root: { minHeight: '520px' },
  body: { flexGrow: 1, minHeight: 0, display: 'flex', gap: tokens.spacingHorizontalM, [narrow]: { flexDirection: 'column' } },
  empty: { flexGrow: 1, minWidth: 0 },
});

const firstDueDays = 7;

/** Due dates along a time axis, and what has none yet. */
export default function Timeline() {
  const styles = useStyles();
  const view = useViewStyles();
  const { catalog, roadmap, states } = useOpenRoadmap();
  const change = useChange();
  const { filter, scene, setFilter, today } = useFilter();
  const zoom = parseZoom(useParam('zoom'));
  const grouping = useParam('group') === 'owner' ? 'owner' : 'pillar';
  const place = JSON.stringify(['timeline', zoom, grouping, filter]);
  useKeptScroll('timeline');
  const inPillar = useInPillar(filter);
  const shown = useShown(inPillar, filter, scene);
  const { planned, unplanned } = useMemo(() => planOf(shown, states), [shown, states]);
  const rows = useMemo(() => rowsOf(planned, grouping, strings.nobody), [grouping, planned]);
  const scale = useMemo(() => scaleOf(planned.map(({ due }) => due), today, zoom), [planned, today, zoom]);
  /** What was just given a due date. Its mark is where one goes on: arrow keys move it. */
  const [wanted, setWanted] = useState<string | null>(null);
  const forget = useCallback(() => setWanted(null), []);
  const plan = ({ id, title }: CatalogActivity): void => {
    const due = addDays(today, firstDueDays);
    change([{ activity: id, set: { due }, seen: roadmap.sequence }], strings.saidDue(title, formatDay(due, today)));
    setWanted(id);
  };
  return (
    <div className={mergeClasses(view.root, styles.root)}>
      <FilterBar
        filter={filter}
        scene={scene}
        setFilter={setFilter}
        shown={shown.length}
        total={inPillar.length}
        before={<PillarSelect pillars={catalog.pillars} value={filter.pillar ?? 'all'} onChoose={(pillar) => setFilter({ ...filter, pillar })} />}
      >
        <Select size="small" aria-label={strings.zoom} value={zoom} onChange={(_event, { value }) => navigate({ zoom: value }, { replace: true })}>
          {zooms.map((each) => <option key={each} value={each}>{strings.zooms[each]}</option>)}
        </Select>
        <Select
          size="small"
          aria-label={strings.groupBy}
          value={grouping}
          onChange={(_event, { value }) => navigate({ group: value === 'owner' ? value : null }, { replace: true })}
        >
          <option value="pillar">{strings.groupings.pillar}</option>
          <option value="owner">{strings.groupings.owner}</option>
        </Select>
      </FilterBar>
      {shown.length === 0 ? (
        <NothingShown activities={inPillar} filter={filter} scene={scene} setFilter={setFilter} />
      ) : (
        <div className={styles.body}>
          {rows.length === 0 ? (
            <div className={styles.empty}>
              <StateMessage icon={<CalendarLtrRegular />} title={strings.nothingPlanned}>{strings.nothingPlannedBody}</StateMessage>
            </div>
          ) : (
            <Chart place={place} rows={rows} scale={scale} today={today} wanted={wanted} onFocused={forget} />
          )}
          {unplanned.length > 0 && <Tray activities={unplanned} onPlan={plan} />}
        </div>
      )}
    </div>
  );
}
