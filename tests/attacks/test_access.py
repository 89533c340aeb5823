"""Attacks on whose mail it is: ids of others, names that are taken, guesses, tokens that are none."""

import json
import math
import re
import uuid

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from inboxes import push
from inboxes.access import passwords
from inboxes.api.api import api as described_api
from inboxes.api.compatible import onesecmail
from inboxes.mail import addresses, typed_codes
from inboxes.models import Inbox, IssuedAddress, Message
from tests.worlds.api_client import SOURCE, api, token_of
from tests.worlds.mailtm_clients import PASSWORD, Caller, account_id_of, create, log_in
from tests.worlds.rows import expire

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("high_limits")]
MAILTM_MESSAGE = ("", "/download", "/attachment/ATTACH000001")


def one_secmail(action, **query):
    return Client().get("/api/v1/", {"action": action, "domain": "tempmail.test"} | query)


def routes():
    """Return the pattern of every URL of the site but the admin's."""

    def walk(patterns, prefix=""):
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                yield route
            else:
                yield from walk(pattern.url_patterns, route)

    return [route for route in walk(get_resolver().url_patterns) if not route.startswith("admin/")]


# --- N12, N27: ids


def test_N12_every_route_with_an_id_stands_below_an_address_or_asks_whose_token_it_is():
    """Those below an address are tried in access/test_closed_addresses.py and api/test_access.py, Mail.tm's here."""
    with_ids = [route for route in routes() if re.search(r"<(?!path:rest|slug:name)", route)]

    assert len(with_ids) > 40
    others = {route for route in with_ids if "<address:address>" not in route}
    # The page that thanks for a report says its number, and nothing else of it.
    others.remove("abuse/received/<str:reference>")
    assert {route for route in others if not route.startswith("mailtm/")} == {"static/<path>"} & others
    names = ("domains", "accounts", "messages", "sources")
    assert {re.sub("<.*", "", route.removeprefix("mailtm/")).strip("/") for route in others} <= {*names, "static"}


def test_N12_account_of_mailtm_is_not_found_by_another_token(domain, issued, put_mail):
    """The same answer for an account of somebody's and for one that never was."""
    stranger = Inbox.objects.issue(domain, "stranger")
    caller = Caller(token_of(stranger[1]))
    put_mail("holder@tempmail.test", SOURCE)

    for method in ("GET", "DELETE"):
        theirs = caller(method, f"/accounts/{account_id_of(issued)}")
        nobodys = caller(method, f"/accounts/{'0' * 24}")
        assert (theirs.status_code, theirs.content) == (nobodys.status_code, nobodys.content)
        assert theirs.status_code == 404
    assert Inbox.objects.count() == 2
    assert caller("GET", "/messages").json()["hydra:totalItems"] == 0


def test_N12_private_message_is_in_nothing_that_1secmail_answers(domain, issued, put_mail):
    private = put_mail("holder@tempmail.test", SOURCE)

    assert one_secmail("getMessages", login="holder").json() == []
    for login in ("holder", "anybody"):
        for action in ("readMessage", "download"):
            answer = one_secmail(action, login=login, id=onesecmail.number_of(private.pk), file="logo.png")
            assert (answer.status_code, answer.content) == (404, b"Message not found")


@pytest.mark.parametrize("identifier", ["1", "..%2f..%2fetc%2fpasswd", "../x", "%00", "0" * 400, "-1", "1e3", "'--"])
def test_N27_identifier_that_is_none_is_404_in_every_api(domain, issued, put_mail, identifier):
    put_mail("anybody@tempmail.test", SOURCE)
    token = token_of(issued[1])

    for path in ("", "/source", "/html", "/attachments/1"):
        answer = api("GET", f"/inboxes/holder@tempmail.test/messages/{identifier}{path}", token=token)
        assert answer.status_code == 404
    for path in MAILTM_MESSAGE:
        assert Caller(token)("GET", f"/messages/{identifier}{path}").status_code == 404
    for path in ("", "/download"):
        assert Caller(token)("GET", f"/sources/{identifier}{path}").status_code == 404
    assert one_secmail("readMessage", login="anybody", id=identifier).status_code == 404


