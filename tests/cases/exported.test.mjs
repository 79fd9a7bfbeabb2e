// Lists that leave the program: the merged child-r in every form, read back to the same entries, and opened by LibreOffice with every cell as it is
// and the marking on every page. Usage: node exported.test.mjs TRIBUTARY
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const program = process.argv[2];
const data = join(dirname(fileURLToPath(import.meta.url)), '..', 'data', 'child-r');
const { files, review_period: period } = JSON.parse(readFileSync(join(data, 'expected.json'), 'utf8'));
const review = ['--review', `${period.from}..${period.to}`];
const sources = files.map((each) => `${each.agency}=${join(data, each.file)}`);
const folder = mkdtempSync(join(tmpdir(), 'exported-'));
after(() => rmSync(folder, { recursive: true }));

const run = (...args) => JSON.parse(execFileSync(program, [...args, '--json'], { maxBuffer: 64 << 20, encoding: 'utf8' }));

function exported(form, ...from) {
  const path = join(folder, `list.${form}`);
  rmSync(path, { force: true });
  run('chronology', 'export', ...from, ...review, '--as', form, '-o', path);
  return path;
}

function office(path, form, name) {
  execFileSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`, '--headless', '--convert-to', form, '--outdir', folder, path], { stdio: 'ignore', timeout: 240_000 });
  return join(folder, name);
}

// RFC 4180.
function records(text) {
  const all = [[]];
  let cell = '';
  let quoted = false;
  for (let i = text.charCodeAt(0) === 0xFEFF ? 1 : 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') { cell += c; i += 1; }
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ',') { all.at(-1).push(cell); cell = ''; }
    else if (!quoted && c === '\n') { all.at(-1).push(cell); cell = ''; all.push([]); }
    else if (c !== '\r') cell += c;
  }
  if (cell !== '' || all.at(-1).length > 0) all.at(-1).push(cell);
  return all.filter((record) => record.length > 0);
}

const originals = new Map(files.flatMap((each) => run('chronology', 'import', join(data, each.file), '--agency', each.agency, ...review).rows).map((row) => [row.at, row]));
const merged = run('chronology', 'merge', ...sources, ...review).order.map((at) => originals.get(at));
const facts = (row) => [row.earliest, row.latest, row.event_earliest, row.event_latest, row.seen, row.sought, row.expressed];

for (const form of ['csv', 'xlsx', 'docx']) {
  test(`${form} is read back to the same entries in the same order`, () => {
    const rows = run('chronology', 'import', exported(form, ...sources), '--agency', 'board', ...review).rows;
    assert.equal(rows.length, merged.length);
    const differing = rows.map((row, i) => [row.at, facts(row), facts(merged[i])]).filter(([, got, wanted]) => JSON.stringify(got) !== JSON.stringify(wanted));
    assert.deepEqual(differing, []);
    assert.deepEqual(rows.filter((row) => row.status !== 'clean'), []);
  });

  test(`${form} has the same bytes each time`, () => assert.deepEqual(readFileSync(exported(form, ...sources)), readFileSync(exported(form, ...sources))));
}

const hostile = ['=1+1', '+44 7700 900461', '-2+3', '@SUM(A1)', '\u200B=1+1', '\uFEFF=1+1', '\u00A0=HYPERLINK("http://example.org";"x")', '_x0041_'];

test('LibreOffice opens the spreadsheet: every cell is the text that it was, and nothing is computed', () => {
  const csv = join(folder, 'agency.csv');
  writeFileSync(csv, ['Date,Event', ...hostile.map((text, i) => `${i + 1} March 2014,"${text.replaceAll('"', '""')}"`)].join('\n'));
  const ours = records(readFileSync(exported('csv', `police=${csv}`), 'utf8'));
  const theirs = records(readFileSync(office(exported('xlsx', `police=${csv}`), 'csv:Text - txt - csv (StarCalc):44,34,76,1', 'list.csv'), 'utf8'));
  const headings = theirs.findIndex((record) => record[0] === ours[0][0]);
  const column = ours[0].indexOf('What happened');
  assert.deepEqual(theirs.slice(headings + 1).map((record) => record[column]), hostile);
  assert.deepEqual(ours.slice(1).map((record) => record[column]), hostile.map((text) => (text.startsWith('_') ? text : `'${text}`)));
});

for (const form of ['xlsx', 'docx']) {
  test(`LibreOffice opens the ${form}, and the marking stands at the top and the bottom of every page`, () => {
    const pdf = office(exported(form, ...sources), 'pdf', 'list.pdf');
    const pages = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 64 << 20 }).split('\f').slice(0, -1);
    assert.ok(pages.length > 3);
    for (const page of pages) {
      const lines = page.split('\n').map((line) => line.trim()).filter((line) => line !== '');
      assert.match(lines[0], /^OFFICIAL-SENSITIVE/);
      assert.ok(lines.slice(-2).some((line) => line.startsWith('OFFICIAL-SENSITIVE')), lines.at(-1));
      assert.ok(page.includes('What happened'), 'the headings stand on every page');
    }
    const told = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
    assert.doesNotMatch(told, /^(Author|Title|Subject|Keywords):\s*\S/m);
  });
}

test('the page of HTML names its headings and agencies and loads nothing', () => {
  const page = readFileSync(exported('html', ...sources), 'utf8');
  assert.equal(page.match(/<th scope="row">/g).length, merged.length);
  assert.ok(page.includes('<th scope="col">Date known to agency</th>'));
  assert.ok(page.includes('<title>Chronology</title>'));
  assert.equal(page.match(/class="mark">OFFICIAL-SENSITIVE/g).length, 2);
  assert.doesNotMatch(page, /<script|src=|href=/);
});
