{% load static %}// Keeps the shell alone: static files, and a page that says there is no connection.
// Pages, lists and mail always come from the network, and stay out of every cache.
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
