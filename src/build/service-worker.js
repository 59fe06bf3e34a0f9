/**
 * Keeps the whole page in the browser, so that it works without a network. The build writes the
 * version, which is a hash of all files, and their list in the place of the two names below.
 *
 * A version is kept as a whole or not at all, beside the one in use. It waits until no tab of the
 * page is open, or until the only one asks for it: no tab ever runs parts of two versions.
 */
const version = "__VERSION__";
const files = __FILES__;

const prefix = `activation-playground ${self.registration.scope} `;
const cacheName = prefix + version;

/** The page itself, whatever its query. */
const pageAddress = new URL("./", self.registration.scope).href;

const withoutQuery = (address) => {
  const url = new URL(address);
  url.search = "";
  url.hash = "";
  return url.href.endsWith("/index.html") ? url.href.slice(0, -"index.html".length) : url.href;
};

/** What an older version has of the same name and content is not asked for again. */
async function addToCache(cache, { path, isHashed }) {
  const address = new URL(path, self.registration.scope).href;
  const known = isHashed ? await caches.match(address) : undefined;
  const response = known ?? (await fetch(new Request(address, { cache: "no-cache" })));
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  await cache.put(withoutQuery(address), response);
}

async function tellAll(message) {
  const clients = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const client of clients) client.postMessage(message);
}

self.addEventListener("install", (event) => {
  const install = async () => {
    try {
      const cache = await caches.open(cacheName);
      for (const file of files) await addToCache(cache, file);
    } catch (error) {
      await caches.delete(cacheName);
      await tellAll({ type: "notKept", isFull: error.name === "QuotaExceededError" });
      throw error;
    }
  };
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  const activate = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(activate());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  const answer = async () => {
    const cache = await caches.open(cacheName);
    return (await cache.match(withoutQuery(request.url))) ?? fetch(request);
  };
  event.respondWith(answer());
});

/** "takeOver": at once where one tab alone is open, so that no other loses what it runs. */
self.addEventListener("message", (event) => {
  if (event.data?.type !== "takeOver") return;
  const takeOver = async () => {
    const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const ours = tabs.filter(({ url }) => url.startsWith(pageAddress));
    if (ours.length <= 1) await self.skipWaiting();
    else event.source?.postMessage({ type: "otherTabs", count: ours.length - 1 });
  };
  event.waitUntil(takeOver());
});
