"""What the doctor makes of what it sees, without a host."""

import os
import re
import tempfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from inboxes.doctor import env_file, front, inside, postfix_files, proxy_files, queues
from inboxes.doctor.accounts import ENTER, READ, Account, obstacle
from inboxes.doctor.asking import Answer
from inboxes.doctor.database_door import place_of
from inboxes.doctor.finding import FAULT, GOOD, NOTE, WARNING, Finding, folded, status_of, without_addresses
from inboxes.doctor.host import Host
from inboxes.doctor.logins import finding_of
from tests.docs.reading import text_of


def found(code, about="", severity=FAULT):
    return Finding("check", code, severity, f"{code} {about}", about=about)


def test_what_follows_stands_behind_its_cause():
    down, late = found("database-down"), found("schedule-late")
    other = found("clock-off")

    ordered = folded([late, other, down])

    assert [finding.code for finding in ordered] == ["clock-off", "database-down", "schedule-late"]
    assert [finding.because for finding in ordered] == ["", "", "database-down"]


def test_fault_of_one_service_explains_none_of_another():
    ordered = folded([found("env-unreadable", "web"), found("process-down", "delivery"), found("process-down", "web")])

    assert {(finding.about, finding.because) for finding in ordered} == {
        ("web", ""),
        ("delivery", ""),
        ("web", "env-unreadable"),
    }


def test_fault_comes_before_warning_and_is_told_once():
    ordered = folded([found("tls", severity=WARNING), found("page-refused", "web"), found("page-refused", "web")])

    assert [finding.code for finding in ordered] == ["page-refused", "tls"]


@pytest.mark.parametrize(
    ("severities", "status"), [([], 0), ([NOTE, GOOD], 0), ([NOTE, WARNING], 1), ([WARNING, FAULT], 2)]
)
def test_exit_status_says_how_bad_it_is(severities, status):
    assert status_of([found("code", severity=severity) for severity in severities]) == status


def test_addresses_are_taken_out_and_units_are_not():
    said = "mail to <anna@mail.example.org> and bob@x.y: systemctl restart postfix@-"

    assert without_addresses(said) == "mail to <(an address)> and (an address): systemctl restart postfix@-"


def test_every_cause_is_a_code_that_is_found_somewhere():
    from inboxes.doctor import finding

    source = "".join(path.read_text() for path in Path(front.__file__).parent.glob("*.py") if path.name != "finding.py")
    causes = {code.partition(":")[0] for codes in finding.FOLLOWS.values() for code in codes} | set(finding.FOLLOWS)

    # Some are made of a place and "-soon".
    assert {code for code in causes if f'"{code}"' not in source} == set()


def test_mode_of_each_folder_on_the_way_counts():
    # pytest's own folders are closed to others.
    with tempfile.TemporaryDirectory(dir="/tmp") as place:
        _look_at_modes_in(Path(place))


def _look_at_modes_in(place):
    folder = place / "closed"
    folder.mkdir()
    (folder / "file").write_text("")
    stranger = Account("stranger", 54321, 54321, frozenset({54321}))
    place.chmod(0o755)
    folder.chmod(0o700)

    hindered = obstacle(stranger, folder / "file")

    assert (hindered.path, hindered.wanted) == (folder, ENTER)
    folder.chmod(0o755)
    (folder / "file").chmod(0o600)
    assert obstacle(stranger, folder / "file").wanted == READ
    assert obstacle(Account("me", os.stat(folder).st_uid, 0, frozenset({0})), folder / "file") is None
    assert "is not there" in str(obstacle(stranger, folder / "nothing"))


def test_sites_of_nginx_are_read():
    text = text_of("postfix/nginx/tempmail.conf").replace("@PAGE@", "mail.example.org")

    page, policies = (site for site in proxy_files._nginx(f"http {{ {text} }}") if site.passes_to)

    assert page.names == ["mail.example.org"] and page.is_tls
    assert page.passes_to == ["127.0.0.1:8000"]
    assert page.certificate == page.key == "/etc/nginx/tempmail.pem"
    assert page.headers["x-forwarded-proto"] == "$scheme"
    assert policies.names == ["mta-sts.*"]


def test_upstreams_and_sockets_are_followed():
    text = "upstream web { server unix:/run/web.sock; } server { location / { proxy_pass http://web; } }"
    (site,) = proxy_files._nginx(text)

    assert site.passes_to == ["unix:/run/web.sock"]


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("postgresql:///tempmail?port=5433", "/var/run/postgresql/.s.PGSQL.5433"),
        ("postgresql://u:p@127.0.0.1:5432/tempmail?sslmode=disable", ("127.0.0.1", 5432)),
        ("postgresql://u:p@db.example.org/tempmail", ("db.example.org", 5432)),
        ("postgresql://u@/tempmail?host=/tmp", "/tmp/.s.PGSQL.5432"),
    ],
)
def test_place_of_the_database(url, place):
    assert place_of(url) == place


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ('FATAL:  password authentication failed for user "tempmail_web"', "database-login"),
        ('FATAL:  no pg_hba.conf entry for host "127.0.0.1"', "database-refuses"),
        ('FATAL:  database "tempmail" does not exist', "database-missing"),
        ("FATAL:  sorry, too many clients already", "database-full"),
        ("Connection refused", "database-down"),
        ("it has the login of tempmail_purge, not of tempmail_web", "database-login"),
        ("something new", "database-refuses"),
    ],
)
def test_what_the_database_says_is_named(said, code):
    finding = finding_of(said, "web", "/etc/tempmail/web.env")

    assert finding.code == code and finding.do


def test_env_file_is_read_whatever_is_wrong_in_it(tmp_path):
    (tmp_path / "web.env").write_text("A=1\nnonsense\n# B=2\nC='3'\nA=4\n")

    assert env_file.values_of(tmp_path / "web.env") == {"A": "1", "C": "3"}
    assert env_file.values_of(tmp_path / "none") is None


def test_our_main_cf_is_taken_for_ours():
    main = re.sub(r"\n[ \t]+", " ", re.sub(r"^#.*\n", "", text_of("postfix/main.cf"), flags=re.MULTILINE))
    values = dict(re.findall(r"^(\w+) =[ ]?(.*)$", main, re.MULTILINE))

    assert [name for name, due, _ in postfix_files.OURS if not re.search(due, values.get(name, "").strip())] == []


def test_unknown_check_is_refused_with_the_names_of_those_there_are(capsys):
    with pytest.raises(SystemExit):
        front.main(["--only", "nothing"])

    assert "certificates" in capsys.readouterr().err


def test_queue_that_is_not_told_is_not_taken_for_empty():
    host = Host()
    host.is_root, host._postconf = True, Answer(0, "mail_version = 3\n", "")
    for queue, code in (
        (Answer(None, "", "postqueue did not end within 4 s"), "queue-unseen"),
        (Answer(69, "", "postqueue: fatal: Queue report unavailable"), "queue-unseen"),
        (Answer(0, "", ""), "good"),
    ):
        host.queue = queue

        assert [finding.code for finding in queues.look(host)] == [code]


def test_every_package_that_services_import_is_looked_for():
    imported = packages_distributions()
    looked_for = {re.sub("[_.]", "-", name).lower() for package in inside.PACKAGES for name in imported[package]}
    wanted = set(re.findall(r"^([\w-]+)", text_of("requirements/service.in"), re.MULTILINE))

    assert wanted - looked_for == {"honcho"}  # of ./tempmail run
