import { useState } from 'react';
import type { ApiError } from '../shared/api-client.ts';
import { createSendQueue, type SendQueue } from './send-queue.ts';

/** The queue of this window, and why its first entry waits. */
export function useSendQueue(): { readonly queue: SendQueue; readonly trouble: ApiError | null } {
  const [trouble, setTrouble] = useState<ApiError | null>(null);
  const [queue] = useState(() => createSendQueue({ network: globalThis, onTrouble: setTrouble }));
  return { queue, trouble };
}
