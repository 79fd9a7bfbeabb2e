// Import and merge of large invented chronologies, natively and in wasm under node, with what was found of what was planted.
// usage: node story.bench.mjs NATIVE-BUILD WEB-BUILD
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [native = 'build/native', web = 'build/web'] = process.argv.slice(2);
const generator = join(here, '..', 'data', 'tools', 'generate.py');

for (const entries of [5_000, 50_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'chronologies-'));
  try {
    execFileSync('python3', [generator, '--agencies', '20', '--entries', String(entries), '--seed', '1', '--out', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync(join(native, 'story_cost'), [folder, 'native'], { stdio: 'inherit' });
    execFileSync('node', [join(web, 'story_cost.js'), folder, 'wasm'], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
