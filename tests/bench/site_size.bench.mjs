// What a first visit transfers, compressed as a web server would (brotli, quality 11).
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { report } from './lib/report.mjs';

const site = process.env.TRIBUTARY_SITE;
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const files = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const rows = files.map((file) => {
  const bytes = readFileSync(file);
  return { name: relative(site, file), plain: bytes.length, packed: brotli(bytes), code: ['.wasm', '.js'].includes(extname(file)) };
}).sort((one, other) => other.packed - one.packed);

const sum = (chosen, key) => chosen.reduce((total, row) => total + row[key], 0);
const print = (name, chosen) =>
  report(`transferred: ${name}`, sum(chosen, 'packed') / 1000, 'KB', { words: `brotli; ${(sum(chosen, 'plain') / 1000).toFixed(1)} KB unpacked` });
for (const row of rows) print(row.name, [row]);
print('WebAssembly and JavaScript', rows.filter((row) => row.code));
print('All of a first visit', rows.filter((row) => row.name !== 'licences.txt'));
