// Attachments are looked at in their card.  Without this they open in a tab of their own.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-view]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.dataset.view === "pdf" && navigator.pdfViewerEnabled === false) return; // a phone downloads it
  event.preventDefault();
  const card = link.closest("li");
  const shown = card.querySelector(".viewed");
  if (shown) shown.remove();
  else card.append(view(link));
  link.ariaExpanded = String(!shown);
});

function view({ href, dataset }) {
  const element = document.createElement(dataset.view === "image" ? "img" : "iframe");
  element.className = "viewed";
  element.alt = element.title = dataset.name;
  // Chromium starts no viewer in a sandboxed frame: the PDF's own policy has the sandbox.
  if (dataset.view === "text") element.setAttribute("sandbox", "");
  element.src = href;
  return element;
}
