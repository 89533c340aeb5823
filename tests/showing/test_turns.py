"""Who opens costly messages many times at once waits for oneself."""

import threading

import pytest
from django.db import connection
from django.test import Client

from dev.system import wait_for
from inboxes.showing.turns import LARGE_CHARACTERS, in_turn
from tests.worlds.mails import source_of
from tests.worlds.message_pages import url

LONG = "x" * (LARGE_CHARACTERS + 1)


def test_a_client_with_many_costly_messages_lets_another_in_between():
    order, threads = [], []

    def take(client):
        with in_turn(client, LONG):
            order.append(client)
            threading.Event().wait(0.05)

    with in_turn("192.0.2.1", LONG):
        for client in ["192.0.2.1"] * 8 + ["192.0.2.2"]:
            threads.append(threading.Thread(target=take, args=[client]))
            threads[-1].start()
        threading.Event().wait(0.2)
        with in_turn("192.0.2.1", "a short one"):
            assert order == []
    for thread in threads:
        thread.join(30)

    assert len(order) == 9
    assert order[-1] != "192.0.2.2"


@pytest.mark.django_db(transaction=True)
def test_who_waits_for_a_turn_holds_no_connection(domain, put_mail, high_limits):
    message = put_mail("anybody@tempmail.test", source_of(html=f"<p>{LONG}</p>"))
    answers = []

    def look():
        try:
            answers.append(Client().get(url("html", message, address="anybody@tempmail.test")))
        finally:
            connection.close()

    thread = threading.Thread(target=look)
    with in_turn("192.0.2.1", LONG):
        before = connections_of_ours()
        thread.start()
        thread.join(1)
        wait_for(lambda: connections_of_ours() == before, 30, "the connection's end")
        assert answers == []
    thread.join(30)

    assert LONG in answers[0].content.decode()


def connections_of_ours():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return cursor.fetchone()[0]
