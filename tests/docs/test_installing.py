"""postfix/install from a clone on a fresh host: what it makes, run again, upgraded, and undone."""

import re

import pytest

from dev.system import wait_for

from .hosts import DOMAIN, NAMED, Host

pytestmark = pytest.mark.usefixtures("set_up")
# What programs write as they run is none of the installer's.
LEFT_OUT = r"/(__pycache__|\.git)(/|$)|^/etc/(passwd|group|shadow|gshadow|subuid|subgid)-$|^/etc/resolv|\.pyc$"
DIFFERING = "smtpd_recipient_limit virtual_transport smtpd_timeout smtpd_error_sleep_time"


REFUSED = {
    "--page https://mail.example.org/": "mail.example.org would be one",
    "--domain user@example.org": "example.org would be one",
    "--hostname mx": "it has no dot in it",
    "mail.example.org": "A mail domain is --domain mail.example.org",
    "--domian example.org": "unrecognized arguments: --domian",
    "--page a.example.org --page b.example.org": "--page is there twice",
    "--certificate /etc/hostname": "--certificate and --key belong together",
    "--page mail.example.org": "told --hostname and --domain",
}


def tree_of(host, with_times=True):
    """Return what is in the folders of a host that an installer has to do with: mode, owner, time and content."""
    listed = host.run(
        f"""
        find /etc /opt/tempmail /root/clone /var/lib/tempmail /var/lib/tempmail-install /run/tempmail /var/backups \\
            -printf '%p\\t%M %u %g %l {"%T@" if with_times else ""}\\n' 2>/dev/null || :
        find /etc /opt/tempmail /var/lib/tempmail-install -type f -print0 2>/dev/null |
            xargs -0 sha256sum | sed 's/\\([0-9a-f]*\\)  \\(.*\\)/\\2\\t\\1/'
        """
    ).stdout
    return {line for line in listed.splitlines() if not re.search(LEFT_OUT, line.partition("\t")[0])}


def in_clone(host, *options, check=True, program="install"):
    return host.run(f"/root/clone/postfix/{program} {' '.join(options)}", check=check).stdout


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A host with a clone of the repository somewhere, and Debian's own nginx and Postfix as they come."""
    host = Host(tmp_path_factory.mktemp("hosts") / "host", 1)
    host.set_up()
    host.run("mkdir /root/clone; cd /opt/tempmail; mv $(ls -A | grep -v '^venv$') /root/clone; chmod 700 /root")
    yield host
    host.end()


def pids(host):
    return [host.path(f"/run/tempmail-{name}.pid").read_text() for name in ("delivery", "web", "qcluster")]


def test_host_is_installed_from_a_clone_upgraded_and_as_before_in_the_end(fresh):
    host = fresh
    before = tree_of(host)
    for options, sentence in REFUSED.items():
        done = host.run(f"/root/clone/postfix/install {options}", check=False)
        assert done.returncode and sentence in done.stdout

    said = in_clone(host, *NAMED, "--dry-run")

    assert sorted(tree_of(host) ^ before) == []
    assert "+myhostname = mx.example.org" in said and "make the user tempmail-web" in said
    assert "nothing was" in said

    # Once.
    before = tree_of(host, with_times=False)
    said = in_clone(host, *NAMED, "--admin", "anna")
    host.wait_until_served()
    host.send(f"first@{DOMAIN}", "Hello")
    wait_for(lambda: host.subjects(f"first@{DOMAIN}") == ["Hello"], 60, "a message")
    assert re.search(r"The admin anna has the password \S{20},", said)
    assert f"{DOMAIN}." in said.partition("Records for the DNS")[2]
    assert host.run("stat -c '%U %a' /opt/tempmail/manage.py").stdout == "root 644\n"
    assert host.run("postfix check").stdout == ""
    assert re.findall("warning: .*", host.path("/var/log/tempmail/postfix.log").read_text()) == []

    # Again.
    installed, processes = tree_of(host), pids(host)
    assert "Nothing to change." in in_clone(host)
    assert sorted(tree_of(host) ^ installed) == []
    assert pids(host) == processes

    # What differs here, by the file for it and by habit, outlives a new version of ours; one more domain.
    host.run("""
        echo 'smtpd_recipient_limit = 7' >> /etc/tempmail/main.cf
        postconf -e 'virtual_transport = lmtp:unix:/run/tempmail/deliver.sock' smtpd_timeout=50s
        postconf -Me submission/inet='submission inet n - n - - smtpd'
        cd /root/clone
        sed -i 's/^smtpd_error_sleep_time = 1s/smtpd_error_sleep_time = 2s/' postfix/main.cf
        echo '# new' >> delivery/lmtp.py
        echo new > inboxes/new.py
        cp -a postfix/doctor /mnt
    """)
    host.spare_doctor("/root/clone")
    would = in_clone(host, "--dry-run", "--hostname", "MX.example.org")
    said = in_clone(host, "--domain", "bücher.example")
    values = host.run(f"postconf -hx {DIFFERING}").stdout
    assert "+smtpd_error_sleep_time = 2s" in would and "copy 4 files" in would
    assert values.split() == ["7", "lmtp:unix:/run/tempmail/deliver.sock", "50s", "2s"]
    assert host.run("postconf -M submission/inet; postfix check").stdout.split()[:2] == ["submission", "inet"]
    assert "Added bücher.example." in said
    assert "FAULT" in said and "\nDone." in said
    assert not set(processes) & set(pids(host))
    host.wait_until_served()
    host.send(f"first@{DOMAIN}", "Again")
    wait_for(lambda: "Again" in host.subjects(f"first@{DOMAIN}"), 60, "a message over lmtp")
    host.run("rm /root/clone/inboxes/new.py")
    assert "remove 1: inboxes/new.py" in in_clone(host, "--domain", "bücher.example")
    assert host.run(f"postconf -hx {DIFFERING}").stdout == values
    assert host.sql("SELECT count(*) FROM inboxes_domain") == "2"

    # And gone.
    host.run("""
        cd /root/clone
        mv /mnt/doctor postfix
        sed -i 's/_time = 2s/_time = 1s/' postfix/main.cf
        sed -i '$d' delivery/lmtp.py
    """)
    assert host.run("/opt/tempmail/postfix/uninstall").stdout.endswith("Done: this host is as it was before.\n")
    kept = {line for line in tree_of(host, with_times=False) if "/var/backups" in line}
    assert sorted((tree_of(host, with_times=False) - kept) ^ (before - kept)) == []
    assert host.run("ls /var/backups/tempmail-*/").stdout.split() == [
        "tempmail-keys.tar.gz", "tempmail-queue.tar", "tempmail.dump",
    ]  # fmt: skip
    assert "tempmail" not in host.run("cat /etc/passwd; cd /; runuser -u postgres -- psql -lAt").stdout
