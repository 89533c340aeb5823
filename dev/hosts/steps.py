"""What is done to a host, and measured: `name value` lines, and what is wrong."""

import contextlib
import re
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from inboxes import version

from ..state import CHECKOUT
from ..system import Stop, say, wait_for
from . import before
from .load import Count, Load
from .outside import PROXY_PORT, around
from .snapshot import differences, snapshot
from .tree import ADDRESS, RESOLVER, Tree, base_of
from .visitor import DOMAIN, HOSTNAME, PAGE, Visitor

GIVEN = "/etc/ssl/given"
AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"
# All that a domain's records may be, right.
ZONE = f"""
{DOMAIN}. SOA ns.{DOMAIN}. hostmaster.{DOMAIN}. 1 3600 600 86400 60
{DOMAIN}. NS ns.{DOMAIN}.
ns.{DOMAIN}. A {RESOLVER}
{DOMAIN}. MX 10 {HOSTNAME}.
{DOMAIN}. TXT "v=spf1 -all"
_dmarc.{DOMAIN}. TXT "v=DMARC1; p=reject"
_mta-sts.{DOMAIN}. TXT "v=STSv1; id=1"
mta-sts.{DOMAIN}. CNAME {PAGE}.
_smtp._tls.{DOMAIN}. TXT "v=TLSRPTv1; rua=mailto:tls@another-host.example"
{DOMAIN}. CAA 0 issue "letsencrypt.org"
{HOSTNAME}. A {ADDRESS}
{HOSTNAME}. TXT "v=spf1 -all"
{PAGE}. A {ADDRESS}
{".".join(reversed(ADDRESS.split(".")))}.in-addr.arpa. PTR {HOSTNAME}.
"""
OPTIONS = f"--hostname {HOSTNAME} --page {PAGE} --domain {DOMAIN}"
OPTIONS += f" --certificate {GIVEN}/fullchain.pem --key {GIVEN}/privkey.pem --admin anna"
CERTIFICATES = f"""
cd "$1"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -keyout ca.key -out ca.crt \
    -subj '/CN=tempmail hosts' -addext keyUsage=critical,keyCertSign,cRLSign 2>/dev/null
openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout privkey.pem -out request.pem \
    -subj '/CN={PAGE}' 2>/dev/null
printf 'subjectAltName=DNS:{PAGE},DNS:{HOSTNAME},DNS:mta-sts.{DOMAIN}' >names
openssl x509 -req -in request.pem -CA ca.crt -CAkey ca.key -CAcreateserial -days 20 -extfile names -out fullchain.pem \
    2>/dev/null
cat ca.crt >>fullchain.pem
chmod 600 privkey.pem
"""
ACCOUNTS = re.compile(r"~/etc/(passwd|group|shadow|gshadow)-?$")
QUEUED = 20
MAX_EXPOSURE = 2.0
LOADED = [f"load-{number}@{DOMAIN}" for number in range(100)]


