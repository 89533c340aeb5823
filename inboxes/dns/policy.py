"""The MTA-STS policy of our domains (RFC 8461): what senders with a validating TLS stack hold our mail servers to.

The web process serves it (tempmail_site/mta_sts.py), the DNS announces it by its id, which changes with it.
"""

import hashlib
import http.client
import socket
import ssl
from collections.abc import Sequence

from django.conf import settings

PATH = "/.well-known/mta-sts.txt"
PREFIX = "mta-sts."
CONTENT_TYPE = "text/plain; charset=utf-8"
HTTPS_PORT, FETCH_SECONDS, MAX_BYTES = 443, 5, 64 * 1024


def text(mail_hosts: Sequence[str]) -> str:
    """With MTA_STS_MODE=none it takes an earlier policy back (RFC 8461 8.3)."""
    mode = settings.MTA_STS_MODE
    hosts = [] if mode == "none" else [f"mx: {host}" for host in mail_hosts]
    lines = ["version: STSv1", f"mode: {mode}", *hosts, f"max_age: {settings.MTA_STS_MAX_AGE}"]
    return "".join(f"{line}\r\n" for line in lines)


def id_of(policy: str) -> str:
    return hashlib.sha256(policy.encode()).hexdigest()[:20]


def problem_at(name: str, address: str, policy: str) -> str:
    """Fetch the policy as a sender does, who follows no redirect; return what is wrong, or ""."""
    connection = http.client.HTTPSConnection(name, HTTPS_PORT, timeout=FETCH_SECONDS)
    try:
        # The address that the name's servers said, and the certificate of the name.
        with socket.create_connection((address, HTTPS_PORT), FETCH_SECONDS) as plain:
            connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=name)
        connection.request("GET", PATH)
        answer = connection.getresponse()
        body = answer.read(MAX_BYTES)
    except ssl.SSLCertVerificationError as error:
        return f"The certificate there does not hold: {error.verify_message}."
    except (OSError, http.client.HTTPException) as error:
        return f"Nobody answers by HTTPS there ({type(error).__name__})."
    finally:
        connection.close()
    if answer.status != 200:
        return f"It is answered {answer.status}, where a sender takes 200 alone."
    if (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower() != "text/plain":
        return "It comes as another type than text/plain."
    return "" if body.split() == policy.encode().split() else "Another policy is served there than this host has."
