// How long the page's main thread is kept from answering. Two witnesses: a heartbeat in the page (wall-clock time, so other
// programs on the machine count too) and the browser's own trace of the thread (processor time of each task).
import { setTimeout as sleep } from 'node:timers/promises';

const beat = 5;

/** For `addInitScript`: starts the heartbeat. */
export function startHeartbeat(milliseconds) {
  const seen = { longest: 0, last: performance.now(), tasks: 0 };
  globalThis.heartbeat = seen;
  setInterval(() => {
    const now = performance.now();
    seen.longest = Math.max(seen.longest, now - seen.last - milliseconds);
    seen.last = now;
  }, milliseconds);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks = Math.max(seen.tasks, entry.duration);
  }).observe({ type: 'longtask', buffered: true });
}
export const heartbeatEvery = beat;

// The longest task of the page's main thread, in milliseconds: { wall, cpu }.
function longestTask(trace) {
  const { traceEvents } = JSON.parse(trace);
  const mains = new Set(traceEvents.filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain').map((event) => `${event.pid}.${event.tid}`));
  const longest = { wall: 0, cpu: 0 };
  for (const event of traceEvents) {
    if (event.ph !== 'X' || !mains.has(`${event.pid}.${event.tid}`) || !/RunTask/.test(event.name)) continue;
    longest.wall = Math.max(longest.wall, event.dur / 1000);
    longest.cpu = Math.max(longest.cpu, (event.tdur ?? 0) / 1000);
  }
  return longest;
}

/** Does `work` in the page while watching. Gives { heartbeat, longTask, wall, cpu, seconds }. */
export async function longestBlock(browser, page, work) {
  await sleep(300);
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'] });
  await page.evaluate(() => Object.assign(globalThis.heartbeat ?? {}, { longest: 0, tasks: 0, last: performance.now() }));
  const begin = Date.now();
  await work();
  const seconds = (Date.now() - begin) / 1000;
  await sleep(200);
  const { longest, tasks } = await page.evaluate(() => globalThis.heartbeat);
  const task = longestTask(await browser.stopTracing());
  return { heartbeat: longest, longTask: tasks, wall: task.wall, cpu: task.cpu, seconds };
}
