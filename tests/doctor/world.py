"""A whole host for the doctor to look at: installed, served, behind nginx, with certificates and a DNS."""

import json
import re
import socketserver
import threading

from dev.system import wait_for
from tests.docs.hosts import DOMAIN, Host
from tests.docs.reading import fences
from tests.worlds.dns_server import Zone, _Answering
from tests.worlds.targets import certificate

MX = "mx.example.org"
ENV = "/etc/tempmail"
DOCTOR = "/opt/tempmail/venv/bin/python -B /opt/tempmail/manage.py doctor"
SITE = "/etc/nginx/conf.d/tempmail.conf"


class WholeHost(Host):
    def bring_up(self, folder):
        self.set_up()
        self.run("postconf -e inet_interfaces=all 2>/dev/null || :")
        self.install()
        self.certify(folder)
        self.run(
            f"postconf -e myhostname={MX} smtpd_tls_chain_files=/etc/postfix/tls.pem maillog_file=/var/log/postfix.log"
        )
        self.run("mkdir -p /var/log; install -m 600 /dev/null /var/log/postfix.log")
        self.run(f"sed -i 's/^ALLOWED_HOSTS=.*/ALLOWED_HOSTS={DOMAIN}/' {ENV}/*.env")
        for name in ("web", "purge", "owner"):
            self.run(f"echo 'DNS_RESOLVER=127.0.0.1:5353' >> {ENV}/{name}.env")
        self.proxy()
        self.serve()
        self.start_nginx()
        self.zone = self.name_server()
        self.manage("shell -c \"from django.contrib.auth.models import User; User.objects.create_superuser('anna')\"")

    def certify(self, folder):
        for name, place in ((DOMAIN, "page"), (MX, "mx")):
            (folder / place).mkdir()
            cert, key = certificate(folder / place, name)
            self.path(f"/etc/ssl/{place}.pem").write_text(cert.read_text())
            self.path(f"/etc/ssl/{place}.key").write_text(key.read_text())
        self.run(
            "chmod 600 /etc/ssl/page.key /etc/ssl/mx.key; cat /etc/ssl/page.pem >> /etc/ssl/certs/ca-certificates.crt"
        )
        self.run("cat /etc/ssl/mx.key /etc/ssl/mx.pem > /etc/postfix/tls.pem; chmod 600 /etc/postfix/tls.pem")

    def proxy(self):
        site = next(fence.text for fence in fences("nginx", "docs/host.md") if "listen 443" in fence.text)
        site = re.sub(r"/etc/ssl/\S+/fullchain.pem", "/etc/ssl/page.pem", site)
        site = re.sub(r"/etc/ssl/\S+/privkey.pem", "/etc/ssl/page.key", site)
        self.run("rm -f /etc/nginx/sites-enabled/*")
        self.path(SITE).write_text(site.replace("mail.example.org", DOMAIN))

    def start_nginx(self):
        self.run("mkdir -p /run /var/log/nginx; nginx")

    def name_server(self):
        with self.network():
            server = socketserver.ThreadingUDPServer(("127.0.0.1", 5353), _Answering)
        server.zone = zone = Zone(server.server_address)
        threading.Thread(target=server.serve_forever, args=[0.1], daemon=True).start()
        return zone

    def doctor(self, *options):
        done = self.run(f"{DOCTOR} --json {' '.join(options)}", check=False)
        return json.loads(done.stdout), done.returncode


__all__ = ["DOMAIN", "WholeHost", "wait_for"]
