import { useOpenRoadmap } from './roadmap-context.ts';

/** Titles of activities by their ids; of one that is no longer there, its id. */
export function useTitleOf(): (activity: string) => string {
  const { catalog } = useOpenRoadmap();
  return (activity) => catalog.activities.find(({ id }) => id === activity)?.title ?? activity;
}
