// The service worker of the mediator's round: pages of rounds are asked of the network first and, when it does not answer, shown
// as they were last seen. What is recorded without a network is kept and sent by `round.js`; this file only reads.

const KEPT = "rounds-1";
// Whoever stands at a door in the rain does not wait longer than this when an older copy is at hand.
const PATIENCE_MS = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (pathname.startsWith("/assets/")) event.respondWith(keptFirst(request));
  else if (pathname === "/rounds" || pathname.startsWith("/rounds/")) event.respondWith(freshFirst(request));
});

/** Keeps an answer that shows what was asked for; a way to the sign-in page is none. */
async function keep(request, answer) {
  if (answer.ok && answer.type === "basic" && !answer.redirected) {
    const cache = await caches.open(KEPT);
    await cache.put(request.url, answer.clone());
  }
  return answer;
}

async function known(request) {
  const cache = await caches.open(KEPT);
  return cache.match(request.url, { ignoreVary: true });
}

async function freshFirst(request) {
  const network = fetch(request).then((answer) => keep(request, answer));
  const copy = await known(request);
  if (!copy) return network;
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE_MS, copy); });
  return Promise.race([network, late]).catch(() => copy);
}

/** Assets carry their version in their address and never change. */
async function keptFirst(request) {
  return (await known(request)) ?? fetch(request).then((answer) => keep(request, answer));
}
