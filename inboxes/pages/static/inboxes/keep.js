// Passwords are stretched here, so that the server need not see them: it gets 32
// bytes of PBKDF2.  inboxes/passwords.py does the same where there is no script.
const ROUNDS = 600_000;
const SALT_PREFIX = "tempmail password:";

function folded(address) {
  const [, localPart, domain] = address.trim().toLowerCase().match(/^([^@]+)@([^@]+?)\.?$/);
  // The URL parser makes A-labels (UTS 46), as the server does.
  return `${localPart.split("+")[0]}@${new URL(`http://${domain}`).hostname}`;
}

async function stretch(password, address) {
  const bytes = (text) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey("raw", bytes(password.normalize("NFKC")), "PBKDF2", false, ["deriveBits"]);
  const salt = bytes(SALT_PREFIX + folded(address));
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, key, 256);
  return btoa(String.fromCharCode(...new Uint8Array(bits)));
}

for (const form of document.querySelectorAll("form[data-stretch]")) {
  const { password, stretched, address } = form.elements;
  form.addEventListener("submit", async (event) => {
    if (!crypto.subtle) return;
    event.preventDefault();
    if (form.hasAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    try {
      stretched.value = await stretch(password.value, address.value);
      password.disabled = true;
    } catch {
      // An address that is none, or without its domain: the server says so, or knows it.
    }
    form.submit();
  });
  // Back from the next page, out of the browser's cache of pages.
  addEventListener("pageshow", () => {
    form.removeAttribute("aria-busy");
    stretched.value = "";
    password.disabled = false;
  });
}
