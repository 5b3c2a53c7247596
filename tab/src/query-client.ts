import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './shared/api-client.ts';

const mostRetries = 2;

/** A cache of the server's answers; only what a second try may mend is tried again. */
export const createQueryClient = (): QueryClient => new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < mostRetries && error instanceof ApiError && error.isTransient,
      staleTime: 30_000,
      refetchOnWindowFocus: false,
    },
    // What is asked for without a connection fails at once and says so: it does not happen by itself when nobody expects it any more.
    mutations: { networkMode: 'always' },
  },
});
