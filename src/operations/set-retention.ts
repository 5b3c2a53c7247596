import { retentionSchema, type Retention } from '../store/retention.ts';
import type { Actor, House } from './house.ts';
import { authorise, Refusal } from './refusal.ts';

/** Sets how long a tenant keeps what was found and done. @throws {Refusal} 403 for anybody but operators, 400 for what cannot be */
export async function setRetention(house: House, actor: Actor, retention: Retention): Promise<Retention> {
  authorise(actor, 'change-settings');
  const parsed = retentionSchema.safeParse(retention);
  if (!parsed.success) throw new Refusal(400, `Nothing was changed: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}.`);
  await house.storage.retention.set(house.tenantId, parsed.data, actor.person, house.now());
  return parsed.data;
}
