import { Button, Field, mergeClasses, Select } from '@fluentui/react-components';
import { BoardRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import { evidenceOf } from '../../../../src/roadmap/evidence.ts';
import { allActivities } from '../../roadmap/filter/activity-filter.ts';
import { FilterBar, PillarSelect } from '../../roadmap/filter/filter-bar.tsx';
import { NothingShown } from '../../roadmap/filter/nothing-shown.tsx';
import { useFilter, useShown } from '../../roadmap/filter/use-filter.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { parseNames, useRemembered } from '../../roadmap/use-remembered.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { plural } from '../../shared/plural.ts';
import { StateMessage } from '../../shared/ui/state-message.tsx';
import { useKeptScroll } from '../../shared/ui/use-kept-scroll.ts';
import { AboutPillar } from '../about-pillar/about-pillar.tsx';
import { AddActivity } from '../own-activity/add-activity.tsx';
import { areasWithActivities, laneRows, pillarsWithActivities, type Scope } from './arrange.ts';
import { useBoardStyles } from './board-styles.ts';
import { Columns } from './columns.tsx';
import { FollowCard } from './follow-card.tsx';
import { groupings, parseGrouping } from './groups.ts';
import { Lanes } from './lanes.tsx';
import { ScoreStrip, type PlannedActivity } from './score-strip.tsx';
import { strings } from './strings.ts';
import { useGroups } from './use-groups.ts';

/** The address' name for every area of the pillar. */
const allAreas = 'all';
const noLanes: readonly string[] = [];

/** Activities of one pillar or of all: by lane and horizon, by status, or by owner. */
export function Board() {
  const styles = useBoardStyles();
  const { catalog, roadmap, states } = useOpenRoadmap();
  const { filter, scene, setFilter, today } = useFilter();
  const areaId = useParam('area');
  const grouping = parseGrouping(useParam('group'));
  const [collapsed, setCollapsed] = useRemembered('collapsed-lanes', noLanes, parseNames);
  const pillars = useMemo(() => pillarsWithActivities(catalog), [catalog]);
  const pillar = filter.pillar === 'all' ? null : (pillars.find(({ id }) => id === filter.pillar) ?? pillars[0] ?? null);
  const areas = useMemo(() => (pillar ? areasWithActivities(pillar, catalog.activities) : []), [catalog, pillar]);
  const area = areaId === allAreas ? null : (areas.find(({ id }) => id === areaId) ?? areas[0] ?? null);
  const scopes = useMemo<readonly Scope[]>(() => {
    if (pillar && area) return [{ pillar, area }];
    return (pillar ? [pillar] : pillars).flatMap((each) => areasWithActivities(each, catalog.activities).map((of) => ({ pillar: each, area: of })));
  }, [area, catalog, pillar, pillars]);
  const activities = useMemo(
    () => catalog.activities.filter((activity) => (!pillar || activity.pillar === pillar.id) && (!area || activity.area === area.id)),
    [area, catalog, pillar],
  );
  const shown = useShown(activities, filter, scene);
  const planned = useMemo<readonly PlannedActivity[]>(
    () =>
      catalog.activities
        .filter((activity) => !pillar || activity.pillar === pillar.id)
        .map(({ id, checks }) => {
          const state = states.get(id) ?? untouched(id);
          return { state, evidence: evidenceOf(checks, state, roadmap.verdicts) };
        }),
    [catalog, pillar, roadmap.verdicts, states],
  );
  const rows = useMemo(
    () => (grouping === 'lane' ? laneRows(scopes, shown, (scope) => (pillar ? scope.area.name : strings.areaOf(scope.pillar.name, scope.area.name))) : []),
    [grouping, pillar, scopes, shown],
  );
  const { groups, idle, everybody, setEverybody, askAgain } = useGroups(grouping, shown);
  const place = JSON.stringify(['board', grouping, area?.id, pillar?.id, filter]);
  useKeptScroll(place);

  if (pillars.length === 0)
    return (
      <StateMessage icon={<BoardRegular />} title={strings.emptyTitle}>
        {strings.emptyBody}
      </StateMessage>
    );
  const lanes = rows.flatMap(({ kind, key }) => (kind === 'lane' ? [key] : []));
  const collapsedLanes = new Set(collapsed);
  const isAllCollapsed = lanes.every((lane) => collapsedLanes.has(lane));
  const label = strings.board(pillar?.name ?? strings.allPillars, area?.name ?? strings.allAreas);
  return (
    <div className={mergeClasses(styles.root, grouping !== 'lane' && styles.whole)}>
      <FollowCard />
      <div className={styles.top}>
        <div className={styles.choices}>
          <Field label={strings.pillar} size="small">
            <PillarSelect
              pillars={pillars}
              value={pillar?.id ?? 'all'}
              onChoose={(chosen) => navigate({ pillar: chosen, area: null }, { replace: true })}
            />
          </Field>
          {areas.length > 1 && (
            <Field label={strings.area} size="small">
              <Select size="small" value={area?.id ?? allAreas} onChange={(_event, { value }) => navigate({ area: value }, { replace: true })}>
                <option value={allAreas}>{strings.allAreas}</option>
                {areas.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
        <ScoreStrip pillar={pillar?.id ?? null} planned={planned} today={today} onShow={(counted) => navigate({ ...allActivities, pillar: filter.pillar, area: allAreas, ...counted })} />
      </div>
      <FilterBar filter={filter} scene={scene} setFilter={setFilter} shown={shown.length} total={activities.length}>
        {pillar && <AboutPillar pillar={pillar} area={area} />}
        <AddActivity pillar={pillar?.id ?? null} area={area?.id ?? null} />
        {grouping === 'lane' && lanes.length > 1 && (
          <Button
            size="small"
            appearance="subtle"
            onClick={() => setCollapsed(isAllCollapsed ? collapsed.filter((key) => !lanes.includes(key)) : [...new Set([...collapsed, ...lanes])])}
          >
            {isAllCollapsed ? strings.expandAll : strings.collapseAll}
          </Button>
        )}
        {idle > 0 && (
          <Button size="small" appearance="subtle" onClick={() => setEverybody(!everybody)}>
            {everybody ? strings.onlyOwners : plural(idle, strings.showEverybody)}
          </Button>
        )}
        {askAgain && (
          <span className={styles.missing} role="status">
            {strings.noRoster}
            <Button size="small" appearance="subtle" onClick={askAgain}>{strings.askAgain}</Button>
          </span>
        )}
        <Select
          size="small"
          aria-label={strings.groupBy}
          value={grouping}
          onChange={(_event, { value }) => navigate({ group: value === 'lane' ? null : value }, { replace: true })}
        >
          {groupings.map((each) => (
            <option key={each} value={each}>
              {strings.groupings[each]}
            </option>
          ))}
        </Select>
      </FilterBar>
      {shown.length === 0 && <NothingShown activities={activities} filter={filter} scene={scene} setFilter={setFilter} />}
      {shown.length > 0 && grouping === 'lane' && (
        <Lanes
          place={place}
          label={label}
          rows={rows}
          collapsed={collapsedLanes}
          onToggle={(lane) => setCollapsed(collapsedLanes.has(lane) ? collapsed.filter((key) => key !== lane) : [...collapsed, lane])}
        />
      )}
      {shown.length > 0 && grouping !== 'lane' && <Columns place={place} label={label} groups={groups} />}
    </div>
  );
}
