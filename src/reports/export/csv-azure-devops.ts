import { pillarNames } from '../../catalog/catalog.ts';
import { csvLine } from '../csv.ts';
import { defineExport } from '../export-format.ts';
import { horizonNames } from '../activity-columns.ts';
import { workToTrack, type ContentActivity } from '../roadmap-content.ts';
import { workItemText } from '../work-item.ts';

/** The most that one import takes. */
const mostItems = 1000;
/** Every process of Azure Boards has tasks with a priority from 1 to 4. */
const workItemType = 'Task';
const priority = { first: 1, then: 2, next: 3 } as const;

/**
 * New work items for the import of Azure Boards: type and title are required, an ID would make it an update, and every item
 * begins as New, so that a state must not be given. Owners stand in the text: a name that Azure DevOps does not know would stop the import.
 * https://learn.microsoft.com/azure/devops/boards/queries/import-work-items-from-csv
 */
export default defineExport({
  format: 'csv-azure-devops',
  extension: 'csv',
  contentType: 'text/csv; charset=utf-8',
  async *write(content) {
    yield csvLine(['Work Item Type', 'Title', 'Priority', 'Tags', 'Description']);
    for (const item of workToTrack(content).slice(0, mostItems)) yield await Promise.resolve(csvLine([workItemType, item.activity.title, priority[item.activity.horizon], tagsOf(item), htmlOf(item)]));
  },
});

/** Separated by semicolons, which no name of a pillar or area has. */
const tagsOf = ({ activity, area }: ContentActivity): string => ['Zero Trust', pillarNames[activity.pillar], area, horizonNames[activity.horizon]].map((tag) => tag.replace(/[;,]/g, ' ')).join('; ');

/** The description of a work item is HTML. */
function htmlOf(item: ContentActivity): string {
  const { facts, why, steps, notes } = workItemText(item);
  return [
    `<p>${facts.map(escaped).join('<br>')}</p>`,
    ...(why === '' ? [] : [`<p>${escaped(why)}</p>`]),
    ...(steps.length === 0 ? [] : [`<ol>${steps.map((step) => `<li>${escaped(step)}</li>`).join('')}</ol>`]),
    ...(notes === '' ? [] : [`<p>${notes.split('\n').map(escaped).join('<br>')}</p>`]),
  ].join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter).replace(/\r?\n/g, ' ');
