import { describe, expect, it } from 'vitest';
import { findByWords } from '../../../bot/find-by-words.ts';

const things = [
  { id: 'RMI_001', title: 'Design your Conditional Access policies' },
  { id: 'RMI_010', title: 'Block legacy authentication' },
  { id: 'RMI_011', title: 'Block legacy protocols in Exchange' },
  { id: 'RMI_1', title: 'Require phishing-resistant methods for administrators' },
  { id: 'RMD_001', title: 'Require compliant devices' },
  { id: 'RMD 002, part 2', title: 'Enrol Windows devices' },
  { id: 'x-café', title: 'Zugriffsrichtlinien prüfen' },
];
const find = (words: string) => {
  const found = findByWords(words, things, ({ id, title }) => ({ title, names: [id] }));
  return found.kind === 'one' ? found.item.id : found.kind === 'several' ? found.items.map(({ id }) => id) : null;
};

describe('findByWords', () => {
  it.each([
    ['RMI_001', 'RMI_001'], ['rmi 001', 'RMI_001'], ['RMI-1', 'RMI_1'], ['rmd 002 part 2', 'RMD 002, part 2'], ['RMI_001: Design your policies', 'RMI_001'],
    ['Block legacy authentication', 'RMI_010'], ['legacy authentication', 'RMI_010'], ['legacy authentification', 'RMI_010'], ['the legacy auth task', 'RMI_010'], ['leagcy authentcation', 'RMI_010'],
    ['conditional access', 'RMI_001'], ['access conditional', 'RMI_001'], ['phishing resistant', 'RMI_1'], ['windows devices', 'RMD 002, part 2'], ['prufen', 'x-café'],
  ])('“%s” is %s', (words, id) => expect(find(words)).toBe(id));

  it.each([
    ['legacy', ['RMI_010', 'RMI_011']], ['block legacy', ['RMI_010', 'RMI_011']], ['devices', ['RMD_001', 'RMD 002, part 2']], ['require', ['RMD_001', 'RMI_1']],
  ])('“%s” could be several: %j', (words, ids) => expect(find(words)).toEqual(ids));

  it.each(['', '  ', 'lunch', 'firewall', '???', 'RMI_999'])('“%s” is none', (words) => expect(find(words)).toBeNull());

  it('offers six at most', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ id: `a${index}`, title: `Review the roles of team ${index}` }));
    const found = findByWords('review roles', many, ({ id, title }) => ({ title, names: [id] }));
    expect(found.kind === 'several' && found.items.length).toBe(6);
  });

  it.each([
    ['RMI_001 and RMI_010', ['RMI_001', 'RMI_010']], ['RMI_010, RMD_001', ['RMI_010', 'RMD_001']], ['RMI_001 and rmi_001', 'RMI_001'],
  ])('“%s” names %j: half of what was said is never done', (words, ids) => expect(find(words)).toEqual(ids));

  it.each([
    ['RMI_001', true], ['RMI_001 Design your policies', true], ['Block legacy authentication', true], ['block legacy authentication please', true], ['conditional access policies', true],
    ['leagcy authentcation', false], ['phishing', false],
  ])('“%s” is certain: %s', (words, certain) => {
    expect(findByWords(words, things, ({ id, title }) => ({ title, names: [id] }))).toMatchObject({ kind: 'one', certain });
  });
});
