import { progressCard } from '../../../../../bot/cards/progress.ts';
import { runView } from '../../../../../src/api/run-view.ts';
import { roadmapUrl, run, wild, type CardSamples } from '../sample-facts.ts';

const show = (change: Parameters<typeof run>[0], joined = false) => () => progressCard(runView(run({ state: 'running', ...change })), { roadmapUrl, joined });

export default {
  'usual': show({}),
  'queued': show({ state: 'queued', progress: { done: 0, total: 0, pillar: null } }),
  'joined': show({}, true),
  'nearly done': show({ progress: { done: 134, total: 135, pillar: 'security-operations' } }),
  ...wild((text) => show({ startedBy: { id: 'x', name: text }, source: { kind: 'tenant', tenantId: 't', tenantName: text } })()),
} satisfies CardSamples;
