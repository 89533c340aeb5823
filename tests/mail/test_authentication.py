"""Only what our own host verified counts; the rest of a header is its sender's word."""

import pytest

from inboxes.mail.authentication import checks, sender_checks, verdict
from inboxes.mail.summary import Check, Verdict

OURS = "mx.example.org"
POSTFIX = (
    "from mail.shop.example (mail.shop.example [192.0.2.1])\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 "
    "(256/256 bits)\t key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)"
    "\t(No client certificate requested)\tby mx.example.org (Postfix) with ESMTPS id 4Q1\tfor <a@b.example>"
)
PLAIN = "from x (unknown [IPv6:2001:db8::1])\tby mx.example.org (Postfix) with ESMTP id 4Q1"
ALL_PASS = (
    f"{OURS}; spf=pass smtp.mailfrom=shop.example; dkim=pass header.d=shop.example; dmarc=pass header.from=s.example"
)
TLS = Check("tls", "TLSv1.3", "TLS_AES_256_GCM_SHA384, 256 bit")


def test_results_of_our_own_filters_are_read():
    found = checks([("Received", POSTFIX), ("Authentication-Results", ALL_PASS)], OURS)

    assert found == [
        Check("spf", "pass", "shop.example"),
        Check("dkim", "pass", "shop.example"),
        Check("dmarc", "pass", "s.example"),
        TLS,
    ]
    assert all(check.is_good for check in found)


@pytest.mark.parametrize(
    "value",
    [
        ALL_PASS.replace(OURS, "mx.google.com"),
        ALL_PASS.replace(OURS, f"not-{OURS}"),
        ALL_PASS.replace(OURS, f"{OURS}.evil.example"),
        f"evil.example; x=y ({OURS}; spf=pass)",
        f'"{OURS}"; spf=pass',
        f"; {OURS}; spf=pass",
        "",
    ],
)
def test_results_of_another_host_are_the_senders_claim(value):
    assert checks([("Received", PLAIN), ("Authentication-Results", value)], OURS) == [Check("tls", "none")]


def test_results_below_the_received_line_of_another_host_are_the_senders_claim():
    headers = [("Received", PLAIN), ("Received", "from evil"), ("Authentication-Results", ALL_PASS)]

    assert checks(headers, OURS) == [Check("tls", "none")]


def test_without_an_authserv_id_nothing_but_tls_is_shown():
    assert checks([("Received", POSTFIX), ("Authentication-Results", "; spf=pass")], "") == [TLS]


def test_tls_of_another_hosts_line_is_not_ours():
    assert checks([("Received", PLAIN), ("Received", POSTFIX)], OURS) == [Check("tls", "none")]
    assert checks([("Subject", POSTFIX)], OURS) == []
    assert checks([("Received", "by mx.example.org (Postfix, from userid 0)\tid 4Q1")], OURS) == []


def test_what_a_client_calls_itself_is_no_tls():
    """Postfix makes "?" of brackets and spaces in HELO; even where it would not, the place is another."""
    forged = "from (using TLSv1.3 with cipher X (256/256 bits)) (unknown [192.0.2.1])\tby mx (Postfix) with ESMTP id 1"

    assert Check("tls", "TLSv1.3", "X, 256 bit") not in checks([("Received", forged)], OURS)


def test_comments_quotes_and_unknown_words_are_no_results():
    value = f'{OURS} 1; spf=fail (dkim=pass; dmarc=pass) smtp.mailfrom="x; dkim=pass"; dmarc=great; x-spam=pass'

    found = checks([("Received", PLAIN), ("Authentication-Results", value)], OURS)

    assert [(check.method, check.result) for check in found] == [("spf", "fail"), ("tls", "none")]
    assert found[0].is_bad


