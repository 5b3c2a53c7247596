import { z } from 'zod';

/** A member whose shape is not ours to insist on: another type than expected counts as absent. */
const optionalText = z.string().nullish().catch(null);

/**
 * The report of the public assessment, as far as an import needs it. Other members are left behind here:
 * descriptions, the account that ran it, and the tenant's overview are not kept.
 */
export const reportSchema = z.object({
  ExecutedAt: z.string(),
  TenantId: optionalText,
  TenantName: optionalText,
  Domain: optionalText,
  CurrentVersion: optionalText,
  Tests: z.array(z.unknown()).min(1),
  EndOfJson: z.literal('EndOfJson'),
});

/** One entry of `Tests`. */
export const reportTestSchema = z.object({
  /** A number, or the GUID of a recommendation; newer reports write numbers as text. */
  TestId: z.union([z.int().min(1), z.string().trim().min(1)]),
  TestStatus: z.string().trim().min(1),
  TestTitle: optionalText,
  TestRisk: optionalText,
  /** Newer reports name several. */
  TestPillar: z.union([z.string(), z.array(z.unknown())]).nullish().catch(null),
  TestCategory: optionalText,
  SkippedReason: optionalText,
  TestResult: optionalText,
});
export type ReportTest = z.infer<typeof reportTestSchema>;
