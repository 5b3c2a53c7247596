import type { z } from 'zod';
import {
  activityEvidenceSchema,
  comparedRunsSchema,
  resultViewSchema,
  runDetailSchema,
  runListSchema,
  cancelledAssessmentSchema,
  startedAssessmentSchema,
} from '../../../src/api/assessment.ts';
import { catalogViewSchema, guidanceViewSchema, type PillarId } from '../../../src/api/catalog.ts';
import { commentListSchema, savedCommentSchema, type CommentRequest } from '../../../src/api/comments.ts';
import { historyPageSchema } from '../../../src/api/history.ts';
import { minutesPostedSchema, type PostMinutes } from '../../../src/api/minutes.ts';
import { remindersViewSchema, type ReminderSettings } from '../../../src/api/reminders.ts';
import { overviewViewSchema } from '../../../src/api/overview.ts';
import { problemSchema } from '../../../src/api/problem.ts';
import {
  changeAcceptedSchema,
  changeConflictSchema,
  changeListSchema,
  memberListSchema,
  roadmapViewSchema,
  type ChangeConflict,
} from '../../../src/api/roadmap.ts';
import { resetAnswerSchema, resetListSchema, undoneResetSchema, type ResetRequest } from '../../../src/api/resets.ts';
import { settingsViewSchema, type SetSetting } from '../../../src/api/settings.ts';
import { scheduleViewSchema, type SetScheduleRequest } from '../../../src/api/schedule.ts';
import { sessionSchema, type Session } from '../../../src/api/session.ts';
import { importedSchema, importPreviewSchema, importUndoneSchema, type ExportFormat, type Prefer } from '../../../src/api/transfer.ts';
import type { ChangeRequest } from '../../../src/roadmap/change.ts';
import { ignoringUnknownKeys } from '../../../src/roadmap/unknown-keys.ts';
import { strings } from './strings.ts';

/** Refusals that stay refusals, however often one asks. */
const finalStatuses: ReadonlySet<number> = new Set([400, 403, 404, 409, 413, 415, 422]);

/** A request that did not succeed; the message is the server's sentence for the person, or ours when it sent none. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;
  readonly body: unknown;

  constructor(message: string, status: number, options: { readonly body?: unknown; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.status = status;
    this.body = options.body;
  }

  /**
   * The server has decided, and would decide the same again. Only its own word counts: a gateway answers 403 and 404 too, as
   * for an app that is being replaced.
   */
  get isFinal(): boolean {
    const isAnswered = this.status >= 200 && this.status < 300;
    return isAnswered || (finalStatuses.has(this.status) && problemSchema.safeParse(this.body).success);
  }

  /** Trying again may help: no answer, too many requests, or a fault of the server. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Somebody else set the same field first: nothing was saved. */
export class ChangeRefused extends Error {
  override readonly name = 'ChangeRefused';
  readonly conflict: ChangeConflict;

  constructor(conflict: ChangeConflict) {
    super(conflict.title);
    this.conflict = conflict;
  }
}

export type Authorization = (options?: { readonly isExpired?: boolean }) => Promise<string>;

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly json?: unknown;
  readonly file?: File;
  readonly signal?: AbortSignal | undefined;
}

/** How the server wants to be signed in to. @throws {ApiError} */
export async function fetchSession(): Promise<Session> {
  return read(sessionSchema, await send('/api/session', {}, {}));
}

/**
 * The server's API as one roadmap's window uses it. Every method throws {@link ApiError}.
 * @param authorization gives the `Authorization` header, anew for each request because tokens expire
 */
