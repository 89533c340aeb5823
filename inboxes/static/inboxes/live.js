// The list updates by itself: the WebSocket says that something changed, the list
// is fetched from the page.  Whenever the socket is not open, it is fetched every 10 s.
const POLL_MILLISECONDS = 10_000;
const LONGEST_WAIT_MILLISECONDS = 60_000;
const CLOSED_FOR_GOOD = [1008, 4404];

const page = document.querySelector("[data-inbox]");
const status = document.querySelector("[data-live]");
let socket = null;
let failures = 0;
let polling = null;
let isFetching = false;
let isStale = false;
let hasEnded = false;

function show(state) {
  status.hidden = false;
  for (const span of status.children) span.hidden = span.dataset.state !== state;
  status.dataset.now = state;
}

function poll(isOn) {
  clearInterval(polling);
  polling = isOn ? setInterval(update, POLL_MILLISECONDS) : null;
}

async function update() {
  if (hasEnded) return;
  if (isFetching) {
    isStale = true;
    return;
  }
  isFetching = true;
  try {
    const version = document.getElementById("messages").dataset.version;
    const answer = await fetch(page.dataset.listUrl, { headers: { "If-None-Match": version }, cache: "no-store" });
    if (answer.status === 404 || answer.status === 410) end();
    else if (answer.status === 200) replace(await answer.text());
    if (polling) show("polling");
  } catch {
    if (polling) show("offline");
  } finally {
    isFetching = false;
    if (isStale) {
      isStale = false;
      update();
    }
  }
}

function replace(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("messages");
  const focused = document.activeElement?.id;
  document.getElementById("messages").replaceWith(fresh);
  if (focused) document.getElementById(focused)?.focus();
  const countdown = page.querySelector("[data-countdown]");
  if (countdown && fresh.dataset.expiresAt) countdown.dataset.countdown = fresh.dataset.expiresAt;
  document.dispatchEvent(new Event("inbox:updated"));
}

function end() {
  hasEnded = true;
  poll(false);
  socket?.close();
  const last = document.getElementById("ended");
  if (!last) return location.reload();
  const main = document.getElementById("main");
  main.replaceChildren(last.content.cloneNode(true));
  main.focus();
}

function connect() {
  if (hasEnded) return;
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  socket = new WebSocket(`${scheme}//${location.host}${page.dataset.socketPath}`);
  socket.addEventListener("open", () => {
    poll(false);
    show("open");
    update();
  });
  socket.addEventListener("message", (event) => {
    // Only now: a socket that is over a limit opens, and is closed without a word.
    failures = 0;
    if (JSON.parse(event.data).type === "ended") end();
    else update();
  });
  socket.addEventListener("close", (event) => {
    if (hasEnded) return;
    if (!polling) {
      poll(true);
      show("polling");
    }
    if (CLOSED_FOR_GOOD.includes(event.code)) return update();
    // Spread, so that a restarted server is not met by everybody at once.
    const wait = Math.min(1000 * 2 ** failures++, LONGEST_WAIT_MILLISECONDS);
    setTimeout(connect, wait * (0.5 + Math.random() / 2));
  });
}

document.addEventListener("inbox:over", update);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") update();
});
connect();
