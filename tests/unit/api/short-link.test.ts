import { describe, expect, it } from 'vitest';
import { paramsOfSubPage, placeOfSubPage, readLink, shortPath, subPageId, subPageOfView, tabParams, type Place } from '../../../src/api/short-link.ts';

const roadmapId = '19:general@thread.tacv2';
const origin = 'https://roadmap.contoso.com';
const places: readonly Place[] = [
  { kind: 'activity', id: 'RMI_001' },
  { kind: 'activity', id: 'Sp ace/and slash' },
  { kind: 'check', id: '21786' },
  { kind: 'run', id: '8235432000000-abc123' },
];

describe('a short link', () => {
  it('reads as people would write it', () => {
    expect(shortPath(roadmapId, { kind: 'activity', id: 'RMI_001' })).toBe('/r/19%3Ageneral%40thread.tacv2/activities/RMI_001');
  });

  it.each(places)('leads back to %o', (place) => {
    expect(readLink(origin + shortPath(roadmapId, place), origin)).toEqual({ roadmapId, place });
  });

  it.each(places)('is understood as the tab’s own address too: %o', (place) => {
    const query = new URLSearchParams({ roadmap: roadmapId, ...tabParams(place) });
    expect(readLink(`${origin}/tab/?${query}`, origin)).toEqual({ roadmapId, place });
  });

  it('reads the address of a whole roadmap', () => {
    expect(readLink(`${origin}/tab/?roadmap=${encodeURIComponent(roadmapId)}&view=list`, origin)).toEqual({ roadmapId, place: null });
  });

  it.each([
    'https://evil.example/r/19%3Ageneral%40thread.tacv2/activities/RMI_001',
    'http://roadmap.contoso.com/r/a/activities/RMI_001',
    'https://roadmap.contoso.com.evil.example/r/a/activities/RMI_001',
    `${origin}/r/a/secrets/RMI_001`, `${origin}/r/a/activities/`, `${origin}/r//activities/RMI_001`, `${origin}/r/a/activities/b/c`,
    `${origin}/r/%E0%A4%A/activities/RMI_001`, `${origin}/tab/`, `${origin}/api/session`, 'no link', '',
  ])('is nothing else: %s', (link) => {
    expect(readLink(link, origin)).toBeNull();
  });
});

it.each(places)('is carried into the tab by Teams: %o', (place) => {
  expect(placeOfSubPage(subPageId(place))).toEqual(place);
});

it.each([
  ['?view=board&pillar=identity&status=blocked&q=legacy+sign-in', { view: 'board', pillar: 'identity', status: 'blocked', q: 'legacy sign-in' }],
  ['?roadmap=19%3Aa%40thread.tacv2&theme=dark&dir=rtl&page=start&frame=sidePanel&view=plan', { view: 'plan' }],
  ['', {}],
])('carries a view with its filters, but not what is the reader’s own: %s', (search, params) => {
  expect(paramsOfSubPage(subPageOfView(search))).toEqual(params);
});

it('leads to what a shared place says', () => {
  expect(paramsOfSubPage('RMI_001')).toEqual({ activity: 'RMI_001' });
  expect(paramsOfSubPage('run/abc')).toEqual({ view: 'assessment', run: 'abc' });
});

it('keeps deep links to activities that were shared earlier', () => {
  expect(placeOfSubPage('RMI_001')).toEqual({ kind: 'activity', id: 'RMI_001' });
});
