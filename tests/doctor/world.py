"""A whole host for the doctor to look at: installed, with a certificate that it trusts, and a DNS."""

import json
import socketserver
import threading

from dev.system import wait_for
from tests.docs.hosts import DOMAIN, Host
from tests.worlds.dns_server import Zone, _Answering

from .faults import ENV, FAKETIME, RESTART_WEB

MX = "mx.example.org"
# Longer than it takes anywhere else: tests run side by side.
PATIENT = "--seconds 75"
DOCTOR = f"/opt/tempmail/venv/bin/python -B /opt/tempmail/manage.py doctor --json {PATIENT}"
KEPT = "tempmail postfix nginx ssl systemd"
CERTIFICATE = "/etc/ssl/host.pem"
SIGN = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj /CN=host "
    f"-addext subjectAltName=DNS:{DOMAIN},DNS:{MX} -keyout /etc/ssl/host.key -out {CERTIFICATE} 2>/dev/null; "
    f"cat {CERTIFICATE} >> /etc/ssl/certs/ca-certificates.crt"
)


class WholeHost(Host):
    def bring_up(self):
        self.set_up()
        self.run(SIGN)
        self.install("--certificate", CERTIFICATE, "--key", "/etc/ssl/host.key", "--admin anna")
        self.run(f"for name in web purge owner; do echo DNS_RESOLVER=127.0.0.1:5353 >> {ENV}/$name.env; done")
        self.answer_dns()
        self.wait_until_served()

    def answer_dns(self):
        """Answer that nobody has any record."""
        with self.network():
            server = socketserver.ThreadingUDPServer(("127.0.0.1", 5353), _Answering)
        server.zone = Zone(server.server_address)
        threading.Thread(target=server.serve_forever, args=[0.1], daemon=True).start()

    def doctor(self, *options, clock=""):
        faked = f"LD_PRELOAD=$(ls {FAKETIME}) FAKETIME={clock} " if clock else ""
        done = self.run(f"{faked}{DOCTOR} {' '.join(options)}", check=False)
        return json.loads(done.stdout[done.stdout.index("{") :]), done.returncode

    def keep_files(self):
        self.run(f"rm -rf /mnt/etc; mkdir /mnt/etc; cd /etc; cp -a {KEPT} /mnt/etc/")

    def put_files_back(self):
        self.run(f"cd /etc; for name in {KEPT}; do rm -rf $name; cp -a /mnt/etc/$name .; done")

    def wait_for_web(self, faults):
        """Until web that was started anew answers, at whatever port."""
        if any(RESTART_WEB in fault.plant for fault in faults):
            wait_for(lambda: self.lives(8000) or self.lives(8010), 60, "web")

    def lives(self, port):
        return not self.run(f"curl -so /dev/null -m 5 http://127.0.0.1:{port}/livez", check=False).returncode

    def wait_until_whole(self):
        wait_for(lambda: self.lives(8000) and self.socket_greets(), 60, "web, delivery and Postfix")
