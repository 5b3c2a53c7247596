import { Field, Select } from '@fluentui/react-components';
import { BoardRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import { evidenceOf } from '../../../../src/roadmap/evidence.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { localDay } from '../../shared/dates.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { StateMessage } from '../../shared/ui/state-message.tsx';
import { areasWithActivities, arrange, pillarsWithActivities } from './arrange.ts';
import { useBoardStyles } from './board-styles.ts';
import { Lanes } from './lanes.tsx';
import { ScoreStrip, type PlannedActivity } from './score-strip.tsx';
import { strings } from './strings.ts';

/** One pillar's activities: lanes down, first, then and next across. */
export function Board() {
  const styles = useBoardStyles();
  const { catalog, roadmap, states } = useOpenRoadmap();
  const pillarId = useParam('pillar');
  const areaId = useParam('area');
  const pillars = useMemo(() => pillarsWithActivities(catalog), [catalog]);
  const pillar = pillars.find(({ id }) => id === pillarId) ?? pillars[0];
  const areas = useMemo(() => (pillar ? areasWithActivities(pillar, catalog.activities) : []), [catalog, pillar]);
  const area = areas.find(({ id }) => id === areaId) ?? areas[0];
  const today = localDay(new Date());
  const planned = useMemo<readonly PlannedActivity[]>(
    () =>
      catalog.activities
        .filter((activity) => activity.pillar === pillar?.id)
        .map(({ id, checks }) => {
          const state = states.get(id) ?? untouched(id);
          return { state, evidence: evidenceOf(checks, state, roadmap.verdicts) };
        }),
    [catalog, pillar, roadmap.verdicts, states],
  );
  const lanes = useMemo(
    () =>
      pillar && area
        ? arrange(
            area,
            catalog.activities.filter((activity) => activity.pillar === pillar.id && activity.area === area.id),
          )
        : [],
    [area, catalog, pillar],
  );

  if (!pillar || !area)
    return (
      <StateMessage icon={<BoardRegular />} title={strings.emptyTitle}>
        {strings.emptyBody}
      </StateMessage>
    );
  return (
    <div className={styles.root}>
      <div className={styles.top}>
        <div className={styles.choices}>
          <Field label={strings.pillar} size="small">
            <Select value={pillar.id} onChange={(_event, { value }) => navigate({ pillar: value, area: null }, { replace: true })}>
              {pillars.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          {areas.length > 1 && (
            <Field label={strings.area} size="small">
              <Select value={area.id} onChange={(_event, { value }) => navigate({ area: value }, { replace: true })}>
                {areas.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
        <ScoreStrip pillar={pillar.id} planned={planned} today={today} />
      </div>
      <Lanes label={strings.board(pillarNames[pillar.id], area.name)} lanes={lanes} today={today} />
    </div>
  );
}
