import { RestError } from '@azure/data-tables';
import { createPipelineRequest } from '@azure/core-rest-pipeline';
import { describe, expect, it } from 'vitest';
import { createLog, describeError, withoutPeople } from '../../src/log.ts';

const tenantId = '6f1a3c52-0d5e-4b8a-9c77-2e4b5a90c1d3';
const somebody = '2b7e9d14-53a6-4c1f-8e02-b94d6f71a301';

describe('the log', () => {
  it('keeps of a service’s error neither the request nor what it carried', () => {
    const lines: string[] = [];
    const log = createLog('info', { destination: { write: (line) => void lines.push(line) } });
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
    [`roadmap person:${somebody}`, 'roadmap person:(id)'],
    [`roadmap person%3A${somebody.toUpperCase()}`, 'roadmap person%3A(id)'],
    [`chat 19:${somebody}_${somebody}@unq.gbl.spaces`, 'chat 19:(id)_(id)@unq.gbl.spaces'],
    [`Row "task:a" of partition "${tenantId}|${somebody}" in table Assignments`, `Row "task:a" of partition "${tenantId}|(id)" in table Assignments`],
    [`GET /Assignments(PartitionKey='${tenantId}%7C${somebody}')`, `GET /Assignments(PartitionKey='${tenantId}%7C(id)')`],
  ])('reads %s as %s', (text, kept) => {
    expect(withoutPeople(text, tenantId)).toBe(kept);
  });

  it('names nobody whose id stands where the text is cut', () => {
    expect(withoutPeople(`${'x'.repeat(285)} ${somebody}`)).toBe(`${'x'.repeat(285)} (id)`);
  });

  it('names no id of anybody in an error, nor in what caused it, and names the tenant', () => {
    const lines: string[] = [];
    const log = createLog('info', { destination: { write: (line) => void lines.push(line) }, tenantId });
    log.error({ err: new Error(`partition "${tenantId}|${somebody}"`, { cause: new Error(`user ${somebody}`) }) }, 'failed');
    expect(lines.join('')).not.toContain(somebody);
    expect(lines.join('')).toContain(tenantId);
  });
});
