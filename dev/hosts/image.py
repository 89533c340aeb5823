"""The image: built, run, mailed to, ended and started again, from the same volumes and by a newer one."""

import json
import re
import smtplib
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ..system import say, wait_for
from .container import Containers
from .outside import around
from .steps import CERTIFICATES, DOMAIN, HOSTNAME, PAGE, ZONE, await_page
from .visitor import Visitor

OTHER = "example.net"
# Its certificate lies where Let's Encrypt's would.
LINEAGE = "/etc/letsencrypt/live/tempmail"
USERS = {
    "deliver --listen": "tempmail-delivery",
    "gunicorn": "tempmail-web",
    "qcluster": "tempmail-purge",
    "bin/postgres": "postgres",
}
SECRET = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----\s+\S{20}|^(SECRET|HMAC|\w+_PRIVATE)_KEY=\S", re.MULTILINE)
MIGRATION = """
from django.db import migrations
class Migration(migrations.Migration):
    dependencies = [("inboxes", "{last}")]
    operations = [migrations.RunSQL("COMMENT ON TABLE inboxes_doctorlook IS 'of a newer image'")]
"""
COMMENT = "SELECT obj_description('inboxes_doctorlook'::regclass)"
MAILS = 30


class Service:
    """The container, and who comes to it."""

    def __init__(self, containers: Containers, visitor: Visitor, report: Callable[[str, object], None]):
        self.containers, self.visitor, self.report = containers, visitor, report

    def expect(self, name: str, problem: object) -> None:
        self.report(name, problem or "ok")

    def start(self, name: str, image: str = "tempmail", domains: str = DOMAIN) -> None:
        began = time.monotonic()
        self.containers.start(image, HOSTNAME=HOSTNAME, PAGE=PAGE, DOMAINS=domains)
        try:
            await_page(self.visitor)
            wait_for(self._greets, 60, "Postfix's greeting")
        finally:
            say(self.containers.says())
        self.report(f"image_{name}_seconds", f"{time.monotonic() - began:.0f}")

    def _greets(self) -> bool:
        try:
            self.visitor.send(f"greeted@{DOMAIN}", "greeted")
        except (OSError, smtplib.SMTPException):
            return False
        return True

    def stop(self, name: str) -> None:
        began = time.monotonic()
        status = self.containers.stop()
        self.report(f"image_{name}_seconds", f"{time.monotonic() - began:.0f}")
        self.expect(f"image_{name}", status)

    def digest(self) -> str:
        """Return what changes with a key, a password or a certificate."""
        return self.containers.run(
            "cat /etc/tempmail/*.env /etc/postfix/tls.pem /etc/nginx/tempmail.pem | sha256sum"
        ).stdout


def image(release: str, folder: Path, report: Callable[[str, object], None]) -> None:
    with Containers(folder / f"{release}-image") as containers, around(containers, ZONE):
        began = time.monotonic()
        containers.build(release)
        report("image_build_minutes", f"{(time.monotonic() - began) / 60:.1f}")
        _look_into(containers, report)
        given = containers.folder / "given"
        given.mkdir()
        subprocess.run(["sh", "-eu", "-c", CERTIFICATES, "sh", given], check=True)
        service = Service(containers, Visitor(containers, (given / "ca.crt").read_text()), report)
        _give(containers, given)
        _serve(service)


def _look_into(containers: Containers, report: Callable[[str, object], None]) -> None:
    """No key, no password is in it, nor what only the build needed."""
    with containers.mounted("tempmail") as root:
        found = [
            str(path.relative_to(root)) for top in ("etc", "opt", "root", "var", "usr/local", "media", "mnt", "tmp")
            for path in (root / top).rglob("*")
            if path.is_file() and not path.is_symlink() and "site-packages" not in path.parts
            and not {"tests", "docs"} & set(path.relative_to(root).parts) and SECRET.search(path.read_bytes())
        ]  # fmt: skip
        left = [path for path in ("etc/tempmail", "media", "mnt", "root/.cache") if any((root / path).glob("*"))]
        passwords = re.findall(r"^(\w+):[^*!:]", (root / "etc/shadow").read_text(), re.MULTILINE)
        size = subprocess.check_output(["du", "-sm", root], text=True).split()[0]
    report("image_secrets", " ".join(found + left + passwords) or "ok")
    report("image_mebibytes", size)


