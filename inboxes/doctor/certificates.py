"""Certificates: the page's, Postfix's; as files, and as what runs shows them."""

import os
import re
import smtplib
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .accounts import owner_and_mode
from .asking import within
from .finding import FAULT, GOOD, NOTE, WARNING, Finding
from .host import Host
from .page import HTTPS, page_name
from .web_asking import Place, unverified

SOON_DAYS = 14
DAY = 86400
GET = "/opt/tempmail/postfix/certificates get"
RENEW = f"certbot renew; {GET}, which says what hinders it, and brings it to nginx and Postfix"
PEM = re.compile(r"-----BEGIN ([A-Z0-9 ]+)-----.*?-----END \1-----", re.DOTALL)
FOR_TESTS = re.compile(r"(^|\.)(test|example|invalid|localhost|example\.(com|net|org))$")


@dataclass(frozen=True)
class Certificate:
    names: tuple[str, ...]
    not_before: float
    not_after: float
    is_own_issuer: bool

    def is_for(self, name: str) -> bool:
        parent = name.partition(".")[2]
        return any(known.lower() in (name.lower(), f"*.{parent.lower()}") for known in self.names)


def read(pem: str) -> Certificate | None:
    """Return what the first certificate of a text says; None where there is none."""
    blocks = [match[0] for match in PEM.finditer(pem) if match[1] == "CERTIFICATE"]
    if not blocks:
        return None
    # In memory: the disk may be what is full.
    file = os.memfd_create("certificate")
    try:
        os.write(file, f"{blocks[0]}\n".encode())
        # The one reader of certificates in Python's library.
        said: dict[str, Any] = ssl._ssl._test_decode_cert(f"/proc/self/fd/{file}")  # type: ignore[attr-defined]
    except (ssl.SSLError, AttributeError, ValueError):
        return None
    finally:
        os.close(file)
    names = [value for kind, value in said.get("subjectAltName", ()) if kind == "DNS"]
    names = names or [value for part in said.get("subject", ()) for key, value in part if key == "commonName"]
    begins, ends = (ssl.cert_time_to_seconds(said[key]) for key in ("notBefore", "notAfter"))
    return Certificate(tuple(names), begins, ends, said.get("issuer") == said.get("subject"))


def look(host: Host) -> Iterator[Finding]:
    if host.is_root:
        yield from _postfix(host)
    known = host.sites
    name = page_name(host, known)
    site = next((site for site in known if name in site.names and site.certificate), None)
    if site and host.is_root:
        yield from _files("page", Path(site.certificate), Path(site.key), name, "nginx -t && systemctl reload nginx")
    if name and (at := host.reachable(HTTPS)):
        yield from _shown(Place(name, at, is_tls=True), Path(site.certificate) if site else None)


def _files(whose: str, path: Path, key: Path, name: str, then: str) -> Iterator[Finding]:
    try:
        text, key_text = path.read_text(errors="replace"), key.read_text(errors="replace")
    except OSError as error:
        what = f"{whose}: {error.filename} cannot be read: {error.strerror}."
        why = "it does not start again" if whose == "page" else "TLS is not offered, or SMTP ends at STARTTLS"
        yield Finding("certificates", "certificate-unreadable", FAULT, what, why, f"put it back; {then}", whose)
        return
    certificate = read(text)
    if not certificate:
        what = f"{whose}: {path} holds no certificate."
        yield Finding("certificates", "certificate-unreadable", FAULT, what, "TLS fails", f"put it back; {then}", whose)
        return
    yield from _dates(whose, str(path), certificate)
    yield from _names(whose, str(path), certificate, name, then)
    yield from _pair(whose, path, key, key_text, then)
    count = sum(match[1] == "CERTIFICATE" for match in PEM.finditer(text))
    if count == 1 and not certificate.is_own_issuer:
        what = f"{whose}: {path} has no intermediate certificates."
        why = "browsers and programs that do not know them refuse it"
        yield Finding(
            "certificates", "certificate-chain", WARNING, what, why, f"fullchain.pem instead of cert.pem; {then}", whose
        )


