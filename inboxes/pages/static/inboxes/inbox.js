// Keeps an inbox live, on home, its own page and beside a message: the first address,
// arrivals, the time left, copying.  The WebSocket brings the list whenever it has changed;
// while the socket is not open, it is fetched every 10 s.  list.js works on the rows.
const POLL_MILLISECONDS = 10_000;
const LONGEST_WAIT_MILLISECONDS = 60_000;
const CLOSED_FOR_GOOD = [1008, 4404];
const SOON_SECONDS = 300;
const SCRIPT = { "X-Requested-With": "fetch" };

const list = () => document.getElementById("messages");
const words = (name) => document.querySelector("[data-mail]")?.dataset[name] ?? "";
const parse = (html) => new DOMParser().parseFromString(html, "text/html");
const tell = (type, detail) => document.dispatchEvent(new CustomEvent(type, { detail }));
// Home shows an inbox under its own address, so that a reload shows the same one.
const isOwnPage = location.pathname.includes("/inbox/");

// --- The first address: made by a POST, and only for a page that somebody looks at.

async function arrive() {
  const waiting = document.querySelector("[data-arrive=making]");
  if (!waiting) return;
  if (document.visibilityState !== "visible" || document.prerendering) {
    document.addEventListener("visibilitychange", arrive, { once: true });
    document.addEventListener("prerenderingchange", arrive, { once: true });
    return;
  }
  waiting.dataset.arrive = "asked";
  try {
    const form = waiting.querySelector("[data-issue]");
    const ask = () => fetch(form.action, { method: "POST", body: new FormData(form), headers: SCRIPT });
    let answer = await ask();
    if (answer.status === 403) answer = await ask(); // the refusal brings the cookie that was missing
    if (answer.ok) return place(await answer.text());
    const wait = parse(await answer.text()).querySelector("[data-field=wait]");
    if (wait) waiting.querySelector(".failed span").textContent = wait.textContent.trim();
    waiting.dataset.arrive = "failed";
  } catch {
    waiting.dataset.arrive = "failed";
  }
}

function place(html) {
  const fresh = parse(html).getElementById("inbox");
  const old = document.getElementById("inbox");
  if (!old) return location.assign(fresh.dataset.url); // what was here has ended meanwhile
  old.replaceWith(fresh);
  keepAddress();
  follow();
  tell("inbox:placed");
  tell("inbox:say", document.getElementById("the-address").textContent);
}

// The first inbox takes the place of home in the history, a later one stands after it.
const ownUrl = () => document.getElementById("inbox")?.dataset.url;
const isElsewhere = () => ownUrl() && new URL(ownUrl(), location.href).pathname !== location.pathname;

function keepAddress() {
  if (isOwnPage || !isElsewhere()) return;
  history[location.pathname.includes("/inbox/") ? "pushState" : "replaceState"](null, "", ownUrl());
}

addEventListener("popstate", () => isElsewhere() && location.reload());
// Back or forward may have been pressed before this script ran.
const [came] = performance.getEntriesByType("navigation");
if (isOwnPage && came?.name && new URL(came.name).pathname !== location.pathname) location.reload();

// Forms that change the inbox in place; a refusal goes to its fields.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-swap], [data-choose]");
  // Beside an inbox of its own URL, another address is another page.
  if (!form || "plain" in form.dataset || (isOwnPage && form.matches("[data-choose]"))) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  const answer = await fetch(form.action, { method: "POST", body, headers: SCRIPT }).catch(() => null);
  if ([422, 429].includes(answer?.status) && form.matches("[data-choose]")) return showVerdict(form, await answer.text());
  if (!answer?.ok) {
    // No connection, for example: the browser's own way says so.
    form.dataset.plain = "";
    return form.requestSubmit(event.submitter);
  }
  place(await answer.text());
  document.getElementById("inbox")?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
});

// --- What is wrong with a name, while it is typed.

let asking = null;

document.addEventListener("input", (event) => {
  const form = event.target.closest("[data-choose]");
  if (!form) return;
  clearTimeout(asking?.timer);
  asking?.abort.abort();
  const abort = new AbortController();
  const timer = setTimeout(async () => {
    const fields = new URLSearchParams(new FormData(form));
    fields.delete("csrfmiddlewaretoken");
    try {
      const answer = await fetch(`${form.dataset.checkUrl}?${fields}`, { headers: SCRIPT, signal: abort.signal });
      if (answer.ok || answer.status === 429) showVerdict(form, await answer.text());
    } catch {
      // The form itself says what is wrong.
    }
  }, 250);
  asking = { abort, timer };
});