class Host:
    """A tree that the registries and its own names are reached from, with the repository at /srv/tempmail.git."""

    def __init__(self, tree: Tree, report: Callable[[str, object], None], visitor: Visitor, head: str):
        self.tree, self.report, self.visitor, self.head = tree, report, visitor, head
        self.run = tree.run

    @contextlib.contextmanager
    def minutes(self, name: str) -> Iterator[None]:
        say(f"{self.tree.folder.name}: {name}")
        started = time.monotonic()
        before = self.tree.cpu_seconds()
        yield
        self.report(f"{name}_minutes", f"{(time.monotonic() - started) / 60:.1f}")
        self.report(f"{name}_cpu_seconds", f"{self.tree.cpu_seconds() - before:.0f}")

    def expect(self, name: str, problem: object) -> None:
        """Report a step: ok, or what is wrong with it."""
        self.report(name, problem or "ok")

    def manage(self, words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return self.run(
            "cd /opt/tempmail && runuser -u tempmail -- env ENV_FILE=/etc/tempmail/owner.env "
            f"venv/bin/python -B manage.py {words}", check=check,
        )  # fmt: skip

    def queued(self) -> int:
        return self.run("postqueue -j").stdout.count('"queue_name"')

    def serve_version(self, commit: str) -> None:
        """Let the repository's branch end at a commit, for `git clone` and `git pull`."""
        self.run(f"git -C /srv/tempmail.git update-ref refs/heads/main {commit}")


@contextlib.contextmanager
def fresh_host(release: str, name: str, folder: Path, report: Callable[[str, object], None]) -> Iterator[Host]:
    base = base_of(release, folder)
    with Tree(folder / f"{release}-{name}", base) as tree:
        given = tree.path(GIVEN)
        given.mkdir(parents=True)
        subprocess.run(["sh", "-eu", "-c", CERTIFICATES, "sh", given], check=True)
        authority = (given / "ca.crt").read_text()
        tree.write("/usr/local/share/ca-certificates/given.crt", authority)
        # Whoever stands between this machine and PyPI stands before the tree too.
        tree.write("/etc/ssl/pypi.crt", Path(AUTHORITIES).read_text())
        tree.run("update-ca-certificates")
        proxy = f"http://127.0.0.1:{PROXY_PORT}"
        tree.write("/etc/apt/apt.conf.d/90proxy", f'Acquire::http::Proxy "{proxy}";\n')
        tree.write("/etc/pip.conf", f"[global]\nproxy = {proxy}\ncert = /etc/ssl/pypi.crt\ntimeout = 180\n")
        head = subprocess.check_output(["git", "-C", CHECKOUT, "rev-parse", "HEAD"], text=True).strip()
        repository = tree.folder / "srv/tempmail.git"  # git does not follow /proc/PID/root
        subprocess.run(["git", "clone", "-q", "--bare", "--no-hardlinks", CHECKOUT, repository], check=True)
        subprocess.run(["git", "-C", repository, "symbolic-ref", "HEAD", "refs/heads/main"], check=True)
        with around(tree, ZONE):
            try:
                yield Host(tree, report, Visitor(tree, authority), head)
            except Exception:
                say(tree.run("systemctl --failed --no-pager; journalctl --no-pager --lines=60", check=False).stdout)
                raise


# --- A fresh host


def install(release: str, folder: Path, report: Callable[[str, object], None]) -> None:
    with fresh_host(release, "install", folder, report) as host:
        host.run("apt-get update -q && apt-get install -q -y --no-install-recommends git")
        host.serve_version(host.head)
        host.run("git clone -q /srv/tempmail.git /root/tempmail")
        was = snapshot(host.tree)
        with host.minutes("install"):
            said = host.run(f"/root/tempmail/postfix/install {OPTIONS}", seconds=1800).stdout
        say("==> Debian packages" + said.partition("==> Debian packages")[2])
        await_page(host.visitor)
        host.expect("version", "" if f"tempmail   {version.VERSION}\n" in host.manage("version").stdout else "another")
        say(host.manage("version").stdout)
        host.expect("units", _failed_units(host))
        exposures = _exposures(host)
        for unit, exposure in exposures.items():
            host.report(f"exposure_{unit}", exposure)
        too_wide = [unit for unit, exposure in exposures.items() if exposure > MAX_EXPOSURE]
        host.expect("exposures", " ".join(too_wide) if exposures else "none is told")
        _mail_and_page(host)
        _doctor(host)
        _again(host)
        _uninstall(host, was)


def await_page(visitor: Visitor) -> None:
    def is_answered() -> bool:
        with contextlib.suppress(OSError, Stop):
            return visitor.ask("GET", "/")[0] == 200
        return False

    wait_for(is_answered, 120, f"a page at https://{PAGE}/")


def _failed_units(host: Host) -> str:
    failed = host.run("systemctl --failed --no-legend --plain").stdout.split("\n")
    ours = host.run("systemctl is-active tempmail-delivery tempmail-web tempmail-qcluster postfix nginx", check=False)
    states = [state for state in ours.stdout.split() if state != "active"]
    return " ".join([line.split()[0] for line in failed if line] + states)


def _exposures(host: Host) -> dict[str, float]:
    """Return what systemd says of each of our units that it has loaded: 0 is best."""
    said = host.run("systemd-analyze security --no-pager | cat").stdout
    return {
        name.removesuffix(".service"): float(number)
        for name, number in re.findall(r"^(tempmail-[\w-]+\.service)\s+([\d.]+)", said, re.MULTILINE)
    }


def _mail_and_page(host: Host) -> None:
    visitor = host.visitor
    made = visitor.api("POST", "/inboxes", body={})
    for address, token in ((made["address"], made["token"]), (f"anna@{DOMAIN}", "")):
        kind = "private" if token else "public"
        started = time.monotonic()
        visitor.send(address, f"first {kind}", starttls=True)
        wait_for(partial(visitor.subjects, address, token), 60, f"the first mail to {address}")
        host.report(f"mail_{kind}_seconds", f"{time.monotonic() - started:.1f}")
    status, page = visitor.ask("GET", f"/inbox/anna@{DOMAIN}")
    host.expect("page", "" if status == 200 and b"first public" in page else f"{status}: {page[:200]!r}")


def _doctor(host: Host) -> None:
    if "doctor" not in host.manage("help --commands").stdout.split():
        host.report("doctor", "there is none")
        return
    done = host.run("/opt/tempmail/venv/bin/python -B /opt/tempmail/manage.py doctor", check=False)
    say(done.stdout)
    host.expect("doctor", "" if done.returncode == 0 else f"ended with {done.returncode}")


def _again(host: Host) -> None:
    """Run the installer again: no file, no table, no process is another one."""

    def state() -> tuple[dict[str, str], str, str]:
        schema = host.run(
            "cd /; runuser -u postgres -- pg_dump --schema-only tempmail | grep -v '^.\\(un\\)\\?restrict '"
        ).stdout
        processes = host.run("systemctl show -P MainPID tempmail-delivery tempmail-web tempmail-qcluster nginx").stdout
        return snapshot(host.tree, times=True), schema, processes

    files, schema, processes = state()
    with host.minutes("again"):
        said = host.run(f"/root/tempmail/postfix/install {OPTIONS}").stdout
    then_files, then_schema, then_processes = state()
    changed = differences(files, then_files)
    host.expect("again_files", " ".join(changed[:20]))
    host.expect("again_schema", "" if schema == then_schema else "another")
    host.expect("again_processes", "" if processes == then_processes else "started anew")
    if changed:
        say(said)


def _uninstall(host: Host, was: dict[str, str]) -> None:
    with host.minutes("uninstall"):
        say(host.run("/root/tempmail/postfix/uninstall --purge --yes --packages").stdout)
    # Debian's own packages leave their users when they are purged, and take the locale with them.
    left = [
        line
        for line in differences(was, snapshot(host.tree))
        if line != "-/etc/default/locale" and not ACCOUNTS.match(line)
    ]
    host.expect("uninstall_differs", " ".join(left[:40]))
    host.expect("uninstall_users", host.run("grep -l tempmail /etc/passwd /etc/group /etc/shadow", check=False).stdout)
    host.expect(
        "uninstall_units", host.run("systemctl list-units --all --no-legend --plain 'tempmail*'").stdout.strip()
    )


# --- An upgrade


def upgrade(release: str, folder: Path, report: Callable[[str, object], None]) -> None:
    """Bring 1.0.0 to today's while mail comes in: what was accepted is stored, once."""
    with fresh_host(release, "upgrade", folder, report) as host:
        host.run("apt-get update -q && apt-get install -q -y --no-install-recommends git")
        host.serve_version(before.COMMIT)
        with host.minutes("before_install"):
            before.install(host.tree)
        await_page(host.visitor)
        visitor = host.visitor
        made = visitor.api("POST", "/inboxes", body={})
        visitor.send(made["address"], "kept private")
        visitor.send(f"kept@{DOMAIN}", "kept public")
        wait_for(lambda: visitor.subjects(made["address"], made["token"]), 30, "a mail of the version before")
        _fill_queue(host)
        host.report("queued_before", host.queued())
        host.serve_version(host.head)
        with Load(visitor, [*LOADED, made["address"]]) as load:
            wait_for(lambda: load.count.accepted.total() >= 50, 60, "some mail before the upgrade")
            with host.minutes("upgrade"):
                host.run("git -C /opt/tempmail pull -q --ff-only")
                said = host.run(f"/opt/tempmail/postfix/install {OPTIONS}", check=False, seconds=1800)
            say(said.stdout)
            host.expect("upgrade_status", "" if said.returncode == 0 else said.returncode)
            done = load.count.accepted.total()
            wait_for(lambda: load.count.accepted.total() >= done + 50, 60, "some mail after the upgrade")
        await_page(host.visitor)
        host.run("postsuper -H ALL && postqueue -f")
        _await_empty_queue(host)
        _count(host, load.count, made["address"], made["token"])
        say(host.manage("version").stdout)
        host.expect("upgrade_migrated", "" if "migrations applied" in host.manage("version").stdout else "not")
        host.expect("upgrade_units", _failed_units(host))


def _fill_queue(host: Host) -> None:
    host.run("postconf -e defer_transports=tempmail && postfix reload")
    for number in range(QUEUED):
        host.visitor.send(f"queued@{DOMAIN}", f"queued {number}")
    wait_for(lambda: host.queued() == QUEUED, 30, "mail in the queue")
    # Kept for today's version; what comes in until that is there goes on to the last one.
    host.run("postsuper -h ALL && postconf -X defer_transports && postfix reload")


def _await_empty_queue(host: Host) -> None:
    """For as long as it gets shorter."""

    def is_shorter() -> bool:
        return host.queued() < left

    left = host.queued()
    host.report("queued_after", left)
    while left:
        wait_for(is_shorter, 120, f"less than {left} mails in the queue")
        left = host.queued()


def _count(host: Host, count: Count, address: str, token: str) -> None:
    stored: Counter[str] = Counter()
    for place in LOADED:
        stored.update(host.visitor.subjects(place))
    private = host.visitor.subjects(address, token)
    stored.update(subject for subject in private if subject != "kept private")
    queued = Counter(host.visitor.subjects(f"queued@{DOMAIN}"))
    host.report("upgrade_accepted", count.accepted.total())
    host.report("upgrade_mails_per_second", f"{count.accepted.total() / count.seconds:.1f}")
    host.report("upgrade_retried", count.retries)
    host.report("upgrade_unknown", len(count.unknown))
    host.report("upgrade_page_gap_seconds", f"{count.longest_gap_seconds:.1f}")
    host.expect("upgrade_lost", " ".join(sorted(count.accepted.keys() - stored.keys())[:10]))
    host.expect("upgrade_doubled", " ".join(s for s, n in stored.items() if n > max(1, count.accepted[s]))[:200])
    host.expect("upgrade_refused", "; ".join(count.refused[:5]))
    host.expect("upgrade_queue_stored", "" if len(queued) == queued.total() == QUEUED else dict(queued))
    host.expect(
        "upgrade_kept_public", "" if host.visitor.subjects(f"kept@{DOMAIN}") == ["kept public"] else "not there"
    )
    host.expect("upgrade_kept_private", "" if "kept private" in private else "not there")
