"""Debian's nginx, in the foreground and in a folder of its own."""

import contextlib
import re
import shutil
import socket
import subprocess

from dev.system import wait_for
from postfix.installing.proxy import as_taken
from tests.docs.reading import ROOT

MODULES = "client_body proxy fastcgi uwsgi scgi".split()


def site(page):
    """Return the site that the installer puts in place, for this page."""
    version = subprocess.run([shutil.which("nginx"), "-v"], capture_output=True, text=True, check=True).stderr
    return as_taken((ROOT / "postfix/nginx/tempmail.conf").read_text().replace("@PAGE@", page), version)


def site_here(page, folder, tls, clear, web, cert, key):
    """Return it for ports of loopback, and with nothing outside of a folder."""
    text = site(page)
    for on_a_host, here in (
        (r"ssl_certificate_key .*;", f"ssl_certificate_key {key};"),
        (r"ssl_certificate  .*;", f"ssl_certificate {cert};"),
        (r"/var/log/nginx/error.log", str(folder / "site-errors")),
        (r"/var/lib/tempmail/acme", str(folder / "acme")),
        (r" *listen \[::\].*\n", ""),
        (r"listen 443", f"listen 127.0.0.1:{tls}"),
        (r"listen 80", f"listen 127.0.0.1:{clear}"),
        (r"127\.0\.0\.1:8000", f"127.0.0.1:{web}"),
    ):
        text = re.sub(on_a_host, here, text)
    return text


def whole(folder, text):
    """Return a configuration whose http block has the text, and nothing outside of the folder."""
    places = [f"{kind}_temp_path {folder}/{kind};" for kind in MODULES]
    own = [f"pid {folder}/pid;", "daemon off;", "master_process off;", "events {}"]
    return "\n".join([*own, "http {", "access_log off;", *places, text, "}"])


@contextlib.contextmanager
def nginx(folder, text, port):
    folder.mkdir()
    (folder / "nginx.conf").write_text(whole(folder, text))
    command = [shutil.which("nginx"), "-c", folder / "nginx.conf", "-e", folder / "errors"]
    process = subprocess.Popen(command)
    try:
        wait_for(lambda: process.poll() is not None or answers(port), 30, "nginx")
        assert process.poll() is None, (folder / "errors").read_text()
        yield
    finally:
        process.terminate()
        process.wait(30)


def answers(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 5):
        return True
