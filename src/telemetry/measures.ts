import { metrics, type Meter, type MeterProvider } from '@opentelemetry/api';

/** How far a run is. */
interface RunProgress {
  readonly done: number;
  readonly total: number;
}

/** The runs that this process works on. */
const runs = new Set<{ progress: RunProgress }>();

const seconds = { unit: 's', advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800] } };

/** No label carries a name, an address, an id of a person or anything of a tenant's findings. */
const createMeasures = (meter: Meter) => ({
  /** By method, route pattern and status; event streams are not among them. @see https://opentelemetry.io/docs/specs/semconv/http/http-metrics/ */
  requestDuration: meter.createHistogram('http.server.request.duration', { ...seconds, description: 'How long the server took to answer.' }),
  /** On this replica. */
  openStreams: meter.createUpDownCounter('roadmap.streams', { unit: '{stream}', description: 'Event streams that are open.' }),
  /** By kind and outcome: `done`, `failed`, `put-back`, `lost`. */
  jobDuration: meter.createHistogram('roadmap.job.duration', { ...seconds, description: 'How long a worker was busy with a job.' }),
  /** By outcome: `sent`, `unreachable`, `failed`. */
  deliveries: meter.createCounter('roadmap.deliveries', { unit: '{message}', description: 'Messages that the bot sent first.' }),
  /** By verdict: how far runs get. */
  judgedChecks: meter.createCounter('roadmap.checks.judged', { unit: '{check}', description: 'Checks that got a verdict.' }),
  /** By service: what an assessment waits for. */
  laneWait: meter.createHistogram('roadmap.lane.wait', { ...seconds, description: 'How long a request waited for its turn under a service limit.' }),
  /** By service, 0 to 1, when a request leaves. */
  laneSaturation: meter.createHistogram('roadmap.lane.saturation', { unit: '1', description: 'Share of a service limit in use.', advice: { explicitBucketBoundaries: [0.1, 0.25, 0.5, 0.75, 0.9, 1] } }),
});
export type Measures = ReturnType<typeof createMeasures>;

/** How far the runs in work are; nothing is reported while none is. */
function reportRuns(meter: Meter): void {
  const done = meter.createObservableGauge('roadmap.run.done', { unit: '{check}', description: 'Checks that got a verdict in the assessment that is in work.' });
  const total = meter.createObservableGauge('roadmap.run.total', { unit: '{check}', description: 'Checks that the assessment in work has.' });
  meter.addBatchObservableCallback((result) => {
    if (runs.size === 0) return;
    const progress = [...runs].map((run) => run.progress);
    result.observe(done, progress.reduce((sum, each) => sum + each.done, 0));
    result.observe(total, progress.reduce((sum, each) => sum + each.total, 0));
  }, [done, total]);
}

/** Reports how far one run is, from its first progress until it ends. */
export function followRun(start: RunProgress): { progressed(progress: RunProgress): void; ended(): void } {
  measures();
  const run = { progress: start };
  runs.add(run);
  return {
    progressed: (progress) => { run.progress = progress; },
    ended: () => { runs.delete(run); },
  };
}

let made: { readonly provider: MeterProvider; readonly measures: Measures } | null = null;

/** What is measured. Instruments belong to the provider of their time: those made before there is an exporter do nothing for ever. */
export function measures(): Measures {
  const provider = metrics.getMeterProvider();
  if (made?.provider !== provider) {
    const meter = provider.getMeter('zero-trust-roadmap');
    made = { provider, measures: createMeasures(meter) };
    reportRuns(meter);
  }
  return made.measures;
}

/** What a queue holds. */
export interface QueueState {
  /** Jobs that wait or are in work. */
  readonly depth: number;
  /** Age of the oldest job that waits, seconds; 0 when none does. */
  readonly ageSeconds: number;
  /** Jobs that were given up. */
  readonly poisoned: number;
}

/** Reports what the queue holds with every collection: in web too, since nobody else tells when no worker runs. @param look asks the queue; when it throws, the figures are left out */
export function watchQueue(look: () => Promise<QueueState>): void {
  const meter = metrics.getMeter('zero-trust-roadmap');
  const depth = meter.createObservableGauge('roadmap.queue.depth', { unit: '{job}', description: 'Jobs that wait or are in work.' });
  const age = meter.createObservableGauge('roadmap.queue.age', { unit: 's', description: 'Age of the oldest job that waits.' });
  const poisoned = meter.createObservableGauge('roadmap.queue.poisoned', { unit: '{job}', description: 'Jobs that were given up.' });
  meter.addBatchObservableCallback(async (result) => {
    const state = await look().catch(() => null);
    if (!state) return;
    result.observe(depth, state.depth);
    result.observe(age, state.ageSeconds);
    result.observe(poisoned, state.poisoned);
  }, [depth, age, poisoned]);
}
