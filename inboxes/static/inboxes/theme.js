// Loaded blocking in the head: marks that there is script, and applies the scheme chosen here before.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  root.classList.add("js");
  let chosen = null;
  try {
    chosen = localStorage.getItem("theme");
  } catch {
    // Storage is switched off: the preference alone decides.
  }
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    const preferred = dark.matches ? "dark" : "light";
    const next = (root.dataset.theme ?? preferred) === "dark" ? "light" : "dark";
    // Back at the preference, it leads again.
    if (next === preferred) delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      if (next === preferred) localStorage.removeItem("theme");
      else localStorage.setItem("theme", next);
    } catch {
      // Then it holds for this page.
    }
  });
})();
