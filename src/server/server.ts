import { createServer, plugins, type Request, type Response, type Server } from 'restify';
import type { Session } from '../api/session.ts';
import { answering, type Door } from './door.ts';
import type { LiveHub } from './live-hub.ts';
import { refuseUnlessLocal } from './loopback-only.ts';
import { problemOf, sendAsset, sendJson, sendProblem } from './respond.ts';
import { assessmentRoutes } from './routes/assessments.ts';
import { catalogRoutes } from './routes/catalog.ts';
import { commentRoutes } from './routes/comments.ts';
import { liveEventRoute } from './routes/live-events.ts';
import { roadmapRoutes } from './routes/roadmap.ts';
import type { Asset } from './static-files.ts';
import { Refusal } from '../operations/refusal.ts';

/** What the HTTP server is made of. */
export interface ServerParts extends Door {
  readonly hub: LiveHub;
  readonly session: Session;
  readonly tab: ReadonlyMap<string, Asset>;
  /** Resolves when storage answers. */
  readonly isReady: () => Promise<void>;
  /** Handles a Bot Framework activity. */
  readonly receiveActivity: (request: Request, response: Response) => Promise<void>;
}

/** Conversation ids in paths are longer than restify's default of 100. */
const maxParamLength = 500;
const maxActivityBytes = 1024 * 1024;

/** Teams on the web, on the desktop, and the other Microsoft 365 hosts of a tab. */
const frameAncestors = [
  "'self'", 'https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.cloud.microsoft', 'https://*.microsoft365.com',
  'https://*.office.com', 'https://outlook.office365.com', 'https://gov.teams.microsoft.us', 'https://dod.teams.microsoft.us',
];
const contentSecurityPolicy = [
  "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
  // teams-js reads Microsoft's list of trusted hosts from here.
  "connect-src 'self' https://res.cdn.office.net",
  `frame-ancestors ${frameAncestors.join(' ')}`,
].join('; ');

/** Composes the doors of the house: bot endpoint, API, live events, tab, health. */
export function createHttpServer(parts: ServerParts): Server {
  const { log, hub, session, tab } = parts;
  const server = createServer({ name: 'zero-trust-roadmap', maxParamLength, handleUncaughtExceptions: false });
  const isLocal = session.mode === 'local';

  server.pre((request: Request, response: Response, next: (error?: unknown) => void) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Content-Security-Policy', contentSecurityPolicy);
    if (!isLocal) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    if (isLocal) {
      try {
        refuseUnlessLocal(request);
      } catch (error) {
        sendProblem(response, problemOf(error));
        next(false);
        return;
      }
    }
    next();
  });
  server.on('restifyError', (_request: Request, response: Response, error: unknown, done: () => void) => {
    const problem = problemOf(error);
    if (problem.status >= 500) log.error({ err: error }, 'request failed');
    sendProblem(response, problem);
    done();
  });

  server.get('/healthz', answering(log, async (_request, response) => {
    await parts.isReady().catch((error: unknown) => { throw new Refusal(503, 'Storage does not answer.', { cause: error }); });
    sendJson(response, 200, { status: 'ready', version: parts.house.version });
  }));
  server.post('/api/messages', ...plugins.bodyParser({ mapParams: false, maxBodySize: maxActivityBytes }), async (request: Request, response: Response) => {
    await parts.receiveActivity(request, response);
  });
  server.get('/api/session', answering(log, (_request, response) => sendJson(response, 200, session)));
  catalogRoutes(server, parts);
  roadmapRoutes(server, parts, hub);
  commentRoutes(server, parts);
  liveEventRoute(server, parts, hub);
  assessmentRoutes(server, parts);
  tabRoutes(server, parts, tab);
  return server;
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
