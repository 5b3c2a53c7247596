import { destination, type DestinationStream } from 'pino';
import { ConfigError } from './config.ts';
import { createLog } from './log.ts';

/** 2: the environment is wrong, so starting again will not help. */
export function exitCodeOf(error: unknown): 1 | 2 {
  return error instanceof ConfigError || isPortTaken(error) ? 2 : 1;
}

/**
 * The last word of a process that cannot go on: a sentence for the person at a terminal; in production a line like those of
 * the log, so that the alert on errors finds it whatever `LOG_LEVEL` says.
 */
export function sayFatal(error: unknown, environment: Readonly<Record<string, string | undefined>>, out: DestinationStream = destination({ dest: 2, sync: true })): void {
  const isOurs = error instanceof ConfigError || isPortTaken(error);
  const sentence = sentenceOf(error, environment);
  if (environment['NODE_ENV'] !== 'production') out.write(`${sentence}\n`);
  else createLog('fatal', { destination: out }).fatal(isOurs ? {} : { err: error }, isOurs ? sentence : 'the process cannot go on');
}

function sentenceOf(error: unknown, environment: Readonly<Record<string, string | undefined>>): string {
  if (isPortTaken(error)) return `Port ${environment['PORT'] ?? 3978} is in use by another program. Stop it, or choose another with PORT.`;
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
