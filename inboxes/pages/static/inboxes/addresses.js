// All addresses that this browser holds: what is unread in each, labels, removing one.  list.js loads it when there
// are several.  The socket brings what is new, for all of them; while it says nothing this asks, as inbox.js does.
// Labels are kept in this browser and never sent: their field has no name, and stands in no form.
const POLL_MILLISECONDS = 10_000;
const TOAST_MILLISECONDS = 15_000;
const MAX_LABELS = 40;

const $ = (selector) => document.querySelector(selector);
const place = () => $("[data-addresses]");
const items = () => [...(place()?.querySelectorAll("li[data-address]") ?? [])];
const itemOf = (address) => items().find((item) => item.dataset.address === address);
const tell = (type, detail) => document.dispatchEvent(new CustomEvent(type, { detail }));

let kept = null; // this browser's: get(name), set(name, value)
let tabs = null; // a BroadcastChannel
let known = new Map(); // what was said of each address: { unread, latest }
let waiting = null; // what came while somebody was typing

export function begin(keptHere, otherTabs) {
  if (kept) return;
  [kept, tabs] = [keptHere, otherTabs];
  note();
  label();
  tellUnseen();
  stayShown();
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey, true); // before the menu's own Escape
  document.addEventListener("focusout", onFocusOut);
  document.addEventListener("inbox:placed", onPlaced);
  document.addEventListener("toggle", ({ target }) => target.matches("[data-switcher][open]") && hideToast(), true);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  addEventListener("focus", look);
  addEventListener("storage", ({ key }) => key === "labels" && label());
  setInterval(() => $("[data-live]")?.dataset.now !== "open" && look(), POLL_MILLISECONDS);
}

// --- What there is

export async function look() {
  const { url, shown, addresses } = place()?.dataset ?? {};
  if (!url) return;
  const query = new URLSearchParams({ shown, open: Math.round(Date.now() - performance.timeOrigin) });
  const headers = { "X-Requested-With": "fetch", "If-None-Match": addresses };
  const answer = await fetch(`${url}?${query}`, { headers, cache: "no-store" }).catch(() => null);
  if (answer?.status !== 200) return;
  const html = await answer.text();
  if (shown === place()?.dataset.shown) show(html, true); // no other inbox has taken its place
}

// By the keys of now, or by those that the socket was opened with.
export function show(html, isOfNow = false) {
  if (document.activeElement?.closest("[data-labelling]")) return (waiting = { html, isOfNow });
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.querySelector("[data-addresses]");
  const old = place();
  if (!fresh || !old) return;
  const before = items().map((item) => item.dataset.address);
  const focused = old.contains(document.activeElement) && document.activeElement;
  const removing = old.querySelector("[data-removing]:not([hidden])")?.closest("li").dataset.address;
  old.dataset.addresses = fresh.dataset.addresses;
  // What the socket brings has no token of a form.
  if (isOfNow) old.replaceChildren(...fresh.childNodes);
  else old.querySelector("ul").replaceWith(fresh.querySelector("ul"));
  const [switcher, freshSwitcher] = [$("[data-switcher]"), page.querySelector("[data-switcher]")];
  if (switcher && freshSwitcher) {
    switcher.hidden = freshSwitcher.hidden;
    switcher.querySelector("summary").replaceChildren(...freshSwitcher.querySelector("summary").childNodes);
  }
  if (removing) openRemoving(itemOf(removing));
  if (focused && !focused.isConnected) focusAgain(focused);
  label();
  const came = arrivals();
  note();
  tellUnseen(came);
  if (!isOfNow) return;
  const now = items().map((item) => item.dataset.address);
  forgetLabels(now);
  // The socket listens to what was held when it was opened.
  if (now.length !== before.length || now.some((address) => !before.includes(address))) tell("inbox:reconnect");
}

function focusAgain(lost) {
  const item = itemOf(lost.closest("li")?.dataset.address);
  const nameOf = (control) => control.getAttribute("aria-label");
  const same = item && [...item.querySelectorAll("a, button")].find((control) => nameOf(control) === nameOf(lost));
  (same ?? place().closest("details")?.querySelector("summary"))?.focus({ preventScroll: true });
}

function note() {
  known = new Map(items().map(({ dataset }) => [dataset.address, { unread: Number(dataset.unread), latest: Number(dataset.latest) }]));
}

// Another inbox has taken the place of the one that was shown.
function onPlaced() {
  note();
  label();
  tellUnseen();
  stayShown();
}

// --- Mail to another one

function arrivals() {
  const { shown } = place().dataset;
  return items().flatMap(({ dataset }) => {
    const before = known.get(dataset.address);
    if (!before || dataset.address === shown || Number(dataset.latest) <= before.latest) return [];
    return Number(dataset.unread) ? [{ address: dataset.address, count: Math.max(1, dataset.unread - before.unread) }] : [];
  });
}