function showVerdict(form, html) {
  const verdicts = parse(html);
  for (const place of form.querySelectorAll(".verdict")) {
    const name = place.id.replace("refusal-", "");
    const verdict = verdicts.querySelector(`[data-field=${name}]`);
    place.replaceChildren(...(verdict?.childNodes ?? []));
    const field = form.querySelector(`#${name}`);
    if (verdict && !("good" in verdict.dataset)) field?.setAttribute("aria-invalid", "true");
    else field?.removeAttribute("aria-invalid");
  }
}

// --- The live list.

let socket = null;
let failures = 0;
let polling = null;
let isFetching = false;
let isStale = false;
let hasEnded = false;
let isOver = false; // the socket said so; why, the list's answer says
let isKeyless = false;
let isLeaving = false;

// A form of this page is on its way: its answer may bring the key of what it has just ended here.
document.addEventListener("submit", (event) => {
  isLeaving ||= !event.defaultPrevented;
});

function show(state) {
  const status = document.querySelector("[data-live]");
  if (!status) return;
  status.hidden = false;
  for (const span of status.children) span.hidden = span.dataset.state !== state;
  status.dataset.now = state;
}

function poll(isOn) {
  clearInterval(polling);
  polling = isOn ? setInterval(update, POLL_MILLISECONDS) : null;
}

async function update() {
  if (hasEnded || !list()) return;
  if (isFetching) {
    isStale = true;
    return;
  }
  isFetching = true;
  try {
    const { version, listUrl } = list().dataset;
    const answer = await fetch(listUrl, { headers: { "If-None-Match": version }, cache: "no-store" });
    if (listUrl !== list()?.dataset.listUrl) return; // another inbox has taken its place
    if (answer.status === 404 || answer.status === 410) return refused(parse(await answer.text()));
    if (answer.status === 200) replace(await answer.text());
    if (isKeyless && (answer.ok || answer.status === 304)) {
      isKeyless = false;
      follow();
    }
    if (polling) show("polling");
  } catch {
    if (polling) show("offline");
  } finally {
    isFetching = false;
    if (isStale) {
      isStale = false;
      update();
    } else if (isOver) end(document.getElementById("ended")?.content.firstElementChild);
  }
}

// Only our own words end a page: a proxy's 404 says nothing of the inbox, a lost cookie nothing of its end.
function refused(page) {
  const ended = page.querySelector("[data-ended]");
  if (ended) end(ended);
  else if (!page.querySelector("[data-not-found]")) show("offline");
  else if (!list().dataset.expiresAt) end(); // public, until somebody made it theirs
  else {
    isKeyless = true;
    poll(false);
    show("keyless");
  }
}

function replace(html) {
  const old = list();
  const fresh = parse(html).getElementById("messages");
  if (!fresh) return;
  const focused = document.activeElement?.id;
  const known = new Map([...old.querySelectorAll(".row-link")].map((link) => [link.id, link.closest(".row")]));
  // The socket leaves out what it has brought before; what is not here after all is fetched.
  const places = [...fresh.querySelectorAll("[data-kept]")];
  if (!places.every((place) => known.has(place.dataset.kept))) return update();
  for (const place of places) {
    const row = known.get(place.dataset.kept);
    row.classList.remove("arrived");
    place.replaceWith(row);
  }
  // A searched list leaves rows out: what it lacks did not just arrive.
  // What stands below the last one is the rest of a list that was cut.
  const links = [...fresh.querySelectorAll(".row-link")];
  const last = links.findLastIndex((link) => known.has(link.id));
  const arrived = old.dataset.version ? links.filter((link, place) => !known.has(link.id) && (last < 0 || place < last)) : [];
  for (const link of arrived) link.closest(".row").classList.add("arrived");
  for (const link of links) {
    if (new URL(link.href).pathname === location.pathname) link.setAttribute("aria-current", "page");
  }
  old.replaceWith(fresh);
  if ("closed" in fresh.dataset !== "closed" in old.dataset) renew();
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  for (const element of document.querySelectorAll(".time [data-countdown], .time [data-until]")) {
    if (!fresh.dataset.expiresAt) break;
    if (element.matches("progress")) element.dataset.until = fresh.dataset.expiresAt;
    else element.dataset.countdown = fresh.dataset.expiresAt;
  }
  localise(fresh);
  tick();
  tell("inbox:updated");
  if (arrived.length) tell("inbox:arrived", { rows: arrived.map((link) => link.closest(".row")) });
}

// What stands around the list: whether there is something to copy and to extend.
async function renew() {
  const url = ownUrl();
  const answer = url && (await fetch(url).catch(() => null));
  if (answer?.ok && url === ownUrl()) place(await answer.text());
}

