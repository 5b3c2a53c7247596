import { parseArgs } from 'node:util';
import { addressOf, costOfRemoteEdits, firstLoad, framesOfDragging, framesOfScrolling, framesOfWheel, launch, openPlainText, watchCard, windowOf } from './tab/browser.mjs';
import { pause, spread } from './figures.mjs';
import { clientOf, fill, openOffice, openWindows } from './tab/office.mjs';

const bounds = { gzipKib: 300, interactiveMs: 1200, scriptingMs: 50, oneReplicaP95Ms: 250, twoReplicasP95Ms: 1200 };
const scrollers = { list: ':has(> [role="table"])', timeline: 'section:has([data-today])', plainText: 'main' };
/** Pixels a second: somebody who reads titles, and somebody in a hurry. */
const wheelSpeeds = [800, 2400];
const number = { type: 'string' };
const options = { activities: number, viewers: number, loads: number, edits: number };

/**
 * The tab in headless Chromium against the product's own web processes.
 * @param args `--activities N` on the roadmap, `--viewers N` with an open window, `--loads N` of the page, `--edits N` by a colleague
 */
export async function run(args) {
  const { values } = parseArgs({ args: [...args], options });
  const activities = Number(values.activities ?? 1000);
  const viewers = Number(values.viewers ?? 50);
  const loads = Number(values.loads ?? 7);
  const edits = Number(values.edits ?? 60);
  const office = await openOffice({ webProcesses: 2 });
  const browser = await launch();
  try {
    const { urls: [here, elsewhere], people: [me, colleague, ...others] } = office;
    const load = await firstLoad(browser, here, me, loads);
    const ids = await fill(here, [colleague, ...others], activities);
    const windows = await openWindows(here, others, viewers);
    const editor = clientOf(here, colleague);

    const page = await windowOf(browser, me);
    await page.goto(addressOf(here, '&view=list'));
    await page.locator('[data-activity-row]').first().waitFor();
    const list = await framesOf(page, scrollers.list);
    await page.goto(addressOf(here, '&view=timeline'));
    await page.locator('[data-mark]').first().waitFor();
    const timelineDragged = await framesOfDragging(page);
    const timeline = await framesOf(page, scrollers.timeline);
    const text = await openPlainText(browser);
    const plainText = await framesOf(text, scrollers.plainText);
    await text.context().close();
    await page.goto(addressOf(here, '&view=board&pillar=all'));
    await page.locator('[data-activity]').first().waitFor();
    const shown = await page.locator('[data-activity]').evaluateAll((cards) => cards.slice(0, 6).map((card) => card.dataset.activity));
    const remoteEdit = await costOfRemoteEdits(page, edits, (time) =>
      editor.change([{ activity: shown[time % shown.length], set: { status: time % 12 < 6 ? 'blocked' : 'planned' }, seen: Number.MAX_SAFE_INTEGER }]));
    const oneReplica = await latency({ page, editor, windows, activity: shown[0], edits });
    windows.close();

    const farWindows = await openWindows(elsewhere, others, viewers);
    await page.goto(addressOf(elsewhere, '&view=board&pillar=all'));
    await page.locator('[data-activity]').first().waitFor();
    const twoReplicas = await latency({ page, editor, windows: farWindows, activity: shown[0], edits });
    farWindows.close();
    return { activities: ids.length, viewers, bounds, ...load, remoteEdit, frames: { list, timeline, plainText, timelineDragged }, latencyMs: { oneReplica, twoReplicas } };
  } finally {
    await browser.close();
    office.close();
  }
}

/** Frames while somebody turns the wheel, and while the page itself scrolls by a row a frame, which waits for everything that it draws. */
async function framesOf(page, selector) {
  const wheel = {};
  for (const speed of wheelSpeeds) wheel[`at${speed}`] = await framesOfWheel(page, selector, speed);
  return { wheel, aRowAFrame: await framesOfScrolling(page, selector, 40) };
}

/** From asking the server to every other window's stream, and to the screen of one. */
async function latency({ page, editor, windows, activity, edits }) {
  const shownAt = await watchCard(page, activity);
  await pause(1500);
  const sent = [];
  for (let time = 0; time < edits; time += 1) {
    const changeId = crypto.randomUUID();
    const at = Date.now();
    await editor.change([{ activity, set: { status: time % 2 === 0 ? 'in-progress' : 'not-started' }, seen: Number.MAX_SAFE_INTEGER }], changeId);
    sent.push({ changeId, at });
    // An edit must be on the screen before the next, so that each has its own moment.
    const deadline = Date.now() + 5000;
    while ((await shownAt()).length <= time && Date.now() < deadline) await pause(20);
    await pause(50 + Math.random() * 500);
  }
  const times = await shownAt();
  const arrived = sent.flatMap(({ changeId, at }) => (windows.arrivals.get(changeId) ?? []).map((arrival) => arrival - at));
  return { toWindows: spread(arrived), toScreen: spread(sent.flatMap(({ at }) => times.find((time) => time >= at) - at || [])) };
}
