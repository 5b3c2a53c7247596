import { z } from 'zod';
import { pillarIds, type PillarId } from '../../src/catalog/catalog.ts';
import { loadPillar } from '../../src/operations/load-pillar.ts';
import { loadStatus } from '../../src/operations/load-status.ts';
import { Refusal } from '../../src/operations/refusal.ts';
import type { CardMessage } from '../cards/card-message.ts';
import { pillarDetailCard } from '../cards/pillar-detail.ts';
import { statusCard } from '../cards/status.ts';
import { defineCommand, everyScope, type Turn } from '../command.ts';
import { readPress } from '../read-press.ts';
import { pillarsIn } from '../pillar-words.ts';

const pressSchema = z.looseObject({ pillar: z.enum(pillarIds), page: z.int().min(0).max(1000) });

export default defineCommand({
  name: 'status',
  usage: 'status [pillar]',
  rank: 20,
  description: 'Shows where the roadmap stands, or one pillar of it: score, areas, failed checks and activities.',
  scopes: everyScope,
  onlyLooks: true,
  phrases: [
    'status', 'show status', 'give status', 'get status', 'what is status', 'roadmap status', 'show roadmap status', 'status of roadmap', 'what is status of roadmap', 'status report',
    'how are we doing', 'where do we stand', 'how do we stand', 'where are we', 'score', 'show score', 'what is score', 'show pillar',
  ],
  takesWords: true,
  async run(turn, words) {
    const [pillar, ...others] = pillarsIn(words) ?? [];
    if (others.length > 0) throw new Refusal(400, 'One pillar at a time: say for example “status identity”, or “status” for all of them.');
    await turn.answer(pillar ? await pillarCard(turn, pillar, 0) : await wholeCard(turn));
  },
  presses: {
    async 'show-pillar'(turn, data) {
      const pressed = readPress(pressSchema, data, 'This card is from another version of the app. Say “status” with the pillar instead.');
      return pillarCard(turn, pressed.pillar, pressed.page);
    },
    'show-status': (turn) => wholeCard(turn),
  },
});

async function pillarCard(turn: Turn, pillar: PillarId, page: number): Promise<CardMessage> {
  const { house, conversation: { roadmapId, digest }, roadmapUrl } = turn;
  return pillarDetailCard(await loadPillar(house, await turn.actor(), roadmapId, { pillar, timeZone: digest.timeZone }), { roadmapUrl, page });
}

async function wholeCard(turn: Turn): Promise<CardMessage> {
  const { house, conversation: { roadmapId, digest }, roadmapUrl } = turn;
  return statusCard(await loadStatus(house, await turn.actor(), roadmapId, digest.timeZone), { roadmapUrl });
}
