"""A whole host for the doctor to look at: installed, served, behind nginx, with certificates and a DNS."""

import json
import re
import socketserver
import threading

from dev.system import wait_for
from tests.docs.hosts import DOMAIN, Host
from tests.docs.reading import fences
from tests.worlds.dns_server import Zone, _Answering

from .faults import ENV, FAKETIME, RESTART_WEB, SITE

MX = "mx.example.org"
# Longer than it takes anywhere else: tests run side by side.
DOCTOR = "/opt/tempmail/venv/bin/python -B /opt/tempmail/manage.py doctor --json --seconds 75"
KEPT = "tempmail postfix nginx ssl systemd"
CERTIFICATE = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj /CN={1} "
    "-addext subjectAltName=DNS:{1} -keyout /etc/ssl/{0}.key -out /etc/ssl/{0}.pem 2>/dev/null"
)
MAKE_ADMIN = "from django.contrib.auth.models import User; User.objects.create_superuser('anna')"


class WholeHost(Host):
    def bring_up(self, folder):
        self.set_up()
        self.install()
        self.run(f"""
            {CERTIFICATE.format("page", DOMAIN)}
            {CERTIFICATE.format("mx", MX)}
            cat /etc/ssl/page.pem >> /etc/ssl/certs/ca-certificates.crt
            cat /etc/ssl/mx.key /etc/ssl/mx.pem > /etc/postfix/tls.pem
            chmod 600 /etc/ssl/page.key /etc/ssl/mx.key /etc/postfix/tls.pem
            install -m 600 /dev/null /var/log/postfix.log
            postconf -e myhostname={MX} smtpd_tls_chain_files=/etc/postfix/tls.pem maillog_file=/var/log/postfix.log
            for name in web purge owner; do echo DNS_RESOLVER=127.0.0.1:5353 >> {ENV}/$name.env; done
        """)
        (site,) = [fence.text for fence in fences("nginx", "docs/host.md") if "listen 443" in fence.text]
        site = re.sub(r"/etc/ssl/\S+/fullchain.pem", "/etc/ssl/page.pem", site)
        self.run("rm -rf /etc/nginx/sites-enabled/* /etc/nginx/conf.d/*; mkdir -p /var/log/nginx")
        self.path(SITE).write_text(re.sub(r"/etc/ssl/\S+/privkey.pem", "/etc/ssl/page.key", site))
        self.run("nginx")
        self.serve()
        self.answer_dns()
        self.manage('shell -v0 -c "$1"', MAKE_ADMIN)

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
