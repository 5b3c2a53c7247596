import { Field, mergeClasses, Select } from '@fluentui/react-components';
import { BoardRegular } from '@fluentui/react-icons';
import { useCallback, useMemo, type KeyboardEvent } from 'react';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import { evidenceOf } from '../../../../src/roadmap/evidence.ts';
import { lookingAt } from '../../roadmap/others-looking.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { localDay } from '../../shared/dates.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { pillarNames } from '../../shared/pillars.ts';
import { StateMessage } from '../../shared/ui/state-message.tsx';
import { ActivityCard } from './activity-card.tsx';
import { areasWithActivities, arrange, horizons, pillarsWithActivities, type Horizon, type Lane } from './arrange.ts';
import { useBoardStyles } from './board-styles.ts';
import { isDirection, nearest } from './nearest.ts';
import { ScoreStrip, type PlannedActivity } from './score-strip.tsx';
import { strings } from './strings.ts';

/** One pillar's activities: lanes down, first, then and next across. */
export function Board() {
  const styles = useBoardStyles();
  const { catalog, roadmap, states, session } = useOpenRoadmap();
  const pillarId = useParam('pillar');
  const areaId = useParam('area');
  const pillars = useMemo(() => pillarsWithActivities(catalog), [catalog]);
  const pillar = pillars.find(({ id }) => id === pillarId) ?? pillars[0];
  const areas = useMemo(() => (pillar ? areasWithActivities(pillar, catalog.activities) : []), [catalog, pillar]);
  const area = areas.find(({ id }) => id === areaId) ?? areas[0];
  const today = localDay(new Date());
  const planned = useMemo<ReadonlyMap<string, PlannedActivity>>(() => new Map(catalog.activities
    .filter((activity) => activity.pillar === pillar?.id)
    .map((activity) => {
      const state = states.get(activity.id);
      return [activity.id, { activity, state: state ?? untouched(activity.id), evidence: evidenceOf(activity.checks, state, roadmap.verdicts) }];
    })), [catalog, pillar, roadmap.verdicts, states]);
  const lanes = useMemo(() => (pillar && area ? arrange(area, catalog.activities.filter((activity) => activity.pillar === pillar.id && activity.area === area.id)) : []), [area, catalog, pillar]);
  const lookers = useMemo(() => lookingAt(roadmap.viewers, session, roadmap.me.person.id), [roadmap.me.person.id, roadmap.viewers, session]);

  if (!pillar || !area) return <StateMessage icon={<BoardRegular />} title={strings.emptyTitle}>{strings.emptyBody}</StateMessage>;
  return (
    <div className={styles.root}>
      <div className={styles.top}>
        <div className={styles.choices}>
          <Field label={strings.pillar} size="small">
            <Select value={pillar.id} onChange={(_event, { value }) => navigate({ pillar: value, area: null }, { replace: true })}>
              {pillars.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </Select>
          </Field>
          {areas.length > 1 && (
            <Field label={strings.area} size="small">
              <Select value={area.id} onChange={(_event, { value }) => navigate({ area: value }, { replace: true })}>
                {areas.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
              </Select>
            </Field>
          )}
        </div>
        <ScoreStrip pillar={pillar.id} planned={[...planned.values()]} today={today} />
      </div>
      <Lanes label={strings.board(pillarNames[pillar.id], area.name)} lanes={lanes} planned={planned} lookers={lookers} today={today} />
    </div>
  );
}

interface LanesProps {
  readonly label: string;
  readonly lanes: readonly Lane[];
  readonly planned: ReadonlyMap<string, PlannedActivity>;
  readonly lookers: ReturnType<typeof lookingAt>;
  readonly today: string;
}

const nobody: readonly [] = [];

function Lanes({ label, lanes, planned, lookers, today }: LanesProps) {
  const styles = useBoardStyles();
  const { recentEdits } = useOpenRoadmap();
  const openActivity = useParam('activity');
  const open = useCallback((activity: string) => navigate({ activity }), []);
  const cell = (lane: Lane, horizon: Horizon) => (
    <div key={horizon} className={mergeClasses(styles.cell, lane.cells[horizon].length === 0 && styles.emptyCell)} role="group" aria-label={`${lane.name ?? strings.noLane}, ${strings.horizonNames[horizon]}`}>
      <span className={styles.horizonInCell} aria-hidden>{strings.horizonNames[horizon]}</span>
      {lane.cells[horizon].map((activity) => {
        const plan = planned.get(activity.id);
        return plan && (
          <ActivityCard
            key={activity.id}
            {...plan}
            today={today}
            isOpen={openActivity === activity.id}
            recentEditor={recentEdits.get(activity.id)}
            lookers={lookers.get(activity.id) ?? nobody}
            onOpen={open}
          />
        );
      })}
    </div>
  );
  return (
    <section className={styles.board} aria-label={label} onKeyDown={moveFocus}>
      <div className={styles.heads} aria-hidden>
        <span />
        {horizons.map((horizon) => <span key={horizon} className={styles.head}>{strings.horizonNames[horizon]}</span>)}
      </div>
      {lanes.map((lane) => (
        <div key={lane.id ?? ''} className={styles.lane}>
          <h2 className={styles.laneName}>{lane.name ?? strings.noLane}</h2>
          {horizons.map((horizon) => cell(lane, horizon))}
        </div>
      ))}
    </section>
  );
}

/** Arrow keys go to the next card in their direction; Tab goes through them one by one as well. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target instanceof HTMLElement ? event.target.closest('[data-activity]') : null;
  if (!from || !isDirection(event.key)) return;
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-activity]')].filter((card) => card !== from);
  const boxes = cards.map((card) => {
    const { left, top, width, height } = card.getBoundingClientRect();
    return { card, left, top, width, height };
  });
  const to = nearest(from.getBoundingClientRect(), boxes, event.key);
  if (!to) return;
  event.preventDefault();
  to.card.focus();
}
