import type { Server } from 'restify';
import type { CatalogView, GuidanceView } from '../../api/catalog.ts';
import type { Activity, Catalog } from '../../catalog/catalog.ts';
import { stepKey } from '../../catalog/step-key.ts';
import { Refusal } from '../../operations/refusal.ts';
import { answering, type Door } from '../door.ts';
import { sendAsset, sendJson } from '../respond.ts';
import { assetOf } from '../static-files.ts';

/** The catalog holds nothing of a tenant, so these two routes ask for no membership. */
export function catalogRoutes(server: Server, door: Door): void {
  const { catalog } = door.house;
  const asset = assetOf(Buffer.from(JSON.stringify(catalogView(catalog))), { contentType: 'application/json; charset=utf-8', cacheControl: 'private, no-cache', quality: 9 });
  const byId = new Map(catalog.activities.flatMap((activity) => [activity.id, ...activity.aliases].map((id) => [id, activity] as const)));

  server.get('/api/catalog', answering(door.log, async (request, response) => {
    await door.authenticate(request.headers.authorization);
    sendAsset(request, response, asset);
  }));

  server.get('/api/catalog/activities/:activity', answering(door.log, async (request, response) => {
    await door.authenticate(request.headers.authorization);
    const id = (request.params as Readonly<Record<string, string | undefined>>)['activity'] ?? '';
    const activity = byId.get(id);
    if (!activity) throw new Refusal(404, `There is no activity ${id} in the catalog.`);
    sendJson(response, 200, guidanceView(activity, catalog, byId));
  }));
}

/** What the tab needs of every activity; texts come one by one. */
export function catalogView({ version, pillars, activities }: Catalog): CatalogView {
  return {
    version,
    pillars: pillars.map((pillar) => ({ ...pillar, stakeholders: [...pillar.stakeholders], areas: [...pillar.areas] })),
    activities: activities.map(({ id, title, pillar, area, lane, horizon, effort, userImpact, licenses, crossPillar, checks, prerequisites }) => (
      { id, title, pillar, area, lane, horizon, effort, userImpact, licenses, crossPillar, checks, prerequisites })),
  };
}

function guidanceView({ id, guidance, prerequisites, links }: Activity, { activities }: Catalog, byId: ReadonlyMap<string, Activity>): GuidanceView {
  return {
    id,
    ...guidance,
    doThis: guidance.doThis.map((text) => ({ key: stepKey(text), text })),
    prerequisites: prerequisites.map((prerequisite) => ({ id: prerequisite, title: byId.get(prerequisite)?.title ?? prerequisite })),
    enables: activities.filter((other) => other.prerequisites.includes(id)).map((other) => ({ id: other.id, title: other.title })),
    links,
  };
}
