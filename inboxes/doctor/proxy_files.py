"""What the proxy before the page was told: nginx's sites, as `nginx -T` prints them, or Caddy's."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .asking import ask

TOKEN = re.compile(r"\s+|#[^\n]*|(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[{};]|(?:\$\{\w+\}|[^\s{};])+)")


@dataclass
class Site:
    names: list[str] = field(default_factory=list)
    certificate: str = ""
    key: str = ""
    passes_to: list[str] = field(default_factory=list)  # "127.0.0.1:8000", "unix:/run/..."
    headers: dict[str, str] = field(default_factory=dict)  # proxy_set_header
    of: str = "nginx"
    is_tls: bool = False


def sites() -> tuple[list[Site], str]:
    """Return the sites that pass on to something, and what the proxy's program says is wrong with its files."""
    if shutil.which("nginx", path="/usr/local/sbin:/usr/sbin:/usr/bin") and Path("/etc/nginx/nginx.conf").exists():
        answer = ask("nginx", "-T", "-q")
        # Whoever is not root may not bind port 443, which comes after the files, nor read keys.
        is_no_fault = answer.is_good or "ermission denied" in answer.complained
        problem = "" if is_no_fault else _complaint(answer.complained)
        # It prints nothing that it cannot read itself.
        text = answer.said if answer.is_good else _as_they_lie()
        return [site for site in _nginx(text) if site.passes_to], problem
    if shutil.which("caddy") and Path("/etc/caddy/Caddyfile").exists():
        answer = ask("caddy", "adapt", "--config", "/etc/caddy/Caddyfile")
        if not answer.is_good:
            return [], _complaint(answer.complained)
        return list(_caddy(json.loads(answer.said))), ""
    return [], ""


def _as_they_lie() -> str:
    files = [*Path("/etc/nginx/conf.d").glob("*.conf"), *Path("/etc/nginx/sites-enabled").glob("*")]
    return "\n".join(path.read_text(errors="replace") for path in files if path.is_file())


def _complaint(said: str) -> str:
    lines = [line for line in said.splitlines() if "emerg" in line or "rror" in line]
    return re.sub(r"^.*\[emerg\] (\d+#\d+: )?", "", lines[0])[:300] if lines else ""


def _nginx(text: str) -> list[Site]:
    tree = _blocks(iter([token[1] for token in TOKEN.finditer(text) if token[1]]))
    upstreams = {
        words[1]: [inner[1] for inner, _ in body if inner[0] == "server" and len(inner) > 1]
        for words, body in _all(tree)
        if words[0] == "upstream" and len(words) > 1
    }
    return [_site(body, upstreams) for words, body in _all(tree) if words[0] == "server" and body]


Block = tuple[list[str], list[Any]]


def _blocks(tokens: Iterator[str]) -> list[Block]:
    found: list[Block] = []
    words: list[str] = []
    for token in tokens:
        if token == "}":
            break
        if token in "{;":
            if words:
                found.append((words, _blocks(tokens) if token == "{" else []))
            elif token == "{":
                _blocks(tokens)
            words = []
        else:
            words.append(token.strip("\"'"))
    return found


def _all(blocks: list[Block]) -> Iterator[Block]:
    for words, body in blocks:
        yield words, body
        yield from _all(body)


def _site(body: list[Block], upstreams: dict[str, list[str]]) -> Site:
    site = Site()
    for words, _ in body:
        if words[0] == "server_name":
            site.names += words[1:]
        elif words[0] == "listen":
            site.is_tls |= "ssl" in words
        elif words[0] in ("ssl_certificate", "ssl_certificate_key"):
            setattr(site, "certificate" if words[0] == "ssl_certificate" else "key", words[1])
    for words, _ in _all(body):
        if words[0] == "proxy_set_header" and len(words) > 2:
            site.headers[words[1].lower()] = " ".join(words[2:])
        elif words[0] == "proxy_pass" and len(words) > 1:
            place = re.sub(r"^https?://", "", words[1]).rstrip("/")
            place = place.partition("/")[0] if not place.startswith("unix:") else place.rstrip(":")
            site.passes_to += upstreams.get(place, [place])
    return site


def _caddy(config: dict[str, Any]) -> Iterator[Site]:
    for server in config.get("apps", {}).get("http", {}).get("servers", {}).values():
        for route in server.get("routes", []):
            names = [name for match in route.get("match", []) for name in match.get("host", [])]
            to = re.findall(r'"dial": ?"([^"]+)"', json.dumps(route))
            if to:
                places = [place.replace("unix/", "unix:", 1) for place in to]
                yield Site(names, passes_to=places, of="caddy", is_tls=True)
