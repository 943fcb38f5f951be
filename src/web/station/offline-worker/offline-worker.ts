/** Keeps the application itself, so that it starts with the server gone. Data is kept by the page, never here. */
export type {};

declare const self: ServiceWorkerGlobalScope;

/** Filled in by the build. */
const FILES: readonly string[] = ['FILES'];
const CACHE = `station ${'BUILD'}`;
const SHELL = new URL('shell', self.registration.scope.replace(/\/?$/, '/')).href;

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(request));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  const files = FILES.map((file) => new URL(file, SHELL).href);
  await cache.addAll([SHELL, ...files].map((url) => new Request(url, { cache: 'no-cache' })));
  await self.skipWaiting();
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('station ') && name !== CACHE).map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

/** The kept file; for any other address that is opened, the shell. What is not kept is asked for. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.url, { ignoreSearch: true });
  if (kept !== undefined) return kept;
  const shell = request.mode === 'navigate' ? await cache.match(SHELL) : undefined;
  return shell ?? fetch(request);
}
