// What is wrong with a name while it is typed, and with a form that was refused.  inbox.js loads it then.
const SCRIPT = { "X-Requested-With": "fetch" };
const PAUSE_MILLISECONDS = 250;

let asking = null;

export function check(form) {
  clearTimeout(asking?.timer);
  asking?.abort.abort();
  const abort = new AbortController();
  const timer = setTimeout(async () => {
    const fields = new URLSearchParams(new FormData(form));
    fields.delete("csrfmiddlewaretoken");
    try {
      const answer = await fetch(`${form.dataset.checkUrl}?${fields}`, { headers: SCRIPT, signal: abort.signal });
      if (answer.ok || answer.status === 429) show(form, await answer.text());
    } catch {
      // The form itself says what is wrong.
    }
  }, PAUSE_MILLISECONDS);
  asking = { abort, timer };
}

// Whether there is a place for any of it.
export function show(form, html) {
  const verdicts = new DOMParser().parseFromString(html, "text/html");
  let isSaid = false;
  for (const place of form.querySelectorAll("[data-refusal]")) {
    const name = place.dataset.refusal;
    const verdict = verdicts.querySelector(`[data-field=${name}]`);
    if (name === "domains") {
      // No refusal: what the field suggests.
      if (verdict) place.replaceChildren(...verdict.childNodes);
      continue;
    }
    place.replaceChildren(...(verdict?.childNodes ?? []));
    isSaid ||= Boolean(verdict);
    const field = form.querySelector(`#${name}`);
    if (verdict && !("good" in verdict.dataset)) field?.setAttribute("aria-invalid", "true");
    else field?.removeAttribute("aria-invalid");
  }
  return isSaid;
}
