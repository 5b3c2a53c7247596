import type { RunDetail } from '../../../../src/api/assessment.ts';
import type { Tone } from './flow-chart.tsx';
import type { Flow } from './sankey.ts';
import { strings } from './strings.ts';

type Overview = NonNullable<RunDetail['overview']>;
type Figures<Part extends keyof Overview> = Extract<Overview[Part], { figures: unknown }>['figures'];

const { strengths, methodNames } = strings;

/** Users to the strength of their best method, then to the method. @param whose the node on the left */
export function methodFlows(whose: string, { passkey, platform, certificate, authenticator, phone, none }: Figures<'methods'>): Flow[] {
  return [
    { from: whose, to: strengths.resistant, value: passkey + platform + certificate },
    { from: whose, to: strengths.phishable, value: authenticator + phone },
    { from: whose, to: strengths.none, value: none },
    { from: strengths.resistant, to: methodNames.passkey, value: passkey },
    { from: strengths.resistant, to: methodNames.platform, value: platform },
    { from: strengths.resistant, to: methodNames.certificate, value: certificate },
    { from: strengths.phishable, to: methodNames.authenticator, value: authenticator },
    { from: strengths.phishable, to: methodNames.phone, value: phone },
    { from: strengths.none, to: methodNames.none, value: none },
  ];
}

export function signInFlows({ withPolicy, withoutPolicy }: Figures<'signIns'>): Flow[] {
  return [
    { from: strings.signInsNode, to: strings.withPolicy, value: withPolicy.multifactor + withPolicy.singleFactor },
    { from: strings.signInsNode, to: strings.withoutPolicy, value: withoutPolicy.multifactor + withoutPolicy.singleFactor },
    { from: strings.withPolicy, to: strings.multifactor, value: withPolicy.multifactor },
    { from: strings.withPolicy, to: strings.singleFactor, value: withPolicy.singleFactor },
    { from: strings.withoutPolicy, to: strings.multifactor, value: withoutPolicy.multifactor },
    { from: strings.withoutPolicy, to: strings.singleFactor, value: withoutPolicy.singleFactor },
  ];
}

const tones = new Map<string, Tone>([
  [strengths.resistant, 'good'], [methodNames.passkey, 'good'], [methodNames.platform, 'good'], [methodNames.certificate, 'good'], [strings.withPolicy, 'good'], [strings.multifactor, 'good'],
  [strengths.phishable, 'fair'], [methodNames.authenticator, 'fair'], [methodNames.phone, 'fair'], [strings.withoutPolicy, 'fair'],
  [strengths.none, 'bad'], [methodNames.none, 'bad'], [strings.singleFactor, 'bad'],
]);
export const toneOf = (node: string): Tone => tones.get(node) ?? 'plain';
