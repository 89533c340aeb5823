// The message's frame: as high as its content, so that the page has one scroll bar; as wide
// as the screen; and in the page's scheme.
const HIGHEST_PIXELS = 30_000;
const SMALLEST_ZOOM = 0.6;

for (const frame of document.querySelectorAll("iframe.html")) {
  const original = document.querySelector("[data-colours]");

  const fit = () => {
    const inside = frame.contentDocument;
    const root = inside?.documentElement;
    if (!inside?.body) return;
    frame.style.height = "0";
    root.style.overflow = "hidden"; // no scroll bar takes width while it is measured
    inside.body.style.zoom = "";
    const zoom = root.clientWidth / root.scrollWidth;
    if (zoom < 1) inside.body.style.zoom = Math.max(zoom, SMALLEST_ZOOM);
    frame.style.height = `${Math.min(root.scrollHeight + 2, HIGHEST_PIXELS)}px`;
    root.style.overflow = "";
  };

  // A message with colours of its own is inverted in the dark, unless it is dark itself.
  const colour = () => {
    const inside = frame.contentDocument;
    if (!inside?.body) return;
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    const follows = inside.querySelector('meta[name="color-scheme"]')?.content === "light dark";
    if (follows) inside.documentElement.style.colorScheme = scheme;
    const isGlaring = !follows && scheme === "dark" && brightness(inside) > 0.5;
    inside.documentElement.classList.toggle("inverted", isGlaring && original.ariaPressed !== "true");
    original.hidden = !isGlaring;
  };

  const watch = () => {
    fit();
    colour();
    frame.classList.add("ready");
    for (const image of frame.contentDocument?.images ?? []) image.addEventListener("load", fit);
  };

  original.addEventListener("click", () => {
    original.ariaPressed = String(original.ariaPressed !== "true");
    colour();
  });
  frame.addEventListener("load", watch);
  if (frame.contentDocument?.readyState === "complete") watch();
  addEventListener("resize", fit);
  new MutationObserver(colour).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", colour);
}

// From 0, black, to 1, white: the innermost ground that most of the message stands on.
function brightness(inside) {
  const area = (element) => element.offsetWidth * element.offsetHeight;
  let found = 1;
  for (const element of inside.querySelectorAll("section, div, table, td, center")) {
    if (area(element) < area(inside.body) / 2) continue;
    const [red, green, blue, alpha = 1] = getComputedStyle(element).backgroundColor.match(/[\d.]+/g).map(Number);
    if (alpha > 0.5) found = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  }
  return found;
}

// The pictures come into the frame; what offered them has done its work.
for (const form of document.querySelectorAll("form.remote")) {
  form.addEventListener("submit", () => setTimeout(() => (form.hidden = true)));
}
