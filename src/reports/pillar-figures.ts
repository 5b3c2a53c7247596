import type { PillarId } from '../catalog/catalog.ts';
import { isClosed } from '../roadmap/status.ts';
import { inPillar, type ContentActivity, type RoadmapContent } from './roadmap-content.ts';

/** A pillar in numbers. */
export interface PillarFigures {
  readonly activities: number;
  readonly reviewed: number;
  /** Completed, done by another product, or decided against. */
  readonly closed: number;
  readonly completed: number;
  readonly inProgress: number;
  readonly blocked: number;
  readonly overdue: number;
  readonly proven: number;
  readonly contradicted: number;
  /** By the newest verdict of every check, 0 to 100; null where nothing was judged. */
  readonly score: number | null;
}

/** @param pillar null counts all of them */
export function figuresOf(content: RoadmapContent, pillar: PillarId | null): PillarFigures {
  const activities = pillar === null ? content.activities : inPillar(content, pillar);
  const score = pillar === null ? content.standing : content.standing?.pillars.find((of) => of.pillar === pillar);
  const count = (is: (activity: ContentActivity) => boolean) => activities.filter(is).length;
  return {
    activities: activities.length,
    reviewed: count(({ state }) => state.status !== 'not-reviewed'),
    closed: count(({ state }) => isClosed(state.status)),
    completed: count(({ state }) => state.status === 'completed'),
    inProgress: count(({ state }) => state.status === 'in-progress'),
    blocked: count(({ state }) => state.status === 'blocked'),
    overdue: count((activity) => isOverdue(activity, content.today)),
    proven: count(({ evidence }) => evidence.state === 'proven'),
    contradicted: count(({ evidence }) => evidence.state === 'contradicted'),
    score: score?.percent ?? null,
  };
}

export const isOverdue = ({ state: { status, due } }: ContentActivity, today: string): boolean => due !== null && due < today && !isClosed(status);
