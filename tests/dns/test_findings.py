"""Each record, good and bad, at real servers: what is said of it."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from inboxes.dns import State, asking, findings, zone
from tests.dns.conftest import DOMAIN, OURS
from tests.worlds.zones import Zone


def found(domain=DOMAIN, of=OURS):
    return {finding.record: finding for finding in findings(domain, of)}


def bad(**options):
    return {name: each for name, each in found(**options).items() if each.state not in (State.GOOD, State.NOTE)}


def txt(*values):
    return {"TXT": [f'"{value}"' for value in values]}


def test_zone_as_we_print_it_is_good(good):
    seen = found()

    assert {each.state for each in seen.values()} == {State.GOOD}, bad()
    assert list(seen) == [
        "name servers of shop.net", "MX of shop.net", "address of mx.ours.net", "PTR of 45.33.32.1",
        "SPF of mx.ours.net", "DMARC of _dmarc.mx.ours.net", "SPF of shop.net", "DMARC of _dmarc.shop.net",
        "MTA-STS of _mta-sts.shop.net",
        "address of mta-sts.shop.net", "policy at https://mta-sts.shop.net/.well-known/mta-sts.txt",
        "TLS-RPT of _smtp._tls.shop.net", "CAA of mx.ours.net", "CAA of page.ours.net", "CAA of mta-sts.shop.net",
        "public lists with shop.net",
    ]  # fmt: skip


MX, SPF, DMARC, STS = "MX of shop.net", "SPF of shop.net", "DMARC of _dmarc.shop.net", "MTA-STS of _mta-sts.shop.net"
REPORTS, STS_HOST = "TLS-RPT of _smtp._tls.shop.net", "address of mta-sts.shop.net"
PLACES = {MX: "", SPF: "", DMARC: "_dmarc", STS: "_mta-sts", REPORTS: "_smtp._tls", STS_HOST: "mta-sts"}
# Of each record: what stands there, the state, what is shown of it, and of the remedy.
BAD = {
    MX: [
        ({"MX": []}, "missing", "nothing", "Add this record"),
        ({"MX": ["10 other.ours.net."]}, "differs", "other.ours.net", "which is not ours"),
        ({"MX": ["10 other.ours.net.", "10 mx.ours.net."]}, "differs", "other", "goes to other.ours.net"),
        ({"MX": ["10 same.ours.net."]}, "differs", "same.ours.net", "MX_HOSTS"),
        ({"MX": ["10 alias.ours.net."]}, "differs", "alias", "RFC 2181"),
        ({"MX": ["10 45.33.32.1."]}, "differs", "45.33.32.1", "not an address"),
        ({"MX": ["0 ."]}, "differs", "0 .", "RFC 7505"),
        ({"MX": ["10 gone.ours.net."]}, "differs", "gone", "has no address"),
        ({"MX": ["10 mx.ours.net.", "20 gone.ours.net."]}, "differs", "gone", "no address"),
    ],
    SPF: [
        (txt("google-site-verification=x"), "missing", "google", "Add this record"),
        (txt("v=spf1 -all", "v=spf1 mx -all"), "differs", "v=spf1 mx", "Keep one"),
        (txt("v=spf1 ~all"), "differs", "~all", "let through"),
        (txt("v=spf1 ?all"), "differs", "?all", "let through"),
        (txt("v=spf1 +all"), "differs", "+all", "everybody"),
        (txt("v=spf1 all"), "differs", "all", "everybody"),
        (txt("v=spf1 mx -all"), "differs", "mx", "let no host in"),
        (txt("v=spf1 redirect=other.net"), "differs", "redirect", "let no host in"),
        (txt("V=SPF1  +ALL"), "differs", "SPF1", "for up to 10 min"),
    ],
    DMARC: [
        ({}, "missing", "nothing", "Add this record"),
        (txt("v=DMARC1; p=none"), "differs", "p=none", "refused (p)"),
        (txt("v=DMARC1; p=quarantine"), "differs", "quarantine", "refused (p)"),
        (txt("v=DMARC1; p=reject; pct=50"), "differs", "pct=50", "refused (pct)"),
        (txt("v=DMARC1; p=reject; sp=none"), "differs", "sp=none", "refused (sp)"),
        (txt("v=DMARC1; p=reject", "v=DMARC1; p=none"), "differs", "none", "Keep one"),
    ],
    STS: [
        ({}, "missing", "nothing", "Add this record"),
        (txt("v=STSv1; id=20200101;"), "differs", "20200101", "policy has changed"),
        (txt("v=STSv1; id=1;", "v=STSv1; id=2;"), "differs", "id=1", "Keep one"),
    ],
    STS_HOST: [({}, "missing", "nothing", "no sender finds")],
    REPORTS: [
        ({}, "missing", "nothing", "Add this record"),
        (txt("v=TLSRPTv1; rua=mailto:a@b.net"), "differs", "a@b.net", "TLS_RPT"),
        (txt("v=TLSRPTv1; rua=mailto:a@b.net", "v=TLSRPTv1; rua=mailto:c@b.net"), "differs", "c@b.net", "Keep one"),
    ],
}


@pytest.mark.parametrize("number", range(max(map(len, BAD.values()))))
def test_records_that_are_wrong_are_told_with_what_would_be_right(good, number):
    """One case of each record at a time: to ask for all of them takes as long as for one."""
    cases = {record: cases[number] for record, cases in BAD.items() if number < len(cases)}
    for record, (values, *_) in cases.items():
        place = PLACES[record]
        good[place] = values if place else good[place] | values

    told = bad()

    assert set(told) == set(cases)
    for record, (_, state, shown, remedy) in cases.items():
        assert told[record].state == state and told[record].wanted
        assert shown in told[record].found and remedy in told[record].remedy


def test_hosts_of_ours_are_looked_at_too(good, authorities):
    hosts, reverse = authorities[0][2].zones["ours.net"], authorities[0][2].zones["33.45.in-addr.arpa"]
    hosts["mx"] = {"A": ["45.33.32.9"]}
    told = bad()
    assert told["address of mx.ours.net"].remedy.startswith("45.33.32.9 is not this host")
    assert "name of another host" in told["PTR of 45.33.32.9"].remedy and told["PTR of 45.33.32.9"].wanted
    assert told["SPF of mx.ours.net"].state == State.MISSING

    hosts["mx"] = {"A": ["10.0.0.1"], **txt("v=spf1 -all")}
    assert "No sender outside" in bad()["address of mx.ours.net"].remedy

    hosts["mx"] = {"A": ["45.33.32.1"], **txt("v=spf1 -all")}
    reverse["1.32"] = {"PTR": ["mx.ours.net.", "host1.provider.net."]}
    assert "Keep the one name" in bad()["PTR of 45.33.32.1"].remedy
    del reverse["1.32"]
    assert bad()["PTR of 45.33.32.1"].state == State.MISSING

    del hosts["mx"]
    assert {"MX of shop.net", "address of mx.ours.net"} <= set(bad())


CAA = {
    "another CA": (['0 issue "other.example"'], "must not certify"),
    "nobody": (['0 issue ";"'], "must not certify"),
    "an unknown critical property": (['0 issue "letsencrypt.org"', '128 strange "x"'], "critical"),
}


@pytest.mark.parametrize(("records", "remedy"), CAA.values(), ids=CAA)
def test_caa_that_forbids_our_ca_is_found_wherever_it_stands_above(good, authorities, records, remedy):
    authorities[0][2].zones["ours.net"][""]["CAA"] = records

    told = bad()

    assert set(told) == {"CAA of mx.ours.net", "CAA of page.ours.net"}
    assert all(remedy in each.remedy for each in told.values())


def test_caa_that_names_nobody_to_issue_forbids_nothing(good, authorities):
    authorities[0][2].zones["ours.net"][""]["CAA"] = ['0 iodef "mailto:a@b.net"', '0 issuewild ";"']

    assert not bad()


def test_subdomain_goes_by_the_dmarc_record_above(good):
    good["tmp"], good["_mta-sts.tmp"] = good[""], good["_mta-sts"]

    told = found(domain="tmp.shop.net")

    assert told["DMARC of _dmarc.tmp.shop.net"].state == State.GOOD
    assert told["MX of tmp.shop.net"].state == told["MTA-STS of _mta-sts.tmp.shop.net"].state == State.GOOD


def test_wildcard_is_no_record_of_another_kind(good):
    good["*"] = txt("v=spf1 -all") | {"MX": ["10 mx.ours.net."]}
    for name in ("_dmarc", "_mta-sts", "mta-sts", "_smtp._tls"):
        good.pop(name)

    told = bad()

    assert told[DMARC].state == told[STS].state == State.MISSING
    assert "v=spf1" in told[DMARC].found
    assert "address of mta-sts.shop.net" in told


def test_servers_that_disagree_are_named(good, authorities):
    second = authorities[0][1]
    second.add(Zone(DOMAIN, {**good, "_dmarc": txt("v=DMARC1; p=none")}, serial=0))

    told = bad()

    assert set(told) == {"name servers of shop.net", DMARC}
    assert "127.0.0.51): version 1" in told["name servers of shop.net"].found
    assert "127.0.0.52): v=DMARC1; p=none" in told[DMARC].found and "disagree" in told[DMARC].remedy


@pytest.mark.parametrize(("failure", "said"), [("SERVFAIL", "answers SERVFAIL"), ("silence", "does not answer"),
                                               ("lame", "answers REFUSED")])  # fmt: skip
def test_server_that_is_no_use_is_named_and_the_others_are_believed(good, authorities, monkeypatch, failure, said):
    if failure == "silence":
        monkeypatch.setattr(asking, "QUERY_SECONDS", 3)  # which the others take, too
    second = authorities[0][1]
    second.failure = None if failure == "lame" else failure
    second.zones.clear()

    told = bad()

    assert list(told) == ["name servers of shop.net"]
    assert f"127.0.0.52) {said}" in told["name servers of shop.net"].found


def test_host_without_ipv6_blames_no_server_for_it(good, authorities, monkeypatch):
    """They have addresses there at which nobody answers from here."""
    monkeypatch.setattr(asking, "QUERY_SECONDS", 3)
    authorities[1].ipv6 = "::1"

    assert not bad()


@pytest.mark.parametrize("failure", ["SERVFAIL", "silence"])
def test_dns_that_does_not_answer_is_no_missing_record(good, authorities, monkeypatch, failure):
    monkeypatch.setattr(asking, "QUERY_SECONDS", 0.1)
    monkeypatch.setattr(asking, "TOTAL_SECONDS", 0.5)
    for server in (*authorities[0], authorities[1]):
        server.failure = failure

    assert {each.state for name, each in found().items() if "public lists" not in name} == {State.UNKNOWN}


def test_what_the_servers_do_not_say_from_here_the_resolver_says(good, authorities, monkeypatch):
    """As on a network that lets nobody ask but its own resolver."""
    monkeypatch.setattr(asking, "PORT", 9)
    monkeypatch.setattr(asking, "QUERY_SECONDS", 2)  # and twice as long for the resolver

    told = found()

    assert told["name servers of shop.net"].state == State.UNKNOWN
    assert told[MX].state == told[DMARC].state == State.GOOD


def test_domain_that_nobody_has_is_told(good, authorities):
    authorities[1].delegate("net", authorities[0][2])
    authorities[0][2].add(Zone("net"))

    told = found(domain="nowhere.net")

    assert told["MX of nowhere.net"].state == State.MISSING and told["MX of nowhere.net"].found == "no such name"


def test_answer_that_is_too_long_is_asked_for_by_tcp(good, authorities):
    authorities[0][0].truncates = True

    assert not bad()
    assert authorities[0][0].asked_by_tcp


POLICIES = {
    "a redirect": (301, "text/plain", ""),
    "nothing": (404, "text/plain", ""),
    "another type": (200, "text/html", None),
    "another policy": (200, "text/plain", "version: STSv1\r\nmode: enforce\r\nmx: x.net\r\nmax_age: 86400\r\n"),
}


@pytest.mark.parametrize("answer", POLICIES.values(), ids=POLICIES)
def test_policy_is_fetched_as_senders_do(good, policy_server, answer):
    status, kind, body = answer
    policy_server.answer = status, kind, policy_server.answer[2] if body is None else body

    assert list(bad()) == ["policy at https://mta-sts.shop.net/.well-known/mta-sts.txt"]


def test_policy_with_a_certificate_that_does_not_hold_is_none(good, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/dev/null")

    (told,) = bad().values()

    assert "certificate there does not hold" in told.remedy


def test_policy_that_was_taken_back_needs_no_record(good, settings, policy_server):
    settings.MTA_STS_MODE = "none"
    del good["_mta-sts"], good["mta-sts"]

    assert not bad()
    assert not any("MTA-STS" in line for line in zone([DOMAIN], OURS).splitlines())


def test_lists_of_disposable_domains_are_shown_and_are_no_fault(good, settings, tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text("# mine\nSHOP.net\n")
    settings.DISPOSABLE_LISTS = [str(path)]
    told = found()["public lists with shop.net"]
    assert (told.state, told.found) == (State.NOTE, "mine.txt")
    assert found(domain="x.mailinator.com")["public lists with x.mailinator.com"].found.startswith("disposable-email")

    settings.DISPOSABLE_LISTS = [str(tmp_path / "gone.txt")]
    assert found()["public lists with shop.net"].state == State.UNKNOWN


def told_by_command(*arguments):
    said, status = StringIO(), 0
    try:
        call_command("dns", *arguments, stdout=said)
    except SystemExit as error:
        status = error.code
    return status, said.getvalue()


@pytest.fixture
def of_settings(settings):
    settings.MX_HOSTS, settings.ALLOWED_HOSTS = ["MX.ours.net."], ["localhost", "page.ours.net", "[::1]"]
    return ["--address", "45.33.32.1"]


def test_command_says_each_record_and_its_status_tells_the_worst(good, authorities, monkeypatch, of_settings):
    status, said = told_by_command(DOMAIN, "--check", *of_settings)
    assert status == 0 and "  good     MX of shop.net: 10 mx.ours.net.\n" in said

    good["_dmarc"] = txt("v=DMARC1; p=none")
    status, said = told_by_command(DOMAIN, "tempmail.test", "--check", *of_settings)
    assert status == 1
    assert (
        "  differs  DMARC of _dmarc.shop.net: v=DMARC1; p=none\n           right would be: v=DMARC1; p=reject;" in said
    )
    assert "A name for tests" in said

    status, said = told_by_command(DOMAIN, "--check", "--json", *of_settings)
    assert status == 1
    assert {"record": DMARC, "state": "differs"}.items() <= json.loads(said)[DOMAIN][7].items()

    monkeypatch.setattr(asking, "TOTAL_SECONDS", 0.1)
    authorities[1].failure = "silence"
    assert told_by_command(DOMAIN, "--check", *of_settings)[0] == 75


def test_zone_is_pasted_under_its_origin(settings, of_settings):
    settings.TLS_RPT = "mailto:" + "x" * 250 + "@elsewhere.net"

    status, said = told_by_command("tmp.shop.net", "bücher.net", *of_settings)

    lines = [" ".join(line.split()) for line in said.splitlines()]
    assert status == 0
    for line in (
        "$ORIGIN shop.net.", "tmp IN MX 10 mx.ours.net.",
        "_dmarc.tmp IN TXT \"v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s\"",
        "mta-sts.tmp IN CNAME page.ours.net.", "; bücher.net", "$ORIGIN xn--bcher-kva.net.", "@ IN MX 10 mx.ours.net.",
        "$ORIGIN ours.net.", "mx IN A 45.33.32.1", 'mx IN TXT "v=spf1 -all"', 'page IN CAA 0 issue "letsencrypt.org"',
        "_dmarc.mx IN TXT \"v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s\"",
        "; 1.32.33.45.in-addr.arpa. IN PTR mx.ours.net.",
    ):  # fmt: skip
        assert line in lines
    (reports,) = [line for line in lines if line.startswith("_smtp._tls.tmp")]
    strings = reports.split('"')[1::2]
    assert [len(string) for string in strings] == [255, len("v=TLSRPTv1; rua=" + settings.TLS_RPT) - 255]


def test_zone_says_what_this_host_cannot_know(settings, of_settings, monkeypatch):
    monkeypatch.setattr("inboxes.dns.our_hosts.own_addresses", lambda: [])

    said = told_by_command(DOMAIN)[1]

    assert "; mx                       IN A     (not known here: fill it in)\n" in said
    assert "PTR" not in said


@pytest.mark.parametrize("name", ["a b", "-x.net", "x..net"])
def test_name_that_is_none_is_refused(name):
    with pytest.raises(Exception, match=r"."):
        call_command("dns", name)
