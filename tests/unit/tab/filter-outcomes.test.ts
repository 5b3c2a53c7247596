import { describe, expect, it } from 'vitest';
import { categoriesOf, filterOutcomes, noFilter, parseOutcomeFilter, printOutcomeFilter, type Outcome } from '../../../tab/src/features/assessment/filter-outcomes.ts';

const outcome = (id: string, part: Partial<Outcome>): Outcome => ({
  id,
  reference: 21776,
  title: id,
  verdict: 'passed',
  risk: 'low',
  pillars: ['identity'],
  category: 'Access control',
  ...part,
});
const all = [
  outcome('passed-high', { risk: 'high' }),
  outcome('failed-low', { verdict: 'failed', reference: 21812 }),
  outcome('failed-high', { verdict: 'failed', risk: 'high', pillars: ['devices', 'data'], title: 'Legacy authentication is blocked' }),
  outcome('investigate', { verdict: 'investigate', risk: 'medium', category: 'Devices' }),
  outcome('planned', { verdict: 'planned', reference: null }),
];
const ids = (filter: Parameters<typeof filterOutcomes>[1]) => filterOutcomes(all, filter).map(({ id }) => id);

describe('filterOutcomes', () => {
  it('puts first what needs work', () => {
    expect(ids(noFilter)).toEqual(['failed-high', 'failed-low', 'investigate', 'passed-high', 'planned']);
  });

  it.each([
    [{ verdict: 'failed' }, ['failed-high', 'failed-low']],
    [{ risk: 'high' }, ['failed-high', 'passed-high']],
    [{ pillar: 'data' }, ['failed-high']],
    [{ verdict: 'failed', risk: 'low' }, ['failed-low']],
    [{ category: 'Devices' }, ['investigate']],
    [{ category: 'Access control', verdict: 'failed', risk: 'high', pillar: 'data', text: 'legacy' }, ['failed-high']],
    [{ text: 'blocked LEGACY' }, ['failed-high']],
    [{ text: '21812' }, ['failed-low']],
    [{ text: 'nothing like that' }, []],
  ] as const)('narrows down to %j', (part, expected) => {
    expect(ids({ ...noFilter, ...part })).toEqual(expected);
  });

  it('leaves the order of the given outcomes alone', () => {
    const given = [...all];
    filterOutcomes(given, noFilter);
    expect(given).toEqual(all);
  });
});

describe('a filter in the address', () => {
  it.each([
    ['', noFilter],
    ['?verdict=failed&risk=high&pillar=data&category=Access+control&q=legacy+21', { verdict: 'failed', risk: 'high', pillar: 'data', category: 'Access control', text: 'legacy 21' }],
    ['?pillar=all&verdict=nonsense&risk=toString', noFilter],
  ] as const)('%s is read, and read again from what it is written as', (search, filter) => {
    expect(parseOutcomeFilter(search)).toEqual(filter);
    const written = Object.entries(printOutcomeFilter(filter)).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    expect(parseOutcomeFilter(new URLSearchParams(written).toString())).toEqual(filter);
  });
});

describe('categoriesOf', () => {
  it('names what occurs once, by name', () => {
    expect(categoriesOf([...all, outcome('none', { category: '' })])).toEqual(['Access control', 'Devices']);
  });
});
