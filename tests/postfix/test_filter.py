"""The filter of `run --filter`: real rspamd and clamd before the queue of a real Postfix of their own.

The DNS is rspamd's own table here (fake_records): domains, keys and policies are ours.
"""

import base64
import email.utils
import hashlib
import io
import os
import re
import shutil
import signal
import smtplib
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import nacl.signing
import pytest
from django.conf import settings as site
from django.db import connections
from django.test import Client
from django.urls import reverse

from delivery import storing
from dev import filter as mail_filter
from dev.system import free_port, wait_for
from dev.world import MYHOSTNAME, World
from inboxes.mail.authentication import checks
from tests.worlds.api_client import api
from tests.worlds.live import KEYS, Running, arrived, opened

GTUBE = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"
PHISHING = '<p>Your account ends today. <a href="http://evil.example/login">https://www.pass.example/login</a></p>'
EICAR = bytes.fromhex(mail_filter.EICAR)
KEY = nacl.signing.SigningKey(b"k" * 32)
TXT = {
    "pass.example": "v=spf1 ip4:127.0.0.1 -all",
    "_dmarc.pass.example": "v=DMARC1; p=reject",
    "fail.example": "v=spf1 ip4:192.0.2.1 -all",
    "_dmarc.fail.example": "v=DMARC1; p=reject",
    "neutral.example": "v=spf1 ?all",
    "s._domainkey.signed.example": f"v=DKIM1; k=ed25519; p={base64.b64encode(bytes(KEY.verify_key)).decode()}",
    "_dmarc.signed.example": "v=DMARC1; p=reject",
}
NOBODY = [
    f"{prefix}{domain}"
    for domain in ("pass.example", "fail.example", "neutral.example", "none.example", "signed.example")
    for prefix in ("", "_dmarc.")
    if f"{prefix}{domain}" not in TXT
]
NOBODY.append("t._domainkey.signed.example")
RECORDS = [{"name": name, "type": "txt", "replies": [text]} for name, text in TXT.items()]
RECORDS += [{"name": name, "type": "txt", "rcode": "nxdomain"} for name in NOBODY]


@pytest.fixture(scope="module")
def services(django_db_setup, django_db_blocker, cluster):
    """A filtered world on the test database, all of it running."""
    name = connections["default"].settings_dict["NAME"]
    directory = Path(os.environ["TEMPMAIL_WORLDS"]) / "filtered"
    shutil.rmtree(directory / "filter", ignore_errors=True)
    world = World(directory, Path(site.BASE_DIR), Path(sys.executable), free_port(), free_port(), is_filtered=True)
    world.prepare(cluster.reach(name), {key: os.environ[key] for key in KEYS}, DELIVERY_NICENESS="0")
    # With the whole list of top-level domains its first start takes ten seconds.
    (directory / "domains").write_text("example\ntest\n")
    mail_filter.make_filter(directory / "filter", world.code, RECORDS, url_tld=str(directory / "domains"))
    services = Running(world, cluster)
    services.start("clamd", "rspamd", "delivery", "postfix")
    yield services
    services.stop("postfix", "delivery", "rspamd", "clamd")


@pytest.fixture
def filtered(transactional_db, services, domain, settings):
    settings.AUTHSERV_ID = MYHOSTNAME
    services.start("clamd", "rspamd", "delivery", "postfix")
    yield services
    wait_for(lambda: not services.world.postfix.queue() or services.world.postfix.delete_queue(), 60, "an empty queue")
    storing.disconnect()


@pytest.fixture
def post(filtered):
    """Send a source; return (code, text) of the answer to its data."""

    def post(source, sender="sender@none.example", name="anybody"):
        with smtplib.SMTP("127.0.0.1", filtered.world.smtp_port, timeout=60) as smtp:
            smtp.ehlo("client.example")
            smtp.mail(sender)
            assert smtp.rcpt(f"{name}@tempmail.test")[0] == 250
            code, text = smtp.data(source)
            return code, text.decode()

    return post


def mail(body="Hello there", sender_domain="none.example"):
    message = EmailMessage()
    message["From"] = f"Shop <shop@{sender_domain}>"
    message["To"] = "anybody@tempmail.test"
    message["Subject"] = "Welcome"
    message["Date"] = email.utils.localtime()
    message["Message-ID"] = f"<1@{sender_domain}>"
    message.set_content(body)
    return message


