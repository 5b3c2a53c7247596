import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config.ts';
import { exitCodeOf, sayFatal } from '../../src/fatal.ts';

function said(error: unknown, environment: Record<string, string>): string {
  let text = '';
  sayFatal(error, environment, { write: (line) => { text += line; } });
  return text;
}

const portTaken = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' });

describe('the last word of a process', () => {
  it('is a sentence at a terminal', () => {
    expect(said(new ConfigError('TENANT_ID is missing.'), {})).toBe('TENANT_ID is missing.\n');
    expect(said(portTaken, { PORT: '4000' })).toBe('Port 4000 is in use by another program. Stop it, or choose another with PORT.\n');
  });

  it('is one line of level fatal in production, which the alert on errors reads, even where the log is off', () => {
    const text = said(new ConfigError('TENANT_ID is missing.'), { NODE_ENV: 'production', LOG_LEVEL: 'silent' });
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(text)).toMatchObject({ level: 60, msg: 'TENANT_ID is missing.' });
  });

  it('says of an unexpected fault what it is, and names nobody', () => {
    const text = said(new Error('no answer for nadia@contoso.com\nand more'), { NODE_ENV: 'production' });
    expect(JSON.parse(text)).toMatchObject({ level: 60, err: { type: 'Error', message: 'no answer for (address)' } });
    expect(text).not.toContain('nadia');
  });

  it.each([[new ConfigError('x'), 2], [portTaken, 2], [new Error('x'), 1], ['thrown', 1]] as const)('ends with 2 only where starting again cannot help', (error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});
