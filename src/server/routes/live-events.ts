import type { Server } from 'restify';
import type { LiveEvent } from '../../api/roadmap.ts';
import { identify } from '../../operations/identify.ts';
import { authorise, Refusal } from '../../operations/refusal.ts';
import { queryNumber, roadmapRoute, type Door } from '../door.ts';
import { measures } from '../../telemetry/measures.ts';
import type { LiveHub } from '../live-hub.ts';

export interface StreamRules {
  /** How often a stream shows that it lives, and looks whether its reader still belongs here. */
  readonly heartbeatMs: number;
  /** Proxies and load balancers cut at 230 to 240 s; coming back before that also renews the sign-in. */
  readonly lifeMs: number;
  /** Streams that one person has open at this replica: one for each window. */
  readonly perPerson: number;
}
export const usualStreams: StreamRules = { heartbeatMs: 15_000, lifeMs: 220_000, perPerson: 20 };

/** Server-sent events of one roadmap: changes, comments, who looks, the run that is going. */
export function liveEventRoute(server: Server, door: Door, hub: LiveHub, { heartbeatMs, lifeMs, perPerson }: StreamRules): void {
  const open = new Map<string, number>();
  const count = (personId: string, change: 1 | -1): void => {
    const now = (open.get(personId) ?? 0) + change;
    if (now === 0) open.delete(personId);
    else open.set(personId, now);
    measures().openStreams.add(change);
  };
  roadmapRoute(server, door, 'get', '/events', async ({ request, response, actor, roadmapId }) => {
    authorise(actor, 'read-roadmap');
    const isGone = (): boolean => response.destroyed;
    // While we asked who they are: nothing would tell us again.
    if (isGone()) return;
    const query = new URLSearchParams(request.getQuery());
    const session = query.get('session') ?? '';
    if (!/^[\w-]{8,64}$/.test(session)) throw new Refusal(400, 'A stream of events needs a session of 8 to 64 letters and digits.');
    const personId = actor.person.id;
    if ((open.get(personId) ?? 0) >= perPerson) throw new Refusal(429, `You have roadmaps open in ${perPerson} windows. Close one of them, and this one hears of changes at once too.`);
    const key = { tenantId: door.house.tenantId, roadmapId };
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-cache, no-transform', 'X-Accel-Buffering': 'no' });
    response.write('retry: 2000\n\n');
    const send = (event: LiveEvent): void => {
      if (response.writableEnded) return;
      const id = event.type === 'change' ? `id: ${event.change.sequence}\n` : '';
      response.write(`${id}data: ${JSON.stringify(event)}\n\n`);
      if (event.type === 'bye') response.end();
    };
    const report = (error: unknown) => door.log.warn({ err: error }, 'live events');
    let activity: string | null = null;
    const stillHere = async (): Promise<void> => {
      const viewers = await door.house.storage.roadmaps.viewers(key, door.house.now());
      activity = viewers.find((viewer) => viewer.session === session)?.activity ?? activity;
      await hub.viewing(key, { session, person: actor.person, activity }, door.house.now());
    };
    // Whoever was removed from the conversation, or is a guest where guests no longer see anything, hears no more of it.
    const stillMay = async (): Promise<boolean> => {
      try {
        authorise(await identify(door.house, { roadmapId, personId }), 'read-roadmap');
      } catch (error) {
        if (error instanceof Refusal) return false;
        // Nobody was removed because Teams did not answer: the stream's own end is near enough.
        report(error);
      }
      return true;
    };
    let isLooking = false;
    const beat = async (): Promise<void> => {
      // First of all: however long Teams takes to say who belongs here, the reader must not think that we are gone.
      response.write(': here\n\n');
      if (isLooking) return;
      isLooking = true;
      try {
        const may = await stillMay();
        if (response.writableEnded || isGone()) return;
        if (may) await stillHere();
        else send({ type: 'bye' });
      } finally {
        isLooking = false;
      }
    };
    const heartbeat = setInterval(() => void beat().catch(report), heartbeatMs);
    const end = setTimeout(() => send({ type: 'bye' }), lifeMs);
    let unsubscribe = (): void => undefined;
    count(personId, 1);
    response.on('close', () => {
      count(personId, -1);
      clearInterval(heartbeat);
      clearTimeout(end);
      unsubscribe();
      hub.left(key, session).catch(report);
    });
    try {
      unsubscribe = await hub.subscribe(key, { session, send }, { change: queryNumber(request, 'after'), comment: query.has('comments') ? queryNumber(request, 'comments') : null });
      if (isGone()) unsubscribe();
      else await stillHere();
    } catch (error) {
      // Broken off without a word, so that the client comes back with a pause.
      report(error);
      response.end();
    }
  });
}
