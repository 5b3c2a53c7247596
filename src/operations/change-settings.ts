import type { SetSetting, SettingsView } from '../api/settings.ts';
import type { Person } from '../assessment/run.ts';
import { digestScheduleSchema } from '../digest/schedule.ts';
import type { SettingChange } from '../roadmap/settings.ts';
import { ignoringUnknownKeys } from '../roadmap/unknown-keys.ts';
import { digestScheduleOf } from './digest-schedule-of.ts';
import type { Actor, House } from './house.ts';
import { rosterOf } from './identify.ts';
import { loadSettings } from './load-settings.ts';
import { authorise, Refusal } from './refusal.ts';
import { setDigestSchedule } from './set-digest-schedule.ts';

/**
 * Sets one part of what a team decides about its roadmap, and records who did so.
 * @returns the settings as they are then
 * @throws {Refusal} 403 for anybody but operators, 409 when somebody set the same part meanwhile, 422 for an operator who cannot be one
 * or when nobody would be left who is
 */
export async function changeSettings(house: House, actor: Actor, roadmapId: string, change: SetSetting): Promise<SettingsView> {
  authorise(actor, 'change-settings');
  switch (change.name) {
    case 'digest':
      await changeDigest(house, actor, roadmapId, change);
      break;
    case 'operators':
      await changeOperators(house, actor, roadmapId, change);
      break;
    case 'guests':
      await save(house, actor, roadmapId, { name: change.name, value: change.value }, change.seen);
      break;
    case 'exceptions':
      await save(house, actor, roadmapId, { name: change.name, value: change.value }, change.seen);
      break;
    case 'model':
      await save(house, actor, roadmapId, { name: change.name, value: change.value }, change.seen);
  }
  return loadSettings(house, actor, roadmapId);
}

type Of<Name extends SetSetting['name']> = Extract<SetSetting, { readonly name: Name }>;

async function changeDigest(house: House, actor: Actor, roadmapId: string, { value, seen }: Of<'digest'>): Promise<void> {
  const { schedule, conversation } = await digestScheduleOf(house, roadmapId);
  // Told apart by what this version knows: nobody has seen the rest.
  const known = ignoringUnknownKeys(digestScheduleSchema);
  if (isSame(known.parse(schedule), value)) return;
  if (!isSame(known.parse(schedule), seen)) throw overtaken(null);
  if (conversation) {
    await setDigestSchedule(house, actor, conversation.conversationId, value);
    return;
  }
  const { settings } = await house.storage.settings.get({ tenantId: house.tenantId, roadmapId });
  await save(house, actor, roadmapId, { name: 'digest', value }, settings.digest);
  // The bot may have come to know the conversation in between, without what was just chosen.
  const met = await house.storage.conversations.byRoadmap(house.tenantId, roadmapId);
  if (met && !isSame(known.parse(met.digest), value)) await setDigestSchedule(house, actor, met.conversationId, value);
}

async function changeOperators(house: House, actor: Actor, roadmapId: string, { value, seen }: Of<'operators'>): Promise<void> {
  const key = { tenantId: house.tenantId, roadmapId };
  const [{ members }, { settings, stamps }] = await Promise.all([rosterOf(house, roadmapId), house.storage.settings.get(key)]);
  if (!isSame(settings.operators.map(({ id }) => id), seen)) throw overtaken(stamps.operators?.by ?? null);
  const named = [...new Set(value)].map((id): Person => {
    const member = members.find((each) => each.id === id);
    if (member && !member.guest) return { id, name: member.name };
    // Whoever was named and has left since may stay on the list: should they come back, they are what they were.
    const known = settings.operators.find((operator) => operator.id === id);
    if (known && !member) return known;
    throw new Refusal(422, `${member ? `${member.name} is a guest` : 'This person is not a member of this conversation'}, so cannot operate its roadmap. Choose a member.`);
  });
  const isAnyoneLeft = members.some(({ id, guest, operator }) => !guest && (operator || named.some((each) => each.id === id)));
  if (!isAnyoneLeft) throw new Refusal(422, 'Nobody would be left who may change settings here. Name another operator first.');
  await save(house, actor, roadmapId, { name: 'operators', value: named }, settings.operators);
}

async function save(house: House, actor: Actor, roadmapId: string, change: SettingChange, seen: SettingChange['value']): Promise<void> {
  const { outcome, stamps } = await house.storage.settings.set({ tenantId: house.tenantId, roadmapId }, change, seen, actor.person, house.now());
  if (outcome === 'overtaken') throw overtaken(stamps[change.name]?.by ?? null);
}

const overtaken = (by: Person | null): Refusal => new Refusal(409, `${by?.name ?? 'Somebody'} changed this setting after you opened it. Nothing of yours was saved: look at theirs first.`);

/** Both went through the same schema, so that their fields stand in the same order. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
