// Panels of menus, which open and close without script: on a phone they are sheets, which back and Escape
// close too; on a desk they stay within the window.  theme.js has Escape, and loads this when the first is opened.
const GAP_PIXELS = 12;
const isPhone = matchMedia("(max-width: 47.99rem)");
const openMenu = () => document.querySelector("details.menu[open]");
const panelOf = (menu) => menu.querySelector(":scope > .panel");

const resized = new ResizeObserver(([{ target }]) => fit(target));

// Up, until it ends above the window's edge; what is higher than the window scrolls in itself.
function fit(panel) {
  panel.style.translate = "";
  if (isPhone.matches || !panel.isConnected) return;
  const { top, bottom } = panel.getBoundingClientRect();
  const up = Math.min(bottom - innerHeight + GAP_PIXELS, top - GAP_PIXELS);
  if (up > 0) panel.style.translate = `0 ${-up}px`;
}

function opened(menu) {
  const panel = panelOf(menu);
  panel.scrollTop = 0;
  resized.observe(panel);
  fit(panel);
  if (isPhone.matches && !history.state?.sheet) history.pushState({ sheet: true }, "");
}

// A sheet's own entry in the history goes with it.
function leave() {
  if (history.state?.sheet && !openMenu()) history.back();
}

function close(menu) {
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus({ preventScroll: true });
}

document.addEventListener("toggle", ({ target }) => {
  if (!target.matches("details.menu")) return;
  if (target.open) return opened(target);
  resized.unobserve(panelOf(target));
  leave();
}, true);

document.addEventListener("click", (event) => {
  const menu = openMenu();
  if (!menu) return;
  const link = isPhone.matches && event.target.closest(".menu[open] a[href]:not([target])");
  if (event.target.closest("[data-close]")) close(menu);
  else if (!menu.contains(event.target)) menu.open = false;
  else if (link && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    location.replace(link.href);
  }
});
// What a panel lies over is not walked through beneath it.
document.addEventListener("focusout", ({ relatedTarget }) => {
  const menu = openMenu();
  if (menu && relatedTarget && relatedTarget !== document.body && !menu.contains(relatedTarget)) menu.open = false;
});
addEventListener("popstate", () => close(openMenu()));
document.addEventListener("inbox:placed", leave);
for (const menu of document.querySelectorAll("details.menu[open]")) opened(menu);
