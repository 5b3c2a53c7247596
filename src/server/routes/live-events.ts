import type { Server } from 'restify';
import type { LiveEvent } from '../../api/roadmap.ts';
import { authorise, Refusal } from '../../operations/refusal.ts';
import { queryNumber, roadmapRoute, type Door } from '../door.ts';
import { measures } from '../../telemetry/measures.ts';
import type { LiveHub } from '../live-hub.ts';

const heartbeatMs = 15_000;
/** Proxies and load balancers cut at 230 to 240 s; coming back before that also renews the authorisation. */
const streamLifeMs = 220_000;

/** Server-sent events of one roadmap: changes, comments, who looks, the run that is going. */
export function liveEventRoute(server: Server, door: Door, hub: LiveHub): void {
  roadmapRoute(server, door, 'get', '/events', async ({ request, response, actor, roadmapId }) => {
    authorise(actor, 'read-roadmap');
    const query = new URLSearchParams(request.getQuery());
    const session = query.get('session') ?? '';
    if (!/^[\w-]{8,64}$/.test(session)) throw new Refusal(400, 'A stream of events needs a session of 8 to 64 letters and digits.');
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
    const heartbeat = setInterval(() => {
      response.write(': here\n\n');
      stillHere().catch(report);
    }, heartbeatMs);
    const end = setTimeout(() => send({ type: 'bye' }), streamLifeMs);
    let unsubscribe = (): void => undefined;
    measures().openStreams.add(1);
    response.on('close', () => {
      measures().openStreams.add(-1);
      clearInterval(heartbeat);
      clearTimeout(end);
      unsubscribe();
      hub.left(key, session).catch(report);
    });
    try {
      unsubscribe = await hub.subscribe(key, { session, send }, { change: queryNumber(request, 'after'), comment: query.has('comments') ? queryNumber(request, 'comments') : null });
      if (response.destroyed) unsubscribe();
      else await stillHere();
    } catch (error) {
      // Broken off without a word, so that the client comes back with a pause.
      report(error);
      response.end();
    }
  });
}