def test_N27_attachment_is_known_by_its_number_and_never_by_a_path(domain, issued, put_mail):
    message = put_mail("anybody@tempmail.test", SOURCE)
    path = f"/inboxes/anybody@tempmail.test/messages/{message.pk}/attachments/"

    assert api("GET", f"{path}1").content == b"\x89PNG"
    for number in ("0", "2", "-1", "9" * 30, "1/../1", "..%2f1", "logo.png", "%31%00"):
        assert api("GET", path + number).status_code == 404
    for name in ("../logo.png", "/etc/passwd", "logo.png\0", "", "logo.png/"):
        answer = one_secmail("download", login="anybody", id=onesecmail.number_of(message.pk), file=name)
        assert answer.status_code == 404


# --- N14: nobody sees all mail


@pytest.mark.parametrize("name", ["all", "everyone", "monitor", "staff", "admins", "adm1n", "catchall", "test", "me"])
def test_N14_name_that_means_all_elsewhere_is_a_name_like_any_other(domain, put_mail, name):
    put_mail("anybody@tempmail.test", b"Subject: anothers\r\n\r\nx")
    put_mail(f"{name}@tempmail.test", b"Subject: Mirabelle\r\n\r\nx")

    page = Client().get(reverse("inbox", args=[f"{name}@tempmail.test"])).content.decode()
    listed = api("GET", f"/inboxes/{name}@tempmail.test/messages").json()["items"]

    assert "Mirabelle" in page
    assert "anothers" not in page
    assert [item["subject"] for item in listed] == ["Mirabelle"]
    assert [item["subject"] for item in one_secmail("getMessages", login=name).json()] == ["Mirabelle"]


@pytest.mark.parametrize("name", ["*", "%", "_", "", "admin", "root", "postmaster", "%@%", "+"])
def test_N14_pattern_and_reserved_name_open_nothing(domain, put_mail, name):
    put_mail("anybody@tempmail.test", b"Subject: anothers\r\n\r\nx")

    for answer in (
        Client().get(f"/inbox/{name}@tempmail.test".replace("%", "%25")),
        api("GET", f"/inboxes/{name}@tempmail.test/messages".replace("%", "%25")),
        one_secmail("getMessages", login=name),
    ):
        assert b"anothers" not in answer.content
        assert answer.status_code in (200, 404)


def test_N14_no_route_lists_messages_of_more_than_one_inbox(domain, put_mail, admin_client):
    """All mail is nowhere, not even in the admin; a feed would be a route without an address."""
    put_mail("anybody@tempmail.test", b"Subject: anothers\r\n\r\nx")

    assert [route for route in routes() if re.search("feed|rss|atom|monitor|firehose", route)] == []
    for url in ("/api/v1/messages", "/api/v1/events", "/inbox/*", "/messages", "/mailtm/messages", "/ws/inbox"):
        assert Client().get(url).status_code in (401, 404)
    for page in ("", "inboxes/", "inboxes/message/", "inboxes/inbox/", "inboxes/domain/"):
        assert b"anothers" not in admin_client.get(f"/admin/{page}").content
    topics = {push.topic_of_public(domain.pk, name) for name in ("anybody", "*", "", "all")}
    assert len(topics) == 4  # each name is a topic of its own, none a pattern


# --- N15, N18: names that somebody has or had


def test_N15_taken_name_is_refused_at_every_door_and_its_holder_keeps_it(domain, holder, put_mail):
    put_mail("holder@tempmail.test", b"Subject: Mirabelle\r\n\r\nx")

    for name in ("holder", "HOLDER"):
        page = Client().post(reverse("issue"), {"local_part": name, "domain": domain.name, "lifetime": "60"})
        made = api("POST", "/inboxes", {"local_part": name, "domain": domain.name})
        account = create(f"{name}@tempmail.test")
        assert "none is given out twice" in page.content.decode()
        assert (made.status_code, account.status_code) in [(409, 422), (422, 422)]

    assert Inbox.objects.get() == holder.inbox
    assert "Mirabelle" in holder.get(reverse("inbox", args=["holder@tempmail.test"])).content.decode()


