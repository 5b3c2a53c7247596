import { pino, type DestinationStream, type Level, type Logger } from 'pino';

const mostMessageCharacters = 300;
/** Of a line that may be a whole document. */
const mostReadCharacters = 5_000;
const mostFrames = 12;
/** Mail addresses and sign-in names; a conversation's id looks alike and is kept, to be found in storage. */
const address = /(?<![\w.:%+-])(?!19:)[\w.%+'#-]+@(?!thread\.)[\w-]+(?:\.[\w-]+)+/g;
/** People, groups, devices: whoever reads a log file is not to learn whom it is about, and who operates the app finds them by time and kind. */
const objectId = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

export interface LogOptions {
  readonly destination?: DestinationStream;
  /** The one id that is named: all that is logged is about this tenant. */
  readonly tenantId?: string;
}

/**
 * The process' log: JSON lines without personal data and without evidence. Errors of services carry whole requests and
 * answers, so that only their type, code and first line are kept.
 */
export function createLog(level: Level | 'silent', { destination, tenantId }: LogOptions = {}): Logger {
  const options = { level, base: null, serializers: { err: (error: unknown) => describeError(error, tenantId) } };
  return destination ? pino(options, destination) : pino(options);
}

/** What a log may say of an error. */
export function describeError(error: unknown, tenantId?: string): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const statusCode = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, mostFrames).map((line) => line.trim());
  return { type: error.name, code, statusCode, message: withoutPeople(error.message, tenantId), frames, ...(error.cause !== undefined && { cause: describeError(error.cause, tenantId) }) };
}

/** The first line of a text without addresses and without ids of anything but the tenant. */
export function withoutPeople(text: string, tenantId?: string): string {
  const [line = ''] = text.split('\n');
  // Cut last: half an id would not be recognised.
  const told = line.slice(0, mostReadCharacters).replace(objectId, (id) => (id.toLowerCase() === tenantId?.toLowerCase() ? id : '(id)')).replace(address, '(address)');
  return told.slice(0, mostMessageCharacters);
}
