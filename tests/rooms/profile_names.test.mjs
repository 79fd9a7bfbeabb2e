// A board's procedure is data: no profile is named in the code, so that none is treated in a way of its own.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = new URL('../..', import.meta.url).pathname;
const names = readdirSync(join(root, 'src/profiles')).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));

const sources = (folder) => readdirSync(folder).flatMap((entry) => {
  const path = join(folder, entry);
  if (statSync(path).isDirectory()) return sources(path);
  return /\.(cpp|hpp|js|mjs)$/.test(entry) ? [path] : [];
});

test('no profile is named in the code', () => {
  assert.ok(names.length >= 11, `${names.length} profiles`);
  const files = ['src', 'shell', 'web', 'tests/unit'].flatMap((folder) => sources(join(root, folder)));
  assert.ok(files.length > 300, `${files.length} files`);
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const name of names) assert.ok(!text.includes(name), `${file} names ${name}`);
  }
});

test('every figure of a profile has its source and the day it was checked', () => {
  for (const name of names) {
    const profile = JSON.parse(readFileSync(join(root, 'src/profiles', `${name}.json`), 'utf8'));
    const sure = new Map(profile.sources.map((source) => [source.id, source.sure]));
    assert.equal(profile.name, name);
    for (const body of profile.bodies ?? [])
      if ('from' in body || 'until' in body) assert.ok(sure.has(body.source) && sure.get(body.source) !== 'recalled', `${name} ${body.id}: days from nowhere`);
    for (const deadline of profile.deadlines) {
      assert.match(deadline.checked, /^\d{4}-\d\d-\d\d$/, `${name} ${deadline.id}`);
      if ('offset' in deadline) assert.notEqual(sure.get(deadline.source), 'recalled', `${name} ${deadline.id}: a figure from memory`);
    }
  }
});