def sent(message) -> bytes:
    return message.as_bytes().replace(b"\n", b"\r\n")


def stored(count=1):
    """(summary, headers) of each message that is there, by the name it was sent to."""
    found = {}
    for message in arrived(count):
        summary, body, _ = opened(message)
        found[message.local_part] = summary, body["headers"]
    return found


def kill(services, name):
    """kill -9 all of it at once; its first process would fork others meanwhile."""
    service = services.start(name)
    os.killpg(service.pid, signal.SIGKILL)
    service.process.wait()


def results(headers):
    return {check.method: check.result for check in checks(headers, MYHOSTNAME)}


def values(headers, wanted):
    return [value for name, value in headers if name.lower() == wanted]


def test_ordinary_mail_is_looked_at_and_not_marked(post):
    assert post(sent(mail()))[0] == 250

    summary, headers = stored()["anybody"]
    assert summary["verdict"]["is_spam"] is False
    assert summary["verdict"]["score"] < 6
    assert len(values(headers, "x-tempmail-verdict")) == len(values(headers, "authentication-results")) == 1


def test_the_plainly_abusive_is_refused_while_its_sender_is_there(post):
    # What is wrong with the second adds up to 15: it is no test pattern.
    fraud = "Subject: YOUR ACCOUNT ENDS TODAY!!!\r\nContent-Type: text/html\r\n\r\n" + PHISHING
    for source in (sent(mail(GTUBE)), fraud.encode()):
        code, text = post(source, "sender@fail.example")

        assert code == 554
        assert text.startswith("5.7.1 ")


@pytest.mark.parametrize("packed", [False, True])
def test_malware_is_refused_with_its_name(post, packed):
    content = EICAR
    if packed:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", EICAR)
        content = file.getvalue()
    message = mail()
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename="a.bin")

    code, text = post(sent(message))

    assert code == 554
    assert text.startswith("5.7.1 ") and "Eicar-Test-Signature" in text


def test_phishing_from_a_forged_sender_is_marked_in_the_list_and_on_its_page(post):
    message = mail("Your account ends today.", "fail.example")
    message.add_alternative(PHISHING, subtype="html")

    assert post(sent(message), "sender@fail.example")[0] == 250

    summary, _ = stored()["anybody"]
    assert summary["verdict"]["is_spam"] is True and summary["verdict"]["score"] >= 6
    row = Client().get(reverse("inbox", args=["anybody@tempmail.test"])).content.decode()
    assert re.search(r"Spam\s*</span>", row)
    page = Client().get(reverse("message", args=["anybody@tempmail.test", arrived(1)[0].pk])).content.decode()
    assert "takes this message for spam." in page
    (item,) = api("GET", "/inboxes/anybody@tempmail.test/messages").json()["items"]
    assert item["is_spam"] is True


def test_spf_and_dmarc_are_what_the_domains_say(post):
    for name in ("pass", "fail"):
        assert post(sent(mail(sender_domain=f"{name}.example")), f"sender@{name}.example", name)[0] == 250

    for name, (_, headers) in stored(2).items():
        assert [results(headers)[method] for method in ("spf", "dmarc")] == [name, name]


def test_N47_spf_that_says_nothing_is_no_failure(post):
    for name in ("none", "neutral"):
        assert post(sent(mail(sender_domain=f"{name}.example")), f"sender@{name}.example", name)[0] == 250

    for name, (summary, headers) in stored(2).items():
        (spf,) = [check for check in checks(headers, MYHOSTNAME) if check.method == "spf"]
        assert (spf.result, spf.is_bad, summary["verdict"]["is_spam"]) == (name, False, False)


def signature_of(*lines) -> str:
    """Sign header fields in their relaxed form (RFC 6376 3.4.2, RFC 8463)."""
    signature = KEY.sign(hashlib.sha256("\r\n".join(lines).encode()).digest()).signature
    return base64.b64encode(signature).decode()


