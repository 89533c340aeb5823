// The message's frame: as high as its content, so that the page has one scroll bar, and
// in the page's scheme where the message has no colours of its own.
const HIGHEST_PIXELS = 30_000;

for (const frame of document.querySelectorAll("iframe.html")) {
  const fit = () => {
    const root = frame.contentDocument?.documentElement;
    if (!root) return;
    frame.style.height = "0";
    frame.style.height = `${Math.min(root.scrollHeight + 2, HIGHEST_PIXELS)}px`;
  };
  const colour = () => {
    const inside = frame.contentDocument;
    if (inside?.querySelector('meta[name="color-scheme"]')?.content !== "light dark") return;
    inside.documentElement.style.colorScheme = getComputedStyle(document.documentElement).colorScheme;
  };
  const watch = () => {
    colour();
    fit();
    for (const image of frame.contentDocument?.images ?? []) image.addEventListener("load", fit);
  };
  frame.addEventListener("load", watch);
  if (frame.contentDocument?.readyState === "complete") watch();
  addEventListener("resize", fit);
  new MutationObserver(colour).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

// The pictures come into the frame; what offered them has done its work.
for (const form of document.querySelectorAll("form.remote")) {
  form.addEventListener("submit", () => setTimeout(() => (form.hidden = true)));
}
