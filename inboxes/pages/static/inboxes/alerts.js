// Calls whoever looks elsewhere: title, icon, sound, notification.  list.js loads it when mail
// has come, or somebody chooses what it does.
const NEW_ICON =
  "data:image/svg+xml," +
  encodeURIComponent(
    [
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">',
      '<rect x="1" y="5" width="30" height="22" rx="6" fill="#0d6b5e"/>',
      '<path d="m6 11 8.2 6.4a3 3 0 0 0 3.6 0L26 11" fill="none" stroke="#fff" stroke-width="2.4"',
      ' stroke-linecap="round" stroke-linejoin="round"/>',
      '<circle cx="24" cy="9" r="8" fill="#e5484d"/>',
      "</svg>",
    ].join(""),
  );

const $ = (selector) => document.querySelector(selector);
const words = (name) => $("[data-mail]")?.dataset[name] ?? "";
const TOAST_MILLISECONDS = 6000;
const idOf = (row) => row.querySelector(".row-link").id;

const icon = $("link[rel=icon]");
const usualIcon = icon?.href;
let unseenHere = 0;
let unseenElsewhere = 0;
let audio = null;

function count(here, elsewhere = unseenElsewhere) {
  [unseenHere, unseenElsewhere] = [here, elsewhere];
  const unseen = here + elsewhere;
  const title = document.title.replace(/^\(\d+\) /, "");
  document.title = unseen ? `(${unseen}) ${title}` : title;
  if (icon) icon.href = unseen ? NEW_ICON : usualIcon;
}

// `kept` is what this browser keeps: get(name), set(name, value).
export function arrived(kept, sentence, rows) {
  if (!document.hasFocus() || document.hidden) count(unseenHere + rows.length);
  if (kept.get("sound") === "on") chime();
  if (!mayNotify(kept)) return;
  const first = rows[0];
  const [code, subject] = ["code b", "row-subject"].map((name) => first.querySelector(`.${name}`)?.textContent.trim());
  const isTold = kept.get("subject") === "on";
  const body = [...(isTold ? [code, subject] : []), nameHere()];
  const inbox = new URL($("#messages").dataset.listUrl, location).pathname.replace(/\/list$/, "");
  notify(sentence, {
    body: body.filter(Boolean).join("\n"),
    icon: $("link[rel=apple-touch-icon]")?.href,
    tag: idOf(first),
    data: { page: location.pathname, inbox, ...(isTold && code && { code }) },
    actions: isTold && code ? [{ action: "copy", title: words("wordsCopyCode") }] : [],
  });
}

// Which of several addresses it came to.
function nameHere() {
  const item = $("[data-addresses] li:not(:only-child) > [aria-current]")?.closest("li");
  return item && (item.querySelector("[data-label]").textContent || item.dataset.address);
}

// Mail to another address of the visitor's: which one is all that is known of it here.
export function elsewhere(kept, { unseen, sentence, path, isQuiet }) {
  count(unseenHere, unseen);
  if (!sentence || isQuiet) return;
  if (kept.get("sound") === "on") chime();
  if (!mayNotify(kept)) return;
  notify(sentence, { body: "", icon: $("link[rel=apple-touch-icon]")?.href, tag: path, data: { page: path, inbox: path } });
}

const mayNotify = (kept) => isKept(kept, "notify") && !document.hasFocus();

// The home page registers none by itself (shell.js).
async function worker() {
  const workers = navigator.serviceWorker;
  const mine = (await workers?.getRegistration()) ?? (await workers?.register("/service-worker.js", { updateViaCache: "none" }));
  // One that can't be installed, on a full disk for example, is never ready.
  const coming = mine?.installing;
  const lost = new Promise((_, fail) => coming?.addEventListener("statechange", () => coming.state === "redundant" && fail()));
  return mine && Promise.race([workers.ready, lost]);
}

// Android shows none but the worker's: its constructor throws.
function canNotify() {
  if (!globalThis.Notification) return false;
  if (navigator.serviceWorker || Notification.permission === "granted") return true;
  try {
    return Boolean(new Notification("")); // shows nothing without the permission
  } catch {
    return false;
  }
}

async function notify(sentence, { actions, ...options }) {
  const mine = await worker().catch(() => null);
  if (!mine) return new Notification(sentence, options).addEventListener("click", () => window.focus());
  // By turns with the worker's pushes: Chromium forgets one that is being shown while somebody asks which are.
  await navigator.locks.request("notifications", async () => {
    // The push service was quicker, and says less.
    for (const pushed of await mine.getNotifications({ tag: options.data.inbox })) pushed.close();
    await mine.showNotification(sentence, { ...options, actions });
  });
}

function chime() {
  audio ??= new AudioContext();
  audio.resume();
  for (const [hertz, delay] of [[660, 0], [880, 0.14]]) {
    const [tone, volume, at] = [audio.createOscillator(), audio.createGain(), audio.currentTime + delay];
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.01, at);
    volume.gain.exponentialRampToValueAtTime(0.15, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.01, at + 0.4);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.45);
  }
}

const isKept = (kept, alert) =>
  kept.get(alert) === "on" && (alert !== "notify" || globalThis.Notification?.permission === "granted");

export function showChoices(kept) {
  const boxes = document.querySelectorAll("[data-alert]:not([data-alert=push], [data-choosing])");
  for (const box of boxes) box.checked = isKept(kept, box.dataset.alert);
  const notify = $("[data-alert=notify]");
  const subject = $("[data-alert=subject]");
  for (const box of [notify, subject]) box.closest("label").hidden = !canNotify();
  subject.disabled = !notify.checked;
  webpush()?.then((module) => module.show(kept));
}

const webpush = () => $("[data-push-script]") && import(new URL($("[data-push-script]").dataset.pushScript, location));

export async function choose(kept, box, isOn) {
  const { alert } = box.dataset;
  if (alert === "push") return (await webpush()).choose(kept, box, isOn, worker);
  if (alert === "notify" && isOn) {
    isOn = (await Notification.requestPermission()) === "granted";
    if (isOn) worker().catch(() => null); // it takes a while, and mail is awaited
    $("[data-alert-refused]").hidden = isOn;
  }
  kept.set(alert, isOn ? "on" : "off");
  box.checked = isOn;
  if (alert === "sound" && isOn) chime();
  showChoices(kept);
}

// A notification was clicked: its code is copied, or lies ready where the browser lets nobody copy unasked.
export async function take({ code, isChosen }) {
  if (!document.hasFocus()) await new Promise((resolve) => addEventListener("focus", resolve, { once: true }));
  const isCopied = isChosen && (await navigator.clipboard.writeText(code).then(() => true, () => false));
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.dataset.code = "";
  toast.append(isCopied ? `${code} · ${words("wordsCopied")}` : code);
  if (!isCopied) toast.append(copyButton(code));
  $("[data-code].toast")?.remove();
  $("[data-said]").append(toast);
  document.dispatchEvent(new CustomEvent("inbox:say", { detail: toast.textContent }));
  if (isCopied) setTimeout(() => toast.remove(), TOAST_MILLISECONDS);
  else toast.querySelector("button").focus();
}

function copyButton(code) {
  const button = document.createElement("button");
  button.className = "button small";
  button.type = "button";
  button.dataset.copy = code; // inbox.js copies
  button.textContent = words("wordsCopyCode");
  button.addEventListener("click", () => setTimeout(() => button.closest(".toast").remove()));
  return button;
}

addEventListener("focus", () => count(0));
document.addEventListener("inbox:placed", () => count(unseenHere)); // it may have brought a title of its own
