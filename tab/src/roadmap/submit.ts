import type { ChangeConflict } from '../../../src/api/roadmap.ts';
import type { ActivityStates } from '../../../src/roadmap/apply.ts';
import { maxEditsPerChange, type Change, type ChangeRequest, type Edit } from '../../../src/roadmap/change.ts';
import { ChangeRefused, type ApiClient } from '../shared/api-client.ts';
import {
  fieldConflicts,
  localConflicts,
  shownStates,
  uncontested,
  withChange,
  withoutRequest,
  withRefusal,
  withRequest,
  type FieldConflict,
  type Roadmap,
} from './roadmap-model.ts';

/** Where edits go, and who wants to hear of them. */
export interface Submission {
  readonly current: () => Roadmap | undefined;
  readonly update: (change: (roadmap: Roadmap) => Roadmap) => void;
  readonly ask: (request: ChangeRequest) => Promise<Awaited<ReturnType<ApiClient['change']>>>;
  /** Before a request shows; `shown` is what the screen says until then. */
  readonly onAsk: (request: ChangeRequest, shown: ActivityStates) => void;
  /** The server saved the change; null when it did not, or nothing was to change. */
  readonly onAnswer: (changeId: string, change: Change | null) => void;
  readonly onConflicts: (conflicts: readonly FieldConflict[]) => void;
  readonly onSaved: (activity: string) => void;
  /** The server refused for another reason, or never answered. */
  readonly onLost: (edits: readonly Edit[], reason: string) => void;
}

/** How edits of several activities ended; ids of activities. What is in neither list was saved. */
export interface TogetherOutcome {
  readonly contested: readonly string[];
  readonly lost: readonly string[];
}
const allSaved: TogetherOutcome = { contested: [], lost: [] };

/** Shows edits at once and asks the server, in as few changes as fit. */
export async function submitAll(edits: readonly Edit[], submission: Submission): Promise<TogetherOutcome> {
  const requests: Promise<TogetherOutcome>[] = [];
  for (let start = 0; start < edits.length; start += maxEditsPerChange) requests.push(submit(edits.slice(start, start + maxEditsPerChange), submission));
  return (await Promise.all(requests)).reduce(joined, allSaved);
}

const joined = (one: TogetherOutcome, other: TogetherOutcome): TogetherOutcome =>
  ({ contested: [...one.contested, ...other.contested], lost: [...one.lost, ...other.lost] });

/** Asks once more for a change that an earlier page asked for: whoever knows whether it was saved is the server. */
export function submitAgain(request: ChangeRequest, submission: Submission): Promise<TogetherOutcome> {
  const roadmap = submission.current();
  return roadmap ? ask(request, roadmap, submission) : Promise.resolve(allSaved);
}

/** One change; what is contradicted here already is not asked for. */
async function submit(edits: ChangeRequest['edits'], submission: Submission): Promise<TogetherOutcome> {
  const roadmap = submission.current();
  if (!roadmap) return allSaved;
  const request: ChangeRequest = { changeId: crypto.randomUUID(), edits };
  const known = localConflicts(roadmap, request);
  return known.length > 0 ? refuse({ request, since: [] }, known, roadmap.sequence, submission) : ask(request, roadmap, submission);
}

/** A change that was not saved, and what the same person asked for after it. */
interface Unsaved {
  readonly request: ChangeRequest;
  readonly since: readonly ChangeRequest[];
}

/** What nobody contradicts of a refused change is sent again by itself, unless the person has set it to something else since. */
async function refuse({ request, since }: Unsaved, conflicts: ChangeConflict['conflicts'], sequence: number, submission: Submission): Promise<TogetherOutcome> {
  submission.onConflicts(fieldConflicts(request, conflicts, sequence));
  const contested = { contested: [...new Set(conflicts.map(({ activity }) => activity))], lost: [] };
  const rest = notSetSince(uncontested(request, conflicts), since);
  return rest.length > 0 ? joined(contested, await submit(rest, submission)) : contested;
}

function notSetSince(edits: ChangeRequest['edits'], requests: Unsaved['since']): ChangeRequest['edits'] {
  const since = new Set(requests.flatMap((request) => request.edits.flatMap(({ activity, set }) => Object.keys(set).map((field) => `${activity} ${field}`))));
  return edits.flatMap((edit) => {
    const set = Object.fromEntries(Object.entries(edit.set).filter(([field]) => !since.has(`${edit.activity} ${field}`)));
    return Object.keys(set).length > 0 ? [{ ...edit, set }] : [];
  });
}

/** Shows a change, and asks the server. */
async function ask(request: ChangeRequest, roadmap: Roadmap, submission: Submission): Promise<TogetherOutcome> {
  const { update, onAsk, onAnswer, onSaved, onLost } = submission;
  const { edits } = request;
  onAsk(request, shownStates(roadmap));
  update((before) => withRequest(before, request));
  try {
    const { change } = await submission.ask(request);
    update((before) => (change ? withChange(before, change) : withoutRequest(before, request.changeId)));
    onAnswer(request.changeId, change);
    for (const { activity } of edits) onSaved(activity);
    return allSaved;
  } catch (error) {
    onAnswer(request.changeId, null);
    if (error instanceof ChangeRefused) {
      const pending = submission.current()?.pending ?? [];
      const since = pending.slice(pending.findIndex(({ changeId }) => changeId === request.changeId) + 1);
      update((before) => withRefusal(before, request.changeId, error.conflict));
      return refuse({ request, since }, error.conflict.conflicts, error.conflict.sequence, submission);
    }
    update((before) => withoutRequest(before, request.changeId));
    onLost(edits, error instanceof Error ? error.message : String(error));
    return { contested: [], lost: edits.map(({ activity }) => activity) };
  }
}
