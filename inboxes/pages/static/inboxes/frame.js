// The message's frame: as high as its content, so that the page has one scroll bar; as wide
// as the screen; and in the page's scheme.
const HIGHEST_PIXELS = 30_000;
const READABLE_PIXELS = 12;
const LITTLE_SMALLER = 0.8; // what is written smaller than that
const MOST_SMALLER = 0.45; // 600 pixels on a phone
const MOST_ELEMENTS = 3_000; // looked at: 1 us each
const LONG_WORD = /\S{25}/;
const ASKED_SCHEME = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi;

const conditions = new WeakMap(); // of media rules, as they came
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

for (const frame of document.querySelectorAll("iframe.html")) {
  const original = document.querySelector("[data-colours]");

  const fit = () => {
    const inside = frame.contentDocument;
    const root = inside?.documentElement;
    if (!inside?.body) return;
    // What is too wide gets as much room beside it as is left of it.
    const room = parseFloat(getComputedStyle(inside.body).paddingInlineEnd);
    const zoom = () => (root.scrollWidth > root.clientWidth ? root.clientWidth / (root.scrollWidth + room) : 1);
    frame.style.height = "0";
    root.style.setProperty("overflow", "hidden", "important"); // no scroll bar takes width while it is measured
    inside.body.style.zoom = "";
    root.removeAttribute("data-tight");
    for (const table of inside.querySelectorAll("[data-wide]")) table.removeAttribute("data-wide");
    // Before letters get too small to read, long words are broken, and tables scroll in themselves.
    const size = zoom() < 1 ? textPixels(inside) : READABLE_PIXELS;
    const smallest = size < READABLE_PIXELS ? LITTLE_SMALLER : Math.max(MOST_SMALLER, READABLE_PIXELS / size);
    if (zoom() < smallest) {
      markLongWords(inside);
      root.setAttribute("data-tight", "");
    }
    if (zoom() < smallest) markWideTables(inside);
    for (let tries = 2, scale = 1; tries && zoom() < 1; tries -= 1) {
      scale *= zoom();
      inside.body.style.zoom = Math.max(scale, smallest);
    }
    frame.style.height = `${Math.min(root.scrollHeight + 2, HIGHEST_PIXELS)}px`;
    root.style.overflow = "";
  };

  // A message with colours of its own is inverted in the dark, unless it is dark itself, or has
  // colours for the dark that leave it dark.
  const colour = () => {
    const inside = frame.contentDocument;
    const root = inside?.documentElement;
    if (!inside?.body) return;
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    const follows = inside.querySelector('meta[name="color-scheme"]')?.content === "light dark";
    const hasOwn = root.hasAttribute("data-own-scheme");
    root.removeAttribute("data-inverted");
    if (follows) root.style.colorScheme = scheme;
    wear(inside, scheme);
    const isGlaring = (!follows || hasOwn) && scheme === "dark" && brightness(inside) > 0.5;
    if (isGlaring && hasOwn) {
      root.style.colorScheme = "light";
      wear(inside, "light");
    }
    if (isGlaring) markPictures(inside);
    root.toggleAttribute("data-inverted", isGlaring && original.ariaPressed !== "true");
    original.hidden = !isGlaring;
  };

  // What did not come takes the room of its words: as wide as it would be, it would make all the rest smaller.
  const lose = (image) => {
    image.setAttribute("data-lost", "");
    fit();
    const told = document.querySelector("[data-not-loaded]");
    const count = frame.contentDocument.querySelectorAll("[data-lost][src^='https:']").length;
    if (!told || !count) return;
    told.hidden = false;
    told.lastElementChild.textContent = told.dataset.notLoaded.replace("{count}", count);
  };

  const watch = () => {
    fit();
    colour();
    fit();
    // What stands below is shown where it stays: in the frame after the one that moves it.
    requestAnimationFrame(() => requestAnimationFrame(() => frame.classList.add("ready")));
    for (const image of frame.contentDocument?.images ?? []) {
      image.addEventListener("load", fit);
      if (image.complete && !image.naturalWidth) lose(image);
      else image.addEventListener("error", () => lose(image));
    }
    frame.contentDocument?.addEventListener("toggle", fit, true);
  };

  original.addEventListener("click", () => {
    original.ariaPressed = String(original.ariaPressed !== "true");
    colour();
  });
  frame.addEventListener("load", watch);
  // Not the empty one that stands there until it comes.
  const now = frame.contentDocument;
  if (now?.readyState === "complete" && now.URL !== "about:blank") watch();
  addEventListener("resize", fit);
  addEventListener("beforeprint", () => frame.contentDocument && wear(frame.contentDocument, "light"));
  addEventListener("afterprint", colour);
  new MutationObserver(colour).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  systemIsDark.addEventListener("change", colour);
}

