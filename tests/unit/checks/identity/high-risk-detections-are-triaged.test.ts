import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/high-risk-detections-are-triaged.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const detection = (id: string) => ({ id, detectedDateTime: '2026-03-30T08:00:00Z', userPrincipalName: `${id}@contoso.example`, riskEventType: 'anonymizedIPAddress', riskLevel: 'high' });
const tenant = (...detections: unknown[]) => ({ 'identityProtection/riskDetections': detections });

describe('detections at high risk', () => {
  it.each([
    ['pass when none is open', tenant(), 'passed', /No detection/],
    ['fail from the first one', tenant(detection('a')), 'failed', /^1 detection at high risk is open\.$/],
    ['fail with more', tenant(detection('a'), detection('b')), 'failed', /^2 detections/],
    ['fail when nothing but the id is known', tenant({ id: 'a' }), 'failed', /1 detection/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed up to a thousand, and counted beyond', () => {
    expect(rowsOf(decide(check, tenant(detection('a'), { id: 'b' })))).toEqual([['2026-03-30T08:00:00Z', 'a@contoso.example', 'anonymizedIPAddress', 'high'], [null, null, null, null]]);
    const decision = decide(check, tenant(...Array.from({ length: 1_200 }, (_, index) => detection(String(index)))));
    expect(rowsOf(decision)).toHaveLength(1_000);
    expect(decision).toMatchObject({ verdict: 'failed', evidence: { total: 1_200 } });
  });

  it('are filtered by the service, with Entra ID P2', () => {
    expect(check.needs['high']).toMatchObject({ kind: 'scan', query: { filter: "riskState eq 'atRisk' and riskLevel eq 'high'" } });
    expect(check.requires).toEqual({ anyOf: ['entra-p2', 'entra-governance'] });
    expect(() => decide(check, tenant({ riskLevel: 'high' }))).toThrow();
  });
});
