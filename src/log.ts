import { pino, type DestinationStream, type Level, type Logger } from 'pino';

const mostMessageCharacters = 300;
const mostFrames = 12;
/** Mail addresses and sign-in names; a conversation's id looks alike and is kept, to be found in storage. */
const address = /(?<![\w.:%+-])(?!19:)[\w.%+'#-]+@(?!thread\.)[\w-]+(?:\.[\w-]+)+/g;
const personalRoadmap = /person(?::|%3A)[0-9a-f-]{36}/gi;

/**
 * The process' log: JSON lines without personal data and without evidence. Errors of services carry whole requests and
 * answers, so that only their type, code and first line are kept.
 */
export function createLog(level: Level | 'silent', destination?: DestinationStream): Logger {
  const options = { level, base: null, serializers: { err: describeError } };
  return destination ? pino(options, destination) : pino(options);
}

/** What a log may say of an error. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const statusCode = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, mostFrames).map((line) => line.trim());
  return { type: error.name, code, statusCode, message: withoutPeople(error.message), frames, ...(error.cause !== undefined && { cause: describeError(error.cause) }) };
}

/** The first line of a text without the addresses in it. */
export function withoutPeople(text: string): string {
  const [line = ''] = text.split('\n');
  return line.slice(0, mostMessageCharacters).replace(personalRoadmap, 'person:(id)').replace(address, '(address)');
}
