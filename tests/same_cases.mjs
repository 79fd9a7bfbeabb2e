// Every room has as many test cases as WebAssembly as it has natively: none is lost on the way.
// usage: node same_cases.mjs NATIVE-BUILD WEB-BUILD FEWEST-ROOMS
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const [native, web, fewest] = process.argv.slice(2);
const programs = (folder, pattern) => readdirSync(folder).map((name) => name.match(pattern)?.[1]).filter(Boolean);
const count = (command, ...before) => Number(execFileSync(command, [...before, '--count', '--no-skip'], { encoding: 'utf8' }).match(/: (\d+)\s*$/)[1]);

const native_only = /^(cli|.*_native)$/;
const rooms = new Set([...programs(native, /^test_(\w+)$/).filter((room) => !native_only.test(room)), ...programs(web, /^test_(\w+)\.js$/)]);
let different = 0;
for (const room of [...rooms].sort()) {
  const natively = count(join(native, `test_${room}`));
  const as_wasm = count('node', join(web, `test_${room}.js`));
  const same = natively === as_wasm && natively > 0;
  if (!same) different += 1;
  console.log(`${room}: ${natively} natively, ${as_wasm} as wasm${same ? '' : '  <- not the same'}`);
}
if (rooms.size < Number(fewest)) console.log(`expected at least ${fewest} rooms with tests, found ${rooms.size}`);
process.exit(different === 0 && rooms.size >= Number(fewest) ? 0 : 1);
