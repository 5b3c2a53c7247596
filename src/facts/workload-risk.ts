import { z } from 'zod';
import { scan, type Cloud, type Reducer } from '../assessment/need.ts';
import { noRows, withRow, type FirstRows } from './first-rows.ts';

/** The cloud of 21Vianet has no risk reports on workload identities. */
const reportedIn: readonly Cloud[] = ['global', 'usgov', 'usgovdod'];

const riskyIdentitySchema = z.object({
  id: z.string(),
  appId: z.string().nullish(),
  displayName: z.string().nullish(),
  servicePrincipalType: z.string().nullish(),
  riskLevel: z.string().nullish(),
  riskState: z.string().nullish(),
  riskLastUpdatedDateTime: z.string().nullish(),
});
export type RiskyIdentity = z.infer<typeof riskyIdentitySchema>;

const firstIdentities: Reducer<RiskyIdentity, FirstRows<RiskyIdentity>> = { name: 'risky workload identities', initial: () => noRows, step: withRow };

/** Workload identities that the service considers at risk and nobody has decided about. */
export const riskyWorkloadIdentities = scan({
  version: 'v1.0',
  path: 'identityProtection/riskyServicePrincipals',
  select: ['id', 'appId', 'displayName', 'servicePrincipalType', 'riskLevel', 'riskState', 'riskLastUpdatedDateTime'],
  filter: "riskState eq 'atRisk'",
  permissions: [{ application: 'IdentityRiskyServicePrincipal.Read.All', delegated: 'IdentityRiskyServicePrincipal.Read.All' }],
  clouds: reportedIn,
}, riskyIdentitySchema, firstIdentities);

const detectionSchema = z.object({
  id: z.string(),
  activity: z.string().nullish(),
  appId: z.string().nullish(),
  servicePrincipalId: z.string().nullish(),
  servicePrincipalDisplayName: z.string().nullish(),
  riskEventType: z.string().nullish(),
  riskLevel: z.string().nullish(),
  riskState: z.string().nullish(),
  detectedDateTime: z.string().nullish(),
});
export type WorkloadDetection = z.infer<typeof detectionSchema>;

interface Detections {
  readonly all: FirstRows<WorkloadDetection>;
  /** Those about a sign-in; the others are about the identity itself. */
  readonly signIns: FirstRows<WorkloadDetection>;
}

export const openDetections: Reducer<WorkloadDetection, Detections> = {
  name: 'open detections',
  initial: () => ({ all: noRows, signIns: noRows }),
  step: ({ all, signIns }, detection) => ({
    all: withRow(all, detection),
    signIns: detection.activity?.toLowerCase() === 'signin' ? withRow(signIns, detection) : signIns,
  }),
};

/** What was detected about workload identities and nobody has decided about. */
export const workloadRiskDetections = scan({
  version: 'v1.0',
  path: 'identityProtection/servicePrincipalRiskDetections',
  filter: "riskState eq 'atRisk'",
  permissions: [{ application: 'IdentityRiskEvent.Read.All', delegated: 'IdentityRiskEvent.Read.All' }],
  clouds: reportedIn,
}, detectionSchema, openDetections);
