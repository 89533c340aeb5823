"""Attacks over SMTP, against the real Postfix with our configuration and the real delivery behind it."""

import http.client
import os
import re
import smtplib
import ssl
import time
from contextlib import suppress
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from dev.system import MARK, descendants, wait_for
from inboxes.mail import typed_codes
from inboxes.models import Domain, Inbox, Message
from tests.worlds.live import after_received, arrived, opened, queue_is_empty
from tests.worlds.mails import WELCOME
from tests.worlds.targets import Target, certificate

LONG = "x" * 400
# N24, N29: names, and whether they are taken; None is up to Postfix (allow_min_user, routing), a name what it reads.
NAMES = {
    "../../pwn": True, "a/pwn": True, "%2e%2e%2fpwn": None, "/etc/cron.d/pwn": True, "--": None, "..": None,
    r"a\pwn": "apwn", '"a pwn"': False, r'"a\"pwn"': False, '"../../pwn"': None, LONG: False, "x" * 65: False,
    "-h": None, "--settings=pwn": None, "-oQ/tmp/pwn": None, ";id": "id", "$(id)": "$", "|id": True, "`id`": True,
    "${sender}": True, "$recipient": True,
}  # fmt: skip
# Bytes that end a line, a string or a command elsewhere (N28).
BROKEN = [
    b"a\rpwn",
    b"a\0pwn",
    b"a\x01pwn",
    b"a\x7fpwn",
    b'"a\rpwn"',
    b'"a\\\rpwn"',
    b"a\xc2\x85pwn",
    b"a\xe2\x80\xa8pwn",
]


def files_of(world):
    """Every file that is none of Postfix's queue and no log."""
    walked = (Path(folder, name) for folder, _, names in os.walk(world.directory) for name in names)
    outside = {world.postfix.directory / "queue", world.postfix.directory / "data", world.directory / "log"}
    return {path for path in walked if not outside & set(path.parents)} | set(Path("/tmp").glob("*pwn*"))


def send_raw(client, recipient, sender=b"sender@shop.example", source=WELCOME):
    """Send one message; return the reply to RCPT."""
    client.say("RSET")
    client.say(b"MAIL FROM:<" + sender + b">\r\n")
    reply = client.say(b"RCPT TO:<" + recipient + b">\r\n")
    if reply[0] == "2":
        client.say("DATA")
        assert client.say(source + b".\r\n").startswith("250")
    return reply


def test_N24_N28_N29_names_are_neither_paths_nor_options_nor_commands_nor_lines(connect_smtp, world):
    before, taken = files_of(world), []

    for name, may in NAMES.items():
        client = connect_smtp("127.0.0.3")
        reply = send_raw(client, f"{name}@tempmail.test".encode())
        assert reply[0] in ("2" if may else "45" if may is False else "245"), (name, reply)
        taken += [may if isinstance(may, str) else name.strip('"')] if reply[0] == "2" else []
    for name in BROKEN:
        client = connect_smtp("127.0.0.3")
        assert send_raw(client, name + b"@tempmail.test")[0] in "45", name
    queue_is_empty(world)

    assert sorted(message.local_part for message in arrived(len(taken))) == sorted(taken)
    assert files_of(world) == before


def test_N28_sender_with_a_line_end_or_an_option_is_kept_as_one_word(connect_smtp, world):
    senders = [b"a\rpwn@shop.example", b"-v@shop.example", b"--socket=pwn@shop.example", b'"a\\\rb c"@shop.example',
               b"$(id)@shop.example", b"a\0pwn@shop.example"]  # fmt: skip
    replies = [send_raw(connect_smtp("127.0.0.3"), b"anybody@tempmail.test", sender) for sender in senders]
    queue_is_empty(world)

    kept = [opened(message)[0]["envelope_sender"] for message in Message.objects.all()]
    assert len(kept) == len([reply for reply in replies if reply.startswith("250")]) > 0
    for sender in kept:
        assert sender.isprintable()
        assert sender.endswith("@shop.example")


