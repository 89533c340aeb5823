"""The page as a visitor reaches it: by its name, over HTTPS, through the proxy, to web; and what of it arrives.

The same is asked of web itself, so that what differs is the proxy's.
"""

import http.client
import re
import ssl
from collections.abc import Iterator
from dataclasses import replace

from .env_file import listed
from .finding import FAULT, GOOD, NOTE, WARNING, Finding
from .host import WEB, Host
from .ports import addresses_of, own_addresses
from .proxy_files import Site
from .web_asking import Place, Reply, web_place

HTTPS = 443
SOCKET = "/ws/inbox/doctor@doctor.invalid"
ENV = WEB.env
RESTART = WEB.restart
NGINX = "nginx -t && systemctl reload nginx"
IS_NAME = re.compile(r"(?!localhost$|\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]*$", re.IGNORECASE)


def look(host: Host) -> Iterator[Finding]:
    known, complaint = host.proxy
    name = page_name(host, known)
    allowed = listed(host.env[WEB.name], "ALLOWED_HOSTS", "localhost")
    direct = web_of(host, name or next(iter(allowed), "localhost").lstrip("."))
    yield from _web(direct, known, host)
    if complaint:
        yield Finding(
            "page", "proxy-files", FAULT, f"nginx or Caddy does not take its files: {complaint}",
            "it does not start again", "mend that line; " + NGINX,
        )  # fmt: skip
    if not name:
        what = "Nothing says what the page is called: ALLOWED_HOSTS has no name, and no proxy passes on to web."
        if host.env[WEB.name] is not None:
            yield Finding(
                "page", "page-unnamed", WARNING, what, "nobody can open it", f"ALLOWED_HOSTS= in {ENV}; {RESTART}"
            )
        return
    yield from _settings(host, known, name)
    at = host.reachable(HTTPS)
    if not at:
        yield _no_proxy(host, name)
        return
    yield from _through(host, Place(name, at, is_tls=True), direct, next((s for s in known if name in s.names), None))


def page_name(host: Host, known: list[Site]) -> str:
    """What visitors call the page: the proxy's name for it, else the first that is allowed."""
    binds = set(host.web_binds)
    ours = [s for s in known if s.is_tls and binds & set(s.passes_to)] or [s for s in known if s.is_tls] or known
    of_proxy = [name for site in ours for name in site.names if IS_NAME.match(name)]
    allowed = [name for name in listed(host.env[WEB.name], "ALLOWED_HOSTS") if IS_NAME.match(name)]
    both = [name for name in of_proxy if name in allowed]
    return next(iter([*both, *of_proxy, *allowed]), "")


def web_of(host: Host, name: str) -> Place | None:
    return next((place for bind in host.web_binds if (place := web_place(bind, name))), None)


def asked(place: Place, path: str = "/") -> Reply | str:
    """Return the answer, or why there is none."""
    try:
        return place.ask("GET", path)
    except (OSError, http.client.HTTPException) as error:
        return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _web(direct: Place | None, known: list[Site], host: Host) -> Iterator[Finding]:
    if not direct:
        return
    where = ":".join(map(str, direct.at)) if isinstance(direct.at, tuple) else direct.at
    alive = asked(direct, "/livez")
    if isinstance(alive, str) or alive.status != 200:
        said = alive if isinstance(alive, str) else f"/livez says {alive.status}"
        what = f"Web does not answer at {where}: {said}."
        yield Finding("page", "web-silent", FAULT, what, "there are no pages and no API", RESTART, "web")
    else:
        ready = asked(direct, "/readyz")
        if isinstance(ready, Reply) and ready.status == 503:
            what = f"Web answers, and says that its database is not ready: {ready.data.get('database', 'no answer')}."
            yield Finding(
                "page", "web-unready", FAULT, what, "pages and API answer 503", "see the database, above", "web"
            )
    passed = {place for site in known for place in site.passes_to}
    if passed and (wide := [bind for bind in host.web_binds if bind.startswith(("0.0.0.0:", "[::]:", ":"))]):
        what = f"Web listens at {', '.join(wide)}, for whoever reaches that port: the proxy is on this host."
        do = f"--bind 127.0.0.1:8000 in {WEB.unit}.service; systemctl daemon-reload; {RESTART}"
        why = "pages go in clear there, around the proxy and its limits"
        yield Finding("page", "web-wide", WARNING, what, why, do, "web")
    if host.running(WEB) and passed and not passed & _same(host.web_binds):
        site = next(site for site in known if site.passes_to)
        what = f"The proxy passes on to {', '.join(sorted(passed))}, and web listens at {', '.join(host.web_binds)}."
        do = f"the same in proxy_pass ({site.of}) and in --bind of {WEB.unit}.service"
        yield Finding("page", "proxy-elsewhere", FAULT, what, "visitors get 502", do)


