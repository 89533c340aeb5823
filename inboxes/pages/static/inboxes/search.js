// Search: at once in what the rows show, and after a pause, by the server, in what the messages say.  list.js loads it
// when the field is entered.  By POST, and kept for this tab alone: it stands in no URL, history or log.
const PAUSE_MILLISECONDS = 300;
// As showing/searching.py folds: without case, and without the accents that people leave out.
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\p{Cf}]/gu;
const fold = (text) => text.normalize("NFKD").replace(ACCENTS, "").toLowerCase();

export function start(page) {
  const { $, rows, shown, idOf, here } = page;
  const field = () => $("#filter");
  const part = (name) => $(`.found [data-${name}]`);
  const inbox = () => new URL($("#messages").dataset.listUrl, location).pathname;
  const texts = new WeakMap(); // of rows, folded

  let wanted = []; // words
  let found = new Map(); // by the server: a row's id, and where its message has them
  let known = new Set(); // the rows that were there when it was asked
  let asking = null;
  let isAnswered = true;
  let at = null; // the id of the row that was jumped to

  function textOf(row) {
    if (!texts.has(row)) {
      const parts = row.querySelectorAll(".row-from, .row-subject, .row-preview, .code b, .host, .tag");
      texts.set(row, fold([...parts].map((part) => part.textContent).join(" ")));
    }
    return texts.get(row);
  }

  const isHidden = (row) => wanted.length > 0 && !found.has(idOf(row)) && !wanted.every((word) => textOf(row).includes(word));

  function look() {
    const words = fold(field()?.value ?? "").split(/\s+/).filter(Boolean);
    if (words.join(" ") === wanted.join(" ")) return;
    wanted = words;
    found = new Map();
    at = null;
    here.set("search", wanted.length ? JSON.stringify({ inbox: inbox(), query: field().value }) : null);
    ask();
    page.filter();
  }

  function ask() {
    clearTimeout(asking?.timer);
    asking?.abort.abort();
    isAnswered = !wanted.length;
    $("[data-unsearched]")?.replaceChildren();
    if (isAnswered) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      known = new Set(rows().map(idOf));
      try {
        const body = new URLSearchParams({ q: field().value });
        const { url, token } = $("[data-search]").dataset;
        const headers = { "X-Requested-With": "fetch", "X-CSRFToken": token };
        const answer = await fetch(url, { method: "POST", body, headers, signal: abort.signal });
        take(answer.ok ? await answer.text() : "");
      } catch {
        if (!abort.signal.aborted) take("");
      }
    }, PAUSE_MILLISECONDS);
    asking = { abort, timer };
  }

  function take(html) {
    const answer = new DOMParser().parseFromString(html, "text/html");
    found = new Map([...answer.querySelectorAll("[data-row]")].map((item) => [item.dataset.row, item.firstElementChild]));
    isAnswered = true;
    $("[data-unsearched]")?.replaceChildren(...answer.querySelectorAll("p"));
    page.filter();
  }

  // The place in each row that was found by it, and which of them is looked at.
  function show() {
    const all = shown();
    const isOn = wanted.length > 0 && Boolean($(".found"));
    for (const row of rows()) {
      const place = found.get(idOf(row));
      const old = row.querySelector(".row-found");
      if (old && old !== place) old.remove();
      if (isOn && place && old !== place) row.querySelector(".row-subject")?.after(place);
    }
    if (!all.some((row) => idOf(row) === at)) {
      const first = all.find((row) => row === page.openRow()) ?? all[0];
      at = first ? idOf(first) : null;
    }
    for (const row of rows()) row.classList.toggle("at", isOn && idOf(row) === at);
    const noMatch = $("[data-no-match]");
    if (noMatch) noMatch.hidden = !isOn || !isAnswered || all.length > 0 || rows().length === 0;
    if (!$(".found")) return;
    const missing = [...found.keys()].filter((id) => !document.getElementById(id)).length;
    $(".found").hidden = !isOn || (!all.length && !missing);
    $(".found").ariaBusy = String(!isAnswered);
    part("position").textContent = all.length ? position(all) : "";
    part("previous").hidden = part("next").hidden = all.length < 2;
    part("elsewhere").hidden = !missing;
  }

  function position(all) {
    const place = all.findIndex((row) => idOf(row) === at) + 1;
    const { wordsPosition } = $("[data-search]").dataset;
    return wordsPosition.replace("{position}", page.number.format(place)).replace("{count}", page.number.format(all.length));
  }

  function jump(step) {
    look();
    const all = shown();
    if (!wanted.length || !all.length) return;
    const next = (all.findIndex((row) => idOf(row) === at) + step + all.length) % all.length;
    at = idOf(all[next]);
    show();
    all[next].scrollIntoView({ block: "nearest" });
    page.say(`${position(all)}: ${all[next].querySelector(".row-subject").textContent.trim()}`);
    if (matchMedia("(hover: none)").matches) field().blur(); // its keyboard covers what was found
  }

  document.addEventListener("keydown", (event) => {
    if (event.target.id !== "filter" || event.isComposing) return;
    if (event.key === "Escape") {
      field().value = "";
      look();
      field().blur();
    }
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      jump(-1);
    }
    if (event.key === "ArrowDown" && shown().length) {
      event.preventDefault();
      (document.getElementById(at) ?? shown()[0].querySelector(".row-link")).focus();
    }
  });
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-next]")) jump(1);
    if (target.closest("[data-previous]")) jump(-1);
  });
  document.addEventListener("inbox:filtered", show);
  // What came meanwhile may say it, too.
  document.addEventListener("inbox:updated", () => wanted.length && rows().some((row) => !known.has(idOf(row))) && ask());
  document.addEventListener("inbox:placed", look);

  const last = JSON.parse(here.get("search") ?? "{}");
  if (field() && !field().value && last.inbox === inbox()) field().value = last.query;
  page.hiders.add(isHidden);
  return { look, jump };
}
