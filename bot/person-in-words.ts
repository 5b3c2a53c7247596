import type { Person } from '../src/assessment/run.ts';
import { membershipOf } from '../src/operations/identify.ts';
import { Refusal } from '../src/operations/refusal.ts';
import type { Turn } from './command.ts';

const self: ReadonlySet<string> = new Set(['me', 'myself', 'i']);
const none: ReadonlySet<string> = new Set(['nobody', 'no one', 'noone', 'none', 'no-one']);
const mostNamed = 10;

/**
 * Who is meant: a mention, `me`, `nobody`, or a name as people say it.
 * @returns null for nobody
 * @throws {Refusal} 422 when no member, or more than one, is called so
 */
export async function personInWords(turn: Turn, words: string): Promise<Person | null> {
  const said = words.trim();
  if (none.has(said.toLowerCase())) return null;
  const actor = await turn.actor();
  if (self.has(said.toLowerCase())) return actor.person;
  const members = (await membershipOf(turn.house, turn.conversation.roadmapId)).members.filter(({ guest }) => !guest);
  const mentioned = said.startsWith('@') ? await turn.mentioned() : null;
  const name = said.replace(/^@/, '').toLowerCase();
  const called = mentioned === null ? membersCalled(name, members) : members.filter(({ id }) => id === mentioned);
  const [person, ...others] = called;
  if (person && others.length === 0) return { id: person.id, name: person.name };
  if (person) throw new Refusal(422, `Several people are called “${said}”: ${called.slice(0, mostNamed).map((each) => each.name).join(', ')}. Mention the one you mean.`);
  const some = members.slice(0, mostNamed).map((each) => each.name).join(', ');
  throw new Refusal(422, `“${said.slice(0, 60)}” cannot own tasks here: nobody in this conversation is called so, guests aside. Members are: ${some}${members.length > mostNamed ? ' and others' : ''}.`);
}

/** By the whole name, else by a part of it: `tomasz`, `zielinski`. */
function membersCalled<M extends Person>(name: string, members: readonly M[]): readonly M[] {
  if (name === '') return [];
  const exact = members.filter((member) => member.name.toLowerCase() === name);
  return exact.length > 0 ? exact : members.filter((member) => member.name.toLowerCase().split(/\s+/).includes(name));
}
