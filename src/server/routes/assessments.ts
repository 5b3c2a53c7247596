import type { Server } from 'restify';
import type { z } from 'zod';
import { startAssessmentSchema } from '../../api/assessment.ts';
import type { cancelledAssessmentSchema, importedReportSchema, runListSchema, startedAssessmentSchema } from '../../api/assessment.ts';
import type { OverviewView } from '../../api/overview.ts';
import { runView } from '../../api/run-view.ts';
import { cancelAssessment } from '../../operations/cancel-assessment.ts';
import { importReport, tooLarge } from '../../operations/import-report.ts';
import { compareTwoAssessments, listAssessments, loadActivityEvidence, loadAssessment, loadResult } from '../../operations/load-assessments.ts';
import { loadOverview } from '../../operations/load-overview.ts';
import { authorise } from '../../operations/refusal.ts';
import { startAssessment } from '../../operations/start-assessment.ts';
import { maxReportBytes } from '../../reports/report-import.ts';
import { roadmapRoute, type Door } from '../door.ts';
import { fileNameOf, readUpload } from '../read-upload.ts';
import { sendJson } from '../respond.ts';

/** Assessments as the members of a roadmap see them. */
export function assessmentRoutes(server: Server, door: Door): void {
  const { house } = door;

  roadmapRoute(server, door, 'get', '/assessments', async ({ response, actor }) => {
    sendJson(response, 200, { runs: await listAssessments(house, actor) } satisfies z.infer<typeof runListSchema>);
  });

  roadmapRoute(server, door, 'get', '/overview', async ({ response, actor, roadmapId }) => {
    sendJson(response, 200, await loadOverview(house, actor, roadmapId) satisfies OverviewView);
  });

  roadmapRoute(server, door, 'post', '/assessments', async ({ request, response, actor }) => {
    const { run, joined } = await startAssessment(house, actor, startAssessmentSchema.parse(request.body));
    sendJson(response, 202, { run: runView(run), joined } satisfies z.infer<typeof startedAssessmentSchema>);
  });

  roadmapRoute(server, door, 'post', '/assessments/:run/cancel', async ({ response, actor, param }) => {
    sendJson(response, 200, { run: runView(await cancelAssessment(house, actor, param('run'))) } satisfies z.infer<typeof cancelledAssessmentSchema>);
  });

  roadmapRoute(server, door, 'get', '/assessments/:run', async ({ response, actor, param }) => {
    sendJson(response, 200, await loadAssessment(house, actor, param('run')));
  });

  roadmapRoute(server, door, 'get', '/assessments/:run/compared-with/:before', async ({ response, actor, param }) => {
    sendJson(response, 200, await compareTwoAssessments(house, actor, param('before'), param('run')));
  });

  roadmapRoute(server, door, 'get', '/assessments/:run/results/:check', async ({ response, actor, param }) => {
    sendJson(response, 200, await loadResult(house, actor, param('run'), param('check')));
  });

  roadmapRoute(server, door, 'get', '/activities/:activity/evidence', async ({ response, actor, roadmapId, param }) => {
    sendJson(response, 200, await loadActivityEvidence(house, actor, roadmapId, param('activity')));
  });

  roadmapRoute(server, door, 'post', '/reports', async ({ request, response, actor, roadmapId }) => {
    authorise(actor, 'import-report');
    const bytes = await readUpload(request, maxReportBytes, tooLarge);
    const run = await importReport(house, actor, roadmapId, { bytes, fileName: fileNameOf(request.header('X-File-Name')) });
    sendJson(response, 201, { run: runView(run) } satisfies z.infer<typeof importedReportSchema>);
  }, { raw: true });
}
