// The newest code, while its row is out of sight; and a word about mail that arrives while something else is
// looked at.  list.js loads it when there is mail.
const TOLD_MILLISECONDS = 12_000;

const [style, bar] = document.querySelector("template[data-latest]").content.cloneNode(true).children;
const part = (name) => bar.querySelector(`.latest-${name}`);
const textOf = (row, selector) => row.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "";
const rowOf = (id) => document.getElementById(id)?.closest(".row");
const isListPage = () => !document.querySelector(".message");
const handled = new Set(); // rows whose code was copied, or whose bar was closed

// Before it has its style the bar would stand at the page's end.
await new Promise((done) => {
  style.onload = style.onerror = done;
  document.head.append(style);
});

let arrived = null; // the id of what came last, until it is seen
let shown = null; // the row that the bar tells of
let forgetting = null;

// What is out of sight and worth telling: what has just arrived, else the newest code or link.
function wanted() {
  const fresh = arrived && rowOf(arrived);
  if (fresh && !fresh.hidden) return fresh;
  if (!isListPage()) return null;
  const row = document.querySelector("#messages .row:not([hidden]):has(.code b, .found-link > a)");
  return row && !handled.has(idOf(row)) ? row : null;
}

const idOf = (row) => row.querySelector(".row-link").id;

const seen = new IntersectionObserver((entries) => {
  const { isIntersecting, target } = entries.at(-1);
  const row = target.closest(".row");
  if (!isIntersecting) return tell(row);
  hide();
  if (idOf(row) === arrived) forget();
}, { threshold: 0.6 });

function look() {
  seen.disconnect();
  const row = wanted();
  if (!row) return hide();
  seen.observe(row.querySelector(".code b, .found-link > a") ?? row.querySelector(".row-link"));
}

function tell(row) {
  shown = row;
  const code = textOf(row, ".code b");
  const link = code ? null : row.querySelector(".found-link > a");
  const sender = textOf(row, ".sender.contradicted, .sender b");
  const lead = part("lead");
  lead.href = row.querySelector(".row-link").href;
  part("from").textContent = sender;
  part("what").textContent = code ? "" : link ? textOf(row, ".host") : textOf(row, ".row-subject");
  part("code").textContent = code;
  part("copy").dataset.copy = code;
  part("of").textContent = sender;
  part("copy").hidden = part("code").hidden = !code;
  part("link").hidden = !link;
  if (link) part("link").href = link.href;
  bar.classList.toggle("on-top", !isListPage());
  bar.hidden = false;
  if (!bar.isConnected) document.querySelector("[data-said]").append(bar);
  clearTimeout(forgetting);
  if (!code && !link) forgetting = setTimeout(forget, TOLD_MILLISECONDS);
}

function hide() {
  clearTimeout(forgetting);
  bar.hidden = true;
  shown = null;
}

function forget() {
  arrived = null;
  look();
}

part("close").addEventListener("click", () => {
  handled.add(idOf(shown));
  forget();
});
part("lead").addEventListener("click", (event) => {
  const link = shown && document.getElementById(idOf(shown));
  if (!link?.checkVisibility?.() || !isListPage()) return; // it leads to the message
  event.preventDefault();
  link.scrollIntoView({ block: "center" });
  link.focus({ preventScroll: true });
});
document.addEventListener("click", ({ target }) => {
  const copied = target.closest("[data-copy]");
  const row = copied?.closest(".row") ?? (copied && bar.contains(copied) ? shown : null);
  if (!row) return;
  handled.add(idOf(row));
  setTimeout(look, 2000);
});

document.addEventListener("inbox:arrived", ({ detail }) => {
  arrived = idOf(detail.rows[0]);
  look();
});
for (const name of ["inbox:updated", "inbox:filtered", "inbox:placed"]) document.addEventListener(name, look);
document.addEventListener("inbox:ended", () => bar.remove());
const fresh = document.querySelector("#messages .row.arrived");
if (fresh) arrived = idOf(fresh);
look();