// A sheet asks the system, which knows nothing of the page's own switch.
function wear(inside, scheme) {
  const isSystems = (scheme === "dark") === systemIsDark.matches;
  const answer = (_, asked) => (asked.toLowerCase() === scheme ? "(min-width: 0px)" : "(max-width: 0px)");
  const walk = (rules) => {
    for (const rule of rules) {
      if (!rule.media) continue;
      if (!conditions.has(rule)) conditions.set(rule, rule.media.mediaText);
      const condition = conditions.get(rule);
      const answered = isSystems ? condition : condition.replace(ASKED_SCHEME, answer);
      if (rule.media.mediaText !== answered) rule.media.mediaText = answered;
      walk(rule.cssRules);
    }
  };
  for (const sheet of inside.styleSheets) walk(sheet.cssRules);
}

// From 0, black, to 1, white: the innermost ground that most of the message stands on.
function brightness(inside) {
  const { body, documentElement: root } = inside;
  const area = (element) => element.offsetWidth * element.offsetHeight;
  let found = 1;
  for (const element of [root, body, ...body.querySelectorAll("section, div, table, td, center, article, main")]) {
    if (element !== root && area(element) < area(body) / 2) continue;
    const style = getComputedStyle(element);
    const gradient = style.backgroundImage.match(/gradient\(.*?(rgba?\([^)]*\))/)?.[1];
    for (const ground of [style.backgroundColor, gradient]) {
      const [red, green, blue, alpha = 1] = ground?.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
      if (alpha > 0.5) found = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
    }
  }
  return found;
}

// What most of its words are written in.
function textPixels(inside) {
  const texts = inside.createTreeWalker(inside.body, NodeFilter.SHOW_TEXT);
  const characters = new Map();
  for (let left = MOST_ELEMENTS; left && texts.nextNode(); left -= 1) {
    const { length } = texts.currentNode.data.trim();
    const size = length && parseFloat(getComputedStyle(texts.currentNode.parentElement).fontSize);
    if (size) characters.set(size, (characters.get(size) ?? 0) + length);
  }
  let half = [...characters.values()].reduce((sum, count) => sum + count, 0) / 2;
  const sizes = [...characters.keys()].sort((one, other) => one - other);
  return sizes.find((size) => (half -= characters.get(size)) <= 0) ?? READABLE_PIXELS;
}

function markLongWords(inside) {
  const texts = inside.createTreeWalker(inside.body, NodeFilter.SHOW_TEXT);
  for (let left = MOST_ELEMENTS; left && texts.nextNode(); left -= 1) {
    if (LONG_WORD.test(texts.currentNode.data)) texts.currentNode.parentElement.setAttribute("data-long", "");
  }
}

// Those that lay out no others.
function markWideTables(inside) {
  for (const table of inside.querySelectorAll("table:not(:has(table))")) {
    if (table.offsetWidth > inside.documentElement.clientWidth) table.setAttribute("data-wide", "");
  }
}

// What stands on a picture keeps its colours, as the picture does.
function markPictures(inside) {
  for (const element of [...inside.body.querySelectorAll("*")].slice(0, MOST_ELEMENTS)) {
    element.toggleAttribute("data-pictured", getComputedStyle(element).backgroundImage.includes("url("));
  }
}

// The pictures come into the frame; what offered them has done its work.
for (const form of document.querySelectorAll("form.remote")) {
  form.addEventListener("submit", () => setTimeout(() => (form.hidden = true)));
}
