import { describe, expect, it } from 'vitest';
import type { CatalogActivity } from '../../../src/api/catalog.ts';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { activeFacets, filterActivities, hiddenBy, licenseOf, noFilter, parseFilter, printFilter, searchForOthers, seenBy, without, type ActivityFilter } from '../../../tab/src/roadmap/filter/activity-filter.ts';

const activity = (id: string, part: Partial<CatalogActivity> = {}): CatalogActivity => ({
  id, title: `Do ${id}`, pillar: 'identity', area: 'a', lane: null, horizon: 'first', effort: null, userImpact: null, licenses: [], crossPillar: [], checks: [],
  prerequisites: [], ...part,
});
const nadia = { id: 'p1', name: 'Nadia' };
const liam = { id: 'p2', name: 'Liam' };
const completedEarly = { status: { sequence: 1, at: '2026-01-01T00:00:00Z', by: nadia } };

const activities = [
  activity('late', { title: 'Protect the administrators', effort: 'low', userImpact: 'high' }),
  activity('today', { title: 'Protect guests', effort: 'high' }),
  activity('in-30', { licenses: ['entra-p1'] }),
  activity('in-31', { crossPillar: ['data'], licenses: ['entra-p2', 'entra-governance'] }),
  activity('late-but-done', { checks: [1], licenses: ['sentinel'] }),
  activity('untouched', { checks: [2], licenses: ['entra-free', 'entra-p2'] }),
];
const states = new Map<string, ActivityState>(([
  ['late', { status: 'blocked', owner: nadia, due: '2026-02-28' }],
  ['today', { status: 'in-progress', owner: liam, due: '2026-03-01' }],
  ['in-30', { status: 'planned', due: '2026-03-31' }],
  ['in-31', { status: 'planned', due: '2026-04-01' }],
  ['late-but-done', { status: 'completed', due: '2026-01-01', owner: nadia, stamps: completedEarly }],
] as const).map(([id, part]) => [id, { ...untouched(id), ...part }]));
const scene = {
  states,
  verdicts: new Map([[1, { verdict: 'failed', at: '2026-02-01T00:00:00Z' }], [2, { verdict: 'passed', at: '2026-02-01T00:00:00Z' }]] as const),
  licenses: { owned: ['entra-p1'], missing: ['entra-p2', 'entra-governance'] },
  me: nadia.id,
  today: '2026-03-01',
};
const shown = (part: Partial<ActivityFilter>) => filterActivities(activities, { ...noFilter, ...part }, scene).map(({ id }) => id);

describe('filterActivities', () => {
  it.each<[string, Partial<ActivityFilter>, string[]]>([
    ['nothing: everything', {}, activities.map(({ id }) => id)],
    ['a status', { status: ['blocked'] }, ['late']],
    ['one of two statuses', { status: ['blocked', 'planned'] }, ['late', 'in-30', 'in-31']],
    ['the status of what nobody touched', { status: ['not-reviewed'] }, ['untouched']],
    ['me', { owner: ['me'] }, ['late', 'late-but-done']],
    ['a person', { owner: ['p2'] }, ['today']],
    ['nobody', { owner: ['nobody'] }, ['in-30', 'in-31', 'untouched']],
    ['nobody or a person', { owner: ['nobody', 'p2'] }, ['today', 'in-30', 'in-31', 'untouched']],
    ['overdue, which what is closed never is', { due: ['overdue'] }, ['late']],
    ['the next 30 days, today and the last day included', { due: ['30'] }, ['today', 'in-30']],
    ['the next 60 days', { due: ['60'] }, ['today', 'in-30', 'in-31']],
    ['the second 30 days', { due: ['31-60'] }, ['in-31']],
    ['the third 30 days', { due: ['61-90'] }, []],
    ['no due date', { due: ['none'] }, ['untouched']],
    ['overdue or without a due date', { due: ['overdue', 'none'] }, ['late', 'untouched']],
    ['effort', { effort: ['low'] }, ['late']],
    ['user impact', { impact: ['high', 'low'] }, ['late']],
    ['proven', { evidence: ['proven'] }, ['untouched']],
    ['contradicted', { evidence: ['contradicted'] }, ['late-but-done']],
    ['regressed: completed before the failure', { evidence: ['regressed'] }, ['late-but-done']],
    ['no evidence', { evidence: ['none'] }, ['late', 'today', 'in-30', 'in-31']],
    ['a licence that is there, or none needed', { license: ['owned'] }, ['late', 'today', 'in-30', 'untouched']],
    ['no licence that would do', { license: ['missing'] }, ['in-31']],
    ['a licence that nobody can tell', { license: ['unknown'] }, ['late-but-done']],
    ['cross-pillar', { cross: true }, ['in-31']],
    ['words of the title, in any case and order', { text: ' ADMIN protect ' }, ['late']],
    ['the id', { text: 'in-3' }, ['in-30', 'in-31']],
    ['only blanks: everything', { text: '  ' }, activities.map(({ id }) => id)],
    ['several facets together', { owner: ['me'], due: ['overdue'], text: 'protect' }, ['late']],
    ['facets that exclude each other', { owner: ['me'], status: ['planned'] }, []],
  ])('shows by %s', (_what, part, expected) => expect(shown(part)).toEqual(expected));
});

