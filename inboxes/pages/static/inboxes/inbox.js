// Keeps an inbox live, on home, its own page and beside a message: the first address,
// arrivals, copying.  The WebSocket brings the list whenever it has changed;
// while the socket says nothing, it is fetched every 10 s.  list.js works on the rows,
// times.js on what they say of time.
const POLL_MILLISECONDS = 10_000;
const POLL_LIMIT_MILLISECONDS = 20_000; // a long list, over a slow phone
const FIRST_WORD_SECONDS = 10;
const LATE_SECONDS = 2;
const LONGEST_WAIT_MILLISECONDS = 60_000;
const NOT_FOUND = 4404;
const CLOSED_FOR_GOOD = [1008, NOT_FOUND, 4410];
const TURN_MILLISECONDS = 600;
const CHECKED_MILLISECONDS = 3000;
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
  nameAddress();
  follow();
  tell("inbox:placed");
  tell("inbox:say", document.getElementById("the-address").textContent);
}

// The first inbox takes the place of home in the history, a later one stands after it.
const ownUrl = () => document.getElementById("inbox")?.dataset.url;
const isElsewhere = () => ownUrl() && new URL(ownUrl(), location.href).pathname !== location.pathname;

function keepAddress() {
  if (!isElsewhere()) return;
  const isNext = location.pathname.includes("/inbox/") && !history.state?.sheet; // sheets.js
  history[isNext ? "pushState" : "replaceState"](null, "", ownUrl());
}

// The inbox's own page has the address in its title and heading.
function nameAddress() {
  const name = document.querySelector("h1 [data-address]");
  if (name) document.title = name.textContent = document.getElementById("the-address").dataset.address;
}

addEventListener("popstate", () => isElsewhere() && location.reload());
// Back or forward may have been pressed before this script ran.
const [came] = performance.getEntriesByType("navigation");
if (isOwnPage && came?.name && new URL(came.name).pathname !== location.pathname) location.reload();

// Forms that change the inbox in place; what they are refused for stands in them.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-swap]");
  if (!form || "plain" in form.dataset) return;
  event.preventDefault();
  if (form.ariaBusy) return; // two taps are one address
  form.ariaBusy = "true";
  const body = new FormData(form, event.submitter);
  const answer = await fetch(form.action, { method: "POST", body, headers: SCRIPT }).catch(() => null);
  const html = await answer?.text().catch(() => null);
  form.ariaBusy = null;
  if (!answer?.ok || !html) {
    const isSaid = html && form.dataset.verdicts && (await verdicts(form))?.show(form, html);
    if (isSaid) return;
    // No connection, for example: the browser's own way says so.
    form.dataset.plain = "";
    return form.requestSubmit(event.submitter);
  }
  place(html);
  document.getElementById("inbox")?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
});

const verdicts = (form) => import(new URL(form.dataset.verdicts, location)).catch(() => null);

document.addEventListener("input", async (event) => {
  const form = event.target.closest("[data-check-url]");
  if (form) (await verdicts(form))?.check(form);
});

// --- The live list.

let socket = null;
let failures = 0;
let retrying = null;
let polling = null;
let looking = null; // what aborts the look that is under way
let isAnswered = true; // the latest look; null: none since the socket was given up
let isRenewing = false; // another socket is tried for one that fell silent
let hasEnded = false;
let isOver = false; // the socket said so; why, the list's answer says
let isKeyless = false;
let isLeaving = false;
let beat = 0; // the seconds between two of the socket's; 0 before its first
let heard = { date: 0, ticks: 0 };
let watchedAt = Date.now();

// A form of this page is on its way: its answer may bring the key of what it has just ended here.
// The last to hear of it: others may have kept it here.
addEventListener("submit", (event) => {
  isLeaving ||= !event.defaultPrevented;
});

function show(state) {
  const status = document.querySelector("[data-live]");
  if (!status || status.dataset.now === state) return;
  status.hidden = false;
  for (const span of status.children) span.hidden = span.dataset.state !== state;
  status.dataset.now = state;
}

function showState() {
  if (isKeyless) show("keyless");
  else if (beat) show("open");
  else if (isAnswered && !isRenewing) show("polling");
  else show(isAnswered === false || !navigator.onLine ? "offline" : "reconnecting");
}

function poll(isOn) {
  clearInterval(polling);
  polling = isOn ? setInterval(() => looking || update(), POLL_MILLISECONDS) : null;
}

// In place of a look that is under way: that one may have been too early, or hang.
async function update() {
  looking?.abort();
  if (hasEnded || !list()) return;
  const mine = (looking = new AbortController());
  const limit = setTimeout(() => mine.abort(), POLL_LIMIT_MILLISECONDS);
  try {
    const { version, listUrl } = list().dataset;
    const answer = await fetch(listUrl, { headers: { "If-None-Match": version }, cache: "no-store", signal: mine.signal });
    const html = answer.status === 304 ? "" : await answer.text();
    if (looking !== mine) return;
    const isBack = isAnswered === false;
    isAnswered = answer.status < 500;
    if (listUrl !== list()?.dataset.listUrl) return; // another inbox has taken its place
    if ([404, 410].includes(answer.status)) return refused(parse(html));
    if (answer.ok) replace(html);
    if (isAnswered && !socket && (isBack || isKeyless)) connect();
    if (isAnswered) isKeyless = false;
  } catch {
    if (looking === mine) isAnswered = false;
  } finally {
    clearTimeout(limit);
    if (looking === mine) {
      looking = null;
      if (isOver) end(document.getElementById("ended")?.content.firstElementChild);
    }
    if (isKeyless) poll(false);
    if (polling || isKeyless) showState();
  }
}

