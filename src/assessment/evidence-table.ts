import { z } from 'zod';

/** The most rows an evidence table names; `total` says how many there are. */
export const maxEvidenceRows = 1000;

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.object({ text: z.string(), href: z.string() })]);
/** One value of an evidence row. A link carries an `https` address of an admin centre. */
export type Cell = z.infer<typeof cellSchema>;

export const evidenceTableSchema = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(cellSchema)).max(maxEvidenceRows),
  /** How many rows there are, named or not. */
  total: z.int().min(0),
});
/** The rows behind a verdict. */
export type EvidenceTable = z.infer<typeof evidenceTableSchema>;

/**
 * Lists items as evidence, one column per accessor, in the order of `columns`.
 * @param total how many there are, where `items` already is only the first part
 */
export function table<T>(items: Iterable<T>, columns: Readonly<Record<string, (item: T) => Cell | undefined>>, total?: number): EvidenceTable {
  const rows: Cell[][] = [];
  let count = 0;
  for (const item of items) {
    count += 1;
    if (rows.length < maxEvidenceRows) rows.push(Object.values(columns).map((read) => read(item) ?? null));
  }
  return { columns: Object.keys(columns), rows, total: total ?? count };
}
