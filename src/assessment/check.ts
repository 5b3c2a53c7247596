import { z } from 'zod';
import { pillarIds, type LicenseId, type Level, type PillarId } from '../catalog/catalog.ts';
import { evidenceTableSchema, type EvidenceTable } from './evidence-table.ts';
import type { DataOf, Needs, RunFacts } from './need.ts';
import { risks, verdictSchema, type Risk } from './verdict.ts';

/** What a check says of its data. */
export type Decision =
  | { readonly verdict: 'passed' | 'failed' | 'investigate'; readonly summary: string; readonly evidence: EvidenceTable | null }
  | { readonly verdict: 'skipped' | 'error' | 'planned'; readonly reason: string };

export const passed = (summary: string, evidence: EvidenceTable | null = null): Decision => ({ verdict: 'passed', summary, evidence });
export const failed = (summary: string, evidence: EvidenceTable | null = null): Decision => ({ verdict: 'failed', summary, evidence });
export const investigate = (summary: string, evidence: EvidenceTable | null = null): Decision => ({ verdict: 'investigate', summary, evidence });
/** The question does not arise in this tenant. @param reason one sentence */
export const skipped = (reason: string): Decision => ({ verdict: 'skipped', reason });
/** The data does not allow a verdict. @param reason one sentence: what is wrong and what to do */
export const undecidable = (reason: string): Decision => ({ verdict: 'error', reason });

/** Announced by the public assessment, not decided by us. @param reason one sentence: which data the service does not offer */
export const planned = (reason: string): Decision => ({ verdict: 'planned', reason });

export type TenantType = 'workforce' | 'external';

/** Any of these licences opens the check. */
export interface LicenseRequirement {
  readonly anyOf: readonly LicenseId[];
}
export const license = (...anyOf: readonly [LicenseId, ...LicenseId[]]): LicenseRequirement => ({ anyOf });

export interface CheckMarks {
  /** Also the file's name and the storage key: a–z, 0–9, hyphen. */
  readonly id: string;
  /** Number of the same check in the public assessment. */
  readonly reference: number;
  /** What is true when the check passes. */
  readonly title: string;
  readonly pillars: readonly [PillarId, ...PillarId[]];
  readonly category: string;
  readonly tenantTypes: readonly TenantType[];
  readonly risk: Risk;
  readonly userImpact: Level;
  readonly effort: Level;
  readonly requires?: LicenseRequirement;
  /** Admin centre pages where the setting is changed. */
  readonly portal?: readonly string[];
}

export interface CheckDefinition<N extends Needs> extends CheckMarks {
  readonly needs: N;
  /** Pure: the same data gives the same decision. */
  readonly decide: (data: DataOf<N>, facts: RunFacts) => Decision;
}

/** A check as the engine holds it, whatever its data. */
export interface Check extends CheckMarks {
  readonly needs: Needs;
  readonly decide: (data: never, facts: RunFacts) => Decision;
}

/** Whoever wants data in a run: a check, or the overview of the tenant. */
export type Asker = Pick<Check, 'id' | 'needs' | 'tenantTypes' | 'requires'>;

/** Declares a check; the file's folder is its registration. */
export function defineCheck<const N extends Needs>(definition: CheckDefinition<N>): Check {
  return definition;
}

/** One check's outcome in one run, as it is stored, exported and shown. */
export const checkResultSchema = z.object({
  id: z.string(),
  reference: z.int().nullable(),
  title: z.string(),
  pillars: z.array(z.enum(pillarIds)),
  category: z.string(),
  risk: z.enum(risks),
  verdict: verdictSchema,
  /** Why there is no judgement (`skipped`, `error`, `planned`); null otherwise. */
  reason: z.string().nullable(),
  /** One sentence that says what was found; null where there is no judgement. */
  summary: z.string().nullable(),
  evidence: evidenceTableSchema.nullable(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;
