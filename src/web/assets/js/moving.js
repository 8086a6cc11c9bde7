// A door dragged to another draft round, out of a round's list (`data-move`: where its form is) or on the map. While it is held, every
// round (`data-draft`: its id) says what the move would cost and whether all holds; dropped, a dialog says it once more and asks.
// Nothing changes before that is answered. Without this script, and under a thumb, the form behind "Move" does the same.

import { opened } from "./map.js";

const dialog = document.getElementById("moving");
const rows = new Map([...document.querySelectorAll("[data-draft]")].map((row) => [row.dataset.draft, row]));
const FAR_ENOUGH_PX = 5;
const EDGE_PX = 60;

let maps = [];
let held = null;

/** What each round would make of the door, by round. */
async function weigh(door) {
  const answer = await fetch(`${door.path}.json`, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return new Map((await answer.json()).map((way) => [way.round, way]));
}

/** Takes a door in hand; it is lifted once the pointer has moved a little. */
function take(door, { clientX, clientY }) {
  held = { door, from: [clientX, clientY], label: null, ways: null, target: null };
}

function lift() {
  const label = document.createElement("div");
  label.className = "badge info";
  Object.assign(label.style, { position: "fixed", insetBlockStart: "0", insetInlineStart: "0", zIndex: "9", pointerEvents: "none" });
  document.body.append(label);
  document.body.style.userSelect = "none";
  const mine = Object.assign(held, { label, asked: weigh(held.door) });
  mine.asked.then((ways) => {
    if (held !== mine) return;
    mine.ways = ways;
    ways.forEach(price);
    say();
  }, () => {
    // Another has published or planned meanwhile: the form's page says so.
    if (held === mine) location.assign(mine.door.path);
  });
}

/** Puts the price of a move to its round. */
function price(way) {
  const badge = rows.get(way.round)?.querySelector("[data-price]");
  if (!badge) return;
  badge.textContent = way.cost;
  badge.className = `badge ${way.breaches.length ? "bad" : "good"}`;
  badge.hidden = false;
}

/** What the label under the pointer says. */
function say() {
  const way = held.target && held.ways?.get(held.target);
  held.label.textContent = way ? `${held.door.label} → ${way.mediator}, ${way.day} · ${way.cost}` : held.door.label;
  held.label.className = `badge ${way ? (way.breaches.length ? "bad" : "good") : "info"}`;
}

/** The draft round under the pointer, in a table or on a map. */
function under(x, y) {
  const element = document.elementFromPoint(x, y);
  const row = element?.closest("[data-draft]");
  if (row) return row.dataset.draft;
  for (const { map } of maps) {
    if (!map.getContainer().contains(element)) continue;
    const { left, top } = map.getContainer().getBoundingClientRect();
    const found = map.queryRenderedFeatures([x - left, y - top], { layers: ["door", "way"] });
    return found.find(({ properties }) => properties.draft && properties.draft !== held.door.draft)?.properties.draft ?? null;
  }
  return null;
}

function mark(target) {
  if (held.target === target) return;
  rows.get(held.target)?.style.removeProperty("outline");
  held.target = target;
  if (target) rows.get(target)?.style.setProperty("outline", "3px solid var(--enamel)");
}

function letGo() {
  mark(null);
  held.label?.remove();
  document.body.style.removeProperty("user-select");
  for (const row of rows.values()) row.querySelector("[data-price]").hidden = true;
  held = null;
}

/** Says what the move costs and breaks, and asks. */
function ask(door, way) {
  const part = (name) => dialog.querySelector(`[data-${name}]`);
  dialog.querySelector("h2").textContent = door.label;
  part("to").textContent = `→ ${way.mediator}, ${way.day}, ${way.time}`;
  part("cost").textContent = way.cost;
  part("keeps").hidden = way.breaches.length > 0;
  part("breaches").replaceChildren(...way.breaches.map((breach) => Object.assign(document.createElement("li"), { className: "fault", textContent: breach })));
  const form = dialog.querySelector("form");
  form.action = door.path;
  form.elements.to.value = way.round;
  dialog.showModal();
}

document.addEventListener("pointerdown", (event) => {
  const item = event.target.closest("[data-move]");
  if (!item || event.button !== 0 || event.pointerType === "touch" || event.target.closest("a")) return;
  event.preventDefault();
  const draft = item.closest("tr").previousElementSibling.dataset.draft;
  take({ path: item.dataset.move, label: item.querySelector("span").textContent, draft }, event);
});

document.addEventListener("pointermove", ({ clientX: x, clientY: y }) => {
  if (!held) return;
  if (!held.label) {
    if (Math.hypot(x - held.from[0], y - held.from[1]) < FAR_ENOUGH_PX) return;
    lift();
  }
  held.label.style.translate = `${Math.max(0, Math.min(x + 14, innerWidth - held.label.offsetWidth - 8))}px ${y + 10}px`;
  mark(under(x, y));
  say();
  if (y < EDGE_PX) scrollBy({ top: y - EDGE_PX, behavior: "instant" });
  if (y > innerHeight - EDGE_PX) scrollBy({ top: y - innerHeight + EDGE_PX, behavior: "instant" });
});

document.addEventListener("pointerup", async () => {
  if (!held) return;
  const { door, asked, target } = held;
  letGo();
  const way = target && (await asked.catch(() => null))?.get(target);
  if (way) ask(door, way);
});

for (const end of ["pointercancel", "blur"]) window.addEventListener(end, () => held && letGo());
document.addEventListener("keydown", ({ key }) => key === "Escape" && held && letGo());

for (const item of document.querySelectorAll("[data-move]")) Object.assign(item.style, { cursor: "grab", userSelect: "none" });

maps = (await Promise.all(opened)).filter(Boolean);
for (const { map } of maps) {
  map.on("mousedown", "door", (event) => {
    const { move, label, draft } = event.features[0].properties;
    if (!move || event.originalEvent.button !== 0) return;
    // The map stays where it is while the door moves.
    event.preventDefault();
    take({ path: move, label, draft }, event.originalEvent);
  });
}
document.documentElement.dataset.movable = "";
