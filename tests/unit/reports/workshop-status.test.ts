import { describe, expect, it } from 'vitest';
import { statusOf } from '../../../src/reports/workshop-status.ts';
import { pillarOfKey } from '../../../src/reports/workshop-pillar.ts';
import { statuses } from '../../../src/roadmap/status.ts';

const publicNames = [
  'Not Reviewed', 'Not Started', 'In Planning', 'Planned', 'In Progress', 'Blocked', 'Follow Up', 'Completed', 'First Party Other', 'Third Party', 'MS Roadmap', 'Will Not Pursue', 'Not Applicable',
];

describe('the status of a workshop document', () => {
  it('is understood in kebab case, as it is shown, and in the ways programs write names', () => {
    publicNames.forEach((name, index) => {
      const words = name.split(' ');
      const camel = words.map((word, at) => (at === 0 ? word.toLowerCase() : word)).join('');
      for (const spelling of [name, name.toUpperCase(), words.join('-').toLowerCase(), words.join('_').toLowerCase(), words.join('').toLowerCase(), words.join(''), camel, ` ${name} `]) {
        expect([spelling, statusOf(spelling)]).toEqual([spelling, statuses[index]]);
      }
    });
  });

  it.each([['1st Party Other', 'first-party-other'], ['3rd party', 'third-party'], ['Microsoft roadmap', 'ms-roadmap'], ['N/A', 'not-applicable'], ['Done', 'completed'], ["Won't pursue", 'will-not-pursue']])('%s is %s', (word, status) => {
    expect(statusOf(word)).toBe(status);
  });

  it.each(['', '-', 'Deferred', '42', 'constructor', '__proto__'])('%j is none', (word) => expect(statusOf(word)).toBeNull());
});

describe('the pillar of a workshop document', () => {
  it.each([['secops', 'security-operations'], ['security-ops', 'security-operations'], ['Security Operations', 'security-operations'], ['devsecops', 'devsecops'], ['AI', 'ai'], ['quantum', null], ['', null]])('%s is %s', (key, pillar) => {
    expect(pillarOfKey(key)).toBe(pillar);
  });
});
