// What can be done with the rows: search, keys, deletion that can be taken back, and
// saying aloud that mail has come.  inbox.js keeps the rows fresh and tells by events.
const UNDO_MILLISECONDS = 6000;
const NEW_ICON =
  "data:image/svg+xml," +
  encodeURIComponent(
    [
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">',
      '<rect x="1" y="5" width="30" height="22" rx="6" fill="#0d6b5e"/>',
      '<path d="m6 11 8.2 6.4a3 3 0 0 0 3.6 0L26 11" fill="none" stroke="#fff" stroke-width="2.4"',
      ' stroke-linecap="round" stroke-linejoin="round"/>',
      '<circle cx="24" cy="9" r="8" fill="#e5484d"/>',
      "</svg>",
    ].join(""),
  );

const $ = (selector) => document.querySelector(selector);
const rows = () => [...document.querySelectorAll("#messages .row")];
const shown = () => rows().filter((row) => !row.hidden);
const words = (name) => $("[data-mail]")?.dataset[name] ?? "";

const kept = {
  get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Then it holds for this page.
    }
  },
};

function say(text) {
  const announcer = $("[data-announcer]");
  if (announcer) announcer.textContent = text;
}

// --- Search

function filter() {
  const field = $("#filter");
  const wanted = field?.value.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  for (const row of rows()) {
    const searched = row.querySelectorAll(".row-from, .row-subject, .row-preview, .code b, .host");
    const text = [...searched].map((part) => part.textContent.toLowerCase()).join(" ");
    row.hidden = doomed.has(idOf(row)) || !wanted.every((word) => text.includes(word));
  }
  const noMatch = $("[data-no-match]");
  if (noMatch) noMatch.hidden = !wanted.length || shown().length > 0 || rows().length === 0;
}

document.addEventListener("input", (event) => {
  if (event.target.id === "filter") filter();
});
document.addEventListener("submit", (event) => {
  if (event.target.matches(".search")) event.preventDefault();
});

// --- Deletion: held for some seconds, then sent; leaving the page sends it at once.

const doomed = new Map();
const idOf = (row) => row.querySelector(".row-link").id;
let lastDoomed = null;

document.addEventListener("click", (event) => {
  const button = event.target.closest("#messages button[formaction]");
  if (!button) return;
  event.preventDefault();
  remove(button.closest(".row"));
});

function remove(row) {
  if (row && row !== openRow()) doom(row);
  else $("[data-delete-open]")?.requestSubmit();
}

function doom(row) {
  const button = row.querySelector("button[formaction]");
  if (!button) return;
  const id = idOf(row);
  const next = neighbour(row, 1) ?? neighbour(row, -1);
  const body = new FormData(button.form);
  const timer = setTimeout(() => carryOut(id), UNDO_MILLISECONDS);
  doomed.set(id, { url: button.formAction, body, timer });
  lastDoomed = id;
  filter();
  (next?.querySelector(".row-link") ?? $("#messages"))?.focus();
  toast(words("wordsDeleted"), true);
}

async function carryOut(id) {
  const { url, body, timer } = doomed.get(id);
  clearTimeout(timer);
  if (lastDoomed === id) hideToast();
  const answer = await fetch(url, { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => null);
  const done = answer && (answer.type === "opaqueredirect" || answer.ok || answer.status === 404);
  if (!done) {
    doomed.delete(id);
    filter();
    toast(words("wordsFailed"), false);
  }
  document.dispatchEvent(new Event("inbox:look"));
}

function undo() {
  const taken = doomed.get(lastDoomed);
  if (!taken) return;
  clearTimeout(taken.timer);
  doomed.delete(lastDoomed);
  hideToast();
  filter();
  document.getElementById(lastDoomed)?.focus();
}

addEventListener("pagehide", () => {
  for (const id of [...doomed.keys()]) carryOut(id);
});

// The open message is deleted from the inbox's page, where that can be taken back.
document.addEventListener("submit", (event) => {
  const id = event.target.dataset.deleteOpen;
  if (!id) return;
  try {
    sessionStorage.setItem("doomed", id);
  } catch {
    return; // then at once
  }
  event.preventDefault();
  location.assign($(".back a").href);
});

function doomWhatWasOpen() {
  let id = null;
  try {
    id = sessionStorage.getItem("doomed");
    sessionStorage.removeItem("doomed");
  } catch {
    // Nothing was put there either.
  }
  const row = id && document.getElementById(id)?.closest(".row");
  if (row) doom(row);
}

function toast(text, canUndo) {
  const box = $("[data-toast]");
  box.firstElementChild.textContent = text;
  $("[data-undo]").hidden = !canUndo;
  box.hidden = false;
  if (!canUndo) setTimeout(hideToast, UNDO_MILLISECONDS);
}

function hideToast() {
  const box = $("[data-toast]");
  if (box) box.hidden = true;
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-undo]")) undo();
});

// --- Keys

