// Buttons that copy the examples; without a script they can be selected.
for (const pre of navigator.clipboard ? document.querySelectorAll(".docs pre") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet small docs-copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(pre.querySelector("code").textContent);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  const frame = document.createElement("div");
  frame.className = "docs-frame";
  pre.replaceWith(frame);
  frame.append(pre, button);
}
// A link to an answer or a problem opens what holds it.
const open = () => document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
addEventListener("hashchange", open);
open();