describe('several licences', () => {
  it.each([
    [['defender-servers-p2'], ['defender-servers-p1'], 'owned'],
    [['defender-servers-p1'], [], 'owned'],
    [[], ['defender-servers-p1'], 'unknown'],
    [[], ['defender-servers-p1', 'defender-servers-p2'], 'missing'],
  ])('are alternatives: with %j owned and %j missing they are %s', (owned, missing, expected) => {
    expect(licenseOf(activity('servers', { licenses: ['defender-servers-p1', 'defender-servers-p2'] }), { owned, missing })).toBe(expected);
  });
});

describe('a link for somebody else', () => {
  it.each([
    ['?view=list&owner=me', '?view=list&owner=p1'],
    ['?owner=me,p2,nobody&q=a+b', '?owner=p1%2Cp2%2Cnobody&q=a+b'],
    ['?owner=p1,me', '?owner=p1'],
    ['?view=list&q=me', '?view=list&q=me'],
    ['', ''],
  ])('names the sharer where it said "me": %s', (search, expected) => expect(searchForOthers(search, 'p1')).toBe(expected));

  it('is "me" again for the sharer, and a person for everybody else', () => {
    const shared = parseFilter(searchForOthers('?owner=me,nobody', 'p1'));
    expect(seenBy('p1', shared).owner).toEqual(['me', 'nobody']);
    expect(seenBy('p2', shared).owner).toEqual(['p1', 'nobody']);
  });
});

describe('the address', () => {
  it.each<[string, Partial<ActivityFilter>]>([
    ['', {}],
    ['pillar=all', { pillar: 'all' }],
    ['pillar=devices&status=planned,blocked', { pillar: 'devices', status: ['planned', 'blocked'] }],
    ['owner=me,nobody,c41f08a7-9e2d&due=overdue,30', { owner: ['me', 'nobody', 'c41f08a7-9e2d'], due: ['overdue', '30'] }],
    ['effort=low&impact=high&evidence=proven,none&cross=1&q=multi factor', { effort: ['low'], impact: ['high'], evidence: ['proven', 'none'], cross: true, text: 'multi factor' }],
  ])('says %s', (search, part) => {
    const filter = { ...noFilter, ...part };
    expect(parseFilter(search)).toEqual(filter);
    const printed = new URLSearchParams(Object.entries(printFilter(filter)).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
    expect(parseFilter(`?${printed}`)).toEqual(filter);
  });

  it.each([
    ['pillar=cloud', noFilter],
    ['pillar=toString', noFilter],
    ['status=planned,planned,gone,', { ...noFilter, status: ['planned'] }],
    ['due=7&evidence=open&cross=yes', noFilter],
    ['view=list&activity=RMI_001', noFilter],
  ])('leaves out what it does not know: %s', (search, filter) => expect(parseFilter(search)).toEqual(filter));
});

describe('what hides things', () => {
  it('is told by how many activities each facet alone keeps away', () => {
    const filter: ActivityFilter = { ...noFilter, owner: ['me'], status: ['planned'], text: 'Do' };
    expect(hiddenBy(activities, filter, scene)).toEqual([
      { facet: 'owner', shown: 2 },
      { facet: 'status', shown: 1 },
      { facet: 'text', shown: 0 },
    ]);
  });

  it('is no pillar, and goes away facet by facet', () => {
    const filter: ActivityFilter = { ...noFilter, pillar: 'data', cross: true, text: 'x' };
    expect(activeFacets(filter)).toEqual(['text', 'cross']);
    expect(without(filter, ['text', 'cross'])).toEqual({ ...noFilter, pillar: 'data' });
  });
});
