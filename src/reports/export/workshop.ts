import { defineExport } from '../export-format.ts';
import { workshopDocumentOf } from '../workshop-export.ts';

export default defineExport({
  format: 'workshop',
  extension: 'json',
  contentType: 'application/json; charset=utf-8',
  async *write({ catalog, states, kept, at, roadmap }) {
    yield await Promise.resolve(`${JSON.stringify(workshopDocumentOf({ activities: catalog.activities, states, kept, now: at, roadmapName: roadmap.name }), null, 2)}\n`);
  },
});
