import type { Actor, House } from '../src/operations/house.ts';
import type { Conversation } from '../src/access/conversation.ts';
import type { CardMessage } from './cards/card-message.ts';
import type { Links } from './links.ts';
import type { Notifier, PostedAt } from './notify.ts';
import type { Download, ReceivedFile } from './received-file.ts';
import type { Understood } from './sentence.ts';

/** Where a command works, in the words of the Teams manifest. */
export type CommandScope = 'personal' | 'team' | 'groupChat';
export const everyScope: readonly CommandScope[] = ['personal', 'team', 'groupChat'];

/** One message or one press of a button, and what can be done about it. */
export interface Turn {
  readonly house: House;
  readonly links: Links;
  readonly notifier: Notifier;
  readonly commands: readonly Command[];
  readonly conversation: Conversation;
  /** Address of this conversation's roadmap. */
  readonly roadmapUrl: string;
  /** Language and region of whoever speaks or pressed, such as `en-GB`, where Teams says it. */
  readonly locale: string;
  /**
   * Who speaks, or who pressed; looked up at Teams when the activity does not say.
   * @throws {Refusal} when they are unknown, or no member of this conversation
   */
  actor(): Promise<Actor>;
  /**
   * Entra object id of the first person who is mentioned, the bot aside; null when nobody is.
   * @throws {Refusal} when Teams does not know them
   */
  mentioned(): Promise<string | null>;
  /** What was sent with the message, in a personal chat. */
  readonly file: ReceivedFile | null;
  /** Fetches a file that was sent. */
  readonly download: Download;
  /** Answers where the message or the card stands: in a channel, in its thread. */
  answer(message: CardMessage): Promise<PostedAt>;
  /** Replaces the card whose button was pressed, for everybody who sees it. */
  replaceCard(message: CardMessage): Promise<void>;
}

/** What the person who pressed sees: a new version of the card, or a sentence beside it. */
export type Pressed = CardMessage | string;

/** Handles a press. `data` is what the card carried and its inputs: parse it, since any client can send anything. */
export type PressHandler = (turn: Turn, data: unknown) => Promise<Pressed>;

/** One thing to say to the bot: one file in `commands/`, named like the command. */
export interface Command extends Understood {
  /** What to type, such as `run assessment [pillar…]`. */
  readonly usage: string;
  /** Place in help and in the manifest's list: what people say most comes first. */
  readonly rank: number;
  /** One sentence for help and for the command list of the Teams manifest (at most 128 characters). */
  readonly description: string;
  readonly scopes: readonly CommandScope[];
  /** Only looks: free wording may lead here at once. What does not say so is asked back first. */
  readonly onlyLooks?: true;
  /**
   * @param words what followed the phrase, normalised
   * @param written the same as it was written: dates, names and reasons
   * @param phrase which of the phrases was said
   */
  readonly run: (turn: Turn, words: readonly string[], written: string, phrase: string) => Promise<void>;
  /** By verb of `Action.Execute`: the buttons of this command's cards. */
  readonly presses?: Readonly<Record<string, PressHandler>>;
}

/** Declares a command; the file's folder is its registration. */
export function defineCommand(command: Command): Command {
  return command;
}
