"""Requests of the doctor's own: to web itself, and through the proxy by the page's name."""

import base64
import http.client
import json
import os
import socket
import ssl
from dataclasses import dataclass
from typing import Any

from .asking import within

SECONDS = 8


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes = b""

    @property
    def data(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError:
            return {}


def unverified() -> ssl.SSLContext:
    """certificates.py looks at what is shown."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


class _To(http.client.HTTPConnection):
    """A connection to a place, whatever name the request has."""

    def __init__(self, place: "Place", seconds: float):
        super().__init__(place.name, timeout=within(seconds))
        self.place = place

    def connect(self) -> None:
        self.sock = self.place.connect(self.timeout or SECONDS)


@dataclass(frozen=True)
class Place:
    """at: (address, port), or the path of a Unix socket.  source: the address that the request comes from."""

    name: str  # what Host says, and TLS
    at: tuple[str, int] | str
    is_tls: bool = False
    source: str = ""
    says_https: bool = False  # as a proxy does

    def connect(self, seconds: float) -> socket.socket:
        if isinstance(self.at, str):
            plain = socket.socket(socket.AF_UNIX)
            plain.settimeout(seconds)
            plain.connect(self.at)
            return plain
        plain = socket.create_connection(self.at, seconds, (self.source, 0) if self.source else None)
        if not self.is_tls:
            return plain
        return unverified().wrap_socket(plain, server_hostname=self.name)

    def ask(
        self, method: str, path: str, headers: dict[str, str] | None = None, body: Any = None, seconds: float = SECONDS
    ) -> Reply:
        """Raises OSError (ssl.SSLError is one) and http.client.HTTPException."""
        said = {"Host": self.name, "Accept": "*/*", "User-Agent": "tempmail-doctor", "Connection": "close"}
        if self.says_https:
            said |= {"X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1"}
        content = None if body is None else json.dumps(body).encode()
        if content is not None:
            said["Content-Type"] = "application/json"
        connection = _To(self, seconds)
        try:
            connection.request(method, path, content, said | (headers or {}))
            answer = connection.getresponse()
            names = {name.lower(): value for name, value in answer.getheaders()}
            is_switch = answer.status == 101
            return Reply(answer.status, names, b"" if is_switch else answer.read(200_000))
        finally:
            connection.close()

    def upgrade(self, path: str) -> Reply:
        """Ask for a WebSocket, as a page of this name does."""
        headers = {
            "Connection": "Upgrade", "Upgrade": "websocket", "Origin": f"https://{self.name}",
            "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(), "Sec-WebSocket-Version": "13",
        }  # fmt: skip
        return self.ask("GET", path, headers)


def web_place(bind: str, name: str) -> Place | None:
    """Where gunicorn listens, as its option --bind says."""
    if bind.startswith("unix:"):
        return Place(name, bind[5:].removeprefix("//"), says_https=True)
    address, colon, port = bind.rpartition(":")
    if not colon or not port.isdigit():
        return None
    address = address.strip("[]")
    return Place(name, ({"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}.get(address, address), int(port)),
                 says_https=True)  # fmt: skip
