// Everything the application is made of is kept at the first visit and served from there ever after; a new version is
// fetched whole beside the old one and used from the next start. Case data never passes through here.
const version = __VERSION__;
const precache = __PRECACHE__;
const name = 'tributary-' + version;

const address = (url) => new URL(url === 'index.html' ? './' : url, self.registration.scope).href;

self.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(name);
    await cache.addAll(precache.map(({ url }) => new Request(address(url), { cache: 'reload' })));
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener('activate', (event) => {
  const tidy = async () => {
    for (const key of await caches.keys()) if (key.startsWith('tributary-') && key !== name) await caches.delete(key);
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  const serve = async () => {
    const cache = await caches.open(name);
    const kept = await cache.match(request.mode === 'navigate' ? address('index.html') : request, { ignoreSearch: true });
    return kept ?? fetch(request);
  };
  event.respondWith(serve());
});
