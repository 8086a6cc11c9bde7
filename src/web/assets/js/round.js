// The offline round: a visit is kept on the telephone first and sent at once or as soon as there is a network, and the page says
// which ones still wait. Every entry carries a name of its own, so that sending it twice records it once.
// Words come from `data-text-*` of the element `data-offline`. Without this script the forms are sent as forms are.

const KEPT = "rounds-1";
const STORE = "visits";
const SENDING_MS = 15000;

const told = document.querySelector("[data-offline]");
const text = Object.fromEntries(
  Object.entries(told?.dataset ?? {}).filter(([name]) => name.startsWith("text")).map(([name, value]) => [name[4].toLowerCase() + name.slice(5), value]),
);
const fill = (words, values) => Object.entries(values).reduce((line, [name, value]) => line.replace(`{${name}}`, value), words ?? "");

// What is kept on the telephone ------------------------------------------------------------------------------------------

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("riverain-rounds", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "name" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function inStore(mode, use) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const asked = use(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

const keepEntry = (entry) => inStore("readwrite", (store) => store.put(entry));
const removeEntry = (entry) => inStore("readwrite", (store) => store.delete(entry.name));
const entries = async () => (await inStore("readonly", (store) => store.getAll())).sort((one, other) => one.at.localeCompare(other.at));

// Sending ----------------------------------------------------------------------------------------------------------------

/** Gives `sent`, `later`, `signed-out` or `refused`. */
async function send(entry) {
  let answer;
  try {
    answer = await fetch(entry.path, { method: "POST", body: new URLSearchParams(entry.fields), redirect: "manual", signal: AbortSignal.timeout(SENDING_MS) });
  } catch {
    return "later";
  }
  if (answer.type === "opaqueredirect" || answer.ok) return "sent";
  if (answer.status === 401) return "signed-out";
  return answer.status >= 500 || answer.status === 408 || answer.status === 429 ? "later" : "refused";
}

/** Sends what waits, in order; two windows do not send the same. Gives whether anything was sent. */
async function sendAll() {
  return navigator.locks.request("riverain-rounds", async () => {
    let sent = false;
    let signedOut = false;
    for (const entry of (await entries()).filter((entry) => !entry.refused)) {
      const outcome = await send(entry);
      if (outcome === "sent") {
        await removeEntry(entry);
        sent = true;
      } else if (outcome === "refused") {
        await keepEntry({ ...entry, refused: true });
      } else {
        signedOut = outcome === "signed-out";
        break;
      }
    }
    await show(signedOut);
    return sent;
  });
}

// What the page says -----------------------------------------------------------------------------------------------------

function paragraph(words) {
  const line = document.createElement("p");
  line.textContent = words;
  return line;
}

function button(words, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: words, className: "quiet small" });
  made.addEventListener("click", act);
  return made;
}

async function show(signedOut = false) {
  if (!told) return;
  const all = await entries();
  const waiting = all.filter((entry) => !entry.refused);
  told.replaceChildren();
  if (waiting.length > 0) {
    told.append(paragraph(fill(waiting.length === 1 ? text.one : text.many, { count: waiting.length })));
    if (signedOut) {
      const way = Object.assign(document.createElement("a"), { href: "/sign-in", textContent: text.signedOut });
      const line = document.createElement("p");
      line.append(way);
      told.append(line);
    }
  }
  for (const entry of all.filter((entry) => entry.refused)) {
    told.append(paragraph(fill(text.refused, { label: entry.label, outcome: entry.word })));
    const row = document.createElement("p");
    row.append(
      button(text.retry, async () => { await keepEntry({ ...entry, refused: false }); await sendAll(); }),
      " ",
      button(text.discard, async () => { await removeEntry(entry); await show(); }),
    );
    told.append(row);
  }
  told.hidden = told.childElementCount === 0;
  told.dataset.waiting = String(waiting.length);
  mark(waiting);
}

