import { z } from 'zod';
import { exists, scan, type GraphQuery } from '../assessment/need.ts';
import { noRows, withRow, type FirstRows } from './first-rows.ts';

const permissions: GraphQuery['permissions'] = [{ application: 'IdentityRiskEvent.Read.All', delegated: 'IdentityRiskEvent.Read.All' }];

const riskDetectionSchema = z.object({
  id: z.string(),
  detectedDateTime: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  riskEventType: z.string().nullish(),
  riskLevel: z.string().nullish(),
});
export type RiskDetection = z.infer<typeof riskDetectionSchema>;

/** Detections that nobody has dealt with, of one level. */
export interface OpenDetections extends FirstRows<RiskDetection> {
  /** How many are older than a week. */
  readonly old: number;
}

const weekMs = 7 * 86_400_000;

/** Whether a detection has waited for more than seven days. One without a date has. */
export function isOld({ detectedDateTime }: RiskDetection, now: Date): boolean {
  const detected = Date.parse(detectedDateTime ?? '');
  return Number.isNaN(detected) || now.getTime() - detected > weekMs;
}

const openDetections = (level: 'high' | 'medium') => scan({
  version: 'v1.0',
  path: 'identityProtection/riskDetections',
  select: ['id', 'detectedDateTime', 'userPrincipalName', 'riskEventType', 'riskLevel'],
  filter: `riskState eq 'atRisk' and riskLevel eq '${level}'`,
  top: 500,
  permissions,
}, riskDetectionSchema, {
  name: 'open detections',
  initial: (): OpenDetections => ({ ...noRows, old: 0 }),
  step: ({ old, ...first }, detection, { now }) => ({ ...withRow(first, detection), old: old + (isOld(detection, now) ? 1 : 0) }),
});

export const openHighRiskDetections = openDetections('high');
export const openMediumRiskDetections = openDetections('medium');

/** Whether any detection is open, of whatever level. */
export const anyOpenDetection = exists({ version: 'v1.0', path: 'identityProtection/riskDetections', filter: "riskState eq 'atRisk'", permissions });

/** Columns of detections in evidence. */
export const detectionColumns = {
  Detected: ({ detectedDateTime }: RiskDetection) => detectedDateTime,
  User: ({ userPrincipalName }: RiskDetection) => userPrincipalName,
  Detection: ({ riskEventType }: RiskDetection) => riskEventType,
  'Risk level': ({ riskLevel }: RiskDetection) => riskLevel,
};
