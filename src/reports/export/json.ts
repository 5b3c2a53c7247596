import { scoreOf } from '../../assessment/score.ts';
import { stepKey } from '../../catalog/step-key.ts';
import { plainText } from '../inline-markdown.ts';
import { defineExport } from '../export-format.ts';
import type { ContentActivity, RoadmapContent } from '../roadmap-content.ts';
import type { ExportedActivity, RoadmapDocument } from '../roadmap-document.ts';

/** How many assessments the history of evidence goes back. */
const mostAssessments = 20;

/** The whole state, activity by activity: `docs/roadmap-export.md` describes it. */
export default defineExport({
  format: 'json',
  extension: 'json',
  contentType: 'application/json; charset=utf-8',
  async *write(content) {
    // Everything but the closing brace; the list of activities follows.
    yield `${JSON.stringify(headOf(content), null, 1).slice(0, -2)},\n "activities": [`;
    for (const [index, activity] of content.activities.entries()) {
      yield `${index === 0 ? '' : ','}\n${JSON.stringify(await exported(activity, content))}`;
    }
    yield '\n ]\n}\n';
  },
});

function headOf({ at, by, version, catalog, roadmap, runs }: RoadmapContent): Omit<RoadmapDocument, 'activities'> {
  return {
    format: 'zero-trust-roadmap',
    formatVersion: 1,
    exportedAt: at.toISOString(),
    exportedBy: { id: by.id, name: by.name },
    product: version,
    catalog: catalog.version,
    roadmap: { id: roadmap.id, name: roadmap.name, change: roadmap.sequence },
    assessments: runs.slice(0, mostAssessments).map(({ id, startedAt, finishedAt, source, version: of, outcomes }) => (
      { id, startedAt, finishedAt, version: of, percent: scoreOf(outcomes).percent, source: { kind: source.kind, tenantId: source.tenantId, tenantName: source.tenantName } })),
  };
}

async function exported({ activity, area, lane, state, evidence, isOwn }: ContentActivity, { runs, commentsOn }: RoadmapContent): Promise<ExportedActivity> {
  const ticked = new Set(state.steps);
  const { id, title, pillar, horizon, checks, guidance } = activity;
  const { status, owner, due, notes, ticket, cost, exception, stamps } = state;
  return {
    id, title, own: isOwn, pillar, area, lane, horizon, status, owner, due, notes, ticket, cost,
    stepsDone: guidance.doThis.filter((step) => ticked.has(stepKey(step))).map(plainText),
    exception,
    lastSet: Object.fromEntries(Object.entries(stamps).map(([field, { sequence, at, by }]) => [field, { change: sequence, at, by }])),
    evidence: {
      state: evidence.state,
      regressed: evidence.regressed,
      checks: checks.map((reference) => ({
        reference,
        verdicts: runs.slice(0, mostAssessments).flatMap((run) => run.outcomes.filter((outcome) => outcome.reference === reference).map(({ verdict }) => ({ assessment: run.id, at: run.startedAt, verdict }))),
      })),
    },
    comments: (await commentsOn(id)).map(({ at, by, text }) => ({ at, by, text })),
  };
}