def _same(binds: list[str]) -> set[str]:
    found = set(binds)
    for bind in binds:
        port = bind.rpartition(":")[2]
        if not bind.startswith("unix:"):
            found |= {f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}"}
    return found


def _settings(host: Host, known: list[Site], name: str) -> Iterator[Finding]:
    values = host.env[WEB.name]
    if values is None:
        return
    if values.get("HTTPS", "true").lower() == "false":
        what = f"HTTPS is false in {ENV}: it is for loopback only."
        why = "cookies and tokens go in clear, and browsers are not told to use TLS"
        yield Finding("settings", "https-off", WARNING, what, why, f"take that line out of {ENV}; {RESTART}", "web")
    allowed = listed(values, "ALLOWED_HOSTS", "localhost")
    is_allowed = any(item in (name, "*") or (item[:1] == "." and f".{name}".endswith(item)) for item in allowed)
    if not is_allowed:
        what = f"{name}, the page's name at the proxy, is not in ALLOWED_HOSTS ({', '.join(allowed)})."
        do = f"ALLOWED_HOSTS={name} in {ENV}; {RESTART}"
        yield Finding("page", "page-refused", FAULT, what, "every page answers 400", do, "web")


def _no_proxy(host: Host, name: str) -> Finding:
    proxies = listed(host.env[WEB.name], "TRUSTED_PROXIES")
    if proxies and not any(item.startswith(("127.", "::1", "unix")) for item in proxies):
        what = (
            f"The proxy is another host ({', '.join(proxies)}): whether https://{name} opens cannot be seen from here."
        )
        return Finding("page", "proxy-unknown", NOTE, what)
    do = "systemctl start nginx; nginx -t; the site of docs/host.md, The proxy"
    return Finding("page", "proxy-down", FAULT, "Nothing listens at port 443.", f"https://{name} does not open", do)


def _through(host: Host, place: Place, direct: Place | None, site: Site | None) -> Iterator[Finding]:
    url = f"https://{place.name}/"
    try:
        reply = place.ask("GET", "/")
    except ssl.SSLError as error:
        what = f"The proxy has no TLS for {place.name}: {error.reason or error}."
        do = f"server_name {place.name} and its certificate in nginx's site, or its name in ALLOWED_HOSTS; {NGINX}"
        yield Finding("page", "proxy-name", FAULT, what, f"{url} does not open", do)
        return
    except (OSError, http.client.HTTPException) as error:
        what = f"{url} does not answer: {error or type(error).__name__}."
        yield Finding(
            "page", "page-unreachable", FAULT, what, "visitors see an error", f"systemctl restart nginx; {NGINX}"
        )
        return
    itself = asked(direct) if direct else "it is not known where web listens"
    problem = _problem(place, reply, itself, site)
    if problem:
        yield problem
        if problem.code in ("proxy-untrusted", "proxy-proto", "page-fails", "page-refused", "proxy-host"):
            return
    else:
        yield Finding("page", "good", GOOD, f"{url} opens.")
    yield from _socket(place, direct)
    yield from _client(host, place)
    yield from _addresses(host, place.name)
    if not host.listens(80):
        what = "Nothing listens at port 80, which leads to https."
        yield Finding("page", "http-closed", NOTE, what, "who types the name without https:// may see an error")


def _addresses(host: Host, name: str) -> Iterator[Finding]:
    """Of those that the page's name has and this host too, each must be listened at: browsers try IPv6 first."""
    at = set(host.listens(HTTPS))
    for address in sorted({*(addresses_of(name) or ())} & own_addresses()):
        every = "::" if ":" in address else "0.0.0.0"
        if not at & {address, every} and not (every == "0.0.0.0" and "::" in at):
            what = f"{name} is {address}, this host, and nothing listens at its port 443."
            listen = "listen [::]:443 ssl;" if every == "::" else "listen 443 ssl;"
            do = f"{listen} in nginx's site, {NGINX}; or take that address out of the DNS"
            why = "who comes by that address sees an error, or waits"
            yield Finding("page", "page-address", FAULT, what, why, do)


