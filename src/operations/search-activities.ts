import { pillarNames, type Activity } from '../catalog/catalog.ts';
import { dayIn, daysBetween } from '../digest/calendar-day.ts';
import { untouched, type ActivityState } from '../roadmap/activity-state.ts';
import { isClosed } from '../roadmap/status.ts';
import type { House } from './house.ts';
import { authorise } from './refusal.ts';
import { roadmapActivities } from './roadmap-activities.ts';
import type { OwnRoadmap } from './search-roadmaps.ts';
import { fitOfWords, wordsIn } from './search-words.ts';

export interface FoundActivity {
  readonly roadmap: OwnRoadmap;
  readonly activity: Activity;
  readonly state: ActivityState;
  /** How long it is overdue; 0 when it is not. */
  readonly daysLate: number;
}

/**
 * Activities of these roadmaps. Without words: what is theirs, the most overdue first, then what is overdue of others.
 * @param asked.words every one of them begins a word of the title, the id, the pillar or the owner
 * @throws {Refusal} 403 for whoever may not read one of them
 */
export async function searchActivities(house: House, roadmaps: readonly OwnRoadmap[], asked: { readonly words: string; readonly most: number }): Promise<FoundActivity[]> {
  const rows = (await Promise.all(roadmaps.map((roadmap) => rowsOf(house, roadmap)))).flat();
  const wanted = wordsIn(asked.words);
  return (wanted.length === 0 ? urgent(rows) : fitting(rows, wanted)).slice(0, asked.most);
}

async function rowsOf(house: House, roadmap: OwnRoadmap): Promise<FoundActivity[]> {
  authorise(roadmap.actor, 'read-roadmap');
  const { states } = await house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId: roadmap.roadmapId });
  const today = dayIn(roadmap.timeZone, house.now());
  return roadmapActivities(house.catalog, states).map((activity) => {
    const state = states.get(activity.id) ?? untouched(activity.id);
    const daysLate = state.due === null || isClosed(state.status) ? 0 : Math.max(0, daysBetween(state.due, today));
    return { roadmap, activity, state, daysLate };
  });
}

/** Sorting is stable: between equals the roadmap's order stays. */
function urgent(rows: readonly FoundActivity[]): FoundActivity[] {
  const isMine = ({ roadmap, state }: FoundActivity) => state.owner?.id === roadmap.actor.person.id;
  return rows
    .filter((row) => (isMine(row) && !isClosed(row.state.status)) || row.daysLate > 0)
    .sort((a, b) => Number(isMine(b)) - Number(isMine(a)) || b.daysLate - a.daysLate || (a.state.due ?? '9999').localeCompare(b.state.due ?? '9999'));
}

/** What a team has worked on comes before what nobody has touched. */
function fitting(rows: readonly FoundActivity[], wanted: readonly string[]): FoundActivity[] {
  const isTouched = ({ state }: FoundActivity) => Object.keys(state.stamps).length > 0;
  return rows
    .flatMap((row) => {
      const { activity, state } = row;
      const fit = fitOfWords(wanted, {
        title: activity.title,
        names: [activity.id, ...activity.aliases, ...activity.workshopIds],
        more: [pillarNames[activity.pillar], state.owner?.name ?? ''],
      });
      return fit === 0 ? [] : [{ row, fit }];
    })
    .sort((a, b) => b.fit - a.fit || Number(isTouched(b.row)) - Number(isTouched(a.row)))
    .map(({ row }) => row);
}
