import { RestError } from '@azure/data-tables';
import { createPipelineRequest } from '@azure/core-rest-pipeline';
import { describe, expect, it } from 'vitest';
import { createLog, describeError, withoutPeople } from '../../src/log.ts';

describe('the log', () => {
  it('keeps of a service’s error neither the request nor what it carried', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const request = createPipelineRequest({ url: 'https://graph.microsoft.com/v1.0/users/amara.okafor@contoso.com', body: '{"notes":"secret plan"}' });
    log.error({ err: new RestError('No such user amara.okafor@contoso.com\n{"displayName":"Amara Okafor"}', { code: 'NotFound', statusCode: 404, request }) }, 'request failed');
    expect(JSON.parse(lines[0]!)).toMatchObject({ msg: 'request failed', err: { type: 'RestError', code: 'NotFound', statusCode: 404, message: 'No such user (address)' } });
    expect(lines.join('')).not.toMatch(/amara|secret/i);
  });

  it('says the cause of an error, and where it happened', () => {
    expect(describeError(new Error('outer', { cause: new TypeError('inner') }))).toMatchObject({ type: 'Error', message: 'outer', frames: expect.arrayContaining([expect.stringContaining('log.test')]) as string[], cause: { type: 'TypeError', message: 'inner' } });
    expect(describeError('text')).toEqual({ type: 'string' });
  });

  it.each([
    ['mail to o\'neil+x@contoso.co.uk bounced', 'mail to (address) bounced'],
    ['guest ann_fabrikam.com#EXT#@contoso.onmicrosoft.com', 'guest (address)'],
    ['Row "change:1" of partition "t|19:general.zero-trust@thread.tacv2"', 'Row "change:1" of partition "t|19:general.zero-trust@thread.tacv2"'],
    ['roadmap person:2b7e9d14-53a6-4c1f-8e02-b94d6f71a301', 'roadmap person:(id)'],
  ])('reads %s as %s', (text, kept) => {
    expect(withoutPeople(text)).toBe(kept);
  });
});
