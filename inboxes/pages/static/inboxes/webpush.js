// Has the browser's push service tell of mail while no page is open.  alerts.js loads it when the
// panel is opened; the worker shows what comes (service-worker.js).
const panel = () => document.querySelector("[data-push-url]");
const nameOf = (chosen) => `push ${chosen.dataset.pushUrl}`; // each address by itself
const isPossible = "PushManager" in globalThis && "Notification" in globalThis && Boolean(navigator.serviceWorker);

function say(chosen, what) {
  for (const word of chosen.querySelectorAll("[data-push-says]")) word.hidden = word.dataset.pushSays !== what;
}

async function current() {
  return (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();
}

const filled = new WeakMap();

async function fill(shown) {
  const answer = await fetch(shown.dataset.pushUrl).catch(() => null);
  if (!answer?.ok) return filled.delete(shown);
  shown.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
}

// `kept` is what this browser keeps: get(name), set(name, value).
export async function show(kept) {
  const shown = panel();
  if (!shown) return;
  await (filled.get(shown) ?? filled.set(shown, fill(shown)).get(shown));
  const box = shown.querySelector("[data-alert]");
  if (!box) return; // no connection, or the right has just ended
  box.disabled = !isPossible;
  // Of Apple's phones only: there a site may once it is installed (WebKit, since iOS 16.4).
  if (!isPossible) return say(shown, navigator.standalone === false ? "install" : "impossible");
  const mine = Notification.permission === "granted" && kept.get(nameOf(shown)) === "on" ? await current() : null;
  if (!box.matches("[data-choosing]")) box.checked = Boolean(mine);
  // Once more: it may have been given up there meanwhile, or this page speaks another language.
  if (mine) tell(shown, mine);
}

// One after the other: the later one decides.
let latest = Promise.resolve();
export const choose = (...choice) => (latest = latest.catch(() => null).then(() => change(...choice)));

async function change(kept, box, isChosen, worker) {
  const chosen = box.closest("[data-push-url]");
  const isOn = isChosen && (await switchOn(chosen, worker));
  if (!isOn) await switchOff(chosen);
  kept.set(nameOf(chosen), isOn ? "on" : "off");
  box.checked = isOn;
}

async function switchOn(chosen, worker) {
  if ((await Notification.requestPermission()) !== "granted") return refuse(chosen, "denied");
  try {
    const refused = await tell(chosen, await subscribed(chosen.querySelector("[data-push-key]").dataset.pushKey, await worker()));
    return refused ? refuse(chosen, refused) : !say(chosen, "");
  } catch {
    return refuse(chosen, "failed");
  }
}

// The switch goes back as the reason is said: a click after it asks once more.
function refuse(chosen, why) {
  say(chosen, why);
  chosen.querySelector("[data-alert]").checked = false;
  return false;
}

async function subscribed(key, { pushManager }) {
  const applicationServerKey = Uint8Array.from(atob(key.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  try {
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  } catch (fault) {
    // This site had another key when the browser last asked.
    const old = fault.name === "InvalidStateError" && (await pushManager.getSubscription());
    if (!old) throw fault;
    await old.unsubscribe();
    return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  }
}

// Why the site refuses it, or "".
async function tell(chosen, subscription) {
  const { endpoint, keys } = subscription.toJSON();
  const answer = await post(chosen, { endpoint, ...keys });
  if (answer.ok) return "";
  return answer.status === 422 && (await answer.json()).refused === "service" ? "service" : "failed";
}

async function switchOff(chosen) {
  const answer = await post(chosen, { off: "yes" }).catch(() => null);
  // One subscription serves all addresses of this browser.
  if (answer?.ok && !(await answer.json()).others) await (await current())?.unsubscribe();
}

async function post(chosen, values) {
  const ask = () => fetch(chosen.dataset.pushUrl, { method: "POST", body: new URLSearchParams(values) });
  const answer = await ask();
  return answer.status === 403 ? ask() : answer; // the refusal brings the cookie that was missing
}