def offers_tls(world):
    try:
        with smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=30) as smtp:
            smtp.ehlo("client.example")
            return smtp.has_extn("starttls")
    except (OSError, smtplib.SMTPException):
        return False


# --- N31: nothing of a message is fetched


def test_N31_nothing_that_a_message_names_is_fetched_by_delivery_pages_or_api(live, world, domain, send, high_limits):
    with Target() as target:
        here = f"http://127.0.0.1:{target.port}"
        tags = ("<img src='{0}'><link rel=stylesheet href='{0}'><link rel=preload href='{0}'><script src={0}></script>"
                "<a href='{0}/confirm'>Confirm your address</a><style>@import '{0}'; p {{background: url({0})}}</style>"
                "<iframe src='{0}'></iframe><object data='{0}'></object><video src='{0}' poster='{0}'></video>"
                "<p style='background:url({0})'><table background='{0}'>")  # fmt: skip
        source = (
            f"From: Shop <shop@shop.example>\r\nSubject: Confirm {here}/s\r\nList-Unsubscribe: <{here}/u>\r\n"
            f"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\nArchived-At: <{here}/a>\r\nX-Face-URL: {here}/f\r\n"
            f"Disposition-Notification-To: x@[127.0.0.1]\r\nBIMI-Location: {here}\r\n"
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
            f"--b\r\n\r\nConfirm your address: {here}/confirm\r\n"
            f"--b\r\nContent-Type: text/html\r\n\r\n{tags.format(here)}\r\n"
            f'--b\r\nContent-Type: message/external-body; access-type=URL; URL="{here}/e"\r\n\r\nx\r\n'
            f"--b\r\nContent-Type: image/svg+xml; name=x.svg\r\n\r\n<svg><image href='{here}/i'/></svg>\r\n--b--\r\n"
        )  # fmt: skip
        send(source.encode(), "anybody@tempmail.test")
        (message,) = arrived(1)
        address, client = "anybody@tempmail.test", Client()
        for name in ("message", "html", "print", "source", "source-eml", "zip"):
            assert client.get(reverse(name, args=[address, message.pk])).status_code == 200
        client.get(reverse("inbox", args=[address]))
        for path in ("", "/html", "/source", "/attachments/1"):
            client.get(f"/api/v1/inboxes/{address}/messages/{message.pk}{path}")
        shown = client.get(f"/api/v1/inboxes/{address}/messages/{message.pk}").json()

        assert f"{here}/confirm" in shown["links"]  # the link was seen, and left alone
        assert target.saw_nothing


# --- N39: SIZE


