// Gives the published test vectors of age (C2SP, npm package cctv-age) to `tributary age decrypt`.
// usage: node age_vectors.mjs TRIBUTARY FOLDER      FOLDER: an empty one to work in
//
// Every vector of X25519 and scrypt runs, armored ones too; each must be opened, or refused at the stage it names. Left out are those with a
// post-quantum key alone, a later kind of stanza that bundles do not use.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import * as vectors from 'cctv-age';

const [tributary, folder] = process.argv.slice(2);
const least = { success: 20, 'no match': 8, 'header failure': 50, 'HMAC failure': 1, 'payload failure': 19, 'armor failure': 22 };
const most_left_out = 18;

// The rules of docs/bundle-format.md that belong to each stage, and where a file that was cut short was cut.
const rules = {
  'no match': ['B-05'], 'header failure': ['B-01', 'B-02 header', 'B-03', 'B-04'], 'HMAC failure': ['B-06'],
  'payload failure': ['B-02 payload', 'B-07'], 'armor failure': ['B-08'],
};
// For vectors that nobody is to open.
const any_key = Object.values(vectors.default ?? vectors).map((bytes) => parse(Buffer.from(bytes)).one('identity')).find((key) => key?.startsWith('AGE-SECRET-KEY-1'));
const post_quantum = (key) => key.startsWith('AGE-SECRET-KEY-PQ-');

// A vector is lines of "name: value", an empty line, and the age file.
function parse(bytes) {
  const end = bytes.indexOf('\n\n');
  const head = bytes.subarray(0, end).toString().split('\n').map((line) => line.split(': '));
  const all = (name) => head.filter(([key]) => key === name).map(([, ...value]) => value.join(': '));
  const body = bytes.subarray(end + 2);
  return { all, one: (name) => all(name)[0], file: all('compressed')[0] === 'zlib' ? inflateSync(body) : body };
}

function run(vector) {
  const file = join(folder, 'file.age');
  const keys = join(folder, 'keys');
  writeFileSync(file, vector.file);
  const identities = vector.all('identity').filter((key) => !post_quantum(key));
  writeFileSync(keys, (identities.length > 0 ? identities : [any_key]).join('\n') + '\n');
  const passphrase = vector.one('passphrase');
  const opening = passphrase === undefined ? ['-i', keys] : ['--passphrase-env', 'TRIBUTARY_TEST_PASSPHRASE'];
  return spawnSync(tributary, ['age', 'decrypt', '--json', ...opening, file],
    { env: { ...process.env, TRIBUTARY_TEST_PASSPHRASE: passphrase ?? '' }, maxBuffer: 1 << 28 });
}

function fault(vector, { status, stdout, stderr }) {
  const expected = vector.one('expect');
  if (expected === 'success') {
    if (status !== 0) return `refused: ${stderr}`;
    return createHash('sha256').update(stdout).digest('hex') === vector.one('payload') ? null : 'opened, with another content';
  }
  if (status !== 1) return `ended with ${status} where ${expected} was expected`;
  if (stdout.length > 0) return 'gave out something of a file that it refused';
  const { rule, where, stage } = JSON.parse(stderr);
  const told = where ? `${rule} ${where}` : rule;
  if (rule !== 'B-01' && stage !== 'envelope') return `refused at the stage ${stage}`;
  return rules[expected].includes(told) ? null : `refused by ${told} where ${expected} was expected`;
}

const tried = {};
const left_out = [];
const faults = [];
for (const [name, bytes] of Object.entries(vectors.default ?? vectors)) {
  const vector = parse(Buffer.from(bytes));
  const identities = vector.all('identity');
  if (identities.length > 0 && identities.every(post_quantum)) {
    left_out.push(name);
    continue;
  }
  const expected = vector.one('expect');
  tried[expected] = (tried[expected] ?? 0) + 1;
  const found = fault(vector, run(vector));
  if (found) faults.push(`${name}: ${found}`);
}
for (const [expected, count] of Object.entries(least))
  if ((tried[expected] ?? 0) < count) faults.push(`only ${tried[expected] ?? 0} vectors of "${expected}" were tried, not ${count}`);
if (left_out.length > most_left_out || !left_out.every((name) => name.includes('hybrid'))) faults.push(`left out: ${left_out.join(', ')}`);
for (const each of faults) console.log(`FAILED ${each}`);
const total = Object.values(tried).reduce((sum, count) => sum + count, 0);
console.log(`${total} vectors, ${faults.length} faults; ${Object.entries(tried).map(([name, count]) => `${count} ${name}`).join(', ')}; ${left_out.length} post-quantum left out`);
process.exit(faults.length === 0 ? 0 : 1);
