import { useCallback, type ReactElement } from 'react';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { useCompany } from '../../roadmap/company.tsx';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { useToday } from '../../shared/use-today.ts';
import { ActivityCard } from './activity-card.tsx';
import { useCardStyles } from './card-styles.ts';

const open = (activity: string): void => navigate({ activity });

/** Draws cards of activities as they are now; the function changes only when something on cards did. */
export function useCards(): (activity: CatalogActivity) => ReactElement {
  const styles = useCardStyles();
  const { roadmap: { comments, verdicts }, states } = useOpenRoadmap();
  const companyOf = useCompany();
  const openActivity = useParam('activity');
  const today = useToday();
  return useCallback(
    (activity) => (
      <ActivityCard
        key={activity.id}
        activity={activity}
        state={states.get(activity.id)}
        verdicts={verdicts}
        today={today}
        isOpen={openActivity === activity.id}
        {...companyOf(activity.id)}
        comments={comments.counts[activity.id] ?? 0}
        styles={styles}
        onOpen={open}
      />
    ),
    [comments, companyOf, openActivity, states, styles, today, verdicts],
  );
}
