{% load static %}// Keeps the shell alone: static files, and a page that says there is no connection.
// Pages, lists and mail always come from the network, and stay out of every cache.
// And a click on a notification that a page had shown (list.js) leads back to that page.
const OFFLINE = "{{ offline|escapejs }}";
const FILES = [{% for file in files %}
  "{{ file|escapejs }}",{% endfor %}
];
const SHELL = `shell ${FILES.join(" ")}`;

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

self.addEventListener("notificationclick", (event) => {
  const { notification } = event;
  const { page, inbox } = notification.data;
  const isOfInbox = (path) => path === inbox || path.startsWith(`${inbox}/`);
  const pathOf = (client) => new URL(client.url).pathname;
  notification.close();
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then((open) => {
      const there = open.find((client) => pathOf(client) === page) ?? open.find((client) => isOfInbox(pathOf(client)));
      return there ? there.focus() : self.clients.openWindow(inbox);
    }),
  );
});
