import { acceptingRisk, isAllowed } from '../access/rules.ts';
import type { SettingsView } from '../api/settings.ts';
import { digestScheduleOf } from './digest-schedule-of.ts';
import type { Actor, House } from './house.ts';
import { rosterOf } from './identify.ts';
import { authorise } from './refusal.ts';

/** @throws {Refusal} 403 for strangers, 404 when the app is not in that conversation */
export async function loadSettings(house: House, actor: Actor, roadmapId: string): Promise<SettingsView> {
  authorise(actor, 'read-roadmap');
  const [{ members }, { settings, stamps }, { schedule, conversation }] = await Promise.all([
    rosterOf(house, roadmapId),
    house.storage.settings.get({ tenantId: house.tenantId, roadmapId }),
    digestScheduleOf(house, roadmapId),
  ]);
  const { operators, guests, exceptions, model } = settings;
  return {
    digest: schedule,
    digestWaits: conversation === null,
    operators: {
      owners: members.filter(({ operator, guest }) => operator && !guest).map(({ id, name }) => ({ id, name })),
      named: operators.map(({ id, name }) => ({ id, name, left: !members.some((member) => member.id === id && !member.guest) })),
    },
    guests,
    exceptions,
    model: house.readsFreeWording === true ? model : null,
    stamps,
    mayAcceptRisk: isAllowed(actor.role, acceptingRisk(exceptions)),
    product: { version: house.version, builtAt: house.builtAt.toISOString(), activities: house.catalog.activities.length, catalog: house.catalog.version },
  };
}
