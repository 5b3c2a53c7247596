import { expect, it } from 'vitest';
import { FactNotConnected, type FactSource } from '../../../src/assessment/fact-source.ts';
import type { ArmQuery, GraphQuery, HostQuery } from '../../../src/assessment/need.ts';
import { routeFacts } from '../../../src/sources/fact-router.ts';

const graphQuery: GraphQuery = { version: 'v1.0', path: 'users', permissions: [] };
const armQuery: ArmQuery = { service: 'arm', path: 'subscriptions', apiVersion: '1', access: { role: 'Reader', scope: '/', action: 'x' } };
const hostQuery: HostQuery = { service: 'dns', path: 'hosts/{id}' };

function named(name: string, log: string[]): FactSource & { close(): void } {
  return {
    get: ({ path }) => Promise.resolve(`${name} ${path}`),
    pages: ({ path }) => oneByOne([[`${name} ${path}`]]),
    count: () => Promise.resolve(name.length),
    fanOut: ({ path }, ids) => oneByOne(ids.map((id) => ({ id, items: [`${name} ${path}`] }))),
    close: () => { log.push(name); },
  };
}
async function* oneByOne<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (const item of items) yield await Promise.resolve(item);
}
async function firstOf<Item>(items: AsyncIterable<Item>): Promise<Item | undefined> {
  for await (const item of items) return item;
  return undefined;
}

it('hands each query to the service that it names, and closes all', async () => {
  const closed: string[] = [];
  const source = routeFacts({ graph: named('graph', closed), arm: named('arm', closed), dns: named('dns', closed) });
  expect(await source.get(graphQuery)).toBe('graph users');
  expect(await source.get(armQuery)).toBe('arm subscriptions');
  expect(await firstOf(source.pages(armQuery))).toEqual(['arm subscriptions']);
  expect(await source.count(graphQuery)).toBe(5);
  expect(await firstOf(source.fanOut(hostQuery, ['a']))).toEqual({ id: 'a', items: ['dns hosts/{id}'] });
  expect(await firstOf(source.fanOut(armQuery, ['a']))).toEqual({ id: 'a', items: ['arm subscriptions'] });
  source.close();
  expect(closed).toEqual(['graph', 'arm']);
});

it('is not connected to Azure without a source for it, and reads the rest', async () => {
  const source = routeFacts({ graph: named('graph', []), arm: null, dns: named('dns', []) });
  await expect(source.get(armQuery)).rejects.toThrow(FactNotConnected);
  await expect(source.count(armQuery)).rejects.toThrow(/not connected to Azure/);
  await expect(firstOf(source.pages(armQuery))).rejects.toThrow(FactNotConnected);
  await expect(firstOf(source.fanOut(armQuery, ['a']))).rejects.toThrow(FactNotConnected);
  expect(await source.get(graphQuery)).toBe('graph users');
});
