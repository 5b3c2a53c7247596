import type { Activity } from 'botbuilder';
import { expect, it } from 'vitest';
import { heardOf } from '../../../bot/heard-activity.ts';

const heard = (change: Record<string, unknown>) => heardOf({ type: 'message', conversation: { id: 'a:chat' }, ...change } as unknown as Activity).timeZone;

it.each([
  ['in what the client says of itself', { entities: [{ type: 'mention' }, { type: 'clientInfo', locale: 'de-DE', country: 'DE', timezone: 'Europe/Berlin' }] }, 'Europe/Berlin'],
  ['beside the local time', { localTimestamp: '2026-11-22T10:00:00+09:00', localTimezone: 'Asia/Tokyo' }, 'Asia/Tokyo'],
  ['nowhere', { entities: [{ type: 'clientInfo', timezone: '' }] }, null],
  ['as something else', { localTimezone: 9, entities: 'none' }, null],
])('Teams tells the time zone %s', (_where, activity, expected) => {
  expect(heard(activity)).toBe(expected);
});