@pytest.mark.parametrize("said", ["", " SIZE=100"], ids=["no SIZE", "lying SIZE"])
def test_N39_message_over_the_limit_is_refused_whatever_was_said_of_its_size(connect_smtp, world, said):
    limit = int(world.postfix.get("message_size_limit"))
    client = connect_smtp("127.0.0.3")
    assert f"SIZE {limit}" in client.features
    assert client.say(f"MAIL FROM:<a@shop.example> SIZE={limit + 1}").startswith("552")
    client.say("RSET")  # smtpd would remember the size
    assert client.say(f"MAIL FROM:<a@shop.example>{said}").startswith("250")
    client.say("RCPT TO:<anybody@tempmail.test>")
    client.say("DATA")
    line = b"x" * 998 + b"\r\n"

    client.socket.sendall(b"Subject: big\r\n\r\n" + line * (limit // len(line) + 1))
    reply = client.say(b".\r\n")

    assert reply.startswith("552 5.3.4")
    assert world.postfix.queue() == []
    assert not Message.objects.exists()
    assert send_raw(client, b"anybody@tempmail.test").startswith("250")
    assert [message.source_bytes < 2000 for message in arrived(1)] == [True]


# --- as N39, in time instead of bytes


def test_client_that_drips_its_message_is_hung_up_on_as_one_that_says_nothing(live, connect_smtp, world):
    live.set_postfix(smtpd_timeout="8s")
    try:
        client = connect_smtp("127.0.0.4")
        for command in ("MAIL FROM:<a@shop.example>", "RCPT TO:<anybody@tempmail.test>", "DATA"):
            assert client.say(command)[0] in "23"
        dripped = 0
        with suppress(OSError):
            while dripped < 200:
                client.socket.sendall(b"x")
                dripped += 1
                time.sleep(0.5)
    finally:
        live.set_postfix(smtpd_timeout="${stress?{10}:{60}}s")

    assert dripped < 200
    assert world.postfix.queue() == []


# --- N42: what was said in the clear counts for nothing after STARTTLS


def test_N42_commands_sent_behind_starttls_are_not_carried_into_the_encrypted_session(
    live, connect_smtp, world, tmp_path
):
    cert, key = certificate(tmp_path, "mx.tempmail.test")
    live.set_postfix(smtpd_tls_chain_files=f"{key}, {cert}")
    try:
        wait_for(lambda: offers_tls(world), 60, "STARTTLS")
        client = connect_smtp("127.0.0.3")
        reply = client.say(
            b"STARTTLS\r\nRSET\r\nMAIL FROM:<injected@evil.example>\r\nRCPT TO:<anybody@tempmail.test>\r\n"
        )
        if reply.startswith("220"):
            context = ssl.create_default_context(cafile=cert)
            client.file.close()
            client.socket = context.wrap_socket(client.socket, server_hostname="mx.tempmail.test")
            client.file = client.socket.makefile("rb")
            client.say("EHLO client.example")
            assert client.say("DATA").startswith("503")  # no sender, no recipient
            assert send_raw(client, b"first@tempmail.test").startswith("250")
            arrived(1)
        else:
            assert reply.startswith("554")
        queue_is_empty(world)
    finally:
        live.set_postfix(smtpd_tls_chain_files="")

    stored = [opened(message)[0]["envelope_sender"] for message in Message.objects.all()]
    assert stored in ([], ["sender@shop.example"])


# --- N49: nothing goes out, nothing goes round


def test_N49_mail_that_came_back_is_refused_and_this_host_has_nothing_to_send_with(live, world, domain, send):
    lines = (world.postfix.conf / "master.cf").read_text().splitlines()
    programs = {line.split()[7] for line in lines if line and line[0] not in "# "}
    assert {"smtpd", "pipe", "discard"} <= programs
    assert not {"smtp", "local", "virtual", "uucp"} & programs
    for transport in ("default_transport", "relay_transport", "local_transport"):
        assert world.postfix.get(transport).startswith("discard:")

    with pytest.raises(smtplib.SMTPDataError) as refused:
        send(b"Subject: s\r\nX-Tempmail-Loop: tempmail\r\n\r\nx", "anybody@tempmail.test")

    assert refused.value.smtp_code == 550
    assert b"5.4.6" in refused.value.smtp_error
    assert not Message.objects.exists()
    assert world.postfix.queue() == []


# --- N57, N58: who gets it


def test_N57_envelope_decides_who_gets_it_and_no_header_does(live, world, domain, send):
    victim, _ = Inbox.objects.issue(domain, "victim")
    headers = "To: victim@tempmail.test\r\nCc: victim@tempmail.test\r\nBcc: victim@tempmail.test\r\n"
    more = "X-Original-To: victim@tempmail.test\r\nDelivered-To: victim@tempmail.test\r\n"
    source = (
        f"From: a@b.example\r\n{headers}{more}Apparently-To: victim@tempmail.test\r\nSubject: bcc\r\n\r\nx".encode()
    )

    assert send(source, "bcc-one@tempmail.test", "bcc-two@tempmail.test") == {}
    assert send(b"Subject: no To at all\r\n\r\nx", "list@tempmail.test") == {}

    stored = arrived(3)
    assert sorted(message.local_part for message in stored) == ["bcc-one", "bcc-two", "list"]
    assert not Message.objects.filter(inbox=victim).exists()
    for message in stored:
        if message.local_part == "list":
            continue
        assert after_received(opened(message)[2]).rstrip() == source


def test_N58_unknown_domain_is_refused_and_a_known_one_is_accepted_delivered_and_shown(live, world, domain, send, rcpt):
    issued, secret = Inbox.objects.issue(domain, "holder")
    Domain.objects.create(name="issued.test", acceptance=Domain.Acceptance.ISSUED)

    assert rcpt("anybody@unknown.test") == 550
    assert rcpt("anybody@issued.test") == 550
    refused = send(WELCOME, issued.address, "anybody@tempmail.test", "x@unknown.test", "root@tempmail.test")

    assert {address: code for address, (code, _) in refused.items()} == {
        "x@unknown.test": 550,
        "root@tempmail.test": 550,
    }
    assert len(arrived(2)) == 2
    page = Client().get(reverse("inbox", args=["anybody@tempmail.test"])).content.decode()
    token = typed_codes.to_code(secret)
    listed = Client().get(f"/api/v1/inboxes/{issued.address}/messages", headers={"Authorization": f"Bearer {token}"})
    assert "Welcome" in page
    assert [item["subject"] for item in listed.json()["items"]] == ["Welcome"]


# --- N22, N19: secrets


def test_N22_N19_no_secret_is_in_a_process_list_a_log_or_a_reply(live, world, domain, send, cluster):
    live.start("web", "qcluster")
    issued, secret = Inbox.objects.issue(domain, "holder")
    token = typed_codes.to_code(secret)
    refused = send(WELCOME, issued.address, "root@tempmail.test", "x@elsewhere.example")
    arrived(1)
    urls = (f".well-known/mercure?topic=/accounts/1&authorization={token}", f"nowhere?{token}", f"add?code={token}",
            f"api/v1/inboxes/holder@tempmail.test?x={token}", f"inbox/{issued.address}")  # fmt: skip
    with smtplib.SMTP("127.0.0.1", world.smtp_port) as smtp:
        replies = str(refused).encode() + b"".join(
            smtp.docmd(line)[1] for line in ("EHLO x", "HELP", "VRFY root", "XX")
        )

    for url in urls:
        connection = http.client.HTTPConnection("127.0.0.1", world.web_port, timeout=20)
        connection.request("GET", f"/{url}", headers={"Authorization": f"Bearer {token}x"})
        replies += connection.getresponse().read()
        connection.close()

    configured = "\n".join(
        path.read_text()
        for path in (
            world.owner_env,
            world.web_env,
            world.purge_env,
            world.delivery_env,
            world.postfix.conf / "tempmail-service.conf",
        )
    )
    secrets = set(re.findall(r"(?:KEY|password|issued_key)=(.+)", configured)) | set(
        re.findall(r"://\w+:(\w+)@", configured)
    )
    marked = [Path("/proc", pid) for pid in os.listdir("/proc") if pid.isdigit()]
    lines = {}
    for process in marked:
        try:
            is_ours = f"{MARK}={world.directory}".encode() in (process / "environ").read_bytes()
            lines[process.name] = (process / "cmdline").read_bytes() if is_ours else b""
        except OSError:
            continue  # it has ended
    shown = b"\0".join(lines.values())
    logs = "".join(live.log(name) for name in ("postfix", "delivery", "web", "qcluster")) + cluster.log.read_text()

    assert len(secrets) >= 7
    assert b"gunicorn" in shown and b"deliver" in shown and descendants(live.start("web").pid)
    for hidden in [*secrets, token, secret.hex()]:
        assert hidden.encode() not in shown
        assert hidden not in logs
        assert hidden.encode() not in replies
