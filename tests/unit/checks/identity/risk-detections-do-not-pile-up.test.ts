import { describe, expect, it } from 'vitest';
import type { OpenDetections, RiskDetection } from '../../../../src/facts/open-risk-detections.ts';
import { openHighRiskDetections } from '../../../../src/facts/open-risk-detections.ts';
import check from '../../../../src/checks/identity/risk-detections-do-not-pile-up.ts';
import { factOf, now, rowsOf, sentenceOf } from '../decide.ts';

const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();
const weekMs = 7 * 86_400_000;
const detection = (id: string, ms: number, riskLevel = 'high'): RiskDetection => ({ id, detectedDateTime: ago(ms), userPrincipalName: id, riskEventType: 'leakedCredentials', riskLevel });
const open = (...detections: unknown[]): OpenDetections => factOf(openHighRiskDetections, { 'identityProtection/riskDetections': detections });
const decide = (high: OpenDetections, medium: OpenDetections, anyOpen: boolean) => check.decide({ high, medium, anyOpen } as never, { now, cloud: 'global' });

describe('risk detections', () => {
  it.each([
    ['pass when none is open', open(), open(), false, 'passed', /No risk detection/],
    ['are to investigate when only low ones are open', open(), open(), true, 'investigate', /low risk/],
    ['are to investigate after exactly seven days', open(detection('a', weekMs)), open(), true, 'investigate', /^1 detection of medium or high risk is open/],
    ['fail a moment later', open(detection('a', weekMs + 1)), open(), true, 'failed', /1 high, 0 medium/],
    ['fail for old ones of medium risk', open(), open(detection('a', 2 * weekMs, 'medium')), true, 'failed', /0 high, 1 medium/],
    ['fail when the date is missing', open({ id: 'a' }), open(), true, 'failed', /1 high/],
    ['fail when the date is none', open({ id: 'a', detectedDateTime: 'soon' }), open(), true, 'failed', /1 high/],
    ['are to investigate when young ones of both levels are open', open(detection('a', 0)), open(detection('b', 1, 'medium')), true, 'investigate', /^2 detections/],
    ['do not pass when one appeared between two requests', open(detection('a', 0)), open(), false, 'investigate', /^1 detection/],
  ])('%s', (_, high, medium, anyOpen, verdict, sentence) => {
    const decision = decide(high, medium, anyOpen);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed newest first, fifty of them, and counted', () => {
    expect(rowsOf(decide(open(detection('a', 2 * weekMs)), open(detection('b', 1, 'medium')), true))).toEqual([
      [ago(1), 'b', 'leakedCredentials', 'medium', false], [ago(2 * weekMs), 'a', 'leakedCredentials', 'high', true],
    ]);
    const many = decide(open(...Array.from({ length: 80 }, (_, index) => detection(String(index), index))), open(), true);
    expect(rowsOf(many)).toHaveLength(50);
    expect(many).toMatchObject({ verdict: 'investigate', evidence: { total: 80 } });
  });

  it('are filtered by the service, level by level, with Entra ID P2', () => {
    expect(Object.values(check.needs).map((need) => ('query' in need ? (need.query as { filter: string }).filter : ''))).toEqual([
      "riskState eq 'atRisk' and riskLevel eq 'high'", "riskState eq 'atRisk' and riskLevel eq 'medium'", "riskState eq 'atRisk'",
    ]);
    expect(check.requires).toEqual({ anyOf: ['entra-p2', 'entra-governance'] });
    expect(() => open({ riskLevel: 'high' })).toThrow();
  });
});
