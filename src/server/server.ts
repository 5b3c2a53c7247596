import { createServer, type Request, type Response, type Server } from 'restify';
import type { Session } from '../api/session.ts';
import { answering, type Door } from './door.ts';
import type { LiveHub } from './live-hub.ts';
import { refuseUnlessLocal } from './loopback-only.ts';
import { RateLimiter, type RateLimit } from './rate-limit.ts';
import { readJson } from './read-json.ts';
import type { Readiness } from './readiness.ts';
import { headersOf, problemOf, routingProblem, sendAsset, sendJson, sendProblem } from './respond.ts';
import { assessmentRoutes } from './routes/assessments.ts';
import { catalogRoutes } from './routes/catalog.ts';
import { commentRoutes } from './routes/comments.ts';
import { healthRoutes, limitedProbes } from './routes/health.ts';
import { linkRoutes, type FollowLink } from './routes/links.ts';
import { meRoutes } from './routes/me.ts';
import { liveEventRoute, usualStreams, type StreamRules } from './routes/live-events.ts';
import { meetingRoutes } from './routes/meeting.ts';
import { roadmapRoutes } from './routes/roadmap.ts';
import { scheduleRoutes } from './routes/schedule.ts';
import { settingsRoutes } from './routes/settings.ts';
import { transferRoutes } from './routes/transfer.ts';
import { setSecurityHeaders } from './security-headers.ts';
import type { Asset } from './static-files.ts';
import { Refusal } from '../operations/refusal.ts';
import { measures } from '../telemetry/measures.ts';

/** What the HTTP server is made of. */
export interface ServerParts extends Door {
  readonly hub: LiveHub;
  readonly session: Session;
  readonly tab: ReadonlyMap<string, Asset>;
  readonly readiness: Readiness;
  readonly followLink: FollowLink;
  /** Handles a Bot Framework activity. */
  readonly receiveActivity: (request: Request, response: Response) => Promise<void>;
  /** Those for Teams when left out. */
  readonly limits?: RateLimits;
  readonly streams?: StreamRules;
}

/** Conversation ids in paths are longer than restify's default of 100. */
const maxParamLength = 500;
const maxActivityBytes = 1024 * 1024;

/** What one person, and one address with everybody behind it, may ask of the API. Streams count once, when they open; files of the tab do not. */
export interface RateLimits {
  readonly person: RateLimit;
  readonly address: RateLimit;
}
/** Whoever watches asks every few seconds, from wherever; their requests are not those of the API, so that neither shuts the other out. */
const probeLimit: RateLimit = { burst: 60, perSecond: 5 };
const usualLimits: RateLimits = { person: { burst: 300, perSecond: 20 }, address: { burst: 3000, perSecond: 300 } };

/** A slow sender is cut off; idle connections outlive those that a proxy keeps, so that it never writes into a closed one. */
const timeouts = { headersTimeout: 15_000, requestTimeout: 300_000, keepAliveTimeout: 75_000 };

/** Composes the doors of the house: bot endpoint, API, live events, tab, health. */
export function createHttpServer(given: ServerParts): Server {
  const { log, hub, session, tab, followLink, limits = usualLimits } = given;
  const server = createServer({ name: 'zero-trust-roadmap', maxParamLength, handleUncaughtExceptions: false });
  Object.assign(server.server, timeouts);
  const isLocal = session.mode === 'local';
  const [people, addresses, probes] = [new RateLimiter(limits.person), new RateLimiter(limits.address), new RateLimiter(probeLimit)];
  const parts: ServerParts = {
    ...given,
    async authenticate(authorization) {
      const signedIn = await given.authenticate(authorization);
      people.take(signedIn.personId);
      return signedIn;
    },
  };

  server.pre((request: Request, response: Response, next: (error?: unknown) => void) => {
    setSecurityHeaders(response, { isLocal });
    try {
      if (isLocal) refuseUnlessLocal(request);
      const limiter = request.path().startsWith('/api/') ? addresses : limitedProbes.has(request.path()) && !isLocal ? probes : null;
      limiter?.take(addressOf(request, { isLocal }));
    } catch (error) {
      const problem = problemOf(error);
      sendProblem(response, problem, headersOf(error));
      // Counted like every other answer, but for no route.
      measures().requestDuration.record(0, { 'http.request.method': request.method ?? '', 'http.response.status_code': problem.status });
      next(false);
      return;
    }
    next();
  });
  server.on('restifyError', (_request: Request, response: Response, error: unknown, done: () => void) => {
    const problem = routingProblem(error);
    if (problem.status >= 500) log.error({ err: error }, 'request failed');
    sendProblem(response, problem);
    done();
  });

  healthRoutes(server, parts);
  server.post('/api/messages', answering(log, async (request, response) => {
    request.body = await readJson(request, maxActivityBytes);
    await parts.receiveActivity(request, response);
  }));
  server.get('/api/session', answering(log, (_request, response) => sendJson(response, 200, session)));
  linkRoutes(server, parts, followLink);
  catalogRoutes(server, parts);
  roadmapRoutes(server, parts, hub);
  commentRoutes(server, parts);
  meRoutes(server, parts);
  meetingRoutes(server, parts);
  liveEventRoute(server, parts, hub, given.streams ?? usualStreams);
  assessmentRoutes(server, parts);
  transferRoutes(server, parts);
  scheduleRoutes(server, parts);
  settingsRoutes(server, parts);
  tabRoutes(server, parts, tab);
  return server;
}

/** The ingress writes the caller's address behind whatever the caller claimed; in local mode nothing stands between. */
function addressOf(request: Request, { isLocal }: { readonly isLocal: boolean }): string {
  const forwarded = isLocal ? undefined : request.headers['x-forwarded-for'];
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim();
  return last || (request.socket.remoteAddress ?? '');
}

function tabRoutes(server: Server, { log }: Door, tab: ReadonlyMap<string, Asset>): void {
  const page = answering(log, (request, response) => {
    const name = decodeURIComponent(request.path().replace(/^\/tab\/?/, '')) || 'index.html';
    const asset = tab.get(name);
    if (!asset) throw new Refusal(404, `There is nothing at /tab/${name}.`);
    sendAsset(request, response, asset);
  });
  // Without the slash the page's relative addresses would miss the folder.
  server.get('/tab', answering(log, (request, response) => {
    const query = request.getQuery();
    response.writeHead(302, { Location: `/tab/${query ? `?${query}` : ''}` });
    response.end();
  }));
  server.get('/tab/*', page);
}
