import { z } from 'zod';

const count = z.int().min(0);

/**
 * Users by the strongest thing that they have registered to sign in with: each counts once, at the first of these that applies.
 * `none` have a password at most.
 */
export const methodFlowSchema = z.object({
  users: count,
  passkey: count,
  platform: count,
  certificate: count,
  authenticator: count,
  phone: count,
  none: count,
});
export type MethodFlow = z.infer<typeof methodFlowSchema>;

const strengthSchema = z.object({ multifactor: count, singleFactor: count });

/** What part of the overview became: its figures, or one sentence that says why there are none. */
const part = <Figures extends z.ZodType>(figures: Figures) => z.union([z.object({ figures }), z.object({ reason: z.string() })]);

/** Licences that the tenant owns and lacks, by their ids in the catalog; what stands in neither list is unknown. */
export const licensesSchema = z.object({ owned: z.array(z.string()), missing: z.array(z.string()) });
export type OwnedLicenses = z.infer<typeof licensesSchema>;

/** The tenant in numbers, as an assessment found it. No name of anybody or anything. */
export const overviewSchema = z.object({
  objects: part(z.object({ users: count, guests: count, disabledUsers: count, groups: count, applications: count, servicePrincipals: count, devices: count })),
  managedDevices: part(z.object({ enrolled: count, windows: count, macOS: count, ios: count, android: count, linux: count })),
  methods: part(methodFlowSchema),
  privilegedMethods: part(methodFlowSchema),
  /** A sample: the newest successful sign-ins, never more than a page. */
  signIns: part(z.object({
    sampled: count,
    /** Whether the log holds more than was read. */
    isMore: z.boolean(),
    /** Times of the oldest and the newest of them (ISO 8601); null when there is none. */
    from: z.string().nullable(),
    to: z.string().nullable(),
    /** By whether a Conditional Access policy applied. */
    withPolicy: strengthSchema,
    withoutPolicy: strengthSchema,
  })),
  /** Assessments of earlier versions did not ask. */
  licenses: part(licensesSchema).default({ reason: 'This assessment did not ask for licences.' }),
});
export type Overview = z.infer<typeof overviewSchema>;
export type OverviewPart = keyof Overview;
