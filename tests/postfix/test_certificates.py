"""Certificates on a host in a tree: a given one, one of its own, and those of a real ACME server, renewed."""

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from dev.system import wait_for
from tests.docs.reading import ROOT
from tests.worlds.nginx import site
from tests.worlds.targets import certificate
from tests.worlds.trees import Tree

PAGE, HOSTNAME, POLICY = "mail.example.org", "mx.example.org", "mta-sts.example.org"
RUN = "/opt/tempmail/postfix/certificates"
# Both programs as on a host, and no database: nobody sends a mail here.
SERVE = f"""
cp -a {ROOT}/postfix /opt/tempmail/
cd /opt/tempmail/postfix
cp tempmail-*.cf main.cf master.cf header_checks own_headers /etc/postfix/
postconf -e myhostname={HOSTNAME} smtpd_tls_chain_files=/etc/postfix/tls.pem
printf '127.0.0.1 %s\\n' {PAGE} {HOSTNAME} {POLICY} >> /etc/hosts
rm -rf /etc/letsencrypt
{RUN} first
postfix start
nginx
"""
PEBBLE = """
echo "$1" > /etc/pebble/config
PEBBLE_VA_NOSLEEP=1 PEBBLE_WFE_NONCEREJECT=0 setsid pebble -config /etc/pebble/config > /var/log/pebble 2>&1 &
"""
CONFIG = {
    "listenAddress": "127.0.0.1:14000", "managementListenAddress": "127.0.0.1:15000", "httpPort": 80, "tlsPort": 443,
    "retryAfter": {"authz": 1, "order": 1}, "certificate": "/etc/pebble/cert.pem", "privateKey": "/etc/pebble/key.pem",
}  # fmt: skip
FAKETIME = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
ASK = {
    "nginx": "openssl s_client -connect 127.0.0.1:443 -servername $1",
    "postfix": "openssl s_client -connect 127.0.0.1:25 -starttls smtp -servername $1",
}


class Served(Tree):
    def certificates(self, step, *options, check=True):
        return self.run(
            f'export REQUESTS_CA_BUNDLE=/etc/pebble/cert.pem; {RUN} "$@" 2>&1', step, *options, check=check
        ).stdout

    def shown(self, program, name=PAGE):
        """Return the certificate's serial, issuer and names, as a visitor or a sender is shown it."""
        said = self.run(
            f"{ASK[program]} < /dev/null 2>/dev/null | openssl x509 -noout -serial -issuer -ext subjectAltName", name
        )
        return said.stdout

    def shown_at_last(self, is_it, name=PAGE, programs=tuple(ASK)):
        """Wait until all of these show the same certificate, and it is the one; return it.

        A process from before takes connections for a moment after it was told of a new one.
        """

        def shown_by_all():
            said, *others = {self.shown(program, name) for program in programs}
            return not others and is_it(said) and said

        return wait_for(shown_by_all, 120, f"{' and '.join(programs)} to show it")

    def listens(self, port):
        with self.network(), socket.socket() as asked:
            return asked.connect_ex(("127.0.0.1", port)) == 0

    def put(self, name, *parts):
        self.path(name).write_bytes(b"".join(part.read_bytes() for part in parts))
        return name


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    for program in ("nginx", "certbot", "pebble"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    folder = tmp_path_factory.mktemp("certificates")
    tree = Served(folder / "tree", 1)
    tree.run("""
        mkdir -p /opt/tempmail /etc/pebble /etc/tempmail /var/lib/tempmail/acme /var/log/tempmail
        rm -f /etc/nginx/tempmail* /etc/nginx/sites-enabled/*
    """)
    tree.path("/etc/nginx/sites-enabled/tempmail").write_text(site(PAGE))
    tree.path("/etc/tempmail/host.conf").write_text(f"hostname = {HOSTNAME}\npage = {PAGE}\n")
    tree.run(SERVE)
    yield tree
    tree.end()


def test_certificates_of_an_acme_server_and_their_renewals_reach_postfix_and_nginx(host, tmp_path):
    own = host.shown("nginx")
    assert own == host.shown("postfix") and "issuer=CN = tempmail" in own
    assert f"DNS:{PAGE}, DNS:{HOSTNAME}" in own
    for name, part in zip(("cert", "key"), certificate(tmp_path, "localhost"), strict=True):
        host.put(f"/etc/pebble/{name}.pem", part)
    host.run(PEBBLE, json.dumps({"pebble": CONFIG}))
    wait_for(lambda: host.listens(14000), 60, "pebble")
    options = ["--email", "admin@example.net", "--server", "https://localhost:14000/dir"]

    said = host.certificates("get", *options, "--name", POLICY, "--name", "mta-sts.gone.example")

    assert "mta-sts.gone.example is not in the DNS" in said
    first = host.shown_at_last(lambda said: "Pebble" in said)
    assert f"DNS:{PAGE}, DNS:{HOSTNAME}" in first
    of_policy = host.shown_at_last(lambda said: "Pebble" in said, POLICY, ["nginx"])
    assert f"DNS:{POLICY}" in of_policy

    # As its timer does, but now.
    host.run("REQUESTS_CA_BUNDLE=/etc/pebble/cert.pem certbot renew --force-renewal --no-random-sleep-on-renew -q")

    assert "Pebble" in host.shown_at_last(lambda said: said != first)
    host.shown_at_last(lambda said: said != of_policy, POLICY, ["nginx"])
    # Nothing is new: nothing is said, and nobody reads anything again.
    assert host.certificates("renewed") == ""
    assert host.run("stat -c %a:%U /etc/postfix/tls.pem /etc/nginx/tempmail.pem").stdout.split() == ["600:root"] * 2


def authority_and(tmp_path, *names, ago="0"):
    """Return (authority, certificate, key) for these names, made days ago, for two days."""
    authority = certificate(tmp_path, "authority.example")
    cert, key = tmp_path / "given.pem", tmp_path / "given.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-subj", "/CN=given", "-addext", "subjectAltName=" + ",".join(f"DNS:{name}" for name in names), "-days", "2",
         "-CA", authority[0], "-CAkey", authority[1], "-keyout", key, "-out", cert],
        check=True, capture_output=True, env=os.environ | {"LD_PRELOAD": str(FAKETIME[0]), "FAKETIME": f"-{ago}d"},
    )  # fmt: skip
    return authority[0], cert, key


