"""Hosts made from nothing: Debian trees of their own, booted, installed on, mailed to, upgraded, cleaned.

tree.py      a tree and its first process, systemd
outside.py   what a tree sees of the world: a proxy to the registries, a DNS server
before.py    the last version, installed as its own documents said
load.py      mails that come in meanwhile, and what became of each
steps.py     what is done to a host, and measured
container.py a container of the image, by podman
image.py     what is done to the image, and measured
"""

RELEASES = {"bookworm": "Debian 12", "trixie": "Debian 13"}
STEPS = {
    "install": "the installer on a fresh host, mail in, page, doctor, the installer again, the uninstaller",
    "upgrade": "the last version, upgraded while mail comes in",
    "image": "the OCI image: built, mail in, page, doctor, ended, started again, by a newer one",
}