// What came while this tab was open, until it is read, here or elsewhere, or its address is looked at.
function unseen(came) {
  let counts = {};
  try {
    counts = JSON.parse(sessionStorage.getItem("unseen")) ?? {};
  } catch {
    // None is kept.
  }
  for (const { address, count } of came) counts[address] = (counts[address] ?? 0) + count;
  for (const address of Object.keys(counts)) {
    counts[address] = Math.min(counts[address], known.get(address)?.unread ?? 0);
    if (!counts[address] || address === place()?.dataset.shown) delete counts[address];
  }
  try {
    sessionStorage.setItem("unseen", JSON.stringify(counts));
  } catch {
    // Then it is counted for this page.
  }
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

let told = 0;

async function tellUnseen(came = []) {
  const [before, [first]] = [told, came];
  told = unseen(came);
  if (!first) return before !== told && tell("inbox:elsewhere", { unseen: told });
  const path = new URL(itemOf(first.address).querySelector("a").href).pathname;
  const sentence = place().dataset.wordsArrived.replace("{address}", nameOf(first.address));
  toast(sentence, path);
  tell("inbox:elsewhere", { unseen: told, sentence, path, isQuiet: await isToldElsewhere(first.address) });
}

const nameOf = (address) => labels()[address] || address;
const lockOf = (address) => `shows ${address}`;

// The tab that shows an inbox tells of its mail itself; of the others, one does.  Locks end with their tab.
async function isToldElsewhere(address) {
  if (!navigator.locks) return false;
  const { held } = await navigator.locks.query();
  if (held.some(({ name }) => name === lockOf(address))) return true;
  const { latest } = known.get(address);
  return new Promise((resolve) => {
    navigator.locks.request(`tells ${address} ${latest}`, { ifAvailable: true }, (lock) => {
      resolve(!lock);
      return lock && new Promise((done) => setTimeout(done, POLL_MILLISECONDS));
    });
  });
}

let letGo = () => {};

function stayShown() {
  letGo();
  const { shown } = place()?.dataset ?? {};
  if (shown) navigator.locks?.request(lockOf(shown), { mode: "shared" }, () => new Promise((done) => (letGo = done)));
}

function toast(sentence, path) {
  hideToast();
  const link = document.createElement("a");
  link.className = "toast elsewhere";
  link.href = path;
  link.textContent = sentence;
  $("[data-said]").append(link);
  const hide = () => (link.matches(":hover, :focus") ? setTimeout(hide, TOAST_MILLISECONDS) : link.remove());
  setTimeout(hide, TOAST_MILLISECONDS);
}

const hideToast = () => $(".elsewhere")?.remove();

// --- Labels

function labels() {
  try {
    return JSON.parse(kept.get("labels")) ?? {};
  } catch {
    return {};
  }
}

function label() {
  const all = labels();
  for (const item of items()) {
    const shown = item.querySelector("[data-label]");
    shown.textContent = all[item.dataset.address] ?? "";
    shown.hidden = !shown.textContent;
  }
}

function setLabel(address, text) {
  const { [address]: before, ...others } = labels();
  if ((before ?? "") === text) return;
  const all = Object.entries(text ? { ...others, [address]: text } : others);
  kept.set("labels", JSON.stringify(Object.fromEntries(all.slice(-MAX_LABELS))));
  label();
}

// Those of what is held no more; an answer without any address may be a fault.
function forgetLabels(held) {
  if (held.length) for (const address of Object.keys(labels())) if (!held.includes(address)) setLabel(address, "");
}

function editLabel(item) {
  const box = item.querySelector("[data-labelling]");
  const field = box.querySelector("input");
  box.hidden = false;
  field.value = labels()[item.dataset.address] ?? "";
  field.select();
}

function keepLabel(field, isKept = true) {
  const item = field.closest("li");
  const box = field.closest("[data-labelling]");
  if (box.hidden) return;
  if (isKept) setLabel(item.dataset.address, field.value.trim());
  const hadFocus = document.activeElement === field;
  box.hidden = true;
  if (hadFocus) item.querySelector("[data-label-it]").focus();
  const { html, isOfNow } = waiting ?? {};
  waiting = null;
  if (html) show(html, isOfNow);
}

function onFocusOut({ target }) {
  if (target.closest("[data-labelling]")) setTimeout(keepLabel, 0, target); // first the click that took the focus
}

function onKey(event) {
  const field = event.target.closest("[data-labelling] input");
  if (!field || event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  keepLabel(field, event.key === "Enter");
}

// --- Removing

function openRemoving(item) {
  for (const box of place().querySelectorAll("[data-removing]")) box.hidden = !item?.contains(box) || !box.hidden;
}

async function onClick(event) {
  const item = event.target.closest("[data-addresses] li");
  if (!item) return;
  if (event.target.closest("[data-label-it]")) return editLabel(item);
  if (event.target.closest("[data-remove]")) {
    event.preventDefault();
    openRemoving(item);
    return item.querySelector("[data-removing]:not([hidden]) button")?.focus();
  }
  const button = event.target.closest("[data-removing] button");
  const { address } = item.dataset;
  // What is shown is left by a page.
  if (!button || address === place().dataset.shown) return;
  event.preventDefault();
  button.disabled = true;
  const body = new FormData(button.form);
  const answer = await fetch(button.formAction, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (answer?.type !== "opaqueredirect") {
    button.disabled = false;
    button.form.action = button.formAction;
    return button.form.submit();
  }
  await look();
  tabs?.postMessage("removed");
}
