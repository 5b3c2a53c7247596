import { openRoadmap, runAssessment } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { heading, line, note } from './text.ts';

/** The first words in a conversation. */
export function welcomeCard({ roadmapUrl, needsMention }: { readonly roadmapUrl: string; readonly needsMention: boolean }): CardMessage {
  const firstWords = needsMention ? '@Zero Trust Roadmap help' : 'help';
  return cardMessage({
    text: `Zero Trust Roadmap is here. Say “run assessment” to check your tenant, or “${firstWords}” for everything else.`,
    body: [
      heading('Zero Trust Roadmap is here'),
      line('I check your tenant against Zero Trust, and keep the roadmap of what to do about it, with owners, due dates and proof.'),
      line('1. Run an assessment: its card shows your score and the gravest failures.'),
      line('2. Open the roadmap: it has guidance for every activity.'),
      line('3. I post a digest every week: what is overdue, what is next, what is done. Say “digest settings” to change when.'),
      note(`Say “${firstWords}” for everything I understand.`),
    ],
    actions: [runAssessment('Run assessment', null), openRoadmap(roadmapUrl)],
  });
}
