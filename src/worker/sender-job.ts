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

const dayMs = 24 * 60 * 60 * 1000;

/** Sends what is due in the tenant: the digests of conversations, and what people hear of their own tasks. */
export function deliverDue({ house, notifier, links, log }: DeliverJobParts, context: Pick<JobContext, 'signal'>): Promise<void> {
  const find = async () => {
    // Who owns what heals by itself once a day, whatever an older version of the app or a restore has left out.
    await house.storage.assignments.ensureBuilt(house.tenantId, new Date(Date.now() - dayMs));
    return findDue(house);
  };
  return deliver({ house, notifier, log, findDue: find, compose: (due) => composeMessage({ house, links }, due) }, context);
}
