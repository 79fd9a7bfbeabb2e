// Serves the vault's test page with the policy of the real site, finds the browser, and runs pages that save until killed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
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

/** A browser profile whose page saves for ever, in sessions that end with SIGKILL to the browser's whole process group. */
export class KilledBrowser {
  acknowledged = 0;
  #own;
  #opened = null;
  #failed = null;
  #process = null;
  #site = null;

  /** Without a folder for the profile it makes one, and removes it at the end. */
  constructor(profile) {
    this.#own = !profile;
    this.profile = profile ?? mkdtempSync(join(tmpdir(), 'tributary-vault-'));
  }

  /** Stops every process of the browser where it is, as a power cut does; what was acknowledged until then stays known. */
  async freeze() {
    process.kill(-this.#process.pid, 'SIGSTOP');
    await sleep(100);  // answers that were on their way to the server still count
    return this.acknowledged;
  }
  thaw() {
    process.kill(-this.#process.pid, 'SIGCONT');
  }

  /** Starts a session, and checks that everything acknowledged so far is there. Returns the number of records. */
  async start() {
    this.#site ??= await serve((path, value) => this.#receive(path, value));
    this.#opened = null;
    const flags = ['--headless', ...browserFlags, `--user-data-dir=${this.profile}`, `${this.#site.address}?drive`];
    this.#process = spawn(chromium, flags, { detached: true, stdio: 'ignore' });
    for (const start = Date.now(); !this.#opened && Date.now() - start < 60_000; ) await sleep(5);
    const opened = this.#opened;
    assert.ok(opened, 'the page reported nothing within a minute');
    assert.equal(opened.what, 'open', `the vault was ${opened.what} (${opened.a})`);
    assert.equal(opened.b, 1, 'the lock of the killed browser was still held');
    assert.ok(opened.a >= opened.due, `${opened.due} records were acknowledged, ${opened.a} found`);
    return opened.a;
  }

  async kill() {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    process.kill(-this.#process.pid, 'SIGKILL');
    this.#process = null;
    await gone;
    await sleep(150);  // answers that were on their way to the server still count
    assert.equal(this.#failed, null, `a save failed: ${JSON.stringify(this.#failed)}`);
  }

  /** Ends a session that did not get so far as to be killed. */
  end() {
    if (this.#process) process.kill(-this.#process.pid, 'SIGKILL');
    this.#process = null;
  }

  remove() {
    this.end();
    this.#site?.close();
    if (this.#own) rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  // The page saves on as soon as it has opened: what is due is what was acknowledged before.
  #receive(path, value) {
    if (path === '/opened') this.#opened = { ...value, due: this.acknowledged };
    if (path === '/acknowledged') this.acknowledged = Math.max(this.acknowledged, value.records);
    if (path === '/failed') this.#failed = value;
  }
}