/** Shows on the list of stops what waits to be sent, and which stop comes next. */
function mark(waiting) {
  const stops = [...document.querySelectorAll(".stops .stop")];
  if (stops.length === 0) return;
  for (const stop of stops) {
    const entry = waiting.findLast((entry) => entry.path === stop.querySelector("a").getAttribute("href"));
    stop.querySelector("[data-waiting]")?.remove();
    if (!entry) continue;
    const badge = Object.assign(document.createElement("span"), { className: "badge wait", textContent: `${entry.word} · ${text.waiting}` });
    badge.dataset.waiting = "";
    stop.querySelector("a").append(badge);
    stop.classList.add("done");
  }
  const next = stops.find((stop) => !stop.classList.contains("done"));
  stops.forEach((stop) => stop.classList.toggle("next", stop === next));
  const done = stops.filter((stop) => stop.classList.contains("done")).length;
  const bar = document.querySelector(".round-head progress");
  if (bar) {
    bar.value = done;
    bar.nextElementSibling.textContent = `${done} / ${stops.length}`;
  }
  const way = document.querySelector(".bar a");
  if (way && next) {
    way.href = next.querySelector("a").getAttribute("href");
    way.textContent = fill(text.next, { label: next.querySelector("strong").textContent.replace(/^\d+\. /, "") });
  } else if (way) {
    way.closest(".bar").hidden = true;
  }
}

// Recording --------------------------------------------------------------------------------------------------------------

function recordHere(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const pressed = event.submitter;
    const buttons = [...form.querySelectorAll("button")];
    buttons.forEach((own) => { own.disabled = true; });
    const at = new Date().toISOString();
    const entry = { name: crypto.randomUUID(), path: form.getAttribute("action"), label: form.dataset.label, word: pressed.textContent.trim(), at, fields: [] };
    entry.fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    entry.fields.push(["outcome", pressed.value], ["visited_at", at], ["sent_as", entry.name]);
    try {
      await keepEntry(entry);
    } catch {
      // No room or no store: the form goes as forms go.
      natively(form, entry);
      return;
    }
    const outcome = await send(entry);
    if (outcome === "refused") {
      // The server says what is wrong, with what was typed.
      await removeEntry(entry);
      natively(form, entry);
      return;
    }
    if (outcome === "sent") await removeEntry(entry);
    window.location.assign(form.dataset.round);
  });
}

function natively(form, entry) {
  for (const [name, value] of entry.fields.filter(([name]) => ["outcome", "sent_as", "visited_at"].includes(name))) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  form.submit();
}

// Getting ready for where there is no network -----------------------------------------------------------------------------

/** Fetches what the round will need and is not there yet, one after the other. */
async function prepare() {
  const cache = await caches.open(KEPT);
  const needed = [
    ...[...document.querySelectorAll(".stops .stop a, .card a.call")].map((way) => way.href),
    ...[...document.querySelectorAll("link[rel=stylesheet], link[rel=icon]")].map((link) => link.href),
    ...[...document.querySelectorAll("script[src], figure img[src]")].map((own) => own.src),
    window.location.href.split("#")[0],
  ];
  for (const address of new Set(needed)) {
    if (await cache.match(address, { ignoreVary: true })) continue;
    try {
      const answer = await fetch(address);
      if (answer.ok && !answer.redirected) await cache.put(address, answer);
    } catch {
      return;
    }
  }
  document.documentElement.dataset.prepared = "";
}

/** Forgets the rounds that the list no longer has. */
async function forgetOld() {
  const current = [...document.querySelectorAll(".card a[href^='/rounds/']")].map((way) => way.getAttribute("href"));
  const cache = await caches.open(KEPT);
  for (const request of await cache.keys()) {
    const round = new URL(request.url).pathname.match(/^\/rounds\/rnd_[^/]+/)?.[0];
    if (round && !current.includes(round)) await cache.delete(request);
  }
}

/** Leaves nothing of the rounds on a telephone that is signed out. */
function forgetWhenSignedOut(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const waiting = await entries().catch(() => []);
    if (waiting.length > 0 && !window.confirm(text.signOut)) return;
    await caches.delete(KEPT);
    form.submit();
  });
}

async function begin() {
  if (!("indexedDB" in window) || !navigator.locks) return;
  document.querySelectorAll("form[data-visit]").forEach(recordHere);
  document.querySelectorAll("form[action='/sign-out']").forEach(forgetWhenSignedOut);
  const goOn = async () => { if ((await sendAll()) && document.querySelector(".stops")) window.location.reload(); };
  window.addEventListener("online", goOn);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) goOn(); });
  await show();
  await goOn();
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/rounds/worker.js", { scope: "/rounds" });
  await prepare();
  if (window.location.pathname === "/rounds" && navigator.onLine) await forgetOld();
}

begin().catch((fault) => console.warn(fault));
