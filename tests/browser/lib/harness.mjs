// The browser that tests drive: the system's Chromium, a static server that can be stopped, axe-core, and eyes for what
// must not happen (errors on the page, undescribed drawing).
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../serve.mjs';

const project = fileURLToPath(new URL('../../..', import.meta.url));
export const chromiumProgram = process.env.CHROME_PATH || '/usr/bin/chromium';
export const chromiumFlags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--font-render-hinting=none', '--enable-unsafe-swiftshader'];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The built site, or the widget gallery beside it: `{ url, close }`. */
export async function serveSite(name = 'site') {
  const site = process.env.TRIBUTARY_SITE || join(project, 'build/web/site');
  const folder = name === 'site' ? site : join(site, '..', name);
  assert.ok(existsSync(join(folder, 'index.html')), `${folder} is not built: build the preset "web" first`);
  return serve(folder);
}

const folders = [];
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
/** Gone when the test ends. */
export function temporaryFolder() {
  folders.push(mkdtempSync(join(tmpdir(), 'tributary-')));
  return folders.at(-1);
}

const options = (more) => ({
  executablePath: chromiumProgram, args: chromiumFlags, ignoreDefaultArgs: ['--hide-scrollbars'], headless: true,
  viewport: { width: 1366, height: 768 }, acceptDownloads: true, locale: 'en-GB', timezoneId: 'Europe/London', ...more,
});

// Errors of the page fail the test at `close`.
function watch(page) {
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  // What the browser says of a document that is shown in the sandboxed frame is not the page's.
  page.on('console', (message) => message.type() === 'error' && !message.location().url.startsWith('blob:') && errors.push(message.text()));
  return errors;
}

/** A browser profile of its own in a folder, with one page at the address: `{ context, page, errors, close }`. */
export async function openProfile(folder, url, more = {}) {
  const context = await chromium.launchPersistentContext(folder, options(more));
  context.setDefaultTimeout(20000);
  const page = context.pages()[0] ?? (await context.newPage());
  const errors = watch(page);
  await page.goto(url);
  await started(page);
  const close = async () => {
    await context.close();
    assert.deepEqual(errors.filter((error) => !/ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED/.test(error)), [], 'errors on the page');
  };
  return { context, page, errors, close };
}

/** The first frame is drawn and described. */
export const started = (page) => page.locator('h1').first().waitFor({ state: 'attached' });

/** No rule of axe-core is broken on the page as it stands. `where` names it in the message. */
export async function axe(page, where) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const lines = found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
  assert.deepEqual(lines, [], `axe-core on ${where}`);
}

/** Frames drawn in so many milliseconds without anything happening. Needs a page opened with "?audit". */
export async function framesWhileIdle(page, milliseconds) {
  await sleep(500);
  const frames = () => page.evaluate(() => globalThis.tributaryParts.loop.frames);
  const before = await frames();
  await sleep(milliseconds);
  return (await frames()) - before;
}

/** The graphics card is taken away and given back. */
export function loseContext(page) {
  return page.evaluate(async () => {
    const lose = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    lose.loseContext();
    await new Promise((done) => setTimeout(done, 200));
    lose.restoreContext();
    await new Promise((done) => setTimeout(done, 300));
  });
}

/** What is drawn and not described; empty when all is well. Needs a page opened with "?audit". */
export function audit(page) {
  return page.evaluate(async () => {
    const { bridge, loop } = globalThis.tributaryParts;
    bridge.program._tributary_audit(1);
    loop.now();
    const at = bridge.program._tributary_audit(1);
    const size = bridge.program.HEAPU8.indexOf(0, at) - at;
    return bridge.text(at, size);
  });
}
