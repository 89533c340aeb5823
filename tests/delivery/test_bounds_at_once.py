"""How many at once, and how many in one message: connections, messages in memory, headers, recipients."""

import asyncio
import smtplib

import pytest

from delivery.parsing.message import Bounds, parse
from inboxes import seats
from inboxes.pages import inbox_socket
from tests.worlds.lmtp_clients import LmtpClient, serve_while
from tests.worlds.mails import WELCOME
from tests.worlds.page_sockets import LIMIT_SECONDS, list_of, opened
from tests.worlds.visitors import cookie_for


@pytest.mark.django_db(transaction=True)
def test_client_over_its_sockets_is_told_to_poll_and_others_are_not(issued, settings):
    settings.MAX_SOCKETS = 2
    address, cookie = issued[0].address, cookie_for(issued)

    async def converse():
        first, second = [await opened(address, cookie) for _ in range(2)]
        await list_of(first)
        await list_of(second)

        third = await opened(address, cookie)
        assert await third.receive_output(LIMIT_SECONDS) == {"type": "websocket.close", "code": inbox_socket.TRY_LATER}
        await third.leave()
        neighbour = await opened(address, cookie, client="192.0.2.2")
        await list_of(neighbour)

        await first.leave()
        fourth = await opened(address, cookie)
        await list_of(fourth)
        for socket in (second, neighbour, fourth):
            await socket.leave()
        assert not seats._taken

    asyncio.run(converse())


@pytest.mark.django_db(transaction=True)
def test_N36_worker_has_no_more_messages_in_memory_than_it_may(settings, tmp_path):
    """The third is asked to wait before it sends anything, and is served when one has ended."""
    settings.MAX_MESSAGES_AT_ONCE = 2

    def converse(path):
        clients = [LmtpClient(path) for _ in range(3)]
        for client in clients:
            assert client.reply().startswith("220")
            client.say("LHLO test", "MAIL FROM:<>", "RCPT TO:<x@nowhere.example>")
        assert [client.say("DATA")[:3] for client in clients[:2]] == ["354", "354"]
        waiting = clients[2]
        waiting.socket.sendall(b"DATA\r\n")
        waiting.socket.settimeout(0.5)
        with pytest.raises(TimeoutError):
            waiting.socket.recv(1)

        waiting.socket.settimeout(30)
        clients[0].close()  # in the middle of its message
        assert waiting.reply().startswith("354")
        assert waiting.data(WELCOME) == ["250 2.0.0 discarded"]
        assert clients[1].data(WELCOME) == ["250 2.0.0 discarded"]
        for client in clients:
            client.close()

    serve_while(converse, tmp_path / "socket")


def test_N35_headers_over_their_number_are_left_out_and_the_main_ones_are_read():
    source = b"X-Noise: y\r\n" * 50 + b"Subject: still\r\n handled\r\n" + b"X-Noise: y\r\n" * 50 + b"\r\ntext\r\n"

    cut, whole = parse(source, Bounds(max_headers=20)), parse(source, Bounds(max_headers=101))

    assert (cut.subject, cut.text.strip(), len(cut.headers)) == ("still handled", "text", 21)
    assert "header_cut" in cut.defects and "header_cut" not in whole.defects
    assert len(whole.headers) == 101
    assert len(parse(b"To: x@y.z\r\n" * 50_000, Bounds()).headers) <= 2000


def test_recipients_over_their_number_are_for_the_next_message(live, world, domain):
    with smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=30) as smtp:
        smtp.ehlo("client.example")
        smtp.mail("sender@shop.example")

        codes = [smtp.rcpt(f"n{number}@tempmail.test")[0] for number in range(102)]

        assert codes == [250] * 100 + [452] * 2
        smtp.rset()
