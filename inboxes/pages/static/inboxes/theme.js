// Loaded blocking in the head: marks that there is script, and applies what was chosen here before:
// the scheme, and on "/", which has no language of its own, the language.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  root.classList.add("js");
  let chosen = null;
  let language = null;
  try {
    chosen = localStorage.getItem("theme");
    language = localStorage.getItem("language");
  } catch {
    // Storage is switched off: the preference alone decides.
  }
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  if (location.pathname === "/" && language !== root.lang && /^[a-z-]+$/.test(language ?? "")) location.replace(`/${language}/`);

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".languages a");
    if (link) keep("language", link.hreflang);
    if (!event.target.closest("[data-theme-switch]")) return;
    const preferred = dark.matches ? "dark" : "light";
    const next = (root.dataset.theme ?? preferred) === "dark" ? "light" : "dark";
    // Back at the preference, it leads again.
    if (next === preferred) delete root.dataset.theme;
    else root.dataset.theme = next;
    keep("theme", next === preferred ? null : next);
  });

  // Once: from then on it listens itself.
  const openFirst = ({ target }) => {
    if (!target.matches?.("details.menu[open]")) return;
    document.removeEventListener("toggle", openFirst, true);
    import(root.dataset.sheets).catch(() => {});
  };
  document.addEventListener("toggle", openFirst, true);
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
    if (!menu) return;
    event.preventDefault(); // and leads nowhere else (list.js)
    menu.open = false;
    menu.querySelector("summary").focus({ preventScroll: true });
  });

  function keep(name, value) {
    try {
      if (value === null) localStorage.removeItem(name);
      else localStorage.setItem(name, value);
    } catch {
      // Then it holds for this page.
    }
  }
})();
