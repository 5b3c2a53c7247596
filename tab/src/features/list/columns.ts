import { pillarNames, type CatalogActivity } from '../../../../src/api/catalog.ts';
import type { ActivityState } from '../../../../src/roadmap/activity-state.ts';
import type { ActivityEvidence } from '../../../../src/roadmap/evidence.ts';
import { statuses } from '../../../../src/roadmap/status.ts';

export const columnIds = ['title', 'id', 'pillar', 'horizon', 'status', 'owner', 'due', 'effort', 'impact', 'evidence'] as const;
export type ColumnId = (typeof columnIds)[number];
export const isColumnId = (value: string): value is ColumnId => columnIds.some((id) => id === value);

/** Pixels. */
export const columnWidths: Readonly<Record<ColumnId, number>> = {
  title: 340, id: 120, pillar: 150, horizon: 90, status: 160, owner: 170, due: 130, effort: 90, impact: 110, evidence: 140,
};

/** What there is room for on a phone, below the title: where it stands, whose it is, and by when. */
export const phoneColumns: readonly ColumnId[] = ['title', 'status', 'owner', 'due'];

/** What a row of the list is about. */
export interface ListRow {
  readonly activity: CatalogActivity;
  readonly state: ActivityState;
  readonly evidence: ActivityEvidence;
}

const horizonOrder = ['first', 'then', 'next'];
const levelOrder = ['low', 'medium', 'high'];
/** What needs somebody first. */
const evidenceOrder = ['regressed', 'contradicted', 'open', 'proven'];

/** What a column sorts by; null, of what has nothing there, comes last in both directions. */
const sortKeys: Readonly<Record<ColumnId, (row: ListRow) => string | number | null>> = {
  title: ({ activity }) => activity.title,
  id: ({ activity }) => activity.id,
  pillar: ({ activity }) => pillarNames[activity.pillar],
  horizon: ({ activity }) => horizonOrder.indexOf(activity.horizon),
  status: ({ state }) => statuses.indexOf(state.status),
  owner: ({ state }) => state.owner?.name ?? null,
  due: ({ state }) => state.due,
  effort: ({ activity }) => (activity.effort === null ? null : levelOrder.indexOf(activity.effort)),
  impact: ({ activity }) => (activity.userImpact === null ? null : levelOrder.indexOf(activity.userImpact)),
  evidence: ({ activity, evidence }) => (activity.checks.length === 0 ? null : evidenceOrder.indexOf(evidence.regressed ? 'regressed' : evidence.state)),
};

export interface Sorting {
  readonly column: ColumnId;
  readonly descending: boolean;
}

/** Reads `due` or `-due`; null is the catalog's order. */
export function parseSorting(printed: string | null): Sorting | null {
  const column = printed?.replace(/^-/, '') ?? '';
  return isColumnId(column) ? { column, descending: printed?.startsWith('-') ?? false } : null;
}

/** What pressing a column's head leads to: up, down, the catalog's order; as it stands in the address. */
export function nextSorting(sorting: Sorting | null, column: ColumnId): string | null {
  if (sorting?.column !== column) return column;
  return sorting.descending ? null : `-${column}`;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Sorts by a column; equal rows stay in the catalog's order. */
export function sortRows(rows: readonly ListRow[], sorting: Sorting | null): readonly ListRow[] {
  if (!sorting) return rows;
  const keyOf = sortKeys[sorting.column];
  const sign = sorting.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return sign * (typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key : collator.compare(String(a.key), String(b.key)));
    })
    .map(({ row }) => row);
}