@pytest.mark.parametrize("end", [expire, Inbox.delete], ids=["ended", "deleted"])
def test_N18_name_that_was_somebodys_is_never_anothers_and_its_token_is_dead(domain, issued, put_mail, end):
    """No cooldown is needed: a chosen name is given out once, for good; a generated one has 64 bits."""
    inbox, secret = issued
    message = put_mail(inbox.address, SOURCE)
    end(inbox)

    assert api("POST", "/inboxes", {"local_part": "holder", "domain": domain.name}).status_code in (409, 422)
    assert create(inbox.address).status_code == 422
    for path in ("", "/messages", f"/messages/{message.pk}", f"/messages/{message.pk}/source"):
        assert api("GET", f"/inboxes/{inbox.address}{path}", token=token_of(secret)).status_code == 401
        assert api("GET", f"/inboxes/{inbox.address}{path}").status_code == 404
    assert Caller(token_of(secret))("GET", "/messages").status_code == 401
    assert one_secmail("getMessages", login="holder").json() == []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT verdict FROM tempmail_resolve('holder', 'tempmail.test', %s, true)", [settings.ISSUED_KEY]
        )
        assert cursor.fetchone() == ("ended",)
    assert IssuedAddress.objects.count() == 1


# --- N17: chance


def test_N17_what_opens_by_being_known_has_64_bits_of_chance_at_least(domain):
    """A public name that is made for somebody, a private one, a token, a message's id."""
    letters = math.log2(len(addresses.GENERATED_ALPHABET))
    names = [made.partition("@")[0] for made in one_secmail("genRandomMailbox", count=50).json()]

    assert len(set(names)) == 50
    assert min(len(name) for name in names) * letters >= 64
    assert set("".join(names)) <= set(addresses.GENERATED_ALPHABET)
    assert len(typed_codes.of_code(api("POST", "/inboxes").json()["token"])) * 8 >= 128
    assert all(message.version == 7 for message in (Message().pk, Message().pk))  # 74 bits of it are chance


def test_N17_chance_comes_from_the_operating_system_alone():
    """The other kind says how long is waited before something is tried or looked at again, and nothing else."""
    sources = [
        path for room in ("inboxes", "delivery", "tempmail_site") for path in (settings.BASE_DIR / room).rglob("*.py")
    ]
    using = {path.name for path in sources if re.search(r"^\s*(import|from) random\b", path.read_text(), re.MULTILINE)}

    assert using == {"push.py", "events.py", "waiting.py"}
    assert re.findall(r".*\brandom\.\w+", (settings.BASE_DIR / "inboxes" / "push.py").read_text()) == [
        "            await asyncio.sleep(wait_seconds * random.uniform"
    ]
    scripts = (settings.BASE_DIR / "inboxes" / "static").rglob("*.js")
    lines = [line.strip() for path in scripts for line in path.read_text().splitlines() if "Math.random" in line]
    assert [line for line in lines if not line.startswith("setTimeout(() => socket")] == []


# --- N20: tokens that are none


@pytest.mark.parametrize(
    "garbage", ["x", "undefined", "null", "eyJhbGciOiJub25lIn0.e30.", "A" * 5000, "é", "\x01", "' OR 1=1 --"]
)
def test_N20_one_bad_token_is_401_and_spoils_nothing_else(domain, issued, put_mail, garbage):
    put_mail("anybody@tempmail.test", SOURCE)
    browser = Client()

    for path in ("", "/messages", "/webhook"):
        answer = api("GET", f"/inboxes/holder@tempmail.test{path}", token=garbage)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        assert not answer.cookies
    for url in ("/", "/inbox/anybody@tempmail.test", "/about"):
        assert browser.get(url, headers={"Authorization": f"Bearer {garbage}"}).status_code == 200
    for path in ("/domains", "/openapi.json", "/docs"):
        assert api("GET", path, token=garbage).status_code == 200
    assert api("GET", "/inboxes/anybody@tempmail.test/messages").status_code == 200


# --- N21: domains that look like ours


