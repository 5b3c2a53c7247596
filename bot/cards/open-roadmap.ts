import { openRoadmap } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { heading, line } from './text.ts';

export function openRoadmapCard({ roadmapUrl }: { readonly roadmapUrl: string }): CardMessage {
  const where = 'Every activity with guidance, owner, due date, status and evidence.';
  return cardMessage({ text: `The roadmap of this conversation: ${where}`, body: [heading('The roadmap of this conversation'), line(where)], actions: [openRoadmap(roadmapUrl)] });
}
