import { describe, expect, it } from 'vitest';
import { pillarsIn } from '../../../bot/pillar-words.ts';
import { wordsOf } from '../../../bot/sentence.ts';
import { pillarIds, pillarNames } from '../../../src/catalog/catalog.ts';
import { Refusal } from '../../../src/operations/refusal.ts';

describe('pillarsIn', () => {
  it.each([
    ['identity', ['identity']],
    ['for Identity, Devices and Data', ['identity', 'devices', 'data']],
    ['security operations', ['security-operations']],
    ['security-operations', ['security-operations']],
    ['SecOps', ['security-operations']],
    ['secops + devsecops', ['security-operations', 'devsecops']],
    ['dev sec ops', ['devsecops']],
    ['on the network pillar only', ['network']],
    ['artificial intelligence and infra', ['infrastructure', 'ai']],
    ['devices, identity, devices', ['identity', 'devices']],
    ['', null],
    ['all pillars', null],
    ['everything', null],
    ['of our tenant', null],
  ])('%j names %j', (text, pillars) => {
    expect(pillarsIn(wordsOf(text))).toEqual(pillars);
  });

  it.each(pillarIds)('understands the id and the name of %s', (pillar) => {
    expect(pillarsIn(wordsOf(pillar))).toEqual([pillar]);
    expect(pillarsIn(wordsOf(pillarNames[pillar]))).toEqual([pillar]);
  });

  it('names the eight pillars when a word is none', () => {
    expect(() => pillarsIn(['identity', 'finance'])).toThrow(new Refusal(400, '“finance” is not a pillar. The pillars are Identity, Devices, Data, Network, Infrastructure, Security Operations, AI, DevSecOps.'));
  });
});
