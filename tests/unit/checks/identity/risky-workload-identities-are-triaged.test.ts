import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/risky-workload-identities-are-triaged.ts';
import { openDetections } from '../../../../src/facts/workload-risk.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const identity = { id: 'i', appId: 'a', displayName: 'Connector', servicePrincipalType: 'Application', riskLevel: 'low', riskLastUpdatedDateTime: '2026-03-01T00:00:00Z' };
const detection = { id: 'd', servicePrincipalId: 'i', appId: 'a', servicePrincipalDisplayName: 'Connector', activity: 'servicePrincipal', riskEventType: 'leakedCredentials', riskLevel: 'high', detectedDateTime: '2026-03-02T00:00:00Z' };
const tenant = (identities: unknown[], detections: unknown[]) => ({ 'identityProtection/riskyServicePrincipals': identities, 'identityProtection/servicePrincipalRiskDetections': detections });

describe('risky workload identities', () => {
  it.each([
    ['pass when there is nothing', tenant([], []), 'passed', /No workload identity/],
    ['fail with an identity at risk, at any level', tenant([identity], []), 'failed', /^1 workload identity is at risk, and 0 detections wait for a decision\.$/],
    ['fail with a detection alone', tenant([], [detection]), 'failed', /^0 workload identities are at risk, and 1 detection waits/],
    ['fail without any detail', tenant([{ id: 'x' }], [{ id: 'y' }]), 'failed', /1 workload identity/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed before detections', () => {
    expect(rowsOf(decide(check, tenant([identity], [detection])))).toEqual([
      ['Connector', 'Application', 'low', '2026-03-01T00:00:00Z'],
      ['Connector', 'leakedCredentials', 'high', '2026-03-02T00:00:00Z'],
    ]);
  });

  it('are asked for by the server\'s filter, with a Workload ID licence, where the cloud has them', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-workload-id'] });
    for (const need of Object.values(check.needs)) expect(need).toMatchObject({ query: { filter: "riskState eq 'atRisk'", clouds: ['global', 'usgov', 'usgovdod'] } });
  });

  it('keep a thousand rows of any number of detections', () => {
    const facts = { now: new Date(0), cloud: 'global' } as const;
    let state = openDetections.initial();
    for (let index = 0; index < 1_300; index += 1) state = openDetections.step(state, { id: String(index), activity: 'signin' }, facts);
    expect(state.all).toMatchObject({ total: 1_300 });
    expect(state.signIns.rows).toHaveLength(1_000);
  });

  it('cannot be judged when one is malformed', () => {
    expect(() => decide(check, tenant([{ displayName: 'without id' }], []))).toThrow();
  });
});