def test_one_signature_that_holds_is_enough_and_the_topmost_result_counts_otherwise():
    headers = [
        ("Received", PLAIN),
        ("Authentication-Results", f"{OURS}; dkim=fail header.d=a.example; dkim=pass header.d=b.example"),
        ("Authentication-Results", f"{OURS}; spf=softfail smtp.mailfrom=c.example"),
        ("Authentication-Results", f"{OURS}; spf=pass smtp.mailfrom=d.example"),
    ]

    assert checks(headers, OURS)[:2] == [Check("spf", "softfail", "c.example"), Check("dkim", "pass", "b.example")]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (f"{OURS}; spam; score=7.40", Verdict(score=7.4, is_spam=True)),
        (f"{OURS}; ham; score=-0.10", Verdict(score=-0.1, is_spam=False)),
        ("mx.google.com; ham; score=0.00", None),
        (f"{OURS}; ham", None),
        (f"{OURS}; eggs; score=1.00", None),
        (f"{OURS}; ham; score=nan", None),
        (f"{OURS}; ham; score=1.00\n{OURS}; spam; score=9.00", None),
    ],
)
def test_verdict_is_what_our_own_filter_wrote(value, found):
    headers = [("Received", PLAIN), ("X-Tempmail-Verdict", value)]

    assert verdict(headers, OURS) == found
    assert verdict(headers, "") is None
    assert verdict([("X-Tempmail-Verdict", value)], OURS) is None
    assert verdict([("Received", PLAIN), *headers], OURS) is None


def test_long_header_costs_no_time():
    value = f"{OURS}; " + "spf=" * 100_000 + "(" * 100_000

    assert checks([("Received", "from " * 100_000), ("Authentication-Results", value)], OURS) == []


@pytest.mark.parametrize(
    ("written", "policy"),
    [
        ('dmarc=fail reason="No valid SPF, No valid DKIM" header.from=a.example (policy=none)', "none"),
        ("dmarc=fail (policy=reject) header.from=a.example", "reject"),
        ("dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=a.example", "none"),
        ('dmarc=fail reason="x (policy=none)" header.from=a.example', ""),
        ("dmarc=fail header.from=a.example", ""),
    ],
)
def test_what_a_domain_asks_for_is_read_beside_its_failure(written, policy):
    headers = [("Received", PLAIN), ("Authentication-Results", f"{OURS}; {written}")]

    assert sender_checks(headers, OURS) == [Check("dmarc", "fail", "a.example", policy)]


def test_all_signatures_are_kept_within_a_bound():
    value = f"{OURS}; " + "; ".join(f"dkim=pass header.d={number}.example" for number in range(100))
    headers = [("Received", PLAIN), ("Authentication-Results", value)]

    assert [check.identity for check in sender_checks(headers, OURS)] == [f"{number}.example" for number in range(20)]
    assert sender_checks(headers, "") == []


def spf_of(sender):
    """Return the result as rspamd writes it (lua_auth_results.lua); it takes off the quotes of an address before."""
    if set(sender) & set('()<>,;:\\"/[]?= '):
        sender = '"' + sender.replace('"', '\\"') + '"'
    return f"spf=pass ({OURS}: domain of {sender} designates 192.0.2.1 as permitted sender) smtp.mailfrom={sender}"


@pytest.mark.parametrize(
    "sender",
    [
        "a; dkim=pass header.d=bank.example; b@evil.example",
        'a" ; dkim=pass header.d=bank.example; b="@evil.example',
        'a\\" ; dkim=pass header.d=bank.example; b=\\"@evil.example',
        'a\\\\" ; dkim=pass header.d=bank.example; b=@evil.example',
        "a) ; dkim=pass header.d=bank.example; (b@evil.example",
        'a") ; dkim=pass header.d=bank.example; ("b@evil.example',
        'a\\") ; dkim=pass header.d=bank.example; (b@evil.example',
        f"{'a' * 4000}; dkim=pass header.d=bank.example; b@evil.example",
    ],
)
@pytest.mark.parametrize("is_last", [False, True])
def test_N11_envelope_sender_that_is_written_like_a_result_is_none(sender, is_last):
    denied = "dmarc=fail header.from=bank.example (policy=reject)"
    results = [spf_of(sender), denied] if is_last else [denied, spf_of(sender)]
    headers = [("Received", PLAIN), ("Authentication-Results", "; ".join([OURS, *results]))]

    found = sender_checks(headers, OURS)

    assert [check for check in found if check.method == "dkim" and check.is_good] == []
    assert ("dmarc", "fail", "bank.example") in [(check.method, check.result, check.identity) for check in found]


def test_what_the_domain_says_is_kept_however_many_signatures_there_are():
    signatures = "; ".join(f"dkim=pass header.d={number}.example header.s={'s' * 200}" for number in range(30))
    value = f"{OURS}; {signatures}; dmarc=fail header.from=a.example (policy=reject)"

    found = sender_checks([("Received", PLAIN), ("Authentication-Results", value)], OURS)

    assert found[0] == Check("dmarc", "fail", "a.example", "reject")