def _dates(whose: str, where: str, certificate: Certificate) -> Iterator[Finding]:
    now = time.time()
    days = (certificate.not_after - now) / DAY
    if days < 0:
        why = (
            "browsers refuse the page, and HSTS lets nobody past" if whose == "page" else "senders that verify go away"
        )
        what = f"{whose}: the certificate {where} expired {-days:.0f} days ago."
        yield Finding("certificates", "certificate-expired", FAULT, what, why, RENEW, whose)
    elif days < SOON_DAYS:
        what = f"{whose}: the certificate {where} expires in {days:.0f} days."
        yield Finding("certificates", "certificate-soon", WARNING, what, "its renewal should have come", RENEW, whose)
    if certificate.not_before > now:
        what = f"{whose}: the certificate {where} begins in {(certificate.not_before - now) / DAY:.1f} days."
        yield Finding(
            "certificates", "certificate-early", FAULT, what, "it is refused", "set the clock: timedatectl", whose
        )


def _names(whose: str, where: str, certificate: Certificate, name: str, then: str) -> Iterator[Finding]:
    if name and not certificate.is_for(name):
        severity = FAULT if whose == "page" else WARNING
        what = f"{whose}: the certificate {where} is for {', '.join(certificate.names) or 'nobody'}, not for {name}."
        why = "browsers refuse it" if whose == "page" else "senders that verify (MTA-STS) refuse it"
        do = f"{GET}, or postfix/install with that name; {then}"
        yield Finding("certificates", "certificate-name", severity, what, why, do, whose)


def _pair(whose: str, path: Path, key: Path, key_text: str, then: str) -> Iterator[Finding]:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(path, key, password=lambda: b"")
    except (ssl.SSLError, OSError) as error:
        said = getattr(error, "reason", None) or str(error)
        what = f"{whose}: {key} is not the key of {path}: {str(said).replace('_', ' ').lower()}."
        do = f"take both from the same folder of your ACME client; {then}"
        yield Finding("certificates", "certificate-key", FAULT, what, "TLS fails", do, whose)
    status = os.stat(key)
    if status.st_uid:
        what = f"{whose}: the key {key} is {owner_and_mode(status)}."
        why = "whoever takes that user over could speak for this host"
        yield Finding("certificates", "key-owner", WARNING, what, why, f"chown root: {key} && chmod 600 {key}", whose)
    if status.st_mode & 0o004 and "PRIVATE KEY" in key_text:
        what = f"{whose}: everybody on this host can read the key {key}."
        yield Finding(
            "certificates", "secret-open", FAULT, what, "others could speak for this host", f"chmod 600 {key}", whose
        )


def _postfix(host: Host) -> Iterator[Finding]:
    """smtpd_tls_chain_files wants each key before its certificates (postconf(5))."""
    files = [name for name in re.split(r"[ ,]+", host.postfix("smtpd_tls_chain_files")) if name]
    if not files:
        pair = host.postfix("smtpd_tls_cert_file"), host.postfix("smtpd_tls_key_file")
        if pair[0] and pair[0] != "none":
            yield from _files(
                "postfix", Path(pair[0]), Path(pair[1] or pair[0]), host.postfix("myhostname"), "postfix reload"
            )
        elif host.has_postfix:
            what = "Postfix has no certificate (smtpd_tls_chain_files), so mail comes in clear."
            yield Finding("certificates", "tls-off", NOTE, what, "who listens on the way reads it")
        return
    for name in files:
        path = Path(name)
        do = f"/opt/tempmail/postfix/certificates renewed, or cat privkey.pem fullchain.pem > {path}; postfix reload"
        kinds = _kinds(path)
        if kinds and kinds[0] == "CERTIFICATE" and any("PRIVATE KEY" in kind for kind in kinds):
            what = f"postfix: in {path} the key stands after its certificate."
            yield Finding("certificates", "key-last", FAULT, what, "Postfix offers no TLS", do, "postfix")
        if kinds is not None and not any("PRIVATE KEY" in kind for kind in kinds) and len(files) == 1:
            what = f"postfix: {path} has no key."
            yield Finding("certificates", "certificate-key", FAULT, what, "Postfix offers no TLS", do, "postfix")
            continue
        if len(files) == 1:
            yield from _files("postfix", path, path, host.postfix("myhostname"), "postfix reload")
    yield from _starttls(host)


