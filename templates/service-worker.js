{% load static %}// Keeps the shell alone: static files, and a page that says there is no connection.
// Pages, lists and mail always come from the network, and stay out of every cache.
// It shows what the push service brings, and a click on a notification, also on one that a page
// had shown (alerts.js), leads to the inbox.
const OFFLINE = "{{ offline|escapejs }}";
const FILES = [{% for file in files %}
  "{{ file|escapejs }}",{% endfor %}
];
const SHELL = `shell ${FILES.join(" ")}`;
const ICON = "{% static 'inboxes/icons/192.png' %}";
const SAID_MILLISECONDS = 12_000; // less than the server waits with another
const ANSWER_MILLISECONDS = 300;

self.addEventListener("install", (event) => {
  const page = new Request(OFFLINE, { credentials: "omit", cache: "no-store" });
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll([page, ...FILES])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name !== SHELL);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate" && request.method === "GET") {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
  } else if (FILES.includes(new URL(request.url).pathname)) {
    event.respondWith(caches.match(request, { ignoreVary: true }).then((kept) => kept || fetch(request)));
  }
});

const pathOf = (client) => new URL(client.url).pathname;
const isOf = (inbox, path) => path === inbox || path.startsWith(`${inbox}/`);

// A client's URL is the one that it was loaded by, and home shows an inbox under the inbox's own: so each is asked
// (list.js answers).
async function placed(client) {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  client.postMessage({}, [port2]);
  const path = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, ANSWER_MILLISECONDS))]);
  return { client, path: path ?? pathOf(client), listens: path !== undefined };
}

async function windows() {
  return Promise.all((await self.clients.matchAll({ type: "window", includeUncontrolled: true })).map(placed));
}

self.addEventListener("notificationclick", (event) => {
  const { notification, action } = event;
  const { page, inbox, code } = notification.data;
  // Where a browser shows no buttons, the page has it ready.
  const told = code && (action === "copy" || !globalThis.Notification?.maxActions) && { code, isChosen: action === "copy" };
  notification.close();
  event.waitUntil(
    windows().then(async (all) => {
      const open = told ? all.filter(({ listens }) => listens) : all;
      const there = open.find(({ path }) => path === page) ?? open.find(({ path }) => isOf(inbox, path));
      const led = await (there ? there.client.focus() : self.clients.openWindow(inbox));
      if (told) led?.postMessage(told); // a worker has no clipboard
      return led;
    }),
  );
});

self.addEventListener("push", (event) => {
  let said = {};
  try {
    said = event.data.json();
  } catch {
    // Something must be shown all the same, or the browser says that this site did something unseen.
  }
  // By turns with what pages show (alerts.js).
  event.waitUntil(navigator.locks.request("notifications", () => show(said)));
});

async function show({ title = "New mail", body = "", lang = "en", inbox = "/" }) {
  if ((await windows()).some(({ client, path }) => client.focused && isOf(inbox, path))) return;
  const shown = await self.registration.getNotifications();
  // What an open page has just said tells more: it stays, silently.
  const since = Date.now() - SAID_MILLISECONDS;
  const told = shown.find(({ data, timestamp }) => data?.inbox === inbox && timestamp > since);
  const fresh = { body, lang, icon: ICON, tag: inbox, renotify: true, data: { page: inbox, inbox } };
  const options = told ? { ...copyOf(told), silent: true } : fresh;
  await self.registration.showNotification(told?.title ?? title, options);
}

const copyOf = ({ body, icon, tag, data, actions }) => ({ body, icon, tag, data, actions: actions ?? [] });

// The browser has made itself a new one, or wants to.
self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(renew(event));
});

async function renew({ oldSubscription, newSubscription }) {
  const again = () => oldSubscription && self.registration.pushManager.subscribe(oldSubscription.options);
  const fresh = newSubscription ?? (await again());
  if (!fresh) return;
  const { endpoint, keys } = fresh.toJSON();
  await fetch("{% url 'renew-push' %}", { method: "POST", body: new URLSearchParams({ endpoint, ...keys }) });
}
