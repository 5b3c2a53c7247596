import type { RunView } from '../../../src/api/assessment.ts';

/** Whether a run has not ended yet. */
export const isGoing = ({ state }: Pick<RunView, 'state'>): boolean => state === 'queued' || state === 'running';
