import { maxEvidenceRows } from '../assessment/evidence-table.ts';

/** How many there are, and the first of them, as many as evidence can name: what a scan keeps of any number of findings. */
export interface FirstRows<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

export const noRows: FirstRows<never> = { total: 0, rows: [] };

export function withRow<Row>({ total, rows }: FirstRows<Row>, row: Row): FirstRows<Row> {
  return { total: total + 1, rows: rows.length < maxEvidenceRows ? [...rows, row] : rows };
}
