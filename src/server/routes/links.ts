import type { Server } from 'restify';
import { exportFormats } from '../../api/transfer.ts';
import { kindOfFolder, type Place } from '../../api/short-link.ts';
import { knownActivity } from '../../operations/known-activity.ts';
import type { House } from '../../operations/house.ts';
import { Refusal } from '../../operations/refusal.ts';
import { answering, type Door } from '../door.ts';

/** Where a link leads: into Teams, or to the tab in local mode. */
export type FollowLink = (roadmapId: string, place: Place) => string;

/**
 * Short links, as people copy and paste them. They need no sign-in and tell nothing: whatever the roadmap, the answer is
 * made of the link itself and of what the product is made of; the tab behind it asks who comes.
 */
export function linkRoutes(server: Server, { house, log }: Door, followLink: FollowLink): void {
  server.get('/r/:conversation/:folder/:id', answering(log, (request, response) => {
    // Path parameters are strings; restify types them as anything.
    const { conversation = '', folder = '', id = '' } = request.params as Readonly<Record<string, string | undefined>>;
    response.writeHead(302, { Location: followLink(conversation, placeOf(house, folder, id)), 'Cache-Control': 'no-store' });
    response.end();
  }));
}

const runId = /^\d{13}-[0-9a-f]{6}$/;
const transfers: ReadonlySet<string> = new Set(['import', ...exportFormats.map((format) => `export-${format}`)]);
const checkNumber = /^\d{5}$/;

/** @throws {Refusal} 404 for what cannot be */
function placeOf(house: House, folder: string, id: string): Place {
  const kind = kindOfFolder(folder);
  switch (kind) {
    case 'activity': return { kind, id: knownActivity(house, id) };
    case 'check': {
      const check = house.checks.find((each) => each.id === id || String(each.reference) === id);
      if (!check && !checkNumber.test(id)) break;
      return { kind, id: check?.id ?? id };
    }
    case 'run':
      if (!runId.test(id)) break;
      return { kind, id };
    case 'transfer':
      if (!transfers.has(id)) break;
      return { kind, id };
    case null: break;
  }
  throw new Refusal(404, 'This link leads nowhere. Copy it again from the roadmap.');
}
