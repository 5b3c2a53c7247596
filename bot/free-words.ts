import type { TurnContext } from 'botbuilder';
import type { Actor } from '../src/operations/house.ts';
import { loadFailedChecks } from '../src/operations/load-failed-checks.ts';
import { confirmCard } from './cards/confirm.ts';
import { helpCard } from './cards/help.ts';
import type { Turn } from './command.ts';
import type { ModelFailure } from './planner/model-door.ts';
import type { Planner, Understanding } from './planner/planner.ts';
import { commandIn, mostSentenceBytes, sentenceFor, type SaidSentence } from './say.ts';
import { closestCommand, nearestSentence, wordsOf, writtenText } from './sentence.ts';

/** What is worth a question to a model: more than a greeting, less than a document. */
const leastLetters = 3;
const mostLetters = 2000;

/**
 * Answers what fits no command. The planner reads it as a sentence that fits one: looking is done at once, a change is asked back first.
 * Without a planner, without its answer, or when nothing fits: what can be said, and what was probably meant.
 */
export async function answerFreeWords(context: TurnContext, turn: Turn, planner: Planner | null): Promise<void> {
  const { text, recipient } = context.activity;
  const { conversation, commands, roadmapUrl } = turn;
  const written = writtenText(text, recipient.name);
  const read = planner && isWorthAsking(written) ? await ask(planner, context, turn, written) : null;
  const meant = read?.kind === 'sentence' && fitsButton(read.sentence) ? commandIn(read.sentence, commands) : null;
  if (read?.kind === 'sentence' && meant) {
    if (meant.command.onlyLooks) await meant.run(turn);
    else await turn.answer(confirmCard(await forButton(turn, read.sentence)));
    return;
  }
  const nearest = nearestSentence(text, commands);
  const closest = nearest ?? closestCommand(wordsOf(text), commands)?.name;
  await turn.answer(helpCard(commands, {
    roadmapUrl,
    needsMention: conversation.kind !== 'personal',
    ...(closest === undefined ? {} : { didYouMean: closest }),
    ...(nearest === null || !fitsButton(nearest) ? {} : { sayIt: await forButton(turn, nearest) }),
    ...(read?.kind === 'failed' ? { trouble: troubles[read.failure] } : {}),
  }));
}

/** Only members spend the organisation's tokens. */
async function ask(planner: Planner, context: TurnContext, turn: Turn, sentence: string): Promise<Understanding> {
  const actor = await turn.actor();
  return planner.understand(context, { sentence, commands: turn.commands, tasks: turn.house.catalog.activities, facts: await allowedFacts(turn, actor) });
}

const mostFacts = 30;

/** What fails, by number and title, where an operator of this roadmap allows it; nothing otherwise, and rows of evidence never. */
async function allowedFacts({ house, conversation: { roadmapId } }: Turn, actor: Actor): Promise<readonly string[]> {
  const { settings } = await house.storage.settings.get({ tenantId: house.tenantId, roadmapId });
  if (!settings.model.evidence) return [];
  const { failed } = await loadFailedChecks(house, actor, { pillars: null, risk: null });
  return failed.slice(0, mostFacts).map(({ reference, title, risk }) => `${reference ?? ''} ${title} (${risk} risk)`.trim());
}

async function forButton(turn: Turn, sentence: string): Promise<SaidSentence> {
  return sentenceFor((await turn.actor()).person, sentence, { now: turn.house.now(), mentioned: await turn.mentioned() });
}

const troubles: Readonly<Record<ModelFailure, string>> = {
  busy: 'The language model that reads free wording has too many requests just now. Nothing was done. Say it again in a minute, or in one of the ways below.',
  slow: 'The language model that reads free wording did not answer in time. Nothing was done. Say it again in a minute, or in one of the ways below.',
  down: 'The language model that reads free wording cannot be reached just now. Nothing was done. Say it again later, or in one of the ways below.',
  refused: 'The language model that reads free wording refused the app. Nothing was done. Tell your administrator to look at its key and its name; the ways below work without it.',
  garbage: 'The language model that reads free wording gave an answer that makes no sense. Nothing was done. Say it in other words, or in one of the ways below.',
};

const fitsButton = (sentence: string): boolean => Buffer.byteLength(sentence) <= mostSentenceBytes;

function isWorthAsking(written: string): boolean {
  return written.replace(/[^\p{L}\p{N}]/gu, '').length >= leastLetters && written.length <= mostLetters;
}
