import { useCallback, useMemo, type ReactElement } from 'react';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { lookingAt } from '../../roadmap/others-looking.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { localDay } from '../../shared/dates.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { ActivityCard } from './activity-card.tsx';
import { useCardStyles } from './card-styles.ts';

const nobody: readonly [] = [];
const open = (activity: string): void => navigate({ activity });

/** Draws cards of activities as they are now; the function changes only when something on cards did. */
export function useCards(): (activity: CatalogActivity) => ReactElement {
  const styles = useCardStyles();
  const { recentEdits, roadmap, session, states } = useOpenRoadmap();
  const { comments, verdicts, viewers, me } = roadmap;
  const lookers = useMemo(() => lookingAt(viewers, session, me.person.id), [me.person.id, session, viewers]);
  const openActivity = useParam('activity');
  const today = localDay(new Date());
  return useCallback(
    (activity) => (
      <ActivityCard
        key={activity.id}
        activity={activity}
        state={states.get(activity.id)}
        verdicts={verdicts}
        today={today}
        isOpen={openActivity === activity.id}
        recentEditor={recentEdits.get(activity.id)}
        lookers={lookers.get(activity.id) ?? nobody}
        comments={comments.counts[activity.id] ?? 0}
        styles={styles}
        onOpen={open}
      />
    ),
    [comments, lookers, openActivity, recentEdits, states, styles, today, verdicts],
  );
}
