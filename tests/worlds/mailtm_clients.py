"""A client of Mail.tm's API, and the keys of its objects, which are the contract."""

import json

from django.test import Client

from inboxes.mail import typed_codes

LD, JSON = "application/ld+json", "application/json"
DOMAIN = {"@id", "@type", "id", "domain", "isActive", "isPrivate", "createdAt", "updatedAt"}
ACCOUNT = set("@context @id @type id address quota used isDisabled isDeleted createdAt updatedAt".split())
ITEM = set(
    "@id @type id accountId msgid from to subject intro seen isDeleted hasAttachments size downloadUrl sourceUrl "
    "createdAt updatedAt".split()
)
WHOLE = ITEM | set(
    "@context cc bcc flagged verifications retention retentionDate text html attachments".split()
)  # fmt: skip
PASSWORD = "six678"
GONE = "This account no longer exists."


class Caller:
    """A client of the API, with a token or without."""

    def __init__(self, token="", accept=None):
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.headers = headers | ({"Accept": accept} if accept is not None else {})
        self.client = Client()

    def __call__(self, method, path, body=None, content_type=JSON):
        content = body if isinstance(body, str | bytes) else json.dumps(body) if body is not None else ""
        return self.client.generic(method, f"/mailtm{path}", content, content_type, headers=self.headers)


def token_of(issued):
    return typed_codes.to_code(issued[1])


def account_id_of(issued):
    return bytes(issued[0].public_key).hex()[:24]


def create(address="New.Name@tempmail.test", password=PASSWORD, accept=None):
    return Caller(accept=accept)("POST", "/accounts", {"address": address, "password": password})


def log_in(address, password=PASSWORD):
    return Caller()("POST", "/token", {"address": address, "password": password})
