/** What became of the edits that were acknowledged; each figure but the first is a loss. */
export interface Audit {
  readonly inHistory: number;
  readonly missing: number;
  readonly doubled: number;
  readonly atAnotherPlace: number;
  readonly gapsInOrder: number;
  readonly statesBehindHistory: number;
}

interface Editing {
  readonly editors?: number;
  readonly edits?: number;
}
/** `unanswered`: by status or `no answer`, how often an edit had to be sent again for it. */
type Edited = Audit & { readonly edits: number; readonly unanswered: Readonly<Record<string, number>> };

/** How an assessment ended: distinct checks judged, outcomes kept, checks that it had to judge. */
interface Assessed {
  readonly state: string;
  readonly judged: number;
  readonly outcomes: number;
  readonly total: number;
}

export function kills(options: Editing & { readonly everyMs?: number }): Promise<Edited & { readonly killed: Readonly<Record<'web' | 'worker', number>> }>;
export function outage(options: Editing & { readonly outageSeconds?: number }): Promise<Edited>;
export function skew(options: Editing & { readonly aheadMs?: number }): Promise<Edited & { readonly run: Assessed; readonly viewersSeen: readonly boolean[] }>;
export function runs(options: { readonly runs?: number; readonly tenants?: number }): Promise<{
  readonly runs: number;
  readonly unfinished: number;
  readonly incomplete: number;
  readonly checksJudgedTwice: number;
  readonly listedBesideThem: number;
}>;