export function createApiClient(roadmapId: string, authorization: Authorization) {
  const roadmap = `/api/roadmaps/${encodeURIComponent(roadmapId)}`;
  const part = encodeURIComponent;

  /** Without a network Teams hands out no token: that is no answer, as when the server gives none. */
  const authorized = (isExpired: boolean) =>
    authorization({ isExpired }).catch((error: unknown) => {
      throw new ApiError(strings.noSignIn, 0, { cause: error });
    });
  const request = async (path: string, sent: Sent = {}): Promise<Response> => {
    const attempt = async (isExpired: boolean) => send(path, sent, { Authorization: await authorized(isExpired) });
    try {
      return await attempt(false);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return attempt(true);
      throw error;
    }
  };
  const get = async <S extends z.ZodType>(schema: S, path: string, signal?: AbortSignal): Promise<z.infer<S>> =>
    read(schema, await request(path, { signal }));

  return {
    catalog: (signal?: AbortSignal) => get(catalogViewSchema, '/api/catalog', signal),
    guidance: (activity: string, signal?: AbortSignal) => get(guidanceViewSchema, `/api/catalog/activities/${part(activity)}`, signal),
    roadmap: (signal?: AbortSignal) => get(roadmapViewSchema, roadmap, signal),
    settings: (signal?: AbortSignal) => get(settingsViewSchema, `${roadmap}/settings`, signal),
    resets: (signal?: AbortSignal) => get(resetListSchema, `${roadmap}/resets`, signal),
    members: (signal?: AbortSignal) => get(memberListSchema, `${roadmap}/members`, signal),
    changesAfter: (sequence: number, signal?: AbortSignal) => get(changeListSchema, `${roadmap}/changes?after=${sequence}`, signal),
    /** @param before the number of a change; 0 for the newest */
    history: (activity: string, before: number, signal?: AbortSignal) => get(historyPageSchema, `${roadmap}/activities/${part(activity)}/history?before=${before}`, signal),
    evidence: (activity: string, signal?: AbortSignal) => get(activityEvidenceSchema, `${roadmap}/activities/${part(activity)}/evidence`, signal),
    comments: (activity: string, signal?: AbortSignal) => get(commentListSchema, `${roadmap}/activities/${part(activity)}/comments`, signal),
    overview: (signal?: AbortSignal) => get(overviewViewSchema, `${roadmap}/overview`, signal),
    assessments: (signal?: AbortSignal) => get(runListSchema, `${roadmap}/assessments`, signal),
    assessment: (run: string, signal?: AbortSignal) => get(runDetailSchema, `${roadmap}/assessments/${part(run)}`, signal),
    compareAssessments: (run: string, before: string, signal?: AbortSignal) =>
      get(comparedRunsSchema, `${roadmap}/assessments/${part(run)}/compared-with/${part(before)}`, signal),
    result: (run: string, check: string, signal?: AbortSignal) =>
      get(resultViewSchema, `${roadmap}/assessments/${part(run)}/results/${part(check)}`, signal),

    myReminders: (signal?: AbortSignal) => get(remindersViewSchema, `${roadmap}/me/reminders`, signal),
    async setMyReminders(settings: ReminderSettings) {
      return read(remindersViewSchema, await request(`${roadmap}/me/reminders`, { method: 'PUT', json: settings }));
    },
    assessmentSchedule: (signal?: AbortSignal) => get(scheduleViewSchema, `${roadmap}/assessment-schedule`, signal),
    async setAssessmentSchedule(schedule: SetScheduleRequest) {
      return read(scheduleViewSchema, await request(`${roadmap}/assessment-schedule`, { method: 'PUT', json: schedule }));
    },
    /** @throws {ChangeRefused} when somebody else set the same field first */
    async change(change: ChangeRequest) {
      try {
        return await read(changeAcceptedSchema, await request(`${roadmap}/changes`, { method: 'POST', json: change }));
      } catch (error) {
        const conflict = error instanceof ApiError && error.status === 409 ? ignoringUnknownKeys(changeConflictSchema).safeParse(error.body) : null;
        throw conflict?.success ? new ChangeRefused(conflict.data) : error;
      }
    },
    async comment(activity: string, comment: CommentRequest) {
      return read(savedCommentSchema, await request(`${roadmap}/activities/${part(activity)}/comments`, { method: 'POST', json: comment }));
    },
    async deleteComment(activity: string, comment: string) {
      return read(savedCommentSchema, await request(`${roadmap}/activities/${part(activity)}/comments/${part(comment)}`, { method: 'DELETE' }));
    },
    async resetPillar(reset: ResetRequest) {
      return read(resetAnswerSchema, await request(`${roadmap}/resets`, { method: 'POST', json: reset }));
    },
    async undoReset(sequence: number) {
      return read(undoneResetSchema, await request(`${roadmap}/resets/${sequence}/undo`, { method: 'POST', json: {} }));
    },
    async setSetting(setting: SetSetting) {
      return read(settingsViewSchema, await request(`${roadmap}/settings`, { method: 'PUT', json: setting }));
    },
    async cancelAssessment(run: string) {
      return read(cancelledAssessmentSchema, await request(`${roadmap}/assessments/${encodeURIComponent(run)}/cancel`, { method: 'POST', json: {} }));
    },
    async startAssessment(pillars: PillarId[] | null) {
      return read(startedAssessmentSchema, await request(`${roadmap}/assessments`, { method: 'POST', json: { pillars } }));
    },
    /** Has the bot post the minutes of a workshop. */
    async postMinutes(meeting: PostMinutes) {
      return read(minutesPostedSchema, await request(`${roadmap}/minutes`, { method: 'POST', json: meeting }));
    },
    async previewImport(file: File, prefer: Prefer) {
      return read(importPreviewSchema, await request(`${roadmap}/imports/preview?prefer=${prefer}`, { method: 'POST', file }));
    },
    async confirmImport(file: File, { prefer, confirm }: { readonly prefer: Prefer; readonly confirm: string }) {
      return read(importedSchema, await request(`${roadmap}/imports?prefer=${prefer}&confirm=${part(confirm)}`, { method: 'POST', file }));
    },
    async undoImport(sequence: number) {
      return read(importUndoneSchema, await request(`${roadmap}/imports/${sequence}/undo`, { method: 'POST', json: {} }));
    },
    /** The roadmap as a file, with the name that the server gives it. */
    async exportRoadmap(format: ExportFormat) {
      const response = await request(`${roadmap}/export/${format}`);
      const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? `roadmap-${format}`;
      return { name, content: await response.blob() };
    },
    /** Says which activity this window looks at. */
    async look(session: string, activity: string | null): Promise<void> {
      await request(`${roadmap}/viewers/${part(session)}`, { method: 'PUT', json: { activity } });
    },
    /** Opens the stream of live events; the body is `text/event-stream`. */
    async events({ after, comments, session }: { readonly after: number; readonly comments: number; readonly session: string }, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
      const { body } = await request(`${roadmap}/events?after=${after}&comments=${comments}&session=${part(session)}`, { signal });
      if (!body) throw new ApiError(strings.unexpectedAnswer, 0);
      return body;
    },
  };
}
export type ApiClient = ReturnType<typeof createApiClient>;

async function send(path: string, { method = 'GET', json, file, signal }: Sent, headers: Readonly<Record<string, string>>): Promise<Response> {
  const body = file ?? (json === undefined ? null : JSON.stringify(json));
  const response = await fetch(path, {
    method,
    body,
    signal: signal ?? null,
    headers: {
      ...headers,
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...(file && { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) }),
    },
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError(strings.noAnswer, 0, { cause: error });
  });
  if (response.ok) return response;
  const answer: unknown = await response.json().catch(() => null);
  const problem = problemSchema.safeParse(answer);
  throw new ApiError(problem.success ? problem.data.title : strings.failedWith(response.status), response.status, { body: answer });
}

async function read<S extends z.ZodType>(schema: S, response: Response): Promise<z.infer<S>> {
  const answer: unknown = await response.json().catch((error: unknown) => {
    throw new ApiError(strings.noAnswer, 0, { cause: error });
  });
  const parsed = ignoringUnknownKeys(schema).safeParse(answer);
  if (!parsed.success) throw new ApiError(strings.unexpectedAnswer, response.status, { cause: parsed.error });
  return parsed.data;
}
