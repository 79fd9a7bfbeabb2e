// What the application seals opens with the stock programs: age, unzip, sha256sum and minisign; and what is not for a
// person is refused on the screen with its sentence.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openProfile, serveSite, temporaryFolder } from './lib/harness.mjs';
import { mouse } from './lib/hands.mjs';
import { button, choose, heading, link, saved, setUp } from './lib/person.mjs';

const tributary = process.env.TRIBUTARY_CLI || fileURLToPath(new URL('../../build/native/tributary', import.meta.url));
const folder = temporaryFolder();
const at = (name) => join(folder, name);
const run = (command, ...args) => execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

run(tributary, 'identity', 'new', 'board', '--name', 'Nell Sallow', '--agency', 'Thornmere board', '--role', 'Board administrator');
const site = await serveSite();
const author = await openProfile(at('author'), site.url);
const other = await openProfile(at('other'), site.url);
try {
  const { page } = author;
  await setUp(page, { name: 'Idris Wold', agency: "Children's social care", role: 'Report author' });
  await button(page, 'Open the sample case').click();
  await heading(page, 'Merged chronology').waitFor();
  await saved(page);
  await link(page, 'Hand over').click();
  await choose(page, 'Add someone', at('board/card.tribcard'));
  await page.getByRole('checkbox', { name: /Nell Sallow/ }).check();
  for (const part of await page.getByRole('checkbox', { name: /Chronology of/ }).all()) await part.check();
  const sealed = await mouse(page).download('button', 'Seal and save the file');
  writeFileSync(at('bundle.trib'), sealed.bytes);

  run('age', '-d', '-i', at('board/age.key'), '-o', at('bundle.zip'), at('bundle.trib'));
  run('unzip', '-t', 'bundle.zip');
  run('unzip', '-q', 'bundle.zip', '-d', 'unpacked');
  execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: at('unpacked') });
  const manifest = JSON.parse(readFileSync(at('unpacked/manifest.json'), 'utf8'));
  run('minisign', '-V', '-H', '-P', manifest.sender.minisign, '-m', 'unpacked/manifest.json');
  run(tributary, 'bundle', 'verify', '-i', 'board', 'bundle.trib');
  assert.match(readFileSync(at('unpacked/read-me/index.html'), 'utf8'), /<h1>Child R, TH-2014-03<\/h1>/);
  console.log(`stock_tools: ${sealed.bytes.length} bytes; age, unzip, sha256sum and minisign agree`);

  await setUp(other.page, { name: 'Hana Weir', agency: 'Police', role: 'Report author' });
  const refused = async (name, bytes, stage, sentence) => {
    writeFileSync(at(name), bytes);
    await link(other.page, 'Home').click();
    await choose(other.page, 'Open a bundle', at(name));
    await other.page.getByText(sentence).first().waitFor();
    await other.page.getByText(stage, { exact: true }).first().waitFor();
    await button(other.page, 'Set aside').click();
  };
  await refused('for-somebody-else.trib', sealed.bytes, 'envelope', /sealed/);
  await refused('cut-short.trib', sealed.bytes.subarray(0, 60), 'envelope', /Nothing was read from it|not a Tributary bundle/);
  await refused('a-table.trib', readFileSync(fileURLToPath(new URL('../data/child-r/police.csv', import.meta.url))), 'envelope', /This file is not a Tributary bundle/);
} finally {
  await author.close();
  await other.close();
  await site.close();
}
