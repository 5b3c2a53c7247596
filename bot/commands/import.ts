import { z } from 'zod';
import { preferSchema } from '../../src/api/transfer.ts';
import { confirmImport, previewImport, recogniseFile } from '../../src/operations/import-file.ts';
import { takeBackImport } from '../../src/operations/import-undo.ts';
import type { Actor } from '../../src/operations/house.ts';
import { operatedRoadmaps } from '../../src/operations/operated-roadmaps.ts';
import { authorise } from '../../src/operations/refusal.ts';
import { importChoiceCard, importedCard, importHowCard, importLeftCard, importPreviewCard, importUndoneCard } from '../cards/import.ts';
import { defineCommand, everyScope, type Turn } from '../command.ts';
import { readPress } from '../read-press.ts';
import { receivedFileSchema } from '../received-file.ts';
import { actorIn } from '../task-intent.ts';

const previewPress = z.looseObject({ file: receivedFileSchema, roadmap: z.string().min(1), prefer: preferSchema.default('team') });
const confirmPress = previewPress.extend({ confirm: z.string().min(1).max(200) });
const leavePress = z.looseObject({ name: z.string().max(300) });
const undoPress = z.looseObject({ roadmap: z.string().min(1), change: z.int().min(1) });

const otherVersion = 'This card is from another version of the app. Send the file again.';

export default defineCommand({
  name: 'import',
  usage: 'import',
  rank: 88,
  description: 'Takes in a file that you send me in our personal chat: an assessment report or a workshop document.',
  scopes: everyScope,
  phrases: ['import', 'import report', 'import file', 'import workshop', 'import workshop document', 'import assessment', 'upload report', 'upload file', 'how do i import', 'how can i import'],
  takesWords: true,
  async run(turn) {
    const actor = await turn.actor();
    authorise(actor, 'import-file');
    const { file, house } = turn;
    if (!file) {
      await turn.answer(importHowCard({ isPersonal: turn.conversation.kind === 'personal', importUrl: turn.links.place(turn.conversation, { kind: 'transfer', id: 'import' }) }));
      return;
    }
    const found = await recogniseFile(house, { bytes: await turn.download(file), fileName: file.name });
    await turn.answer(importChoiceCard(found, { file, roadmaps: await operatedRoadmaps(house, actor.person.id) }));
  },
  presses: {
    async 'preview-import'(turn, data) {
      const { file, roadmap, prefer } = readPress(previewPress, data, otherVersion);
      const actor = await operatorIn(turn, roadmap);
      const preview = await previewImport(turn.house, actor, roadmap, { bytes: await turn.download(file), fileName: file.name }, { prefer });
      return posted(turn, importPreviewCard(preview, { file, roadmap, roadmapName: await nameOf(turn, roadmap), prefer }));
    },

    async 'confirm-import'(turn, data) {
      const { file, roadmap, prefer, confirm } = readPress(confirmPress, data, otherVersion);
      const actor = await operatorIn(turn, roadmap);
      // Read once more, since nothing is kept meanwhile; what it must be, the card says.
      const imported = await confirmImport(turn.house, actor, roadmap, { bytes: await turn.download(file), fileName: file.name }, { prefer, confirm });
      return posted(turn, importedCard(imported, { name: file.name, roadmap, roadmapName: await nameOf(turn, roadmap), roadmapUrl: await urlOf(turn, roadmap) }));
    },

    async 'leave-import'(turn, data) {
      authorise(await turn.actor(), 'import-file');
      return posted(turn, importLeftCard(readPress(leavePress, data, otherVersion).name));
    },

    async 'undo-import'(turn, data) {
      const { roadmap, change } = readPress(undoPress, data, otherVersion);
      const undone = await takeBackImport(turn.house, await operatorIn(turn, roadmap), roadmap, change);
      return posted(turn, importUndoneCard(undone, { roadmapUrl: await urlOf(turn, roadmap) }));
    },
  },
});

/** Before anything is fetched for somebody. @throws {Refusal} 403 */
async function operatorIn(turn: Turn, roadmap: string): Promise<Actor> {
  const actor = await actorIn(turn, roadmap);
  authorise(actor, 'import-file');
  return actor;
}

/** The same card for whoever looks at it later. */
async function posted(turn: Turn, card: ReturnType<typeof importLeftCard>): Promise<ReturnType<typeof importLeftCard>> {
  await turn.replaceCard(card);
  return card;
}

async function nameOf({ house, conversation }: Turn, roadmapId: string): Promise<string> {
  if (conversation.roadmapId === roadmapId && conversation.kind === 'personal') return 'your own roadmap';
  return (await house.membership(roadmapId))?.name ?? roadmapId;
}

async function urlOf({ house, links, conversation }: Turn, roadmapId: string): Promise<string> {
  const home = roadmapId === conversation.roadmapId ? null : await house.storage.conversations.byRoadmap(house.tenantId, roadmapId);
  return links.roadmap(home ?? conversation);
}
