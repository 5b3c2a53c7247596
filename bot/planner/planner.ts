import { ActionPlanner, OpenAIModel, PromptManager, type Memory } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { ModelAccess } from '../../src/config.ts';
import { commandPrompt, inputVariable, nothingFits, planValidator, promptName, type OfferedCommand } from './command-prompt.ts';
import { likelyTasks, type NamedTask } from './likely-tasks.ts';
import { openModelDoor, type ModelFailure, type Send } from './model-door.ts';

/** What was said, and all that the model may know for it. */
export interface Question {
  readonly sentence: string;
  readonly commands: readonly OfferedCommand[];
  readonly tasks: readonly NamedTask[];
  /** Lines about the tenant; empty unless an owner allows it. */
  readonly facts: readonly string[];
}

/** A sentence that can be typed as well, or nothing that fits, or no answer. */
export type Understanding =
  | { readonly kind: 'sentence'; readonly sentence: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'failed'; readonly failure: ModelFailure };

/** Reads free wording. It only says which sentence was meant: what happens then is what happens when somebody types it. */
export interface Planner {
  understand(context: TurnContext, question: Question): Promise<Understanding>;
}

export interface PlannerLog {
  warn(fields: object, message: string): void;
}

export interface PlannerOptions {
  /** A token for Azure OpenAI, where it is reached with an identity instead of a key. */
  readonly token?: () => Promise<string>;
  /** Over all requests for one sentence: Teams gives up on a bot after 15 seconds. */
  readonly deadlineMs?: number;
  readonly send?: Send;
}

const usualDeadlineMs = 10_000;
const mostRepairs = 1;
/** Of what a model may put behind a command: as long as a comment. */
const longestWords = 4000;

/** The planner over the model that is configured. */
export function createPlanner(access: ModelAccess, log: PlannerLog, { token, deadlineMs = usualDeadlineMs, send }: PlannerOptions = {}): Planner {
  return {
    async understand(context, { sentence, commands, tasks, facts }) {
      const door = openModelDoor({ deadlineMs, ...(send && { send }) });
      const prompt = commandPrompt(commands, likelyTasks(sentence, tasks), facts);
      // Registered by name: a template that is handed over is looked for on the disk.
      const prompts = new PromptManager({ promptsFolder: '' }).addPrompt(prompt);
      const planner = new ActionPlanner({ model: modelOf(access, door.fetch, token), prompts, defaultPrompt: promptName, max_repair_attempts: mostRepairs });
      const answer = await planner.completePrompt(context, memoryWith(sentence), promptName, planValidator(commands));
      const failure = door.failure();
      if (failure || answer.status !== 'success') {
        const kind = failure?.kind ?? 'garbage';
        log.warn({ failure: kind, status: failure?.status ?? null }, 'the language model gave no answer');
        return { kind: 'failed', failure: kind };
      }
      const meant = sentenceOf(answer.message?.content, commands);
      return meant === null ? { kind: 'nothing' } : { kind: 'sentence', sentence: meant };
    },
  };
}

type Fetch = ReturnType<typeof openModelDoor>['fetch'];

function modelOf(access: ModelAccess, fetch: Fetch, token: PlannerOptions['token']): OpenAIModel {
  // The door tries again itself.
  const clientOptions = { fetch: fetch as never, maxRetries: 0 };
  const shared = { useSystemMessages: true, clientOptions };
  switch (access.kind) {
    // The address is named, so that no variable of the client library's own can change it.
    case 'openai': return new OpenAIModel({ ...shared, apiKey: access.apiKey, defaultModel: access.model, endpoint: 'https://api.openai.com/v1' });
    case 'azure': return new OpenAIModel({
      ...shared, azureEndpoint: access.endpoint, azureDefaultDeployment: access.deployment, azureApiVersion: '2024-10-21',
      ...(access.apiKey !== null ? { azureApiKey: access.apiKey } : token ? { azureADTokenProvider: token } : {}),
    });
  }
}

const planSchema = z.looseObject({
  commands: z.array(z.looseObject({ type: z.string(), action: z.string().optional(), parameters: z.looseObject({ words: z.union([z.string(), z.number()]).optional() }).nullish() })),
});

/** The one command of a plan as somebody would type it; null when there is none, or more than one. */
function sentenceOf(content: unknown, commands: readonly OfferedCommand[]): string | null {
  const plan = planSchema.safeParse(content);
  if (!plan.success) return null;
  const [first, ...others] = plan.data.commands.filter(({ type }) => type === 'DO');
  if (!first?.action || others.length > 0 || first.action === nothingFits) return null;
  const command = commands.find(({ name }) => name === first.action);
  if (!command) return null;
  // Tags are how mentions arrive: a model makes none.
  const words = String(first.parameters?.words ?? '').replace(/[<>]/g, ' ').replace(/\s+/g, ' ').trim().slice(0, longestWords);
  return words === '' ? command.name : `${command.name} ${words}`;
}

/** What the planner remembers for the length of one question. */
function memoryWith(sentence: string): Memory {
  const values = new Map<string, unknown>([[inputVariable, sentence]]);
  return {
    deleteValue: (path) => void values.delete(path),
    hasValue: (path) => values.has(path),
    // The library says at every reading which type it expects.
    getValue: ((path) => values.get(path)) as Memory['getValue'],
    setValue: (path, value) => void values.set(path, value),
  };
}
