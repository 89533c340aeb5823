"""Version 1.0.0, installed as its own docs/host.md says: by hand, with units and a proxy that are written there."""

import re
import subprocess

from ..state import CHECKOUT
from .tree import Tree
from .visitor import DOMAIN, HOSTNAME, PAGE

COMMIT = "535af38"
# Its lines of Install, with what a reader fills in.
INSTALL = f"""
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
apt-get install -q -y --no-install-recommends git python3-venv gettext postgresql postfix postfix-pgsql nginx
git clone -q /srv/tempmail.git /opt/tempmail
python3 -m venv /opt/tempmail/venv
/opt/tempmail/venv/bin/pip install -q --require-hashes -r /opt/tempmail/requirements/service.txt
/opt/tempmail/postfix/install {DOMAIN}
sed -i '/^ALLOWED_HOSTS=/d' /etc/tempmail/web.env
echo ALLOWED_HOSTS={PAGE} >> /etc/tempmail/web.env
postconf -e myhostname={HOSTNAME}
cat /etc/ssl/given/privkey.pem /etc/ssl/given/fullchain.pem > /etc/postfix/tls.pem
chmod 600 /etc/postfix/tls.pem
postconf -e smtpd_tls_chain_files=/etc/postfix/tls.pem
"""
START = """
systemctl daemon-reload
systemctl enable --now tempmail-delivery tempmail-web tempmail-qcluster
systemctl restart postfix
rm -f /etc/nginx/sites-enabled/default
systemctl restart nginx
"""


def install(tree: Tree) -> None:
    tree.run(INSTALL)
    text = subprocess.run(
        ["git", "-C", CHECKOUT, "show", f"{COMMIT}:docs/host.md"], capture_output=True, text=True, check=True
    ).stdout
    units = re.findall(
        r"`/etc/systemd/system/([\w@.-]+?(?:\.d/\w+\.conf|\.service))`:\n\n```ini\n(.*?)^```", text, re.M | re.S
    )
    for name, unit in units:
        tree.write(f"/etc/systemd/system/{name}", unit)
    (proxy,) = [site for site in re.findall(r"^```nginx\n(.*?)^```", text, re.M | re.S) if "proxy_pass" in site]
    tree.write("/etc/nginx/sites-enabled/tempmail", proxy.replace(f"/etc/ssl/{PAGE}/", "/etc/ssl/given/"))
    tree.run(START)
