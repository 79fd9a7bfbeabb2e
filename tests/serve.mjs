// A static web server for the built site, for tests and for trying it out; any other would do.
// As a program: node serve.mjs FOLDER [PORT] serves on the port or the next free one, and prints the address.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon',
  '.otf': 'font/otf', '.ttf': 'font/ttf', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
};

// The file that a request is for, or null when there is none inside the folder.
async function file_of(folder, address) {
  const path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  const wanted = normalize(join(folder, path));
  if (wanted !== normalize(folder) && !wanted.startsWith(normalize(folder + sep))) return null;
  const file = path.endsWith('/') ? join(wanted, 'index.html') : wanted;
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { file, size: found.size } : null;
}

async function answer(folder, request, response) {
  const found = await file_of(folder, request.url).catch(() => null);
  if (!found) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such file.\n');
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(found.file)] ?? 'application/octet-stream', 'content-length': found.size, 'cache-control': 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(found.file).pipe(response);
}

const listen = (server, port) => new Promise((resolve, reject) => {
  server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server.address().port));
});

// serve(folder, port = 0) -> { url, port, close() }. Port 0 takes any free one; another one that is taken gives way to the next.
export async function serve(folder, port = 0) {
  for (let wanted = port; ; wanted += 1) {
    const server = createServer((request, response) => answer(folder, request, response));
    try {
      const taken = await listen(server, wanted);
      const close = () => new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
      return { url: `http://localhost:${taken}/`, port: taken, close };
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || wanted >= port + 100) throw error;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, port = '8080'] = process.argv.slice(2);
  const { url } = await serve(folder, Number(port));
  console.log(`Tributary is served at ${url}  (Ctrl+C ends it)`);
}