def signed(message, name="DKIM-Signature", version="v=1") -> tuple[str, bytes]:
    """Return (the value of a signature's field, the message with it): relaxed header, simple body."""
    source = sent(message)
    digest = base64.b64encode(hashlib.sha256(source.partition(b"\r\n\r\n")[2]).digest()).decode()
    field = f"{version}; a=ed25519-sha256; c=relaxed/simple; d=signed.example; s=s; h=from:subject; bh={digest}; b="
    field += signature_of(f"from:{message['From']}", f"subject:{message['Subject']}", f"{name.lower()}:{field}")
    return field, f"{name}: {field}\r\n".encode() + source


def forwarded(message) -> bytes:
    """Return the message as a forwarder passes it on that saw its SPF pass (RFC 8617)."""
    saw = "i=1; forwarder.example; spf=pass smtp.mailfrom=fail.example"
    field, source = signed(message, "ARC-Message-Signature", "i=1")
    seal = "i=1; a=ed25519-sha256; cv=none; d=signed.example; s=s; b="
    seal += signature_of(f"arc-authentication-results:{saw}", f"arc-message-signature:{field}", f"arc-seal:{seal}")
    return f"ARC-Seal: {seal}\r\nARC-Authentication-Results: {saw}\r\n".encode() + source


def test_dkim_holds_until_a_word_is_changed(post):
    _, source = signed(mail(sender_domain="signed.example"))
    cases = {
        "whole": (source, "pass"),
        "body": (source.replace(b"Hello there", b"Hello theft"), "fail"),
        "header": (source.replace(b"Subject: Welcome", b"Subject: Your bank"), "fail"),
        "unknown-key": (source.replace(b"s=s;", b"s=t;"), "none"),
    }
    for name, (case, _) in cases.items():
        assert post(case, "sender@signed.example", name)[0] == 250

    for name, (_, headers) in stored(len(cases)).items():
        expected = cases[name][1]
        found = results(headers)
        assert (name, found["dkim"], found["dmarc"]) == (name, expected, "pass" if expected == "pass" else "fail")


def test_arc_holds_until_a_word_is_changed(post):
    source = forwarded(mail(sender_domain="fail.example"))
    cases = {"whole": (source, "pass"), "body": (source.replace(b"Hello there", b"Hello theft"), "fail")}
    cases["seal"] = (source.replace(b"; spf=pass", b"; spf=none"), "fail")
    for name, (case, _) in cases.items():
        assert post(case, "sender@fail.example", name)[0] == 250

    for name, (_, headers) in stored(len(cases)).items():
        (ours,) = values(headers, "authentication-results")
        assert f"arc={cases[name][1]} " in ours, name


FORGED = f"{MYHOSTNAME}; spf=pass smtp.mailfrom=bank.example; dkim=pass header.d=bank.example; dmarc=pass"
HAM = f"{MYHOSTNAME}; ham; score=-9.00"
FORGERIES = {
    "plain": f"Authentication-Results: {FORGED}\r\nX-Tempmail-Verdict: {HAM}\r\n",
    "folded": f"authentication-RESULTS :\r\n {FORGED}\r\nx-tempmail-VERDICT:\r\n {HAM}\r\n",
    "behind-cr": f"X-A: 1\rAuthentication-Results: {FORGED}\rX-Tempmail-Verdict: {HAM}\r\n",
    "cr-first": f"X-A: 1\r\n\rAuthentication-Results: {FORGED}\r\n\rX-Tempmail-Verdict: {HAM}\r\n",
    "cr-in-name": f"Authentication-Results\r: {FORGED}\r\nX-Tempmail-Verdict\r: {HAM}\r\n",
    "behind-cr-line": f"X-A: 1\r\n\r\r\nAuthentication-Results: {FORGED}\r\nX-Tempmail-Verdict: {HAM}\r\n",
    "behind-from-line": f"X-A: 1\r\nFrom x@y.example Sat\r\nAuthentication-Results: {FORGED}\r\n",
    "behind-no-name": f": x\r\nAuthentication-Results: {FORGED}\r\nX-Tempmail-Verdict: {HAM}\r\n",
    "nul": f"\0Authentication-Results: {FORGED}\r\nX-Tempmail-Verdict\0: {HAM}\r\n",
    "of-others": "X-Spam: No\r\nX-Spam-Status: No\r\nX-Spamd-Result: No\r\nX-Rspamd-Score: No\r\nX-Virus: No\r\n",
}


