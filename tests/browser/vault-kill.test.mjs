// The browser is killed (SIGKILL to its whole process group) at random moments while the vault saves. Every record that
// was acknowledged must be there afterwards, whole and in order, and no batch in part.
// TRIBUTARY_KILLS: how often (20).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserFlags, chromium, serve, sleep } from './vault_page/harness.mjs';

const kills = Number(process.env.TRIBUTARY_KILLS ?? 20);
const profile = mkdtempSync(join(tmpdir(), 'tributary-vault-'));
const seen = { opened: null, acknowledged: 0, failed: null };

const site = await serve((path, value) => {
  if (path === '/opened') seen.opened = { ...value, due: seen.acknowledged };  // the page saves on at once
  if (path === '/acknowledged') seen.acknowledged = Math.max(seen.acknowledged, value.records);
  if (path === '/failed') seen.failed = value;
});

function startBrowser() {
  seen.opened = null;
  const flags = ['--headless', ...browserFlags, `--user-data-dir=${profile}`, `${site.address}?drive`];
  return spawn(chromium, flags, { detached: true, stdio: 'ignore' });
}

async function waitForVault() {
  for (const start = Date.now(); !seen.opened && Date.now() - start < 60_000; ) await sleep(5);
  assert.ok(seen.opened, 'the page reported nothing within a minute');
  return seen.opened;
}

async function kill(browser) {
  const gone = new Promise((resolve) => browser.once('exit', resolve));
  process.kill(-browser.pid, 'SIGKILL');
  await gone;
  await sleep(150);  // answers that were on their way to the server still count
}

let kept = 0;
let browser = null;
try {
  for (let trial = 0; trial <= kills; ++trial) {
    browser = startBrowser();
    const opened = await waitForVault();
    assert.equal(opened.what, 'open', `after kill ${trial} the vault was ${opened.what} (${opened.a})`);
    assert.equal(opened.b, 1, 'the lock of the killed browser was still held');
    assert.ok(opened.a >= opened.due, `after kill ${trial}: ${opened.due} records acknowledged, ${opened.a} found`);
    kept = opened.a;
    if (trial < kills) await sleep(50 + Math.random() * 1500);
    await kill(browser);
    browser = null;
    assert.equal(seen.failed, null, `a save failed: ${JSON.stringify(seen.failed)}`);
  }
  console.log(`vault-kill: killed ${kills} times, ${kept} records kept, none of those acknowledged was lost`);
} finally {
  if (browser) process.kill(-browser.pid, 'SIGKILL');
  site.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
