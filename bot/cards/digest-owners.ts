import type { CardElement, IMention } from '@microsoft/teams.cards';
import type { Person } from '../../src/assessment/run.ts';
import type { DigestItem } from '../../src/digest/digest.ts';
import { itemLine } from './digest-item.ts';
import { line, moreInRoadmap, plain, unmarked } from './text.ts';

/** What one person, or nobody, has in a list. */
export interface OwnerItems {
  readonly owner: Person | null;
  readonly items: readonly DigestItem[];
}

/** A list by owner, in the order of their first item; what nobody owns comes last. */
export function byOwner(items: readonly DigestItem[]): OwnerItems[] {
  const groups = new Map<string, { owner: Person | null; items: DigestItem[] }>();
  for (const item of items) {
    const group = groups.get(item.owner?.id ?? '') ?? { owner: item.owner, items: [] };
    group.items.push(item);
    groups.set(item.owner?.id ?? '', group);
  }
  const all = [...groups.values()];
  return [...all.filter(({ owner }) => owner !== null), ...all.filter(({ owner }) => owner === null)];
}

/** Calls people by name in a card, each with one mention, namesakes apart: Teams finds a mention by its text. */
export class Mentions {
  readonly #texts = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #entities: IMention[] = [];

  get entities(): readonly IMention[] {
    return this.#entities;
  }

  /** The text that stands for somebody. */
  of({ id, name }: Person): string {
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    const shown = this.#unique(unmarked(name) || 'Owner');
    const text = `<at>${shown}</at>`;
    this.#texts.set(id, text);
    this.#entities.push({ type: 'mention', text, mentioned: { id, name: shown } });
    return text;
  }

  #unique(name: string): string {
    let candidate = name;
    for (let number = 2; this.#taken.has(candidate); number += 1) candidate = `${name} ${number}`;
    this.#taken.add(candidate);
    return candidate;
  }
}

export interface OwnerListOptions {
  readonly mostOwners: number;
  readonly mostItems: number;
  /** Null where nobody is to be called, as in a personal chat. */
  readonly mentions: Mentions | null;
}

/** A list under the names of those whose it is. */
export function ownerList(items: readonly DigestItem[], { mostOwners, mostItems, mentions }: OwnerListOptions): CardElement[] {
  const groups = byOwner(items);
  const shown = groups.slice(0, mostOwners);
  const hidden = groups.slice(mostOwners).reduce((sum, group) => sum + group.items.length, 0);
  return [
    ...shown.flatMap(({ owner, items: theirs }): CardElement[] => [
      { ...ownerLine(owner, theirs.length, mentions), spacing: 'Medium' },
      ...theirs.slice(0, mostItems).map((item) => itemLine(item, { withOwner: false })),
      ...moreInRoadmap(theirs.length, Math.min(theirs.length, mostItems)),
    ]),
    ...(hidden > 0 ? moreInRoadmap(items.length, items.length - hidden) : []),
  ];
}

function ownerLine(owner: Person | null, count: number, mentions: Mentions | null): CardElement {
  if (owner && mentions) return { ...line(`${mentions.of(owner)} (${count})`), weight: 'Bolder' };
  return plain({ strong: `${owner?.name ?? 'No owner'} (${count})` });
}
