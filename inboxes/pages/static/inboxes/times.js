// Times in the visitor's zone, in the page's words and by the browser's region, and what is left of them.
// It is told by inbox.js what is new.
const SOON_SECONDS = 300;

// The month is a word: 5/6 would be two days.
const date = { day: "numeric", month: "short", year: "numeric" };
const language = document.documentElement.lang;
const [locale, customs] = inTheRegion();
const time = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", ...customs });
const dateAndTime = new Intl.DateTimeFormat(locale, { ...date, hour: "numeric", minute: "2-digit", ...customs });
const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", ...customs });
const inFull = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "long", ...customs });
const together = new Intl.ListFormat(language, { type: "unit", style: "short" });
const unit = (count, name) => new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "long" }).format(count);

// The first of the browser's languages that names a region says whether a day has 24 hours or two times 12, and
// in which order dates are written: also on pages in another language, as far as that has the order.
function inTheRegion() {
  const { calendar, numberingSystem } = new Intl.DateTimeFormat(language, { calendar: "gregory" }).resolvedOptions();
  const own = navigator.languages.find((tag) => new Intl.Locale(tag).region);
  if (!own) return [language, { calendar, numberingSystem }];
  const { hourCycle } = new Intl.DateTimeFormat(own, { hour: "numeric" }).resolvedOptions();
  const order = (tag) => {
    const parts = new Intl.DateTimeFormat(tag, { ...date, calendar }).formatToParts();
    return parts.map((part) => part.type).filter((type) => type in date).join();
  };
  const { region } = new Intl.Locale(own);
  // English of everywhere has the day first, where a browser knows nothing of the region's own.
  const candidates = [`${language}-${region}`, language === "en" ? "en-001" : language];
  const found = candidates.find((tag) => order(tag) === order(own)) ?? candidates.at(-1);
  return [found, { hourCycle, calendar, numberingSystem }];
}

function localise() {
  for (const element of document.querySelectorAll("time[datetime]")) {
    const then = new Date(element.dateTime);
    if (Number.isNaN(then.getTime())) continue;
    const isToday = then.toDateString() === new Date().toDateString();
    const isShort = isToday && !element.closest(".facts");
    const format = element.closest(".row-time") ? day : dateAndTime;
    element.textContent = (isShort ? time : format).format(then);
    element.title = inFull.format(then);
  }
}

function inWords(seconds) {
  const [days, hours, minutes] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  if (days) return together.format([unit(days, "day"), ...(hours ? [unit(hours, "hour")] : [])]);
  if (hours) return together.format([unit(hours, "hour"), ...(minutes ? [unit(minutes, "minute")] : [])]);
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
      document.dispatchEvent(new CustomEvent("inbox:look"));
    }
  }
  for (const bar of document.querySelectorAll("progress[data-until]")) {
    bar.value = left(bar.dataset.until);
    bar.classList.toggle("soon", bar.value < SOON_SECONDS);
    const notice = document.querySelector("[data-soon]");
    if (notice) notice.hidden = bar.value >= SOON_SECONDS;
  }
}

function renew() {
  localise();
  tick();
}

document.addEventListener("inbox:placed", renew);
document.addEventListener("inbox:updated", renew);
renew();
setInterval(tick, 1000);
