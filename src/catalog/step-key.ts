import { createHash } from 'node:crypto';

/**
 * What a roadmap keeps of a step that is ticked: the first 8 hex digits of its text's SHA-256. Steps may move within the text;
 * a step that says something else than before is another step.
 */
export const stepKey = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
