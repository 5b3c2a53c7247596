import { activityColumns } from '../activity-columns.ts';
import { csvLine } from '../csv.ts';
import { defineExport } from '../export-format.ts';

/** Excel takes a file without this mark for the encoding of the machine. */
const byteOrderMark = '\uFEFF';

export default defineExport({
  format: 'csv',
  extension: 'csv',
  contentType: 'text/csv; charset=utf-8',
  async *write({ activities }) {
    yield byteOrderMark + csvLine(activityColumns.map(({ title }) => title));
    for (const activity of activities) yield await Promise.resolve(csvLine(activityColumns.map((column) => column.of(activity))));
  },
});