def _kinds(path: Path) -> list[str] | None:
    try:
        return [match[1] for match in PEM.finditer(path.read_text(errors="replace"))]
    except OSError:
        return None


def _starttls(host: Host) -> Iterator[Finding]:
    if not (at := host.reachable(25)):
        return
    try:
        with smtplib.SMTP(*at, "doctor.invalid", timeout=within(8)) as smtp:
            smtp.ehlo()
            if not smtp.has_extn("starttls"):
                what = "Postfix has a certificate and does not offer TLS."
                do = "postconf -n smtpd_tls_security_level; postfix reload; see Postfix's log"
                yield Finding("certificates", "certificate-unserved", FAULT, what, "mail comes in clear", do, "postfix")
                return
            smtp.starttls(context=unverified())
            shown = smtp.sock.getpeercert(binary_form=True) if isinstance(smtp.sock, ssl.SSLSocket) else None
    except (OSError, smtplib.SMTPException) as error:
        what = f"postfix: STARTTLS fails: {getattr(error, 'reason', None) or error}."
        do = "the key first in smtpd_tls_chain_files, both of one pair; postfix reload; see Postfix's log"
        yield Finding(
            "certificates", "certificate-unserved", FAULT, what, "senders fail or fall back to clear", do, "postfix"
        )
        return
    if shown and (certificate := read(ssl.DER_cert_to_PEM_cert(shown))):
        yield from _dates("postfix", "that port 25 shows", certificate)


def _held(path: Path | None) -> Certificate | None:
    try:
        return read(path.read_text(errors="replace")) if path else None
    except OSError:
        return None


def _shown(place: Place, path: Path | None) -> Iterator[Finding]:
    try:
        with place.connect(within(8)) as asked:
            shown = asked.getpeercert(binary_form=True) if isinstance(asked, ssl.SSLSocket) else None
    except OSError:
        return  # page.py says so
    certificate = read(ssl.DER_cert_to_PEM_cert(shown)) if shown else None
    if not certificate:
        return
    then = "systemctl reload nginx"
    held = _held(path)
    if held and held.not_before > certificate.not_before and held.is_for(place.name):
        days = (certificate.not_after - time.time()) / DAY
        what = f"page: {place.name} shows the certificate from before its renewal, which ends in {days:.0f} days."
        do = f"{then}: that of {path} is newer; /opt/tempmail/postfix/certificates renewed is for certbot's hook"
        why = "browsers refuse the page from then on"
        yield Finding("certificates", "certificate-unloaded", FAULT if days < 0 else WARNING, what, why, do, "page")
    else:
        yield from _dates("page", f"that {place.name} shows", certificate)
    if not path or not certificate.is_for(place.name):
        yield from _names("page", f"that {place.name} shows", certificate, place.name, then)
    if isinstance(place.at, str):
        return
    context = ssl.create_default_context()
    try:
        with (
            socket.create_connection(place.at, within(8)) as plain,
            context.wrap_socket(plain, server_hostname=place.name),
        ):
            yield Finding("certificates", "good", GOOD, f"{place.name}'s is good for "
                          f"{(certificate.not_after - time.time()) / DAY:.0f} days.")  # fmt: skip
    except ssl.SSLCertVerificationError as error:
        severity = NOTE if FOR_TESTS.search(place.name) else WARNING
        what = f"page: browsers do not trust the certificate that {place.name} shows: {error.verify_message}."
        yield Finding("certificates", "certificate-untrusted", severity, what, "they refuse the page", RENEW, "page")
    except OSError:
        return