def _give(containers: Containers, given: Path) -> None:
    """Bring a certificate into the volume, as Let's Encrypt's would have come."""
    volume = Path(containers.podman("volume", "create", "certificates").stdout.strip())
    place = Path(containers.podman("volume", "inspect", "--format={{.Mountpoint}}", str(volume)).stdout.strip())
    live = place / "live/tempmail"
    live.mkdir(parents=True)
    for name in ("fullchain.pem", "privkey.pem", "../ca.crt"):
        (live / name).write_bytes((given / Path(name).name).read_bytes())


def _serve(service: Service) -> None:
    visitor, containers = service.visitor, service.containers
    service.start("first_start")
    made = visitor.api("POST", "/inboxes", body={})
    address, token = made["address"], made["token"]
    visitor.send(address, "first private", starttls=True)
    wait_for(partial(visitor.subjects, address, token), 60, "the first mail")
    _look_at_processes(service)
    _ask_doctor(service)
    keys = service.digest()

    for number in range(MAILS):
        visitor.send(address, f"last {number}")
    service.stop("end")
    service.start("second_start", domains=f"{DOMAIN} {OTHER}")
    service.expect("image_keys", "" if service.digest() == keys else "other ones")
    wait_for(lambda: len(visitor.subjects(address, token)) >= MAILS + 1, 60, "what was accepted before the end")
    subjects = sorted(visitor.subjects(address, token))
    service.expect("image_kept", "" if len(set(subjects)) == len(subjects) == MAILS + 1 else subjects)
    domains = _asked(containers, "SELECT name FROM inboxes_domain")
    service.expect("image_domain_added", "" if set(domains.split()) == {DOMAIN, OTHER} else domains)

    service.stop("second_end")
    _make_newer(containers)
    service.start("upgrade", "newer")
    service.expect("image_migrated", "" if "newer image" in _asked(containers, COMMENT) else "not")
    service.expect("image_kept_by_newer", "" if sorted(visitor.subjects(address, token)) == subjects else "not")
    service.stop("newer_end")


def _asked(containers: Containers, statement: str) -> str:
    return containers.run(f'runuser -u postgres -- psql -qXAt tempmail -c "{statement}"').stdout


def _look_at_processes(service: Service) -> None:
    """Each as its own user, with no capability and no way to one."""
    wrong = []
    said = service.containers.run("""
        for folder in /proc/[0-9]*; do
            words=$(tr '\\0' ' ' <"$folder/cmdline") || continue
            rights=$(sed -n 's/^\\(CapBnd\\|NoNewPrivs\\):\\t//p' "$folder/status" | paste -sd ' ')
            echo "$(stat -c %U "$folder") $rights $words"
        done 2>/dev/null
    """).stdout
    for words, user in USERS.items():
        of_it = [line.split(maxsplit=3) for line in said.splitlines() if words in line and "setpriv" not in line]
        wrong += [f"{words}: none"] if not of_it else []
        wrong += [f"{words}: {line[:3]}" for line in of_it if line[0] != user]
        if user.startswith("tempmail"):
            wrong += [f"{words}: {line[:3]}" for line in of_it if int(line[1], 16) or line[2] != "1"]
    service.expect("image_processes", "; ".join(wrong))


def _ask_doctor(service: Service) -> None:
    """It finds nothing wrong, and sends nobody to systemd."""
    admin = service.containers.run("postfix/install --only admin --admin anna").stdout
    service.expect("image_admin", "" if "has the password" in admin else admin or "no password was said")
    # As an authority that all hosts know.
    service.containers.run(f"cp {LINEAGE}/../ca.crt /usr/local/share/ca-certificates && update-ca-certificates")
    said = service.containers.run("tempmail-doctor --json --seconds 100", check=False).stdout
    found = json.loads(said[said.index("{") :])["findings"]
    wrong = [f"{one['code']}: {one['what']}" for one in found if one["severity"] in ("fault", "warning")]
    service.expect("image_doctor", "; ".join(wrong))
    service.expect("image_remedies", "; ".join(one["do"] for one in found if "systemctl" in one["do"]))


def _make_newer(containers: Containers) -> None:
    """Make an image of a newer version: it has one migration more."""
    made = containers.buildah("from", "--pull-never", "localhost/tempmail")
    last = containers.buildah("run", "--isolation=chroot", made, "--", "sh", "-c",
                              "ls inboxes/migrations/0*.py | sort | tail -n 1")  # fmt: skip
    file = containers.folder / "9999_newer.py"
    file.write_text(MIGRATION.format(last=Path(last).stem))
    containers.buildah("copy", "--chmod=644", made, str(file), "/opt/tempmail/inboxes/migrations/9999_newer.py")
    containers.buildah("commit", "--quiet", made, "newer")
    containers.buildah("rm", made)
