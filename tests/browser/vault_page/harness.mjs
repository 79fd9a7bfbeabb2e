// Serves the vault's test page with the policy of the real site, and finds the browser.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const project = join(here, '../../..');
const built = process.env.TRIBUTARY_SITE ? dirname(process.env.TRIBUTARY_SITE) : join(project, 'build/web');
const roots = [here, built, join(project, 'web')];

const types = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

export const chromium = process.env.CHROME_PATH || '/usr/bin/chromium';
export const browserFlags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu'];

/** Serves until `close()`; what the page posts goes to `posted(path, value)`. */
export async function serve(posted = () => {}) {
  if (!existsSync(join(built, 'vault_page.wasm'))) throw new Error(`there is no vault_page.wasm in ${built}: build the preset "web" first`);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (request.method === 'POST') return receive(request, response, (value) => posted(pathname, value));
    const path = normalize(pathname === '/' ? '/index.html' : pathname);
    const file = roots.map((root) => join(root, path)).find((name) => existsSync(name));
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://localhost:${server.address().port}/`, close: () => server.close() };
}

function receive(request, response, take) {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    take(JSON.parse(Buffer.concat(parts).toString()));
    response.end();
  });
}

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
