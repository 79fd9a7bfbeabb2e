// The browser is killed (SIGKILL to its whole process group) at random moments while the vault saves. Every record that
// was acknowledged must be there afterwards, whole and in order, and no batch in part.
// TRIBUTARY_KILLS: how often (8; the whole application is killed 20 times in application-kill.test.mjs). TRIBUTARY_LONG=1: 200 times.
import assert from 'node:assert/strict';
import { KilledBrowser, sleep } from './vault_page/harness.mjs';

const kills = Number(process.env.TRIBUTARY_KILLS ?? (process.env.TRIBUTARY_LONG ? 200 : 8));
const killsOfOneVault = 20; // every session adds a thousand records or more; the vault is not to outgrow the memory of a page

async function killed(times) {
  const browser = new KilledBrowser();
  try {
    for (let trial = 1; trial <= times; ++trial) {
      await browser.start();
      await sleep(50 + Math.random() * 1500);
      await browser.kill();
    }
    const kept = await browser.start();
    assert.ok(kept > times, `only ${kept} records were saved: nothing was tried`);
    return kept;
  } finally {
    browser.remove();
  }
}

let kept = 0;
for (let left = kills; left > 0; left -= killsOfOneVault) kept += await killed(Math.min(left, killsOfOneVault));
console.log(`vault-kill: killed ${kills} times, ${kept} records kept, none of those acknowledged was lost`);
