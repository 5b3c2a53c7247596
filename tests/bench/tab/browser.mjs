import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/chromium.mjs';
import { roadmap } from './office.mjs';
import { pause, round, spread } from '../figures.mjs';

const tabFolder = fileURLToPath(new URL('../../../dist/tab', import.meta.url));
const frameMs = 1000 / 60;
const settleMs = 1500;
const viewport = { width: 1280, height: 900 };
/** Longer than an edit takes to arrive and be drawn. */
const editMs = 350;

export async function launch() {
  return chromium.launch({ executablePath: (await findChromium()) ?? undefined, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
}

/** A window of a person with an empty cache; nobody has to pick a name. */
export async function windowOf(browser, person) {
  const context = await browser.newContext({ viewport });
  await context.addInitScript((id) => sessionStorage.setItem('zero-trust-roadmap.person', id), person.id);
  // What one sees first on the board, and then a turn of the event loop and a frame: from here on a press is answered.
  await context.addInitScript(() => {
    const look = () => {
      if (!document.querySelector('[data-activity]')) return requestAnimationFrame(look);
      return requestAnimationFrame(() => setTimeout(() => { globalThis.interactiveMs = performance.now(); }, 0));
    };
    requestAnimationFrame(look);
  });
  return context.newPage();
}

export const addressOf = (url, query) => `${url}/tab/?roadmap=${encodeURIComponent(roadmap)}${query}`;

async function interactive(page) {
  await page.waitForFunction(() => globalThis.interactiveMs !== undefined, undefined, { timeout: 60_000 });
  return page.evaluate(() => globalThis.interactiveMs);
}

/** How long the board takes, and what it loads for it. */
export async function firstLoad(browser, url, person, times) {
  const cold = [];
  const warm = [];
  const scripts = new Set();
  for (let time = 0; time < times; time += 1) {
    const page = await windowOf(browser, person);
    await page.goto(addressOf(url, '&view=board'));
    cold.push(await interactive(page));
    for (const script of await scriptsUntilInteractive(page)) scripts.add(script);
    if (time === 0) await pause(settleMs);
    await page.reload();
    warm.push(await interactive(page));
    await page.context().close();
  }
  const sizeOf = async (suffix) => {
    const sizes = await Promise.all([...scripts].map(async (script) => (await stat(join(tabFolder, `${script}${suffix}`))).size));
    return round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
  };
  return {
    bundle: { files: scripts.size, kib: await sizeOf(''), gzipKib: await sizeOf('.gz'), brotliKib: await sizeOf('.br') },
    interactiveMs: { cold: spread(cold), warm: spread(warm) },
  };
}

/** Files below the tab's folder that were asked for before the board could be used: the other views follow in idle time. */
const scriptsUntilInteractive = (page) => page.evaluate(() => performance.getEntriesByType('resource')
  .filter(({ name, startTime }) => name.endsWith('.js') && startTime < globalThis.interactiveMs)
  .map(({ name }) => new URL(name).pathname.replace('/tab/', '')));

async function devTools(page) {
  const session = await page.context().newCDPSession(page);
  // The page's own processor time: what else the machine does at the same time does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
    return { scripting: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration'), all: of('TaskDuration') };
  };
}

/** What a colleague's edit costs a window that shows the board. @param edit makes one, by number */
export async function costOfRemoteEdits(page, times, edit) {
  const read = await devTools(page);
  await pause(settleMs);
  const costs = [];
  for (let time = 0; time < times; time += 1) {
    const before = await read();
    await edit(time);
    await pause(editMs);
    const after = await read();
    costs.push({ scripting: after.scripting - before.scripting, layout: after.layout - before.layout, all: after.all - before.all });
  }
  return { scriptingMs: spread(costs.map(({ scripting }) => scripting)), layoutMs: spread(costs.map(({ layout }) => layout)), allMs: spread(costs.map(({ all }) => all)) };
}

const droppedOf = (frames) => frames.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / frameMs) - 1), 0);

