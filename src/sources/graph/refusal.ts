import { z } from 'zod';
import { FactNeedsPerson, FactNotInCloud, FactUnavailable, type FactNotOffered } from '../../assessment/fact-source.ts';
import type { Cloud, GraphQuery } from '../../assessment/need.ts';
import type { SignIn } from '../../assessment/permissions.ts';
import { cloudNames } from '../cloud-names.ts';
import type { Answer } from '../connection.ts';

/** Why a query cannot be asked at all in this cloud or with this sign-in; null when it can. */
export function notOffered({ path, clouds, permissions }: GraphQuery, { cloud, signIn }: { cloud: Cloud; signIn: SignIn }): FactNotOffered | null {
  if (clouds && !clouds.includes(cloud)) return new FactNotInCloud(`Microsoft Graph has no ${path} in ${cloudNames[cloud]}.`);
  if (permissions.every((permission) => permission[signIn] !== null)) return null;
  return signIn === 'application'
    ? new FactNeedsPerson(`Graph lets only a signed-in person read ${path}: there is no application permission for it.`)
    : new FactNeedsPerson(`Graph lets only an app of its own read ${path}: there is no delegated permission for it.`);
}

/** Answers that say: not this question, or not at this address. */
const notUnderstood: ReadonlySet<number> = new Set([400, 404, 405, 501]);

/** Graph's own no, as opposed to an answer that never came. */
export class GraphRefusal extends FactUnavailable {
  readonly status: number;
  override readonly isQuestionRefused: boolean;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
    this.isQuestionRefused = notUnderstood.has(status);
  }
}

const errorSchema = z.object({ error: z.object({ code: z.string().nullish(), message: z.string().nullish() }) });

/** Graph's answer, when it is no success and trying again would not change it, as a sentence for a person. */
export function refusalOf(query: GraphQuery, answer: Answer, signIn: SignIn): GraphRefusal {
  const { code, message } = errorOf(answer);
  const said = message === '' ? '' : ` It said: ${message}`;
  if (answer.status === 403 && /premium|licen[cs]e/i.test(`${code} ${message}`)) return new GraphRefusal(answer.status, `Graph refused ${query.path} (403): the tenant's licences do not include it.${said}`);
  if (answer.status === 403) return new GraphRefusal(answer.status, `Graph refused ${query.path} (403). ${missingPermission(query, signIn, message)}`);
  if (answer.status === 401) return new GraphRefusal(answer.status, `Graph did not accept the sign-in for ${query.path} (401).${said}`);
  if (answer.status === 404) return new GraphRefusal(answer.status, `Graph has no ${query.path} in this tenant (404).${said}`);
  return new GraphRefusal(answer.status, `Graph did not answer ${query.path} (${String(answer.status)}${code === '' ? '' : ` ${code}`}).${said}`);
}

function missingPermission({ permissions }: GraphQuery, signIn: SignIn, message: string): string {
  const all = permissions.flatMap((permission) => permission[signIn] ?? []);
  // Where a query takes several, Graph sometimes says which one it missed.
  const named = all.filter((name) => message.includes(name));
  const names = named.length > 0 ? named : all;
  const needed = names.length === 0 ? 'a permission for it' : names.join(' or ');
  return signIn === 'application'
    ? `The app lacks ${needed}; grant it with "npm run cli -- permissions --grant".`
    : `The signed-in person's token lacks ${needed}, or their role does not allow it; consent to it with "npm run cli -- permissions --grant".`;
}

/** Graph's messages are long and sometimes carry ids of the request; the first sentence is what helps. */
const mostSaid = 200;

function errorOf({ body }: Answer): { code: string; message: string } {
  const parsed = errorSchema.safeParse(body);
  if (!parsed.success) return { code: '', message: '' };
  const { code, message } = parsed.data.error;
  return { code: code ?? '', message: (message ?? '').replace(/\s+/g, ' ').slice(0, mostSaid) };
}
