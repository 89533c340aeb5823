"""postfix/install: the steps, in their order."""

import os
import sys
from argparse import Namespace

from . import (
    admin,
    certificates,
    code,
    database,
    ending,
    keys,
    mail,
    noted,
    options,
    packages,
    proxy,
    server,
    services,
    users,
)
from .acting import Host, Stop
from .paths import WEB
from .undoing import adopt

STEPS = "packages code users keys database mail services proxy admin".split()


def main(arguments: list[str]) -> None:
    said = options.parse(arguments, STEPS)
    if os.getuid() and not said.dry_run:
        raise Stop("run it as root: sudo postfix/install ...")
    host = Host(said.dry_run)
    Installation(host, said).run()
    if host.failures:
        raise Stop("not all services run, see above: mend that, and run it again.")


class Installation:
    def __init__(self, host: Host, said: Namespace):
        self.host, self.said = host, said
        self.former = noted.before(host)
        self.noted = noted.wanted(self.former, said)
        self.is_elsewhere = server.is_elsewhere(host, said.database_url)

    def does(self, step: str) -> bool:
        return not self.said.only or step in self.said.only

    def run(self) -> None:
        host, said = self.host, self.said
        mail.look(host, said.replace)
        is_first = host.read(WEB) is None
        if not host.dry:
            adopt(host)
        if self.does("packages"):
            packages.apply(host, self.noted, self.is_elsewhere, said.replace)
        if self.does("code"):
            self._code()
        if self.does("users"):
            users.apply(host)
        if self.does("keys"):
            self._keys()
        if self.does("code"):
            code.collect_static(host)
        by_hand = self._services()
        of_admin = admin.apply(host, said.admin, is_first) if self.does("admin") else ""
        if not said.only:
            ending.tell(host, self.noted, by_hand, of_admin, is_first)
        elif of_admin:
            print(of_admin)

    def _code(self) -> None:
        mail.remember_former(self.host)
        code.copy(self.host)
        code.make_venv(self.host)
        code.compile_all(self.host)
        code.translate(self.host)

    def _keys(self) -> None:
        host, said = self.host, self.said
        noted.note(host, self.noted)
        if self.is_elsewhere:
            database.name_elsewhere(host, said.database_url)
        there = server.find(host, said.database_url)
        had_keys = keys.apply(host, there, self.noted, self.former)
        if self.does("database"):
            database.apply(host, there, had_keys, ("--new-keys",) if said.new_keys else ())
            database.add_domains(host, self.noted.domain, said.domains)

    def _services(self) -> list[str]:
        host, by_hand = self.host, []
        if self.does("mail") or self.does("proxy"):
            certificates.have(host, self.noted)
        if self.does("mail"):
            mail.apply(host, self.noted, str(certificates.CHAIN), bool(self.said.hostname))
        if self.does("services"):
            services.put_files(host, self.is_elsewhere)
            by_hand += services.start(host)
        if self.does("proxy") and self.noted.nginx != "no":
            by_hand += proxy.apply(host, self.noted.page)
            by_hand += certificates.get(host, self.noted, [self.noted.domain, *self.said.domains])
        return by_hand


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Stop as error:
        sys.exit(f"install: {error}")
    except BrokenPipeError:  # of `| head`
        os._exit(1)
    except OSError as error:
        sys.exit(f"install: {error}\ninstall: it did not come to its end: mend what is said above, and run it again.")
