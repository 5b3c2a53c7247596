import { minutesCard } from '../../../../../bot/cards/minutes.ts';
import type { Decision, Minutes } from '../../../../../src/roadmap/minutes.ts';
import { nadia, roadmapUrl, tomasz, wild, type CardSamples } from '../sample-facts.ts';

const decision = (id: string, change: Partial<Decision> = {}): Decision => ({ id, title: `Block legacy authentication (${id})`, state: { status: 'planned', owner: tomasz, due: '2026-04-01' }, note: null, ...change });
const show = (minutes: Partial<Minutes>, about = 'Identity › Operations', by = nadia) => () => minutesCard(
  { decisions: [], openQuestions: [], skipped: [], notReached: 0, ...minutes }, { about, by, at: '2026-03-04T12:00:00.000Z', timeZone: 'Europe/Berlin', roadmapUrl });
const many = (change: Partial<Decision>) => Array.from({ length: 880 }, (_, index) => decision(String(index), change));
const blocked = decision('2', { state: { status: 'blocked', owner: null, due: null }, note: 'Liam asks the works council.' });

export default {
  'usual': show({ decisions: [decision('1'), blocked], openQuestions: [blocked], skipped: [{ id: '3', title: 'Inventory your applications' }], notReached: 12 }),
  'only skipped': show({ skipped: [{ id: '3', title: 'Inventory your applications' }] }),
  '880 decisions': show({ decisions: many({ note: 'A pilot first. '.repeat(100) }), skipped: many({}) }),
  '880 open questions': show({ decisions: many({}), openQuestions: many({ note: 'Who pays? '.repeat(100) }) }),
  ...wild((text) => show({ decisions: many({ title: text, note: text, state: { status: 'follow-up', owner: { id: 'x', name: text }, due: '2026-04-01' } }), skipped: [{ id: '3', title: text }] }, text, { id: 'x', name: text })()),
} satisfies CardSamples;