/** Frames while something moves. A frame that comes late by a whole one counts as dropped. */
async function framesWhile(page, move) {
  const read = await devTools(page);
  await pause(settleMs);
  await page.evaluate(() => {
    const frames = [];
    let last = performance.now();
    const watch = (now) => {
      frames.push(now - last);
      last = now;
      globalThis.watching = requestAnimationFrame(watch);
    };
    globalThis.frames = frames;
    globalThis.watching = requestAnimationFrame((now) => { last = now; globalThis.watching = requestAnimationFrame(watch); });
  });
  const before = await read();
  await move();
  const after = await read();
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.watching);
    return globalThis.frames;
  });
  return { frameMs: spread(frames), dropped: droppedOf(frames), workPerFrameMs: round((after.all - before.all) / frames.length), scriptingPerFrameMs: round((after.scripting - before.scripting) / frames.length) };
}

/** Scrolls something from its top, by so many pixels a frame, for 300 frames or to its end. A row has 36 to 40. */
export async function framesOfScrolling(page, selector, pixels) {
  await page.locator(selector).first().evaluate((scroller) => { scroller.scrollTop = 0; });
  return framesWhile(page, () => page.locator(selector).first().evaluate((scroller, by) => new Promise((done) => {
    const bottom = Math.min(scroller.scrollHeight - scroller.clientHeight, by * 300);
    let top = 0;
    const step = () => {
      top += by;
      scroller.scrollTop = top;
      if (top >= bottom) done();
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }), pixels));
}

const wheelSeconds = 5;

/**
 * Turns a mouse wheel above something, from its top. Counts what reaches the screen: a frame there that comes late by a whole one is dropped.
 * A short turn goes before: the first one in a page, whatever it shows, wakes what the browser scrolls with.
 */
export async function framesOfWheel(page, selector, pixelsPerSecond) {
  const scroller = page.locator(selector).first();
  const { x, y, width, height } = await scroller.boundingBox();
  const browser = page.context().browser();
  const session = await page.context().newCDPSession(page);
  const turn = (seconds) => session.send('Input.synthesizeScrollGesture', {
    x: x + width / 2, y: y + height / 2, yDistance: -pixelsPerSecond * seconds, speed: pixelsPerSecond, gestureSourceType: 'mouse',
  });
  await turn(0.25);
  await scroller.evaluate((element) => { element.scrollTop = 0; });
  await pause(settleMs);
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline.frame'] });
  await turn(wheelSeconds);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await session.detach();
  const drawn = traceEvents.filter(({ name }) => name === 'DrawFrame').map(({ ts }) => ts / 1000).sort((a, b) => a - b);
  const top = await scroller.evaluate(({ scrollTop }) => scrollTop);
  if (top < pixelsPerSecond * wheelSeconds * 0.9 || drawn.length < 100) throw new Error(`The wheel has scrolled ${top} pixels in ${drawn.length} frames.`);
  const frames = drawn.slice(1).map((at, index) => at - drawn[index]);
  return { frameMs: spread(frames), dropped: droppedOf(frames) };
}

/** A thousand lines that nobody draws anew, scrolled as the others are: what the browser drops of them, it drops of everything. */
export async function openPlainText(browser) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const line = '<p style="height:39px;margin:0;border-bottom:1px solid;white-space:nowrap;overflow:hidden">A line of words that stands here as it is. '.concat('Another one beside it. '.repeat(6), '</p>');
  await page.setContent(`<main style="height:700px;overflow:auto;font:12px sans-serif">${line.repeat(1000)}</main>`);
  return page;
}

/** Drags a mark of the timeline to and fro without letting go. */
export const framesOfDragging = (page) => framesWhile(page, async () => {
  const mark = await page.locator('[data-mark]').nth(3).boundingBox();
  const at = { x: mark.x + 20, y: mark.y + 12 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  for (let turn = 0; turn < 4; turn += 1) await page.mouse.move(at.x + (turn % 2 === 0 ? 300 : 0), at.y, { steps: 60 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
});

/** Notes when the card of an activity looks different: the moment when the next frame shows it. */
export async function watchCard(page, activity) {
  await page.evaluate((id) => {
    const shown = [];
    const card = () => document.querySelector(`[data-activity="${id}"]`)?.textContent ?? '';
    let before = card();
    new MutationObserver(() => {
      if (card() === before) return;
      before = card();
      requestAnimationFrame(() => shown.push(Date.now()));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    globalThis.shown = shown;
  }, activity);
  return () => page.evaluate(() => globalThis.shown);
}
