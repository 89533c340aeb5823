// The print view: the paper in its frame gets the reader's time and its own height.  No script runs in it.
const frame = document.querySelector("iframe.paper");
const time = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full", timeStyle: "long" });

function show() {
  const paper = frame.contentDocument;
  if (!paper?.body) return;
  for (const element of paper.querySelectorAll("body > dl time[datetime]")) {
    const date = new Date(element.dateTime);
    if (!Number.isNaN(date.getTime())) element.textContent = time.format(date);
  }
  paper.querySelector(".hint")?.remove();
  frame.style.height = `${paper.documentElement.scrollHeight + 2}px`;
}

frame.addEventListener("load", show);
if (frame.contentDocument?.URL !== "about:blank" && frame.contentDocument?.readyState === "complete") show();
addEventListener("resize", show);
// The frame's document alone: a page for each page of it.
document.querySelector("[data-print]").addEventListener("click", () => frame.contentWindow.print());
