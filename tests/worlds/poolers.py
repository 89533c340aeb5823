"""Debian's PgBouncer before the tests' server, as an operator has it."""

import socket
import subprocess
from urllib.parse import quote

from dev.cluster import ROLES, passwords
from dev.system import base_environment, free_port, make_folder, wait_for, write_secret

INI = """\
[databases]
{entry}
* = host={server}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {folder}/userlist.txt
pool_mode = {mode}
ignore_startup_parameters = {ignored}
"""


class Pooler:
    """entry: a line of [databases] besides the one for all; ignored: startup parameters that are not passed on."""

    def __init__(self, cluster, folder, mode="transaction", entry="", ignored=""):
        self._passwords, self.port = passwords(cluster.directory), free_port()
        self.folder = make_folder(folder, "postgres", mode=0o700)
        users = "".join(f'"{role}" "{self._passwords[role]}"\n' for role in ROLES)
        made = {
            "userlist.txt": users,
            "pgbouncer.ini": INI.format(
                entry=entry, server=cluster.directory, port=self.port, folder=folder, mode=mode, ignored=ignored
            ),
        }
        for name, text in made.items():
            write_secret(self.folder / name, text, "postgres")
        self.log = self.folder / "log"
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                ["/usr/sbin/pgbouncer", self.folder / "pgbouncer.ini"],
                user="postgres",
                group="postgres",
                extra_groups=[],
                env=base_environment(),
                stdout=log,
                stderr=log,
            )
        wait_for(self._answers, 30, "PgBouncer answers")

    def url(self, role, database):
        return f"postgresql://{role}:{quote(self._passwords[role])}@127.0.0.1:{self.port}/{database}"

    def stop(self):
        self._process.kill()
        self._process.wait()

    def _answers(self):
        if self._process.poll() is not None:
            raise RuntimeError(f"PgBouncer ended at once:\n{self.log.read_text()}")
        with socket.socket() as asked:
            return asked.connect_ex(("127.0.0.1", self.port)) == 0