// Only our own words end a page: a proxy's 404 says nothing of the inbox, a lost cookie nothing of its end.
function refused(page) {
  const ended = page.querySelector("[data-ended]");
  if (ended) end(ended);
  else if (!page.querySelector("[data-not-found]")) isAnswered = false;
  else if (!list().dataset.expiresAt) end(); // public, until somebody made it theirs
  else isKeyless = true;
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
  if (fresh.dataset.closed !== old.dataset.closed) renew();
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  for (const element of document.querySelectorAll(".time [data-countdown], .time [data-until]")) {
    if (!fresh.dataset.expiresAt) break;
    if (element.matches("progress")) element.dataset.until = fresh.dataset.expiresAt;
    else element.dataset.countdown = fresh.dataset.expiresAt;
  }
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
  drop();
  if (!words) return isLeaving || location.reload();
  const main = document.getElementById("main");
  main.replaceChildren(words.cloneNode(true));
  main.focus();
  tell("inbox:ended");
}

function connect() {
  drop();
  if (hasEnded || !list()) return;
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const { socketPath, version, newest } = list().dataset;
  const { addresses = "" } = document.querySelector("[data-addresses]")?.dataset ?? {};
  const open = Math.round(Date.now() - performance.timeOrigin); // this clock goes on while a machine sleeps
  const query = new URLSearchParams({ version, newest, addresses, open, language: document.documentElement.lang, answers: "yes" });
  const mine = (socket = new WebSocket(`${scheme}//${location.host}${socketPath}?${query}`));
  let speaksSince = Infinity;
  hear();
  mine.addEventListener("message", (event) => {
    if (socket !== mine) return;
    const said = JSON.parse(event.data);
    hear();
    if (said.type === "ended") {
      isOver = true;
      update();
    } else if (said.type === "list") replace(said.html);
    else if (said.type === "addresses") tell("inbox:addresses", said.html);
    else if (said.type === "beat") {
      mine.send("here");
      if (!beat) speaksSince = Date.now();
      beat = said.seconds;
      isRenewing = false;
      poll(false);
      showState();
      if (said.version !== list()?.dataset.version) update();
    }
  });
  mine.addEventListener("close", (event) => {
    if (socket !== mine) return;
    // A socket that is over a limit opens too, and is closed at once.
    if (Date.now() - speaksSince > POLL_MILLISECONDS) failures = 0;
    if (beat) isAnswered = null;
    isKeyless ||= event.code === NOT_FOUND && Boolean(list()?.dataset.expiresAt);
    fail(!CLOSED_FOR_GOOD.includes(event.code));
  });
}

function drop() {
  const previous = socket;
  clearTimeout(retrying);
  socket = null;
  beat = 0;
  previous?.close();
}

function fail(mayComeBack = true) {
  drop();
  isRenewing = false;
  if (!polling) poll(true);
  showState();
  if (!mayComeBack) return update();
  // Spread, so that a restarted server is not met by everybody at once.
  const wait = Math.min(1000 * 2 ** failures++, LONGEST_WAIT_MILLISECONDS);
  retrying = setTimeout(connect, wait * (0.5 + Math.random() / 2));
}

function follow() {
  isOver = isKeyless = false;
  connect();
  if (list() && !list().dataset.version) update();
}

// --- Whether the server is still there.  An open socket proves nothing: networks drop them without a word.

// One clock is set by people, the other stands still while some machines sleep.
const hear = () => (heard = { date: Date.now(), ticks: performance.now() });
const silentSeconds = () => Math.max(Date.now() - heard.date, performance.now() - heard.ticks) / 1000;

function reconnect() {
  if (hasEnded || !list() || (isRenewing && silentSeconds() < LATE_SECONDS)) return;
  isAnswered = null;
  isRenewing = true;
  poll(true);
  connect();
  showState();
  update();
}

// For a page that somebody comes back to: what was said before is believed for one interval.
function check() {
  if (beat && silentSeconds() > beat + LATE_SECONDS) return reconnect();
  if (!socket && polling) connect();
  update();
}

function watch() {
  const hasSlept = Date.now() - watchedAt > 5000;
  watchedAt = Date.now();
  if (beat && silentSeconds() > 1.5 * beat + LATE_SECONDS) reconnect();
  else if (socket && !beat && silentSeconds() > FIRST_WORD_SECONDS) fail();
  else if (hasSlept && document.visibilityState === "visible") check();
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
    const isDone = document.execCommand("copy");
    field.remove();
    focused?.focus();
    return isDone;
  }
}

// Somebody asked, and sees that it was done: for long enough to be seen.
async function lookForSomebody() {
  const turning = document.querySelector("[data-refresh]");
  turning?.classList.add("turning");
  show("looking");
  await Promise.all([update(), new Promise((done) => setTimeout(done, TURN_MILLISECONDS))]);
  turning?.classList.remove("turning");
  if (!isAnswered || isKeyless) return showState();
  show("checked");
  setTimeout(showState, CHECKED_MILLISECONDS);
}

document.addEventListener("inbox:look", ({ detail }) => (detail === "asked" ? lookForSomebody() : update()));
document.addEventListener("inbox:reconnect", reconnect);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check());
document.addEventListener("resume", check); // a frozen page (Page Lifecycle)
addEventListener("focus", check);
for (const name of ["online", "offline"]) addEventListener(name, reconnect);
addEventListener("pageshow", (event) => event.persisted && reconnect());
keepAddress();
follow();
setInterval(watch, 1000);
arrive();
