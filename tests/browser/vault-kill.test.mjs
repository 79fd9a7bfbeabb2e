// The browser is killed (SIGKILL to its whole process group) at random moments while the vault saves. Every record that
// was acknowledged must be there afterwards, whole and in order, and no batch in part.
// TRIBUTARY_KILLS: how often (8; the whole application is killed 20 times in application-kill.test.mjs). TRIBUTARY_LONG=1: 200 times.
import assert from 'node:assert/strict';
import { KilledBrowser, sleep } from './vault_page/harness.mjs';

const kills = Number(process.env.TRIBUTARY_KILLS ?? (process.env.TRIBUTARY_LONG ? 200 : 8));
const browser = new KilledBrowser();
try {
  for (let trial = 1; trial <= kills; ++trial) {
    await browser.start();
    await sleep(50 + Math.random() * 1500);
    await browser.kill();
  }
  const kept = await browser.start();
  assert.ok(kept > kills, `only ${kept} records were saved: nothing was tried`);
  console.log(`vault-kill: killed ${kills} times, ${kept} records kept, none of those acknowledged was lost`);
} finally {
  browser.remove();
}
