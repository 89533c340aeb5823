// What can be done with the rows: keys, deletion that can be taken back.  inbox.js keeps the rows fresh and tells
// by events; search.js and selection.js are loaded when somebody searches or selects, alerts.js when mail has come.
const UNDO_MILLISECONDS = 6000;
const MOST_AT_ONCE = 500;
const $ = (selector) => document.querySelector(selector);
const rows = () => [...document.querySelectorAll("#messages .row")];
const shown = () => rows().filter((row) => !row.hidden);
const words = (name) => $("[data-mail]")?.dataset[name] ?? "";
const number = new Intl.NumberFormat(document.documentElement.lang);
const counted = (name, count) => words(name).replace("{count}", number.format(count));

// What this browser keeps, or this tab; storage may be switched off.
const storage = (area) => ({
  get(name) {
    try {
      return globalThis[area].getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      if (value === null) globalThis[area].removeItem(name);
      else globalThis[area].setItem(name, value);
      return true;
    } catch {
      return false;
    }
  },
});
const kept = storage("localStorage");
const here = storage("sessionStorage");

function say(text) {
  const announcer = $("[data-announcer]");
  if (announcer) announcer.textContent = text;
}

// --- What does not show for now: each says so of its rows.

const hiders = new Set([(row) => doomed.has(idOf(row))]);

function filter() {
  for (const row of rows()) row.hidden = [...hiders].some((hides) => hides(row));
  document.dispatchEvent(new Event("inbox:filtered"));
}

// Search and selection are loaded when they are needed.
const loaded = {};

function load(name) {
  loaded[name] ??= import(new URL($(`[data-${name}]`).dataset.script, location)).then(({ start }) => start(page));
  loaded[name].catch(() => delete loaded[name]); // without a connection: the next one tries again
  return loaded[name];
}

const search = async () => (await load("search")).look();

document.addEventListener("focusin", ({ target }) => target.id === "filter" && load("search"));
document.addEventListener("input", ({ target }) => target.id === "filter" && search());
document.addEventListener("submit", (event) => {
  if (!event.target.matches(".search")) return;
  event.preventDefault();
  load("search").then((found) => found.jump(1), () => event.target.submit());
});

const select = async (act) => $("[data-selection]") && act(await load("selection"));

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-select]")) select((selection) => selection.toggle());
  const box = event.target.closest(".pick input");
  const isOn = box?.checked; // as it is clicked: the module shows what it knows of when it comes
  if (box) select((selection) => selection.picked(box, isOn, event.shiftKey));
});
// A long press on a row, which only the module can tell.
document.addEventListener("pointerdown", (event) => {
  if (event.pointerType === "touch" && event.target.closest(".row:has(.pick)")) select((selection) => selection.press(event));
});

// --- Deletion: held for some seconds, then sent, all in one; leaving the page sends it at once.

const doomed = new Map(); // ids, and whether they can still be taken back
const idOf = (row) => row.querySelector(".row-link").id;
const held = () => [...doomed].filter(([, isHeld]) => isHeld).map(([id]) => id);
let sending = null;

document.addEventListener("click", (event) => {
  const button = event.target.closest("#messages button[formaction]");
  if (!button) return;
  event.preventDefault();
  remove([button.closest(".row")]);
});

// Pinned in the background: what the page shows comes with the list, and a refusal has a page of its own.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("#messages button[form=pins]");
  if (!button) return;
  event.preventDefault();
  if (!(await post(button.form.action, [], { [button.name]: button.value }))) button.form.requestSubmit(button);
});

// The open message is deleted from the inbox's page, where that can be taken back.
function remove(some) {
  if (!some.length) return $("[data-delete-open]")?.requestSubmit();
  if (some.includes(openRow())) return removeThere(some.map(idOf));
  doom(some);
}

function doom(some) {
  const form = document.getElementById("rows");
  if (!form) return;
  if (doomed.size + some.length > MOST_AT_ONCE) carryOut();
  const left = shown().filter((row) => !some.includes(row));
  const next = left.find((row) => some.at(-1).compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) ?? left.at(-1);
  for (const row of some) doomed.set(idOf(row), true);
  clearTimeout(sending);
  sending = setTimeout(carryOut, UNDO_MILLISECONDS);
  filter();
  (next?.querySelector(".row-link") ?? $("#messages"))?.focus();
  tellHeld();
}

function tellHeld() {
  const count = held().length;
  if (count) toast(counted("wordsDeleted", count), true);
  else if (!$("[data-undo]")?.hidden) hideToast();
}

async function carryOut() {
  clearTimeout(sending);
  const ids = held();
  if (!ids.length) return;
  for (const id of ids) doomed.set(id, false);
  tellHeld();
  if (!(await post(document.getElementById("rows").action, ids))) {
    for (const id of ids) doomed.delete(id);
    filter();
  }
}

