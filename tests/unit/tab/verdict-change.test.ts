import { describe, expect, it } from 'vitest';
import type { PastVerdict } from '../../../src/api/assessment.ts';
import { runsOf, verdictChange } from '../../../tab/src/features/check-result/verdict-change.ts';

const said = (verdict: PastVerdict['verdict'], day: string, id = day): PastVerdict =>
  ({ run: { id, startedAt: `${day}T08:00:00Z`, source: { kind: 'tenant', tenantId: 't', tenantName: 'Contoso' } }, checkId: 'c', verdict });

describe('verdictChange', () => {
  it.each([
    ['there was no assessment', [], null],
    ['there was one', [said('failed', '2026-03-01')], null],
    ['all said the same', [said('failed', '2026-03-01'), said('failed', '2026-02-01')], null],
    ['the last one changed it', [said('passed', '2026-03-01'), said('failed', '2026-02-01')], { since: '2026-03-01T08:00:00Z', now: 'passed', before: 'failed' }],
    ['it changed a while ago', [said('failed', '2026-03-01'), said('failed', '2026-02-01'), said('passed', '2026-01-01'), said('failed', '2025-12-01')], { since: '2026-02-01T08:00:00Z', now: 'failed', before: 'passed' }],
    ['it could not be read any more', [said('error', '2026-03-01'), said('passed', '2026-02-01')], { since: '2026-03-01T08:00:00Z', now: 'error', before: 'passed' }],
  ] as const)('says what changed when %s', (_, history, change) => {
    expect(verdictChange(history)).toEqual(change);
  });
});

describe('runsOf', () => {
  it('names every assessment once, the last first', () => {
    const [march, january] = [said('passed', '2026-03-01'), said('passed', '2026-01-01')];
    expect(runsOf([[march, january], [said('failed', '2026-02-01'), january], []]).map(({ id }) => id)).toEqual(['2026-03-01', '2026-02-01', '2026-01-01']);
  });
});
