"""Debian's nginx, in the foreground and in a folder of its own."""

import contextlib
import shutil
import socket
import subprocess

from dev.system import wait_for

MODULES = "client_body proxy fastcgi uwsgi scgi".split()


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
