// Gives the published test vectors of age (C2SP, npm package cctv-age) to `tributary age decrypt`.
// usage: node age_vectors.mjs TRIBUTARY FOLDER      FOLDER: an empty one to work in
//
// Left out: armoured files, which a bundle never is, and vectors with a post-quantum key alone, a later kind of stanza.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import * as vectors from 'cctv-age';

const [tributary, folder] = process.argv.slice(2);
const least = 90;  // vectors that must have been tried

const problems = {
  'no match': ['bundle_not_for_me'],
  'header failure': ['bundle_envelope_broken', 'bundle_cut_short', 'bundle_not_a_bundle', 'bundle_newer'],
  'HMAC failure': ['bundle_envelope_broken'],
  'payload failure': ['bundle_envelope_broken', 'bundle_cut_short'],
};

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
  writeFileSync(keys, vector.all('identity').join('\n') + '\n');
  const passphrase = vector.one('passphrase');
  const opening = vector.all('identity').length > 0 ? ['-i', keys] : ['--passphrase-env', 'TRIBUTARY_TEST_PASSPHRASE'];
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
  const { problem } = JSON.parse(stderr);
  return problems[expected].includes(problem) ? null : `refused as ${problem} where ${expected} was expected`;
}

let tried = 0;
const faults = [];
for (const [name, bytes] of Object.entries(vectors.default ?? vectors)) {
  const vector = parse(Buffer.from(bytes));
  const identities = vector.all('identity');
  const classic = identities.length > 0 ? identities.every((key) => !key.startsWith('AGE-SECRET-KEY-PQ-')) : vector.one('passphrase') !== undefined;
  if (vector.one('armored') === 'yes' || !classic || (identities.length > 0 && vector.one('passphrase') !== undefined)) continue;
  tried += 1;
  const found = fault(vector, run(vector));
  if (found) faults.push(`${name}: ${found}`);
}
for (const each of faults) console.log(`FAILED ${each}`);
console.log(`${tried} vectors, ${faults.length} failed`);
process.exit(faults.length === 0 && tried >= least ? 0 : 1);