def _problem(place: Place, reply: Reply, itself: Reply | str, site: Site | None) -> Finding | None:
    """Return what is wrong with the answer to "/", by what web itself answers."""
    url, direct_status = f"https://{place.name}/", itself.status if isinstance(itself, Reply) else 0
    if reply.status == 200:
        return None
    location = reply.headers.get("location", "")
    if reply.status in (301, 302, 307, 308) and re.sub(r":443(?=/)", "", location) == url:
        if direct_status in (301, 302, 307, 308):
            what = f"{url} redirects to itself: web does not trust the proxy (TRUSTED_PROXIES)."
            do = f"TRUSTED_PROXIES=127.0.0.1 (unix for a Unix socket) in {ENV}; {RESTART}"
            return Finding("page", "proxy-untrusted", FAULT, what, "no page opens", do, "web")
        what = f"{url} redirects to itself: the proxy does not say X-Forwarded-Proto."
        do = f"proxy_set_header X-Forwarded-Proto $scheme; in nginx's site; {NGINX}"
        return Finding("page", "proxy-proto", FAULT, what, "no page opens", do)
    if reply.status in (301, 302, 303, 307, 308):
        return Finding("page", "page-moved", WARNING, f"{url} redirects to {location}.", "it is another page's name",
                       "see the proxy's site")  # fmt: skip
    if reply.status == 400 and direct_status == 400:
        what = f"{url} answers 400: ALLOWED_HOSTS of the web that runs has not {place.name}."
        do = f"ALLOWED_HOSTS={place.name} in {ENV}; {RESTART}"
        return Finding("page", "page-refused", FAULT, what, "no page opens", do, "web")
    if reply.status == 400:
        what = f"{url} answers 400: the proxy does not pass the Host header on as it came."
        return Finding("page", "proxy-host", FAULT, what, "no page opens",
                       f"proxy_set_header Host $http_host; in nginx's site; {NGINX}")  # fmt: skip
    by = "web itself does so too" if direct_status == reply.status else f"web itself {_how(itself)}"
    what = f"{url} answers {reply.status}; {by}."
    do = "journalctl -u tempmail-web; the proxy's error log" + (f"; {site.of}'s site" if site else "")
    return Finding("page", "page-fails", FAULT, what, "visitors see an error", do)


def _how(itself: Reply | str) -> str:
    return f"answers {itself.status}" if isinstance(itself, Reply) else f"does not answer ({itself})"


def _socket(place: Place, direct: Place | None) -> Iterator[Finding]:
    try:
        through = place.upgrade(SOCKET).status
        itself = direct.upgrade(SOCKET).status if direct else 101
    except (OSError, http.client.HTTPException) as error:
        through, itself = 0, 101
        said = str(error)
    if through == 101:
        return
    if itself == 101:
        said = f"answered {through}" if through else f"ended ({said})"
        what = f"No WebSocket comes through the proxy: it was {said}, where web itself takes it."
        do = "proxy_http_version 1.1, and the headers Upgrade and Connection, as docs/host.md, The proxy; " + NGINX
        yield Finding(
            "page", "websocket-refused", WARNING if not through else FAULT, what, "new mail shows up late", do
        )
    else:
        what = f"Web takes no WebSocket: it answers {itself}."
        yield Finding(
            "page", "websocket-failed", FAULT, what, "new mail shows up late", "journalctl -u tempmail-web", "web"
        )


def _client(host: Host, place: Place) -> Iterator[Finding]:
    """Two requests from two addresses of loopback must not count as one client's."""
    if not isinstance(place.at, tuple) or place.at[0] != "127.0.0.1":
        return
    left = []
    for source in ("127.0.0.2", "127.0.0.3", "127.0.0.2", "127.0.0.3"):
        try:
            reply = replace(place, source=source).ask("GET", "/api/v1/domains")
        except (OSError, http.client.HTTPException):
            return
        found = re.search(r'"api";r=(\d+)', reply.headers.get("ratelimit", ""))
        if not found:
            return
        left.append(int(found[1]))
    first, second, third, fourth = left
    if second < first and third < second and fourth < third:
        what = "All visitors count as one client: the proxy does not say X-Forwarded-For, or web does not trust it."
        do = f"proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; TRUSTED_PROXIES in {ENV}; {NGINX}"
        yield Finding("page", "client-hidden", FAULT, what, "the first who is over a limit shuts the others out", do)
