// Runs every measurement, one after the other, a line of JSON each (lib/report.mjs says what stands in it): tests/bench/*.bench.mjs, and the native programs bench_* of the build folder.
// usage: node run.mjs NATIVE-BUILD WEB-BUILD      TRIBUTARY_SITE names the built site
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [build, web] = process.argv.slice(2);
const programs = [
  ...readdirSync(here).filter((name) => name.endsWith('.bench.mjs')).sort().map((name) => ['node', [join(here, name), build, web]]),
  ...readdirSync(build).filter((name) => /^bench_\w+$/.test(name)).sort().map((name) => [join(build, name), []]),
];
for (const [command, args] of programs) execFileSync(command, args, { stdio: 'inherit' });
if (programs.length === 0) throw new Error('there is nothing to measure');
