// A simulated power cut: the browser's profile lies on an ext4 file system in an image. While the page saves, every process is
// stopped and the image copied: it holds what had reached the disk, and nothing of what the system still kept in memory.
// From the copy everything acknowledged must be there. Needs root and loop devices; where it cannot be tried it says so.
// TRIBUTARY_POWER_CUTS: how often (3; with TRIBUTARY_LONG=1 40 times).
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KilledBrowser, sleep } from './vault_page/harness.mjs';

const cuts = Number(process.env.TRIBUTARY_POWER_CUTS ?? (process.env.TRIBUTARY_LONG ? 40 : 3));
const folder = mkdtempSync(join(tmpdir(), 'tributary-power-'));
const image = join(folder, 'disk.img');
const copy = join(folder, 'cut.img');
const mounted = join(folder, 'mounted');
mkdirSync(mounted);

const run = (program, ...words) => execFileSync(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
const mount = (file) => run('mount', '-o', 'loop', file, mounted);

async function unmount() {
  for (let tries = 0; ; ++tries) {
    try {
      return run('umount', mounted);
    } catch (error) {
      if (tries > 40) throw error;
      await sleep(250);
    }
  }
}

/** Why no disk can be had here, or nothing. */
async function whyNot() {
  try {
    run('truncate', '-s', '400M', image);
    run('mkfs.ext4', '-q', '-F', image);
    mount(image);
    await unmount();
    return '';
  } catch (error) {
    return String(error.stderr || error.message).trim().split('\n').pop();
  }
}

let running = null;  // the browser whose profile lies on the disk

// Whoever stops this test must not be left with a mounted image and a browser on it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    running?.end();
    try {
      run('umount', '--lazy', mounted);
    } catch {
      // It was not mounted at that moment.
    }
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
}

/** One cut: how many records were acknowledged, and how many the copy holds. The same browser object, for its address is the origin. */
async function cut() {
  const browser = (running = new KilledBrowser(join(mounted, 'profile')));
  const session = async (disk, inside) => {
    mount(disk);
    try {
      await browser.start();  // fails when fewer records are there than were acknowledged
      await inside();
      await browser.kill();
    } finally {
      browser.end();
      await unmount();
    }
  };
  try {
    run('mkfs.ext4', '-q', '-F', image);
    let due;
    await session(image, async () => {
      await sleep(1500 + Math.random() * 6000);
      due = await browser.freeze();
      copyFileSync(image, copy);
      browser.thaw();
    });
    browser.acknowledged = due;
    await session(copy, async () => {});
    return due;
  } finally {
    browser.remove();
  }
}

const reason = await whyNot();
try {
  if (reason) {
    console.log(`SKIPPED: no power cut can be simulated here, because a disk image cannot be mounted: ${reason}`);
  } else {
    let acknowledged = 0;
    for (let trial = 0; trial < cuts; ++trial) acknowledged += await cut();
    if (acknowledged < cuts) throw new Error(`only ${acknowledged} records were saved: nothing was tried`);
    console.log(`vault-power: ${cuts} power cuts, ${acknowledged} records acknowledged, none of them lost`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
