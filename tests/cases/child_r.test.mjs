// The sample case child-r, through the command line as anybody would do it: every file imported, all of them merged, held against expected.json.
// The definitions of what counts stand in that file. Usage: node child_r.test.mjs TRIBUTARY
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const program = process.argv[2];
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'data', 'child-r');
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
const review = `${expected.review_period.from}..${expected.review_period.to}`;

function tributary(...args) {
  return JSON.parse(execFileSync(program, [...args, '--json'], {maxBuffer: 64 << 20, encoding: 'utf8'}));
}

const rowOf = new Map(expected.rows.map(row => [row.at, row.id]));
const ids = places => places.map(at => rowOf.get(at) ?? at);
const within = (part, whole) => part.every(each => whole.includes(each));
const sorted = list => [...list].sort();
const same = (actual, wanted) => assert.deepEqual(sorted(actual.map(each => JSON.stringify(each))), sorted(wanted.map(each => JSON.stringify(each))));

// What is reported though nobody planted it, and why an administrator would still want to see it.
const defensible = [
  { kind: 'referral_not_recorded', rows: ['POL-27', 'CSC-38'], why: 'the police passed the worry to the duty desk on 22 September; a week later social care writes that nothing of it is on file' },
];
// What is reported and is wrong, and how it came about.
const mistaken = [
  { kind: 'date', rows: ['CSC-22', 'HOU-19', 'HV-21', 'GP-19', 'HOU-20'], why: 'two calls five days apart give the same new address to the same landlord; the rare words of the address make one event of them' },
  { kind: 'date', rows: ['CSC-24', 'GP-21'], why: 'a call and a practice meeting three days apart are about the same weight and missed appointments' },
];

const imported = new Map();
for (const each of expected.files) imported.set(each.file, tributary('chronology', 'import', join(folder, each.file), '--agency', each.agency, '--review', review));
const merged = tributary('chronology', 'merge', ...expected.files.map(each => `${each.agency}=${join(folder, each.file)}`), '--review', review);
const reported = merged.discrepancies.map(each => ({kind: each.kind, rows: ids(each.rows)}));
const together = merged.same_event.map(each => ids(each.rows));

test('every source row is in exactly one place', () => {
  const places = [...imported.values()].flatMap(file => [...file.rows.map(row => row.at), ...file.not_data]);
  assert.equal(new Set(places).size, places.length);
  same(places.filter(at => rowOf.has(at)), [...rowOf.keys()]);
  const rows = [...imported.values()].flatMap(file => file.rows.map(row => row.at));
  assert.equal(rows.length, expected.summary.data_rows);
});

for (const [name, fields] of [['status', ['status']], ['bounds', ['earliest', 'latest']], ['qualifier', ['qualifier']], ['answer to whether the child was seen', ['seen']]]) {
  test(`every row has its ${name}`, () => {
    const got = new Map([...imported.values()].flatMap(file => file.rows).map(row => [row.at, row]));
    const differing = [];
    for (const row of expected.rows) {
      if (name !== 'status' && row.status === 'quarantine') continue;
      for (const field of fields) {
        const actual = got.get(row.at)?.[field] ?? null;
        if (actual !== (row[field] ?? null)) differing.push(`${row.id} ${row.date_text}: ${field} ${actual}, expected ${row[field]}`);
      }
    }
    assert.deepEqual(differing, []);
  });
}

test('gaps', () => same(merged.gaps.map(({agency, from, to}) => [agency, from, to]), expected.gaps.map(({agency, from, to}) => [agency, from, to])));
test('runs of the child not seen', () => same(merged.not_seen_runs.map(run => ids(run.rows)), expected.not_seen_runs.map(run => run.rows)));
test('duplicates', () => same(merged.duplicates.map(each => [each.kind, ...sorted(ids(each.rows))]), expected.duplicates.map(each => [each.kind, ...sorted(each.rows)])));
test('rows outside the period', () => same(ids(merged.outside_period), expected.outside_period));

test('nothing is called a duplicate that is none', () => {
  for (const each of expected.not_duplicates) assert.ok(!merged.duplicates.some(double => within(ids(double.rows), each.rows)), each.note);
});

test('planted discrepancies that software can find: 95 % of them', () => {
  const planted = expected.discrepancies.filter(each => each.how_found !== 'reading');
  const missed = planted.filter(each => !reported.some(found => found.kind === each.kind && within(each.rows, found.rows)));
  console.log(`found ${planted.length - missed.length} of ${planted.length}`);
  assert.ok(missed.length <= 0.05 * planted.length, `missed: ${missed.map(each => `${each.id} ${each.rows}`).join('; ')}`);
});

test('planted discrepancies that need a reader: the rows of 80 % stand side by side', () => {
  const planted = expected.discrepancies.filter(each => each.how_found === 'reading');
  const apart = planted.filter(each => ![...together, ...reported.map(found => found.rows)].some(rows => within(each.rows, rows)));
  console.log(`side by side ${planted.length - apart.length} of ${planted.length}`);
  assert.ok(apart.length <= 0.2 * planted.length, `apart: ${apart.map(each => `${each.id} ${each.rows}`).join('; ')}`);
});

test('what is reported is planted or defensible: 80 % of it', () => {
  const isPlanted = found => expected.discrepancies.some(each => found.kind === each.kind && each.rows.filter(row => found.rows.includes(row)).length >= Math.min(2, each.rows.length));
  const unplanned = reported.filter(found => !isPlanted(found));
  const excused = unplanned.filter(found => defensible.some(each => each.kind === found.kind && within(each.rows, found.rows)));
  console.log(`reported ${reported.length}: planted ${reported.length - unplanned.length}, defensible ${excused.length}`);
  const stray = unplanned.filter(found => !excused.includes(found));
  assert.ok(stray.length <= 0.2 * reported.length, `neither: ${stray.map(each => `${each.kind} ${each.rows}`).join('; ')}`);
  const unexplained = stray.filter(found => !mistaken.some(each => each.kind === found.kind && within(each.rows, found.rows)));
  assert.deepEqual(unexplained, [], 'reported, neither planted nor defensible, and without a reason here');
  for (const each of [...defensible, ...mistaken]) assert.ok(unplanned.some(found => found.kind === each.kind && within(each.rows, found.rows)), `no longer reported: ${each.rows}`);
});
