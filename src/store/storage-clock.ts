import type { PipelinePolicy } from '@azure/core-rest-pipeline';

/** The service tells its time in whole seconds, and an answer is on its way for a moment: less than this is no difference. */
const toleratedMs = 2_000;

/**
 * What time it is for the storage account, learnt from its answers. Machines that write "until when" for each other go by it: their own
 * clocks may be minutes apart.
 */
export class StorageClock {
  #aheadMs = 0;

  /** Reads the `Date` of every answer. */
  readonly policy: PipelinePolicy = {
    name: 'learnStorageTime',
    sendRequest: async (request, next) => {
      const response = await next(request);
      const told = Date.parse(response.headers.get('date') ?? '');
      const aheadMs = told - Date.now();
      if (!Number.isNaN(told)) this.#aheadMs = Math.abs(aheadMs) < toleratedMs ? 0 : aheadMs;
      return response;
    },
  };

  /** @param local a moment by this machine's clock @returns the same moment by the account's */
  at(local: Date): Date {
    return new Date(local.getTime() + this.#aheadMs);
  }
}