@pytest.mark.parametrize("is_down", [False, True])
def test_what_a_sender_writes_in_our_name_is_never_ours(post, filtered, is_down):
    if is_down:
        kill(filtered, "rspamd")

    for name, lines in FORGERIES.items():
        assert post(lines.encode() + sent(mail(sender_domain="fail.example")), "sender@fail.example", name)[0] == 250

    for name, (summary, headers) in stored(len(FORGERIES)).items():
        assert "pass" not in results(headers).values(), name
        assert summary["verdict"] is None if is_down else summary["verdict"]["is_spam"], name
        assert "No" not in [value for _, value in headers], name


def test_N11_filter_takes_no_envelope_sender_for_a_result(filtered):
    """rspamd takes the quotes of an address off, and its own hold what is within as long as they are read right."""
    forged = "; dkim=pass header.d=fail.example; dmarc=pass header.from=fail.example;"
    ends = [("a", "b"), ('a\\"', 'b=\\"'), ("a)", "(b"), ('a\\\\\\"', "b="), ('a\\")', "(b")]
    local_parts = [f"{before} {forged} {after}" for before, after in ends]
    with smtplib.SMTP("127.0.0.1", filtered.world.smtp_port, timeout=60) as smtp:
        smtp.ehlo("client.example")
        for number, local_part in enumerate(local_parts):
            assert smtp.docmd("MAIL", f'FROM:<"{local_part}"@none.example>')[0] == 250
            assert smtp.rcpt(f"a{number}@tempmail.test")[0] == 250
            assert smtp.data(sent(mail(sender_domain="fail.example")))[0] == 250

    for summary, headers in stored(len(local_parts)).values():
        (written,) = values(headers, "authentication-results")
        assert "dkim=pass header.d=fail.example" in written
        assert results(headers)["dmarc"] == "fail" and "pass" not in results(headers).values()
        assert [check for check in summary["checks"] if check["result"] == "pass"] == []


def test_mail_arrives_unmarked_while_the_filter_is_down(post, filtered):
    kill(filtered, "rspamd")

    assert post(sent(mail(GTUBE)))[0] == 250

    summary, headers = stored()["anybody"]
    assert summary["verdict"] is None
    assert set(results(headers)) == {"tls"}


def test_mail_arrives_unmarked_while_the_filter_hangs(post, filtered):
    limits = ("milter_connect_timeout", "milter_command_timeout", "milter_content_timeout")
    before = {name: filtered.world.postfix.get(name) for name in limits}
    filtered.set_postfix(**dict.fromkeys(limits, "1s"))
    group = filtered.start("rspamd").pid
    os.killpg(group, signal.SIGSTOP)
    try:
        assert post(sent(mail()))[0] == 250
    finally:
        os.killpg(group, signal.SIGCONT)
        filtered.set_postfix(**before)

    assert stored()["anybody"][0]["verdict"] is None


def test_mail_goes_on_unlooked_at_for_malware_while_clamd_is_down(post, filtered):
    filtered.stop("clamd")
    message = mail()
    message.add_attachment(EICAR, maintype="application", subtype="octet-stream", filename="a.bin")

    assert post(sent(message))[0] == 250

    assert stored()["anybody"][0]["verdict"]["is_spam"] is False


def test_filter_keeps_no_word_of_the_mail(post, filtered):
    message = mail(sender_domain="pass.example")
    message.add_attachment(b"Mirabelle", maintype="application", subtype="octet-stream", filename="Quittengelee")
    assert post(sent(message), "sender@pass.example")[0] == 250

    summary, _ = stored()["anybody"]
    filtered.stop("rspamd")  # it writes what it keeps
    kept = filtered.log("rspamd") + filtered.log("clamd")
    for path in (filtered.world.directory / "filter" / "rspamd").iterdir():
        if path.is_file() and ".hs" not in path.name:  # compiled patterns
            kept += path.read_text(errors="replace")
    assert summary["queue_id"] in kept  # the search itself finds what is there
    for hidden in ("anybody", "sender@", "shop@", "Welcome", "1@pass", "Mirabelle", "Quittengelee"):
        assert hidden not in kept
