"""The certificate of the page and of Postfix."""

from pathlib import Path

from .acting import Host
from .noted import Noted
from .paths import ETC, POSTFIX

TLS = ETC / "tls"
# Key first, then the chain, as Postfix reads it.
CHAIN = POSTFIX / "tls.pem"


def have(host: Host, noted: Noted) -> dict[str, str]:
    """Return where certificate and key are, and what Postfix reads."""
    host.begin("Certificate")
    certificate, key = Path(noted.certificate or TLS / "fullchain.pem"), Path(noted.key or TLS / "privkey.pem")
    if not noted.certificate and not certificate.exists():
        _sign_own(host, noted, certificate, key)
    if host.read(certificate) is not None and host.read(key) is not None:
        host.file(CHAIN, host.text(key).rstrip("\n") + "\n" + host.text(certificate), 0o600)
    return {"CERTIFICATE": str(certificate), "KEY": str(key), "CHAIN": str(CHAIN)}


def _sign_own(host: Host, noted: Noted, certificate: Path, key: Path) -> None:
    """Let nginx and Postfix start before an authority's certificate is there."""
    host.folder(TLS, 0o700)
    host.record.note("files", str(certificate), str(key)) if not host.dry else None
    names = ",".join(f"DNS:{name}" for name in dict.fromkeys((noted.page, noted.hostname)))
    host.run(
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "3650",
        "-subj", f"/CN={noted.page[:64]}", "-addext", f"subjectAltName={names}", "-keyout", key, "-out", certificate,
        say=f"make a certificate signed by itself, {certificate}",
    )  # fmt: skip
