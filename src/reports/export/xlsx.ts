import { pillarIds, pillarNames } from '../../catalog/catalog.ts';
import { activityColumns } from '../activity-columns.ts';
import { defineExport } from '../export-format.ts';
import { figuresOf, type PillarFigures } from '../pillar-figures.ts';
import { inPillar, scoredBy, type ContentActivity, type RoadmapContent } from '../roadmap-content.ts';
import { workbookBytes, type Cell, type Sheet } from '../workbook.ts';

const statusColumn = activityColumns.findIndex(({ title }) => title === 'Status');

/** A workbook: a summary, then a sheet with a table for every pillar. */
export default defineExport({
  format: 'xlsx',
  extension: 'xlsx',
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  async *write(content) {
    const { roadmap, by, at } = content;
    const pillars = pillarIds.filter((pillar) => inPillar(content, pillar).length > 0);
    yield await Promise.resolve(workbookBytes({
      title: `Zero Trust Roadmap: ${roadmap.name}`,
      author: by.name,
      at,
      sheets: [summary(content), ...pillars.map((pillar): Sheet => ({
        name: pillarNames[pillar],
        lines: [],
        frozenColumns: 2,
        table: { name: `Activities_${pillar.replaceAll('-', '_')}`, columns: activityColumns, statusColumn, rows: inPillar(content, pillar).map(rowOf) },
      }))],
    }));
  },
});

const rowOf = (activity: ContentActivity): Cell[] => activityColumns.map((column) => ({ kind: column.kind, text: column.of(activity) }));

const figureColumns: readonly { readonly title: string; readonly width: number; readonly of: (figures: PillarFigures) => Cell }[] = [
  { title: 'Activities', width: 12, of: ({ activities }) => number(activities) },
  { title: 'Reviewed', width: 12, of: ({ reviewed }) => number(reviewed) },
  { title: 'In progress', width: 13, of: ({ inProgress }) => number(inProgress) },
  { title: 'Blocked', width: 11, of: ({ blocked }) => number(blocked) },
  { title: 'Overdue', width: 11, of: ({ overdue }) => number(overdue) },
  { title: 'Completed', width: 13, of: ({ completed }) => number(completed) },
  { title: 'Closed', width: 11, of: ({ closed }) => number(closed) },
  { title: 'Share closed', width: 14, of: ({ closed, activities }) => (activities === 0 ? null : { kind: 'share', value: closed / activities }) },
  { title: 'Proven', width: 11, of: ({ proven }) => number(proven) },
  { title: 'Contradicted', width: 14, of: ({ contradicted }) => number(contradicted) },
  { title: 'Score', width: 10, of: ({ score }) => (score === null ? null : { kind: 'share', value: score / 100 }) },
];

function summary(content: RoadmapContent): Sheet {
  const { roadmap, at, by, standing } = content;
  const rows = pillarIds.map((pillar) => ({ name: pillarNames[pillar], figures: figuresOf(content, pillar) }));
  return {
    name: 'Summary',
    lines: [
      { kind: 'title', text: `Zero Trust Roadmap: ${roadmap.name}` },
      { kind: 'note', text: `As of ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC, exported by ${by.name}` },
      { kind: 'note', text: standing ? `Scores, proven and contradicted: ${scoredBy(standing, (at) => at.slice(0, 10))}` : 'Nothing was assessed yet: there are no scores.' },
      { kind: 'note', text: 'Closed: completed, done by another product, or decided against.' },
    ],
    frozenColumns: 1,
    table: {
      name: 'Summary_by_pillar',
      statusColumn: null,
      columns: [{ title: 'Pillar', width: 26 }, ...figureColumns.map(({ title, width }) => ({ title, width, isNumber: true }))],
      rows: [...rows, { name: 'All pillars', figures: figuresOf(content, null) }].map(({ name, figures }) => [{ kind: 'text', text: name }, ...figureColumns.map((column) => column.of(figures))]),
    },
  };
}

const number = (value: number): Cell => ({ kind: 'number', value });
