// The page of one message that was shared: ends with the link to it, as the socket says or, without one, as a look does.
const notice = document.querySelector("[data-shared]");
const LONGEST_WAIT_MILLISECONDS = 60_000;
let failures = 0;
let socket = null;
let retrying = null;

function end() {
  clearTimeout(retrying);
  socket?.close();
  const main = document.getElementById("main");
  main.replaceChildren(document.getElementById("ended").content.cloneNode(true));
  main.focus();
}

function connect() {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const mine = (socket = new WebSocket(`${scheme}//${location.host}${notice.dataset.socketPath}?answers=yes`));
  mine.addEventListener("message", ({ data }) => {
    const said = JSON.parse(data);
    if (said.type === "ended") end();
    if (said.type === "beat") {
      failures = 0;
      mine.send("here");
    }
  });
  mine.addEventListener("close", () => document.contains(notice) && look());
}

// What the server answers for the page itself is what counts; 410 and 404 are the end.
async function look() {
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if ([404, 410].includes(answer?.status)) return end();
  const wait = Math.min(1000 * 2 ** failures++, LONGEST_WAIT_MILLISECONDS);
  retrying = setTimeout(connect, wait * (0.5 + Math.random() / 2));
}

addEventListener("pageshow", (event) => event.persisted && look());
connect();
