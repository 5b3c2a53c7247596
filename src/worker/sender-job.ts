import type { Logger } from 'pino';
import type { Links } from '../../bot/links.ts';
import type { Notifier } from '../../bot/notify.ts';
import type { House } from '../operations/house.ts';
import { deliver } from './sender.ts';
import { findDue } from './sender-due.ts';
import { composeMessage } from './sender-messages.ts';
import type { JobContext } from './worker.ts';

export interface DeliverJobParts {
  readonly house: House;
  readonly notifier: Notifier;
  readonly links: Links;
  readonly log: Logger;
}

/** Sends what is due in the tenant: the digests of conversations. */
export function deliverDue({ house, notifier, links, log }: DeliverJobParts, context: Pick<JobContext, 'signal'>): Promise<void> {
  return deliver({ house, notifier, log, findDue: () => findDue(house), compose: (due) => composeMessage({ house, links }, due) }, context);
}
