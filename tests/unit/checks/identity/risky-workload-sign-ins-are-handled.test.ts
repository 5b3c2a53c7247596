import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/risky-workload-sign-ins-are-handled.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const detection = (activity: string | null) => ({ id: 'd', servicePrincipalId: 'i', appId: 'a', servicePrincipalDisplayName: 'Connector', activity, riskEventType: 'suspiciousSignins', riskLevel: 'low', detectedDateTime: '2026-03-02T00:00:00Z' });
const tenant = (...detections: unknown[]) => ({ 'identityProtection/servicePrincipalRiskDetections': detections });

describe('risky sign-ins of workload identities', () => {
  it.each([
    ['pass when there are none', tenant(), 'passed', /No risky sign-in/],
    ['fail when one is open, at any level', tenant(detection('signin')), 'failed', /^1 risky sign-in of a workload identity is left open/],
    ['are known in any spelling', tenant(detection('signIn')), 'failed', /1 risky/],
    ['are not detections about the identity itself', tenant(detection('servicePrincipal'), detection(null)), 'passed', /No risky/],
    ['are counted', tenant(detection('signin'), detection('signin'), detection('user')), 'failed', /^2 risky sign-ins/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with a link to the identity', () => {
    const decision = decide(check, tenant(detection('signin')));
    expect(rowsOf(decision)).toEqual([['Connector', 'suspiciousSignins', 'low', '2026-03-02T00:00:00Z']]);
    expect(linksOf(decision)).toEqual(['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/i/appId/a']);
  });

  it('leave decided detections to the server\'s filter and take a Workload ID licence', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-workload-id'] });
    expect(check.needs['detections']).toMatchObject({ query: { filter: "riskState eq 'atRisk'" } });
  });

  it('cannot be judged when one is malformed', () => {
    expect(() => decide(check, tenant({ ...detection('signin'), activity: 1 }))).toThrow();
  });
});