// What rows are asked for is one small request: a browser lets go of 64 KB while a page is left (Fetch 4.7.2).
async function post(url, ids, more = {}) {
  const body = new URLSearchParams(more);
  for (const field of document.querySelectorAll("#rows input[type=hidden]")) body.append(field.name, field.value);
  for (const id of ids) body.append("message", id.replace("m-", ""));
  const answer = await fetch(url, { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => null);
  const done = answer && (answer.type === "opaqueredirect" || answer.ok);
  if (!done) toast(words("wordsFailed"), false);
  document.dispatchEvent(new Event("inbox:look"));
  return done;
}

function undo() {
  const ids = held();
  if (!ids.length) return;
  clearTimeout(sending);
  for (const id of ids) doomed.delete(id);
  hideToast();
  filter();
  document.getElementById(ids[0])?.focus();
}

addEventListener("pagehide", carryOut);

document.addEventListener("submit", (event) => {
  const { deleteOpen: id, next, swap } = event.target.dataset;
  if (swap !== undefined) carryOut(); // while this inbox is shown
  // Where its row is shown again, it can be taken back there.
  if (id && removeThere([id], document.getElementById(id) && next)) event.preventDefault();
});

function removeThere(ids, next) {
  if (!here.set("doomed", ids.join(" "))) return false; // then at once
  location.assign(next || $(".back a").href);
  return true;
}

function doomWhatWasOpen() {
  const ids = here.get("doomed")?.split(" ") ?? [];
  here.set("doomed", null);
  const some = ids.map((id) => document.getElementById(id)?.closest(".row")).filter(Boolean);
  if (some.length) doom(some);
}

let hiding = null;

function toast(text, canUndo) {
  const box = $("[data-toast]");
  box.firstElementChild.textContent = text;
  $("[data-undo]").hidden = !canUndo;
  box.hidden = false;
  clearTimeout(hiding);
  if (!canUndo) hiding = setTimeout(hideToast, UNDO_MILLISECONDS);
}

function hideToast() {
  const box = $("[data-toast]");
  if (box) box.hidden = true;
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-undo]")) undo();
});

// --- Names: rows that the page has kept may have the title of one that came.

function nameTwins() {
  const counts = new Map();
  for (const row of rows().reverse()) {
    const { title, twin = 1 } = row.dataset;
    const [before, now] = [Number(twin), (counts.get(title) ?? 0) + 1];
    counts.set(title, now);
    if (now === before) continue;
    const named = (twin) => (twin > 1 ? `${title} (${twin})` : title);
    const rename = (text) => text.replace(named(before), () => named(now));
    for (const control of row.querySelectorAll("[aria-label]")) {
      control.setAttribute("aria-label", rename(control.getAttribute("aria-label")));
    }
    for (const words of row.querySelectorAll(":is(a, button) .hidden-text")) words.textContent = rename(words.textContent);
    row.dataset.twin = now;
  }
}

// --- Keys

function neighbour(row, step) {
  const all = shown();
  return all[all.indexOf(row) + step];
}

function showKeys() {
  const dialogSwitch = $("[data-keys]");
  if (dialogSwitch) dialogSwitch.checked = kept.get("keys") !== "off";
}

function refresh() {
  document.dispatchEvent(new CustomEvent("inbox:look", { detail: "asked" }));
}

const focusedRow = () => document.activeElement?.closest(".row");
const openRow = () => $(".row-link[aria-current]")?.closest(".row");

// The list alone moves: scrollIntoView would move the page, too.
function showOpenRow() {
  const [pane, row] = [$(".beside"), openRow()];
  if (pane && row) pane.scrollTop = row.offsetTop - (pane.clientHeight - row.offsetHeight) / 2;
}

// Beside an open message the next one is opened; in a list it is chosen.
function move(step) {
  const now = focusedRow() ?? openRow();
  const row = now ? neighbour(now, step) : step > 0 ? shown()[0] : shown().at(-1);
  const link = row?.querySelector(".row-link");
  if (now && now === openRow()) link?.click();
  else link?.focus();
}

// The inbox's page from a message, or out of a selection.
function back() {
  if (isSelecting()) return select((selection) => selection.cancel());
  $(".back a")?.click();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: (row) => row?.querySelector(".row-link").click(),
  d: (row) => (isSelecting() ? select((selection) => selection.remove()) : remove(row ? [row] : [])),
  x: (row, event) => row && select((selection) => selection.pick(row, event.shiftKey)),
  u: undo,
  r: refresh,
  n: () => $("form.new-address")?.requestSubmit(),
  b: back,
  Escape: back,
  Backspace: back,
  c: (row) => ((row ?? openRow())?.querySelector(".code [data-copy]") ?? $(".message .code [data-copy], [data-copy-key]"))?.click(),
  "/": () => $("#filter")?.focus(),
  "?": () => $("[data-help-dialog]")?.showModal(),
};
const REPEATED = ["j", "k"]; // by a key that is held down
const isSelecting = () => Boolean($(".mail.selecting"));

