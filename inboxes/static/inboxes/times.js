// Times in the visitor's own zone and words, and the countdown of [data-countdown].
const language = document.documentElement.lang;
const time = new Intl.DateTimeFormat(language, { timeStyle: "short" });
const dateAndTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const inFull = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long" });
const unit = (count, name) => new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "narrow" }).format(count);

// The server's clock decides: a wrong one here must not end an inbox early.
const server = document.querySelector("[data-now]");
const ahead = server ? Date.now() - Date.parse(server.dataset.now) : 0;

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
  if (days) return `${unit(days, "day")} ${unit(hours, "hour")}`;
  const two = (number) => String(number).padStart(2, "0");
  return (hours ? `${hours}:${two(minutes)}` : minutes) + `:${two(Math.floor(seconds) % 60)}`;
}

function tick() {
  for (const element of document.querySelectorAll("[data-countdown]")) {
    const seconds = (Date.parse(element.dataset.countdown) - (Date.now() - ahead)) / 1000;
    element.textContent = inWords(Math.max(0, seconds));
    element.classList.toggle("soon", seconds < 120);
    if (seconds <= 0 && !element.dataset.over) {
      element.dataset.over = "yes";
      document.dispatchEvent(new Event("inbox:over"));
    }
    if (seconds > 0) delete element.dataset.over;
  }
}

localise(document);
document.addEventListener("inbox:updated", () => localise(document));
tick();
setInterval(tick, 1000);
