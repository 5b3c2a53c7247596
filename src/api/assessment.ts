import { z } from 'zod';
import { checkResultSchema } from '../assessment/check.ts';
import { services } from '../assessment/need.ts';
import { outcomeSchema, runSchema } from '../assessment/run.ts';
import { overviewSchema } from '../overview/overview.ts';
import { verdicts, verdictSchema } from '../assessment/verdict.ts';
import { levels, pillarIds } from '../catalog/catalog.ts';

const countsSchema = z.object(Object.fromEntries(verdicts.map((verdict) => [verdict, z.int()])) as Record<(typeof verdicts)[number], z.ZodInt>);

const scoreSchema = z.object({ percent: z.number().nullable(), counts: countsSchema });

/** A run as lists and headers show it. */
export const runViewSchema = runSchema.omit({ outcomes: true, overview: true }).extend({
  score: scoreSchema,
  pillarScores: z.array(scoreSchema.extend({ pillar: z.enum(pillarIds) })),
});
export type RunView = z.infer<typeof runViewSchema>;

/** `GET /api/roadmaps/:roadmap/assessments`: the run that looked at the tenant last first. */
export const runListSchema = z.object({ runs: z.array(runViewSchema) });

/** A check and what both runs said of it: null where one did not look at it. A server that is being replaced does not say it. */
const changedSchema = outcomeSchema.extend({ before: verdictSchema.nullable().default(null), after: verdictSchema.nullable().default(null) });

/** What changed between two runs; only checks judged in both count for `fixed`, `broken` and scores. */
const comparisonSchema = z.object({
  fixed: z.array(changedSchema),
  broken: z.array(changedSchema),
  added: z.array(changedSchema),
  gone: z.array(changedSchema),
  scoreDelta: z.number().nullable(),
  pillars: z.array(z.object({ pillar: z.enum(pillarIds), before: z.number(), after: z.number(), delta: z.number() })),
});

/** `GET /api/roadmaps/:roadmap/assessments/:run/compared-with/:before`: two finished runs of one tenant. */
export const comparedRunsSchema = z.object({ before: runViewSchema, after: runViewSchema, comparison: comparisonSchema });
export type ComparedRuns = z.infer<typeof comparedRunsSchema>;

/** `GET /api/roadmaps/:roadmap/assessments/:run`: with what changed since the run before it on the same tenant. */
export const runDetailSchema = z.object({
  run: runViewSchema,
  overview: overviewSchema.nullable(),
  outcomes: z.array(outcomeSchema.extend({ category: z.string() })),
  comparison: comparisonSchema.extend({ before: z.object({ id: z.string(), startedAt: z.string() }) }).nullable(),
});
export type RunDetail = z.infer<typeof runDetailSchema>;

/** How to mend a failed check: Markdown without HTML, from the check's own text. */
export const checkTextSchema = z.object({ whyItMatters: z.string(), howToMend: z.array(z.string()), howToVerify: z.string(), links: z.array(z.string()) });
export type CheckText = z.infer<typeof checkTextSchema>;

/**
 * `GET /api/roadmaps/:roadmap/assessments/:run/results/:check` and the items of
 * `GET /api/roadmaps/:roadmap/activities/:activity/evidence`.
 */
export const resultViewSchema = z.object({
  run: z.object({ id: z.string(), startedAt: z.string(), source: runSchema.shape.source }),
  result: checkResultSchema,
  /** Null for an imported check that this product does not have yet. */
  text: checkTextSchema.nullable(),
  portal: z.array(z.string()),
  /** What the check is and reads; null like the text. */
  about: z.object({
    userImpact: z.enum(levels),
    effort: z.enum(levels),
    /** Names of the licences of which any opens the check; empty when it needs none. */
    licenses: z.array(z.string()),
    /** Permissions of Microsoft Graph that its questions take. */
    permissions: z.array(z.string()),
    /** Azure roles that its questions take. Servers of older versions say neither these nor `reads`. */
    roles: z.array(z.string()).default([]),
    /** What the verdict rests on: the services asked, and the paths read there. */
    reads: z.array(z.object({ service: z.enum(services), endpoints: z.array(z.string()) })).default([]),
  }).nullable(),
});
export type ResultView = z.infer<typeof resultViewSchema>;

/** A run that judged a check, or could not. */
export const pastVerdictSchema = z.object({ run: resultViewSchema.shape.run, checkId: z.string(), verdict: verdictSchema });
export type PastVerdict = z.infer<typeof pastVerdictSchema>;

/**
 * `GET /api/roadmaps/:roadmap/activities/:activity/evidence`: one item per mapped check, judged or not. `history` begins with the run of
 * `latest`; the rows of the others are `GET …/assessments/:run/results/:check`.
 */
export const activityEvidenceSchema = z.object({
  checks: z.array(z.object({ reference: z.int(), latest: resultViewSchema.nullable(), history: z.array(pastVerdictSchema) })),
});
export type ActivityEvidenceView = z.infer<typeof activityEvidenceSchema>;

/** `POST /api/roadmaps/:roadmap/assessments`. `joined` says that one was already going. */
export const startAssessmentSchema = z.strictObject({ pillars: z.array(z.enum(pillarIds)).min(1).nullable() });
export const startedAssessmentSchema = z.object({ run: runViewSchema, joined: z.boolean() });

/** `POST /api/roadmaps/:roadmap/assessments/:run/cancel`: what was judged so far stays. */
export const cancelledAssessmentSchema = z.object({ run: runViewSchema });

/** `POST /api/roadmaps/:roadmap/reports`: the body is the file itself (JSON or HTML, up to 50 MB). */
export const importedReportSchema = z.object({ run: runViewSchema });
