/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { localPeople } from '../../src/local/people.ts';

export const [nadia, tomasz] = ['Nadia', 'Tomasz'].map((name) => localPeople.find((person) => person.name.startsWith(name))!) as [typeof localPeople[number], typeof localPeople[number]];
export const personOf = ({ id, name }: typeof nadia) => ({ id, name });

/** The day so many days from now, as the API writes it. */
export const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Asks the server as Nadia, from the page that she has open. */
export async function ask(page: Page, path: string, body: unknown = null): Promise<unknown> {
  return page.evaluate(async ([address, who, json]) => {
    const response = await fetch(address, { headers: { 'Authorization': `Bearer local:${who}`, 'Content-Type': 'application/json' }, ...(json !== null && { method: 'POST', body: json }) });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json() as Promise<unknown>;
  }, [path, nadia.id, body === null ? null : JSON.stringify(body)] as const);
}

/** Where the API has the roadmap of the sample channel. */
export const roadmap = `/api/roadmaps/${encodeURIComponent('19:general.zero-trust@thread.tacv2')}`;

/** Edits activities as Nadia, who has seen every change before. */
export const change = (page: Page, edits: readonly { readonly activity: string | null | undefined; readonly set: Readonly<Record<string, unknown>> }[]) =>
  ask(page, `${roadmap}/changes`, { changeId: crypto.randomUUID(), edits: edits.map((edit) => ({ ...edit, seen: Number.MAX_SAFE_INTEGER })) });
