import { mergeClasses } from '@fluentui/react-components';
import { useCallback, useMemo, type KeyboardEvent } from 'react';
import { lookingAt } from '../../roadmap/others-looking.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { ActivityCard } from './activity-card.tsx';
import { horizons, type Horizon, type Lane } from './arrange.ts';
import { useBoardStyles } from './board-styles.ts';
import { isDirection, nearest } from './nearest.ts';
import { strings } from './strings.ts';

export interface LanesProps {
  readonly label: string;
  readonly lanes: readonly Lane[];
  readonly today: string;
}

const nobody: readonly [] = [];

/** The board itself: a row per lane, a column per horizon. */
export function Lanes({ label, lanes, today }: LanesProps) {
  const styles = useBoardStyles();
  const { recentEdits, roadmap, session, states } = useOpenRoadmap();
  const lookers = useMemo(() => lookingAt(roadmap.viewers, session, roadmap.me.person.id), [roadmap.me.person.id, roadmap.viewers, session]);
  const openActivity = useParam('activity');
  const open = useCallback((activity: string) => navigate({ activity }), []);
  const cell = (lane: Lane, horizon: Horizon) => (
    <div
      key={horizon}
      className={mergeClasses(styles.cell, lane.cells[horizon].length === 0 && styles.emptyCell)}
      role="group"
      aria-label={`${lane.name ?? strings.noLane}, ${strings.horizonNames[horizon]}`}
    >
      <span className={styles.horizonInCell} aria-hidden>
        {strings.horizonNames[horizon]}
      </span>
      {lane.cells[horizon].map((activity) => (
        <ActivityCard
          key={activity.id}
          activity={activity}
          state={states.get(activity.id)}
          verdicts={roadmap.verdicts}
          today={today}
          isOpen={openActivity === activity.id}
          recentEditor={recentEdits.get(activity.id)}
          lookers={lookers.get(activity.id) ?? nobody}
          onOpen={open}
        />
      ))}
    </div>
  );
  return (
    <section className={styles.board} aria-label={label} onKeyDown={moveFocus}>
      <div className={styles.heads} aria-hidden>
        <span />
        {horizons.map((horizon) => (
          <span key={horizon} className={styles.head}>
            {strings.horizonNames[horizon]}
          </span>
        ))}
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
