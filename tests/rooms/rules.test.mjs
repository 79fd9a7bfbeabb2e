// Every numbered must-refuse rule of a format has a test that begins with its number, and every such number is a rule.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));
const formats = [{ document: 'docs/bundle-format.md', letter: 'B', tests: 'tests/unit/bundle', least: 35 }];
const faults = [];

for (const { document, letter, tests, least } of formats) {
  const rules = new Set([...readFileSync(project + document, 'utf8').matchAll(new RegExp(`\\* \\*\\*(${letter}-\\d+)\\*\\*`, 'g'))].map(([, rule]) => rule));
  const shown = new Set();
  for (const file of readdirSync(project + tests).filter((name) => name.endsWith('.cpp')))
    for (const [, rule] of readFileSync(`${project}${tests}/${file}`, 'utf8').matchAll(new RegExp(`TEST_CASE\\("(${letter}-\\d+): `, 'g'))) shown.add(rule);
  for (const rule of rules) if (!shown.has(rule)) faults.push(`${rule} of ${document} has no test in ${tests}`);
  for (const rule of shown) if (!rules.has(rule)) faults.push(`${rule} is tested in ${tests} and stands nowhere in ${document}`);
  if (rules.size < least) faults.push(`only ${rules.size} rules found in ${document}`);
}
for (const fault of faults) console.log(fault);
process.exit(faults.length === 0 ? 0 : 1);
