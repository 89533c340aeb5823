// What can be done with the rows: search, keys, deletion that can be taken back.
// inbox.js keeps the rows fresh and tells by events; alerts.js calls whoever looks elsewhere.
const UNDO_MILLISECONDS = 6000;
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

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: (row) => row?.querySelector(".row-link").click(),
  d: remove,
  u: undo,
  r: refresh,
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
    refresh();
  }
});

// --- Alerts: loaded when mail has come, or somebody chooses them.

const alerts = () => import(new URL(words("alertsScript"), location));

document.addEventListener("inbox:arrived", async ({ detail }) => {
  const sender = detail.rows[0].querySelector(".row-from b")?.textContent.trim() ?? "";
  const sentence = words("wordsArrived").replace("{sender}", sender);
  say(sentence);
  (await alerts()).arrived(kept, sentence, detail.rows);
});

const showAlerts = async () => (await alerts()).showChoices(kept);

document.addEventListener("toggle", ({ target }) => target.matches("[data-alerts]") && showAlerts(), true);
document.addEventListener("toggle", async ({ target }) => {
  if (target.open && target.dataset.script) (await import(new URL(target.dataset.script, location))).open(target);
}, true);
document.addEventListener("change", async ({ target }) => {
  if (target.matches("[data-keys]")) kept.set("keys", target.checked ? "on" : "off");
  if (target.dataset?.alert) (await alerts()).choose(kept, target);
});

document.addEventListener("inbox:say", ({ detail }) => say(detail));
document.addEventListener("inbox:ended", hideToast);
document.addEventListener("inbox:updated", () => {
  for (const id of [...doomed.keys()]) if (!document.getElementById(id)) doomed.delete(id);
  filter();
});
document.addEventListener("inbox:placed", showKeys);
filter();
showKeys();
doomWhatWasOpen();
showOpenRow();
