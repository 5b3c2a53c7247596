import type { IncomingMessage } from 'node:http';
import { Refusal } from '../operations/refusal.ts';

const localHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;
const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'] as const;

/**
 * Local mode lets anybody be anybody, so it answers this machine alone: no other name in `Host` (a page elsewhere that
 * rebinds its name to loopback), nothing that came through a proxy or tunnel.
 * @throws {Refusal} 403
 */
export function refuseUnlessLocal(request: IncomingMessage): void {
  const isForwarded = forwardingHeaders.some((name) => request.headers[name] !== undefined);
  if (isForwarded || !localHost.test(request.headers.host ?? '')) {
    throw new Refusal(403, 'Local mode answers on localhost only. To reach it from elsewhere, deploy it or use a bot registration: see docs/deploy.md.');
  }
}
