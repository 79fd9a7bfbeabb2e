// Puts the site together: web/ as it is, the built programs, the fonts, and in the service worker the list of files to keep.
// usage: node site.mjs SITE WEB BUILT… --fonts FONT… --licences LICENCE…
//
// The service worker is written with two names in place of values, which are filled in here:
//   __PRECACHE__   [{ url, digest }, …] of every file but the service worker itself and the licences, which few will read
//   __VERSION__    a digest over all of them, as a string
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const [site, web, ...rest] = process.argv.slice(2);
const [built, fonts, licences] = rest.join('\n').split(/\n--\w+\n/).map((list) => list.split('\n'));
const worker = 'service-worker.js';

const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 20);

rmSync(site, { recursive: true, force: true });
mkdirSync(join(site, 'fonts'), { recursive: true });
cpSync(web, site, { recursive: true });
for (const file of built) cpSync(file, join(site, basename(file)));
for (const file of fonts) cpSync(file, join(site, 'fonts', basename(file)));
writeFileSync(join(site, 'licences.txt'), licences.map((file) => `${file.includes('node_modules') ? basename(dirname(file)) : basename(file, '.txt')}\n\n${readFileSync(file, 'utf8')}`).join(`\n${'='.repeat(80)}\n\n`));

const files = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)))
  .filter((name) => name !== worker && name !== 'licences.txt')
  .sort();
const precache = files.map((url) => ({ url, digest: digest(readFileSync(join(site, url))) }));
const version = digest(JSON.stringify(precache));

try {
  const source = readFileSync(join(site, worker), 'utf8');
  writeFileSync(join(site, worker), source.replaceAll('__PRECACHE__', JSON.stringify(precache)).replaceAll('__VERSION__', JSON.stringify(version)));
} catch (error) {
  if (error.code !== 'ENOENT') throw error;
  console.log(`site: there is no ${worker} in ${web} yet`);
}
console.log(`site: ${files.length} files, version ${version}`);
