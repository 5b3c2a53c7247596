/**
 * Waits. Ends early when the network comes back (`online`), and when `signal` aborts.
 * @returns false when `signal` ended it
 */
export function pause(ms: number, network: EventTarget, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      network.removeEventListener('online', finish);
      resolve(signal?.aborted !== true);
    };
    const timer = setTimeout(finish, ms);
    if (signal?.aborted) finish();
    else {
      signal?.addEventListener('abort', finish, { once: true });
      network.addEventListener('online', finish, { once: true });
    }
  });
}
