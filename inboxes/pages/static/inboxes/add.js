// A link to an inbox brings its key in the fragment, which no request carries.  It
// is moved into the form, and out of the address bar, before anything is sent.
const form = document.querySelector("[data-add]");

function take() {
  if (location.hash.length < 2) return;
  form.elements.code.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  form.requestSubmit();
}

if (form) {
  addEventListener("hashchange", take);
  take();
}
