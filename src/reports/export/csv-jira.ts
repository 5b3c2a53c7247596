import { pillarNames } from '../../catalog/catalog.ts';
import { csvLine } from '../csv.ts';
import { defineExport } from '../export-format.ts';
import { horizonNames } from '../activity-columns.ts';
import { workToTrack, type ContentActivity } from '../roadmap-content.ts';
import { workItemText } from '../work-item.ts';

const priority = { first: 'High', then: 'Medium', next: 'Low' } as const;

/**
 * Work items for Jira's CSV importer: only the summary is required, a field with several values has a column for each, and dates are read with
 * the format that whoever imports types in (`yyyy-MM-dd` here). Labels must not hold spaces. Without administrator rights Jira takes 250 at once, so
 * what is due first comes first.
 * https://support.atlassian.com/jira-software-cloud/docs/create-issues-using-the-csv-importer/
 */
export default defineExport({
  format: 'csv-jira',
  extension: 'csv',
  contentType: 'text/csv; charset=utf-8',
  async *write(content) {
    yield csvLine(['Summary', 'Issue Type', 'Priority', 'Due Date', 'Labels', 'Labels', 'Labels', 'Description']);
    for (const item of workToTrack(content)) {
      const { activity, state } = item;
      const labels = ['zero-trust', labelOf(pillarNames[activity.pillar]), labelOf(horizonNames[activity.horizon])];
      yield await Promise.resolve(csvLine([activity.title, 'Task', priority[activity.horizon], state.due ?? '', ...labels, wikiOf(item)]));
    }
  },
});

const labelOf = (name: string): string => name.toLowerCase().replace(/\s+/g, '-');

/** Jira's own markup: `#` numbers a list. What people wrote must not become markup. */
function wikiOf(item: ContentActivity): string {
  const { facts, why, steps, notes } = workItemText(item);
  return [
    facts.map(literal).join('\n'),
    ...(why === '' ? [] : [literal(why)]),
    ...(steps.length === 0 ? [] : [steps.map((step) => `# ${literal(step)}`).join('\n')]),
    ...(notes === '' ? [] : [literal(notes)]),
  ].join('\n\n');
}

const literal = (text: string): string => text.replace(/[{}[\]|!]/g, (mark) => `\\${mark}`);