def test_given_certificate_is_put_in_order(host, tmp_path):
    authority, cert, key = authority_and(tmp_path, "*.example.org")
    wanted = b"".join(part.read_bytes() for part in (key, cert, authority))

    for parts in ((cert, authority, key), (key, cert, authority), (authority, cert, key)):
        host.run("rm /etc/postfix/tls.pem")

        said = host.certificates("get", "--certificate", host.put("/etc/ssl/given.pem", *parts))

        assert "No authority that this host knows" in said
        assert host.path("/etc/postfix/tls.pem").read_bytes() == wanted
    host.shown_at_last(lambda said: "authority.example" in said)


def test_given_certificate_that_would_not_work_is_refused_in_a_sentence(host, tmp_path):
    _, cert, key = authority_and(tmp_path, PAGE, HOSTNAME)
    good = host.put("/etc/ssl/good.pem", cert), host.put("/etc/ssl/good.key", key)
    host.certificates("get", "--certificate", good[0], "--key", good[1])
    before = host.path("/etc/postfix/tls.pem").read_bytes()
    other, _ = tmp_path / "other", tmp_path.joinpath("other").mkdir()
    _, other_cert, other_key = authority_and(other, PAGE)
    host.put("/etc/ssl/other.key", other_key)
    host.put("/etc/ssl/page.pem", other_cert, other_key)
    old, _ = tmp_path / "old", tmp_path.joinpath("old").mkdir()
    _, old_cert, old_key = authority_and(old, PAGE, HOSTNAME, ago="9")
    host.put("/etc/ssl/old.pem", old_cert, old_key)
    host.path("/etc/ssl/der.pem").write_bytes(b"\x30\x82\x01\x0a")

    for options, sentence in (
        (
            ["/etc/ssl/good.pem", "/etc/ssl/other.key"],
            "the key in /etc/ssl/other.key does not belong to the certificate",
        ),
        (["/etc/ssl/page.pem", "/etc/ssl/page.pem"], f"it is for {PAGE}, and not for {HOSTNAME}"),
        (["/etc/ssl/old.pem", "/etc/ssl/old.pem"], "it expired on 20"),
        (["/etc/ssl/der.pem", "/etc/ssl/good.key"], "is no PEM file"),
        (["/etc/ssl/good.pem", "/etc/ssl/good.pem"], "has no private key in it"),
        (["/etc/ssl/none.pem", "/etc/ssl/good.key"], "/etc/ssl/none.pem cannot be read: No such file"),
    ):
        done = host.run(f'{RUN} get --certificate "$1" --key "$2"', *options, check=False)

        assert done.returncode == 1 and sentence in done.stdout, done.stdout
    assert host.path("/etc/postfix/tls.pem").read_bytes() == before
