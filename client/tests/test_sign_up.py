"""A test suite as users of the plugin write them, for an imagined shop's sign-up."""

import asyncio

import pytest
import tempmail_client

LINK = "https://shop.example/confirm?c=482913"
WELCOME = f"Welcome!\n\nYour code is 482913.\nOr confirm your address: {LINK}\n"

used = []


def test_new_customer_gets_a_code(inbox, send):
    send(inbox.address, "Welcome to the shop", WELCOME)

    message = inbox.wait_for_message(subject="welcome", timeout=30)

    assert message.code == "482913"
    assert LINK in message.links
    assert message.sender == "service@shop.example"


def test_code_alone_is_one_call(inbox, send):
    send(inbox.address, "Welcome to the shop", WELCOME)

    assert inbox.code(timeout=30) == "482913"


def test_each_inbox_gets_its_own_mail(inbox_factory, send):
    one, other = inbox_factory(), inbox_factory(lifetime=600)
    send(one.address, "For one", "Hello.")
    send(other.address, "For the other", "Hello.")

    assert one.wait_for_message().subject == "For one"
    assert other.wait_for_message().subject == "For the other"


def test_second_mail_is_awaited_after_the_first(inbox, send):
    send(inbox.address, "First", "Hello.")
    first = inbox.wait_for_message()
    send(inbox.address, "Second", "Hello.")

    assert inbox.wait_for_message(since=first).subject == "Second"


def test_missing_mail_is_a_failure_that_shows_what_came_instead(inbox, send):
    send(inbox.address, "Welcome to the shop", WELCOME)
    inbox.wait_for_message()

    with pytest.raises(tempmail_client.NoMessage) as failure:
        inbox.wait_for_message(subject="invoice", timeout=1)

    assert "'invoice'" in str(failure.value)
    assert "Welcome to the shop" in str(failure.value)


@pytest.mark.anyio
async def test_async_inbox_under_anyio(async_inbox, send):
    send(async_inbox.address, "Welcome to the shop", WELCOME)

    message = await async_inbox.wait_for_message(has="code", timeout=30)

    assert (message.code, message.text) == ("482913", WELCOME)


def test_async_inbox_under_any_loop(async_inbox, send):
    async def sign_up():
        send(async_inbox.address, "Welcome to the shop", WELCOME)
        return await async_inbox.code()

    assert asyncio.run(sign_up()) == "482913"


def test_inbox_is_there_during_its_test(inbox, tempmail):
    used.append(inbox)

    assert tempmail.inbox(inbox.address, inbox.token).address == inbox.address


def test_inbox_is_gone_after_its_test(tempmail):
    with pytest.raises(tempmail_client.ApiError) as refusal:
        tempmail.inbox(used[0].address, used[0].token)

    assert refusal.value.status == 401