@pytest.mark.parametrize(
    ("domain_name", "is_ours"),
    [
        ("tempmail.test", True), ("TempMail.TEST", True), ("eviltempmail.test", False), ("evil-tempmail.test", False),
        ("tempmail.test.evil", False), ("tempmail.test.", False), (".tempmail.test", False),
        ("sub.tempmail.test", False), ("tempmail.testx", False), ("tempmailxtest", False), ("tempmаil.test", False),
        ("xn--tempmil-5fg.test", False), ("tempmail。test", False), ("ｔempmail.test", False),
        ("tempmail.test%00", False), ("tempmail.test/evil.example", False), ("[tempmail.test]", False),
    ],
)  # fmt: skip
def test_N21_only_the_domain_itself_is_ours_at_every_door(domain, put_mail, domain_name, is_ours):
    put_mail("anybody@tempmail.test", b"Subject: Quitten\r\n\r\nx")

    page = Client().get(f"/inbox/anybody@{domain_name}", follow=True)
    listed = api("GET", f"/inboxes/anybody@{domain_name}/messages")
    listed_elsewhere = one_secmail("getMessages", login="anybody", domain=domain_name)
    with connection.cursor() as cursor:
        cursor.execute("SELECT verdict FROM tempmail_resolve('anybody', %s, '', false)", [addresses.fold(domain_name)])
        (verdict,) = cursor.fetchone()

    assert (page.status_code == 200, b"Quitten" in page.content) == (is_ours, is_ours)
    assert (listed.status_code == 200, b"Quitten" in listed.content) == (is_ours, is_ours)
    assert (verdict == "public", b"Quitten" in listed_elsewhere.content) == (is_ours, is_ours)


def test_N21_new_address_is_never_at_a_domain_that_is_not_ours(domain):
    for name in ("eviltempmail.test", "tempmail.test.evil", "sub.tempmail.test", "tempmаil.test"):
        assert api("POST", "/inboxes", {"domain": name}).status_code == 422
        assert create(f"x@{name}").status_code == 422
        Client().post(reverse("issue"), {"domain": name, "local_part": "x"})

    assert not Inbox.objects.exists()


# --- N6: what answers hold


def names_in(value):
    if isinstance(value, dict):
        return set(value) | {name for inner in value.values() for name in names_in(inner)}
    return {name for inner in value for name in names_in(inner)} if isinstance(value, list) else set()


def test_N6_no_answer_of_the_other_apis_has_a_field_or_a_value_of_a_secret(domain, put_mail):
    account = create("shop@tempmail.test").json()
    logged_in = log_in("shop@tempmail.test").json()
    inbox = Inbox.objects.get()
    put_mail("shop@tempmail.test", SOURCE)
    put_mail("anybody@tempmail.test", SOURCE)
    caller = Caller(logged_in["token"])
    (item,) = caller("GET", "/messages").json()["hydra:member"]
    paths = (
        "/me",
        "/messages",
        f"/accounts/{account['id']}",
        f"/messages/{item['id']}",
        f"/sources/{item['id']}",
        "/domains",
    )
    answers = [account, *(caller("GET", path).json() for path in paths)]
    (listed,) = one_secmail("getMessages", login="anybody").json()
    answers += [listed, one_secmail("readMessage", login="anybody", id=listed["id"]).json()]

    names = {name.lower() for answer in answers for name in names_in(answer)}
    assert len(names) > 40
    forbidden = ("password", "hash", "secret", "token", "salt", "wrapped", "fingerprint", "digest", "key", "lookup")
    assert [name for name in names if any(word in name for word in forbidden)] == []
    secret = typed_codes.of_code(logged_in["token"])
    stretched = passwords.stretch(PASSWORD, "shop@tempmail.test")
    # Of the public key an account's id has the first 24 digits; of it all, nobody hears.
    hidden = (logged_in["token"], PASSWORD, secret.hex(), stretched.hex(), bytes(inbox.public_key).hex())
    for answer in answers:
        assert [word for word in hidden if word in json.dumps(answer)] == []


def test_N6_nothing_is_replied_to_forwarded_or_quoted():
    """What has no form to write mail quotes nobody's HTML into it."""
    assert [route for route in routes() if re.search("reply|forward|compose|send|quote", route)] == []
    paths = described_api.get_openapi_schema(path_prefix="/api/v1")["paths"]
    assert [path for path in paths if re.search("reply|forward|compose|send|quote", path)] == []


def test_N54_ids_of_one_millisecond_all_differ():
    ids = [Message().pk for _ in range(20_000)]

    assert len(set(ids)) == len(ids)
    assert len({identifier.int >> 80 for identifier in ids}) < len(ids)  # many of a millisecond each
    assert all(isinstance(identifier, uuid.UUID) for identifier in ids)
