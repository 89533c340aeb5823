// Copy buttons: <button data-copy="id of an input" hidden> with a [data-copied] label.
for (const button of document.querySelectorAll("[data-copy]")) {
  const input = document.getElementById(button.dataset.copy);
  const copied = button.querySelector("[data-copied]");
  const label = copied.previousElementSibling;
  const show = (done) => {
    copied.hidden = !done;
    label.hidden = done;
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    input.select();
    try {
      await navigator.clipboard.writeText(input.value);
    } catch {
      // Without HTTPS there is no clipboard API; the older command works there.
      if (!document.execCommand("copy")) return;
    }
    show(true);
    setTimeout(() => show(false), 2000);
  });
}
