// The browser is killed (SIGKILL to its whole process group) at random moments while a person types and leaves fields.
// Every entry for which the screen said "Saved on this device" must be there afterwards, with its words.
// TRIBUTARY_KILLS: how often (20).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumProgram, serveSite, sleep, started, temporaryFolder } from './lib/harness.mjs';
import { box, button, link, newReferral, saved, setUp, unlock } from './lib/person.mjs';

const kills = Number(process.env.TRIBUTARY_KILLS ?? 20);
const site = await serveSite();
const profile = join(temporaryFolder(), 'profile');

async function startBrowser() {
  const port = join(profile, 'DevToolsActivePort');
  rmSync(port, { force: true });
  const program = spawn(chromiumProgram, ['--headless', ...chromiumFlags, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { detached: true, stdio: 'ignore' });
  const gone = new Promise((resolve) => program.once('exit', resolve));
  let address = '';
  for (const begin = Date.now(); !address.includes('\n') && Date.now() - begin < 30_000; await sleep(20)) {
    try { address = readFileSync(port, 'utf8'); } catch { /* not yet written */ }
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${address.split('\n')[0]}`);
  const page = await browser.contexts()[0].newPage();
  page.setDefaultTimeout(30_000);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(site.url);
  await started(page);
  const kill = async () => {
    process.kill(-program.pid, 'SIGKILL');
    await gone;
    await browser.close().catch(() => {});
  };
  return { page, kill };
}

// Types entries until the browser is gone. What the screen called saved goes into `acknowledged`.
async function write(page, acknowledged, trial) {
  for (let number = 1; ; number += 1) {
    const words = `Entry ${trial}-${number}, ${'words '.repeat(number % 40)}end.`;
    await button(page, 'Add an entry').click();
    const happened = box(page, 'What happened');
    await happened.waitFor();
    while ((await happened.inputValue()) !== '') await sleep(5);
    await happened.fill(words);
    await happened.press('Tab');
    await page.getByText('Changed once').waitFor(); // the change is made, so that "Saved" speaks of it
    await saved(page);
    acknowledged.push(words);
  }
}

const acknowledged = [];
let open = await startBrowser();
try {
  await setUp(open.page, { name: 'Idris Wold', agency: "Children's social care", role: 'Report author' });
  await newReferral(open.page, { reference: 'TH-2014-03', subject: 'Child R' });
  for (let trial = 1; trial <= kills; trial += 1) {
    await link(open.page, 'Chronology').click();
    const writing = write(open.page, acknowledged, trial).catch(() => {});
    await sleep(300 + Math.random() * 1500);
    const said = [...acknowledged];
    await open.kill();
    await writing;
    open = await startBrowser();
    await unlock(open.page);
    await link(open.page, 'Child R').click();
    await link(open.page, 'Chronology').click();
    const last = said.at(-1);
    if (last) {
      await box(open.page, /^Find in/).fill(last.slice(0, last.indexOf(',')));
      await open.page.getByText(last.slice(0, 12).replaceAll(' ', '\u00a0')).or(open.page.getByText(last.slice(0, 12))).first().waitFor();
    }
    await box(open.page, /^Find in/).fill('');
    const count = Number(/(\d+)\sentr/.exec(await open.page.getByRole('main').innerText())?.[1] ?? 0);
    assert.ok(count >= said.length, `after kill ${trial}: ${said.length} entries were called saved, ${count} are there`);
  }
  console.log(`application-kill: killed ${kills} times, ${acknowledged.length} entries were called saved, none was lost`);
} finally {
  await open.kill();
  await site.close();
}
