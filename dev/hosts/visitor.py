"""Whoever comes to a host from outside: by HTTPS to its page's name, by SMTP to what its MX names."""

import http.client
import json
import smtplib
import socket
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any

from ..system import Stop
from .tree import ADDRESS, Place

HOSTNAME, PAGE, DOMAIN = "mx.example.org", "mail.example.org", "example.org"
SECONDS = 30


class Visitor:
    """It trusts the certificates of `authority`, in PEM, alone."""

    def __init__(self, tree: Place, authority: str):
        self.tree, self.trust = tree, ssl.create_default_context(cadata=authority)

    def ask(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, body: Any = None
    ) -> tuple[int, bytes]:
        """Return status and body.  Raises OSError or HTTPException."""
        with self.tree.network():
            plain = socket.create_connection((ADDRESS, 443), timeout=SECONDS)
        with plain, self.trust.wrap_socket(plain, server_hostname=PAGE) as secured:
            connection = http.client.HTTPConnection(PAGE)
            connection.sock = secured
            said = {"Host": PAGE, "Content-Type": "application/json", "Connection": "close", **(headers or {})}
            connection.request(method, path, None if body is None else json.dumps(body), said)
            answer = connection.getresponse()
            return answer.status, answer.read()

    def api(self, method: str, path: str, token: str = "", body: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        status, text = self.ask(method, f"/api/v1{path}", headers, body)
        if status >= 300:
            raise Stop(f"{method} {path} was answered {status}: {text.decode(errors='replace')[:500]}")
        return json.loads(text) if text else None

    def subjects(self, address: str, token: str = "") -> list[str]:
        """Return those of all its messages."""
        found: list[str] = []
        cursor = ""
        while cursor is not None:
            page = self.api("GET", f"/inboxes/{address}/messages?limit=100&cursor={cursor}", token)
            found += [message["subject"] for message in page["items"]]
            cursor = page["next_cursor"]
        return found

    def send(self, recipient: str, subject: str, text: str = "Enter 482916.", starttls: bool = False) -> None:
        """Send a mail.  Raises OSError or SMTPException."""
        message = EmailMessage()
        message["Subject"], message["From"], message["To"] = subject, "shop@shop.example", recipient
        message["Message-ID"] = f"<{subject.replace(' ', '-')}@shop.example>"
        message.set_content(f"{text}\n")
        with self.tree.network():
            # smtplib connects when it is made, and says EHLO later.
            smtp = smtplib.SMTP(ADDRESS, 25, "sender.example", timeout=SECONDS)
        with smtp:
            if starttls:
                self.trust.check_hostname = False
                smtp.starttls(context=self.trust)
            smtp.sendmail("shop@shop.example", [recipient], message.as_bytes())
