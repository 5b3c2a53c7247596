import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { round } from './figures.mjs';

/** Objects per user where the command line does not say: what the largest tenant of the targets has. */
const perUser = { servicePrincipals: 60_000 / 1_100_000, applications: 25_000 / 1_100_000, groups: 300_000 / 1_100_000, devices: 250_000 / 1_100_000 };
const sizes = [10_000, 100_000, 1_100_000];
const chainsAtOnce = 8;

const number = { type: 'string' };
const options = { users: number, 'service-principals': number, applications: number, apps: number, groups: number, devices: number, speed: number, fail: number };

/**
 * Every check on generated tenants, simulator and client each in a process of its own.
 * @param args `--users N --service-principals N --apps N --groups N --devices N`, `--speed N` (time passes so many times faster),
 *   `--fail SHARE` (of all requests, and the same tenant without failures to compare with)
 */
export async function run(args) {
  const { values } = parseArgs({ args: [...args], options });
  const speed = Number(values.speed ?? 10);
  const fail = Number(values.fail ?? 0);
  const rows = [];
  for (const users of values.users === undefined ? sizes : [Number(values.users)]) {
    const of = (name, given) => Number(given ?? Math.round(users * perUser[name]));
    const size = {
      users,
      servicePrincipals: of('servicePrincipals', values['service-principals']),
      applications: of('applications', values.apps ?? values.applications),
      groups: of('groups', values.groups),
      devices: of('devices', values.devices),
    };
    const calm = await measure({ size, speed, fail: 0 });
    rows.push(fail === 0 ? calm : { ...calm, failing: await measure({ size, speed, fail }, calm.judged) });
  }
  const [first, last] = [rows[0], rows.at(-1)];
  return { speed, rows, ...(rows.length > 1 && { peakRssLastToFirst: round(last.peakRssMiB / first.peakRssMiB) }) };
}

async function measure({ size, speed, fail }, expected) {
  const now = new Date().toISOString();
  const simulator = start('simulator-process', { size, speed, fail, now });
  try {
    const [{ url, armUrl }] = await once(simulator, 'message');
    const client = start('client-process', { url, armUrl, speed, now });
    const ended = once(client, 'exit').then(([code]) => {
      throw new Error(`The client ended with ${code} and without figures.`);
    });
    ended.catch(() => undefined);
    const [figures] = await Promise.race([once(client, 'message'), ended]);
    return describe(figures, { size, speed, fail, expected });
  } finally {
    simulator.disconnect();
  }
}

function start(name, settings) {
  return fork(new URL(`assess/${name}.mjs`, import.meta.url), [JSON.stringify(settings)], { stdio: ['ignore', 2, 2, 'ipc'] });
}

function describe({ seconds, cpuSeconds, idleRssMiB, peakRssMiB, statistics, verdicts, judged, errors }, { size, speed, fail, expected }) {
  const { requests, retries, bytes, lanes } = statistics;
  const serviceSeconds = seconds * speed;
  const laneFigures = Object.fromEntries(Object.entries(lanes).filter(([, lane]) => lane.requests > 0).map(([name, lane]) => {
    const limitPerSecond = lane.limit.units / (lane.limit.perMs / 1000);
    const idealSeconds = lane.units / limitPerSecond;
    return [name, { requests: lane.requests, units: round(lane.units), limitPerSecond, idealSeconds: round(idealSeconds), utilisationPercent: round((100 * idealSeconds) / serviceSeconds) }];
  }));
  const pageSeconds = round(longestCollectionSeconds(size));
  const idealSeconds = round(Math.max(pageSeconds, ...Object.values(laneFigures).map((lane) => lane.idealSeconds)));
  return {
    ...size,
    ...(fail > 0 && { fail }),
    wallSeconds: round(seconds),
    serviceSeconds: round(serviceSeconds),
    idealSeconds,
    timesIdeal: round(serviceSeconds / idealSeconds),
    pageSeconds,
    requests, retries,
    mebibytes: round(bytes / 2 ** 20),
    clientCpuSeconds: round(cpuSeconds),
    peakRssMiB,
    idleRssMiB,
    lanes: laneFigures,
    verdicts, judged,
    ...(expected !== undefined && { sameAsWithoutFailures: judged === expected }),
    ...(errors.length > 0 && { errors }),
  };
}

/** The collection whose pages take longest, with all chains busy all the time: guests come in pages of 500, apps of 999. */
function longestCollectionSeconds({ users, servicePrincipals, applications }) {
  const enabledGuests = (users / 10) * 0.95;
  const walks = [[enabledGuests, 500], [servicePrincipals, 999], [applications, 999]].map(([entities, page]) => {
    const pages = Math.ceil(entities / page);
    return (pages * (0.15 + (0.75 * Math.min(page, entities)) / 999)) / Math.min(chainsAtOnce, Math.max(1, entities / 4_000));
  });
  return Math.max(...walks);
}