function neighbour(row, step) {
  const all = shown();
  return all[all.indexOf(row) + step];
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

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: (row) => row?.querySelector(".row-link").click(),
  d: remove,
  u: undo,
  r: () => document.dispatchEvent(new Event("inbox:look")),
  c: (row) => ((row ?? openRow())?.querySelector(".code [data-copy]") ?? $(".message .code [data-copy], [data-copy-key]"))?.click(),
  "/": () => $("#filter")?.focus(),
  "?": () => $("[data-help-dialog]")?.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.id === "filter") event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, select, textarea, dialog, [contenteditable]")) return;
  const act = keys[event.key];
  // Single keys can be switched off (WCAG 2.1.4); the help stays reachable by its button.
  if (!act || kept.get("keys") === "off" || !$("[data-mail]")) return;
  event.preventDefault();
  act(focusedRow());
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-help]")) $("[data-help-dialog]").showModal();
  if (event.target.matches("dialog")) event.target.close(); // beside it
  if (event.target.closest("[data-refresh]")) {
    event.preventDefault();
    document.dispatchEvent(new Event("inbox:look"));
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.firstElementChild.focus();
});

// --- Arrivals: title, icon, sound, notification

const title = document.title;
const icon = $("link[rel=icon]");
const usualIcon = icon?.href;
let unseen = 0;
let audio = null;

function count(number) {
  unseen = number;
  document.title = unseen ? `(${unseen}) ${title}` : title;
  if (icon) icon.href = unseen ? NEW_ICON : usualIcon;
}

document.addEventListener("inbox:arrived", ({ detail }) => {
  const sender = (row) => row.querySelector(".row-from b")?.textContent.trim() ?? "";
  const first = detail.rows[0];
  const sentence = words("wordsArrived").replace("{sender}", sender(first));
  say(sentence);
  if (!document.hasFocus() || document.hidden) count(unseen + detail.rows.length);
  if (kept.get("sound") === "on") chime();
  if (kept.get("notify") !== "on" || document.hasFocus() || globalThis.Notification?.permission !== "granted") return;
  const body = ["code b", "row-subject"].map((name) => first.querySelector(`.${name}`)?.textContent.trim()).filter(Boolean);
  notify(sentence, {
    body: kept.get("subject") === "on" ? body.join("\n") : "",
    icon: $("link[rel=apple-touch-icon]")?.href,
    tag: idOf(first),
    data: { page: location.pathname, inbox: new URL($("#messages").dataset.listUrl, location).pathname.replace(/\/list$/, "") },
  });
});

// The home page registers none by itself (shell.js).
async function worker() {
  const workers = navigator.serviceWorker;
  const mine = (await workers?.getRegistration()) ?? (await workers?.register("/service-worker.js", { updateViaCache: "none" }));
  return mine && workers.ready;
}

// Android shows none but the worker's: its constructor throws.
function canNotify() {
  if (!globalThis.Notification) return false;
  if (navigator.serviceWorker || Notification.permission === "granted") return true;
  try {
    return Boolean(new Notification("")); // shows nothing without the permission
  } catch {
    return false;
  }
}

async function notify(sentence, options) {
  const mine = await worker().catch(() => null);
  if (mine) return mine.showNotification(sentence, options);
  new Notification(sentence, options).addEventListener("click", () => window.focus());
}

function chime() {
  audio ??= new AudioContext();
  audio.resume();
  for (const [hertz, delay] of [[660, 0], [880, 0.14]]) {
    const [tone, volume, at] = [audio.createOscillator(), audio.createGain(), audio.currentTime + delay];
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.01, at);
    volume.gain.exponentialRampToValueAtTime(0.15, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.01, at + 0.4);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.45);
  }
}

function showChoices() {
  const dialogSwitch = $("[data-keys]");
  if (dialogSwitch) dialogSwitch.checked = kept.get("keys") !== "off";
  for (const box of document.querySelectorAll("[data-alert]")) box.checked = kept.get(box.dataset.alert) === "on";
  const notify = $("[data-alert=notify]");
  if (!notify) return;
  const subject = $("[data-alert=subject]");
  for (const box of [notify, subject]) box.closest("label").hidden = !canNotify();
  notify.checked &&= globalThis.Notification?.permission === "granted";
  subject.disabled = !notify.checked;
}

document.addEventListener("change", async ({ target }) => {
  if (target.matches("[data-keys]")) kept.set("keys", target.checked ? "on" : "off");
  const alert = target.dataset?.alert;
  if (!alert) return;
  if (alert === "notify" && target.checked) {
    const isGranted = (await Notification.requestPermission()) === "granted";
    if (isGranted) worker().catch(() => null); // it takes a while, and mail is awaited
    $("[data-alert-refused]").hidden = isGranted;
    target.checked = isGranted;
  }
  kept.set(alert, target.checked ? "on" : "off");
  if (alert === "sound" && target.checked) chime();
  showChoices();
});

addEventListener("focus", () => count(0));
document.addEventListener("inbox:say", ({ detail }) => say(detail));
document.addEventListener("inbox:ended", hideToast);
document.addEventListener("inbox:updated", () => {
  for (const id of [...doomed.keys()]) if (!document.getElementById(id)) doomed.delete(id);
  filter();
});
document.addEventListener("inbox:placed", showChoices);
filter();
showChoices();
doomWhatWasOpen();
showOpenRow();
