// Times in the visitor's zone and words, and what is left of them.  It is told by inbox.js what is new.
const SOON_SECONDS = 300;

const language = document.documentElement.lang;
const time = new Intl.DateTimeFormat(language, { timeStyle: "short" });
const dateAndTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const inFull = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long" });
const unit = (count, name) => new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "long" }).format(count);

function localise() {
  for (const element of document.querySelectorAll("time[datetime]")) {
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