// By what a key writes, so that "/" and "?" are where a layout has them; by its place where it writes no Latin letter.
// Autofill leaves both out.
function keyOf({ key = "", code = "" }) {
  if (/^\p{L}$/u.test(key) && !/^[a-z]$/i.test(key)) return code.startsWith("Key") ? code.slice(3).toLowerCase() : "";
  return key.length === 1 ? key.toLowerCase() : key;
}

function press(event) {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input:not(.pick input, .selected input), select, textarea, dialog, [contenteditable]")) return;
  const key = keyOf(event);
  const act = Object.hasOwn(keys, key) && keys[key];
  // Single keys can be switched off (WCAG 2.1.4); the help stays reachable by its button.
  if (!act || kept.get("keys") === "off" || !$("[data-mail]")) return;
  if (event.shiftKey && /^[a-z]$/.test(key) && key !== "x") return;
  if (event.repeat && !REPEATED.includes(key)) return;
  if (key !== "Escape") event.preventDefault();
  act(focusedRow(), event);
}

document.addEventListener("keydown", press);
// What is pressed in a message's frame says nothing to the page by itself.
for (const frame of document.querySelectorAll("iframe.html")) {
  const listen = () => frame.contentDocument?.addEventListener("keydown", press);
  frame.addEventListener("load", listen);
  listen();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-help]")) $("[data-help-dialog]").showModal();
  if (event.target.matches("dialog")) event.target.close(); // beside it
  if (event.target.closest("[data-refresh]")) {
    event.preventDefault();
    refresh();
  }
});

// --- Alerts: loaded when mail has come, or somebody chooses them.

const alerts = () => import(new URL(words("alertsScript"), location));

document.addEventListener("inbox:arrived", async ({ detail }) => {
  const sender = detail.rows[0].querySelector(".sender.contradicted, .sender b")?.textContent.trim() ?? "";
  const sentence = words("wordsArrived").replace("{sender}", sender);
  say(sentence);
  (await alerts()).arrived(kept, sentence, detail.rows);
});

const showAlerts = async () => (await alerts()).showChoices(kept);

document.addEventListener("toggle", ({ target }) => target.matches("[data-alerts][open]") && showAlerts(), true);
document.addEventListener("toggle", async ({ target }) => {
  if (target.open && target.dataset.script) (await import(new URL(target.dataset.script, location))).open(target);
}, true);
document.addEventListener("change", async ({ target }) => {
  const isOn = target.checked;
  if (target.matches("[data-keys]")) kept.set("keys", isOn ? "on" : "off");
  if (!target.dataset.alert) return;
  target.dataset.choosing = ""; // meanwhile it does not show what is kept
  await alerts().then((module) => module.choose(kept, target, isOn)).finally(() => delete target.dataset.choosing);
});

// --- The newest code, once it is out of sight: loaded with the first row.

const tellLatest = () => $("#messages .row") && import(new URL(words("latestScript"), location)).catch(() => {});
for (const name of ["inbox:updated", "inbox:placed"]) document.addEventListener(name, tellLatest);
tellLatest();

// --- The visitor's other addresses: loaded when there are any, here or made in another tab.

const tabs = globalThis.BroadcastChannel && new BroadcastChannel("addresses");

async function addresses() {
  const place = $("[data-addresses]");
  const module = place && (await import(new URL(place.dataset.script, location)));
  module?.begin(kept, tabs);
  return module;
}

const showAddresses = () => $("[data-addresses] li:not(:only-child)") && addresses();

document.addEventListener("inbox:addresses", async ({ detail }) => (await addresses())?.show(detail));
document.addEventListener("inbox:elsewhere", async ({ detail }) => {
  if (detail.sentence) say(detail.sentence);
  if (words("alertsScript")) (await alerts()).elsewhere(kept, detail);
});
document.addEventListener("inbox:placed", showAddresses);
// Each page that is opened tells the other tabs, which ask what there is now.
if (tabs) tabs.onmessage = async () => (await addresses())?.look();
tabs?.postMessage("opened");
showAddresses();

// The worker asks where this page is, or brings what a click on a notification is about.
navigator.serviceWorker?.addEventListener("message", async ({ data, ports }) => {
  if (data.code) (await alerts()).take(data);
  else ports[0]?.postMessage(location.pathname);
});

document.addEventListener("inbox:say", ({ detail }) => say(detail));
document.addEventListener("inbox:ended", hideToast);
document.addEventListener("inbox:updated", () => {
  for (const id of [...doomed.keys()]) if (!document.getElementById(id)) doomed.delete(id);
  tellHeld();
  nameTwins();
  filter();
});
document.addEventListener("inbox:placed", showKeys);
const page = { $, rows, shown, idOf, number, say, filter, hiders, remove, post, openRow, focusedRow, here };
if (here.get("search") || $("#filter")?.value) search();
filter();
showKeys();
doomWhatWasOpen();
showOpenRow();
