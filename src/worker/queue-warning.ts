import type { Logger } from 'pino';
import type { JobQueue } from '../store/jobs.ts';

/** Workers take a job within a second, and a platform starts one within a minute or two. */
const longestWaitMinutes = 15;

/**
 * Logs an error when nobody takes jobs, or when some were given up: the alert on errors in the log tells people then. Called by
 * whoever runs when no worker does.
 */
export async function warnOfQueue(jobs: Pick<JobQueue, 'state'>, log: Pick<Logger, 'error'>): Promise<void> {
  const { depth, ageSeconds, poisoned } = await jobs.state();
  const minutes = Math.floor(ageSeconds / 60);
  if (minutes >= longestWaitMinutes) log.error({ depth, minutes }, 'jobs wait and no worker takes them');
  if (poisoned > 0) log.error({ poisoned }, 'jobs were given up: look at the queue "jobs-poison"');
}