function end(words) {
  if (hasEnded) return;
  hasEnded = true;
  poll(false);
  socket?.close();
  if (!words) return isLeaving || location.reload();
  const main = document.getElementById("main");
  main.replaceChildren(words.cloneNode(true));
  main.focus();
  tell("inbox:ended");
}

function connect() {
  if (hasEnded || !list()) return;
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const { socketPath, version, newest } = list().dataset;
  const query = new URLSearchParams({ version, newest, language: document.documentElement.lang });
  const mine = new WebSocket(`${scheme}//${location.host}${socketPath}?${query}`);
  let openedAt = Infinity;
  socket = mine;
  mine.addEventListener("open", () => {
    openedAt = Date.now();
    poll(false);
    show("open");
  });
  mine.addEventListener("message", (event) => {
    const { type, html } = JSON.parse(event.data);
    if (socket !== mine) return;
    isOver = type === "ended";
    if (isOver) update();
    else replace(html);
  });
  mine.addEventListener("close", (event) => {
    if (hasEnded || socket !== mine) return;
    // A socket that is over a limit opens too, and is closed at once.
    if (Date.now() - openedAt > POLL_MILLISECONDS) failures = 0;
    if (!polling) {
      poll(true);
      show("polling");
    }
    if (CLOSED_FOR_GOOD.includes(event.code)) return update();
    // Spread, so that a restarted server is not met by everybody at once.
    const wait = Math.min(1000 * 2 ** failures++, LONGEST_WAIT_MILLISECONDS);
    setTimeout(() => socket === mine && connect(), wait * (0.5 + Math.random() / 2));
  });
}

function follow() {
  const previous = socket;
  socket = null;
  isOver = false;
  previous?.close();
  localise(document);
  tick();
  connect();
  if (list() && !list().dataset.version) update();
}

// --- Times in the visitor's zone and words.

const language = document.documentElement.lang;
const time = new Intl.DateTimeFormat(language, { timeStyle: "short" });
const dateAndTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const inFull = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long" });
const unit = (count, name) => new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "long" }).format(count);

function localise(root) {
  for (const element of root.querySelectorAll("time[datetime]")) {
    const date = new Date(element.dateTime);
    if (Number.isNaN(date.getTime())) continue;
    const isToday = date.toDateString() === new Date().toDateString();
    const isShort = isToday && !element.closest(".facts");
    element.textContent = (isShort ? time : dateAndTime).format(date);
    element.title = inFull.format(date);
  }
}

function inWords(seconds) {
  const [days, hours, minutes] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  if (days) return hours ? `${unit(days, "day")} ${unit(hours, "hour")}` : unit(days, "day");
  if (hours) return minutes ? `${unit(hours, "hour")} ${unit(minutes, "minute")}` : unit(hours, "hour");
  return minutes >= SOON_SECONDS / 60 ? unit(minutes, "minute") : `${minutes}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;
}

// The server's clock decides: a wrong one here must not end an inbox early.
let ahead = null;

function tick() {
  const server = document.querySelector("[data-countdown][data-now]");
  if (server && ahead === null) ahead = Date.now() - Date.parse(server.dataset.now);
  const left = (end) => Math.max(0, (Date.parse(end) - (Date.now() - (ahead ?? 0))) / 1000);
  for (const element of document.querySelectorAll("[data-countdown]")) {
    const seconds = left(element.dataset.countdown);
    const text = (element.dataset.words ?? "{time}").replace("{time}", inWords(seconds));
    if (element.textContent !== text) element.textContent = text;
    element.classList.toggle("soon", seconds < SOON_SECONDS);
    if (seconds > 0) delete element.dataset.over;
    else if (!element.dataset.over) {
      element.dataset.over = "yes";
      update();
    }
  }
  for (const bar of document.querySelectorAll("progress[data-until]")) {
    bar.value = left(bar.dataset.until);
    bar.classList.toggle("soon", bar.value < SOON_SECONDS);
    const notice = document.querySelector("[data-soon]");
    if (notice) notice.hidden = bar.value >= SOON_SECONDS;
  }
}

// --- Copying: <button data-copy="what">, anywhere.

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  event.preventDefault();
  if (!(await copy(button.dataset.copy))) return;
  button.classList.add("done");
  tell("inbox:say", words("wordsCopied"));
  setTimeout(() => button.classList.remove("done"), 2000);
});

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without HTTPS there is no clipboard API; the older command works there.
    const field = document.createElement("textarea");
    const focused = document.activeElement;
    field.value = text;
    field.className = "hidden-text";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused?.focus();
    return done;
  }
}

document.addEventListener("inbox:look", update);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") update();
});
keepAddress();
follow();
setInterval(tick, 1000);
arrive();
