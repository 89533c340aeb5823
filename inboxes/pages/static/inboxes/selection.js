// Several rows at once: by their boxes, which stand there for a pointer and while somebody selects, by a long press,
// by keys.  list.js loads it when somebody does.  What does not show is not selected.
const PRESS_MILLISECONDS = 500;
const SLIP_PIXELS = 10;

export function start(page) {
  const { $, rows, shown, idOf } = page;
  const picked = new Set(); // ids: a row may be replaced by a newer one
  const boxOf = (row) => row.querySelector(".pick input");
  const isOn = () => Boolean($(".mail.selecting"));
  const some = () => shown().filter((row) => picked.has(idOf(row)));
  let isAsked = false; // by the button, or a long press; not by a box, whose last one ends it
  let isTapped = false; // by touch: a tap on a row selects, and opens nothing
  let last = null; // the id that a range begins at
  let pressing = null;

  function show() {
    const all = new Set(shown().map(idOf));
    for (const id of picked) if (!all.has(id)) picked.delete(id);
    for (const row of rows()) {
      const box = boxOf(row);
      if (box) box.checked = picked.has(idOf(row));
      row.classList.toggle("picked", picked.has(idOf(row)));
    }
    const bar = $("[data-selection]");
    if (!bar) return;
    const { wordsSelected, wordsDelete } = bar.dataset;
    const count = page.number.format(picked.size);
    bar.querySelector("[data-count]").textContent = isOn() ? wordsSelected.replace("{count}", count) : "";
    bar.querySelector("[data-delete-selected] span").textContent = wordsDelete.replace("{count}", count);
    for (const button of bar.querySelectorAll("button[form]")) button.disabled = !picked.size;
    // One of the two: what is unread is marked read first.
    const isRead = picked.size > 0 && some().every((row) => row.matches(".read"));
    for (const button of bar.querySelectorAll("[name=seen]")) button.hidden = isRead !== (button.value === "no");
    const box = bar.querySelector("[data-all]");
    box.checked = all.size > 0 && picked.size === all.size;
    box.indeterminate = picked.size > 0 && !box.checked;
  }

  function turn(on) {
    if (!on) {
      picked.clear();
      isAsked = isTapped = false;
    }
    $(".mail").classList.toggle("selecting", on);
    $("[data-select]")?.setAttribute("aria-pressed", on);
    show();
  }

  function set(row, on, isRange = false) {
    const all = shown();
    const [from, to] = [all.findIndex((one) => idOf(one) === last), all.indexOf(row)].sort((a, b) => a - b);
    const range = isRange && from >= 0 ? all.slice(from, to + 1) : [row];
    for (const one of range) picked[on ? "add" : "delete"](idOf(one));
    last = idOf(row);
    turn(picked.size > 0 || isAsked);
  }

  const pick = (row, isRange) => boxOf(row) && set(row, isRange || !picked.has(idOf(row)), isRange);
  const cancel = () => {
    const isInside = $("[data-selection]").contains(document.activeElement);
    turn(false);
    if (isInside) $("[data-select]")?.focus();
  };

  function toggle() {
    if (isOn()) return cancel();
    isAsked = true;
    isTapped = matchMedia("(hover: none)").matches;
    turn(true);
  }

  function remove() {
    const chosen = some();
    turn(false);
    if (chosen.length) page.remove(chosen);
  }

  // A long press: the finger has not moved, and what follows it opens no menu and no message.
  function press(event) {
    const row = event.target.closest(".row");
    clearTimeout(pressing?.timer);
    const wait = PRESS_MILLISECONDS - (performance.now() - event.timeStamp);
    const timer = setTimeout(() => {
      pressing.isLong = isAsked = isTapped = true;
      set(row, true);
      navigator.vibrate?.(10);
    }, Math.max(wait, 0));
    pressing = { row, timer, x: event.clientX, y: event.clientY, isLong: false };
  }

  const letGo = () => clearTimeout(pressing?.timer);
  document.addEventListener("pointermove", (event) => {
    if (pressing && Math.hypot(event.clientX - pressing.x, event.clientY - pressing.y) > SLIP_PIXELS) letGo();
  });
  document.addEventListener("pointerup", letGo);
  document.addEventListener("pointercancel", letGo);
  document.addEventListener("contextmenu", (event) => {
    if (pressing && event.target.closest(".row") === pressing.row) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".row-link");
    if (!link) return;
    const wasLong = pressing?.isLong && event.pointerType !== "mouse";
    pressing = null;
    if (!wasLong && !isTapped) return;
    event.preventDefault();
    if (!wasLong) pick(link.closest(".row"));
  });

  document.addEventListener("click", async (event) => {
    const bar = event.target.closest("[data-selection]");
    if (!bar) return;
    if (event.target.closest("[data-cancel]")) cancel();
    const button = event.target.closest("button[form]");
    if (!button) return;
    event.preventDefault();
    if (button.matches("[data-delete-selected]")) return remove();
    const ids = some().map(idOf);
    turn(false);
    await page.post(button.formAction, ids, { [button.name]: button.value });
  });
  document.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-all]")) return;
    for (const row of shown()) if (boxOf(row)) picked[target.checked ? "add" : "delete"](idOf(row));
    show();
  });
  document.addEventListener("inbox:filtered", show);
  document.addEventListener("inbox:placed", () => turn(false));

  return { toggle, cancel, remove, pick, press, picked: (box, on, isRange) => set(box.closest(".row"), on, isRange) };
}
