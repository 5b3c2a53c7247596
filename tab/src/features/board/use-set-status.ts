import { statusNames, type Status } from '../../../../src/roadmap/status.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useChange } from '../../roadmap/undo/undo-provider.tsx';
import { strings } from './strings.ts';

/** Sets the status of an activity, and says so, unless it is the same. @returns takes the sequence that the person had before them */
export function useSetStatus(): (activity: string, status: Status, seen: number) => void {
  const { states, titleOf } = useOpenRoadmap();
  const change = useChange();
  return (activity, status, seen) => {
    if (status !== (states.get(activity)?.status ?? 'not-reviewed')) change([{ activity, set: { status }, seen }], strings.statusSet(titleOf(activity), statusNames[status]));
  };
}
