"""Requests made from the served description: no 500, and no answer that it does not describe.

By schemathesis, over HTTP to a running server; seeded, and bounded by EXAMPLES.
"""

import random
import warnings
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from inboxes.models import Inbox
from tests.worlds.api_client import SOURCE, token_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis

    # pytest parses a plugin's modules as they are imported.  Until CPython 3.11.5 that fails where meanwhile garbage of
    # another test ends with a traceback (gh-106905): so all of them here, before any test.
    import schemathesis.specs.openapi.schemas
    from schemathesis import GenerationMode
    from schemathesis.checks import CHECKS, load_all_checks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.filterwarnings("ignore")]

EXAMPLES = 12  # of each route, well-formed, and as many that are not
MADE_UP = 0.2  # of the addresses, ids and numbers; the others are those of what is there
WAIT_SECONDS = 20
load_all_checks()
HOLDS = [
    CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "unsupported_method",
        "allow_header_conformance",
    )
]


class Place:
    """Two private inboxes and a public one, with mail, and who may come to them."""

    def __init__(self, domain, put_mail):
        (_, self.secret), (_, others) = (Inbox.objects.issue(domain, name) for name in ("holder", "other"))
        self.tokens = [*[token_of(self.secret)] * 4, token_of(others), "garbage", None]
        self.addresses = [*["holder@tempmail.test"] * 6, "public@tempmail.test", "other@tempmail.test", "x@y.test"]
        self.messages = [
            str(put_mail(f"{name}@tempmail.test", SOURCE + b"%d" % number).pk)
            for name, number in (("holder", 1), ("holder", 2), ("holder", 3), ("public", 1))
        ]

    def enter(self, case, chance):
        """Give a generated request an address, an id and a right; return its headers."""
        real = {"address": self.addresses, "message_id": self.messages, "number": [1]}
        for name in case.path_parameters:
            if name in real and chance.random() > MADE_UP:
                case.path_parameters[name] = chance.choice(real[name])
            # A server refuses a path that is longer than a line before it is asked.
            case.path_parameters[name] = str(case.path_parameters[name])[:500]
        token = chance.choice(self.tokens)
        if case.path.endswith("/wait"):
            case.query["timeout"] = 1
        if case.path.endswith("/events"):
            token = "garbage"  # with a right it would not end
        if case.method == "DELETE" and case.path.endswith("{address}") and token == self.tokens[0]:
            token = None  # the others need it
        return {"Authorization": f"Bearer {token}"} if token else {}


def test_server_keeps_to_its_description(live, world, domain, put_mail):
    live.start("web")
    place = Place(domain, put_mail)
    described = schemathesis.openapi.from_url(f"{world.web_url}api/v1/openapi.json")
    statuses, failures = {}, []

    for found in described.get_all_operations():
        operation = found.ok()
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            with suppress(Unsatisfiable):  # nothing about it can be wrong
                requests_of(operation, mode, place, statuses, failures)()

    print(dict(sorted(statuses.items())))
    assert failures == []
    assert sum(statuses.values()) > 400
    assert {200, 201, 204, 400, 401, 403, 404, 422} <= set(statuses)
    assert "Traceback" not in live.log("web")


def requests_of(operation, mode, place, statuses, failures):
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode), st.integers(0, 2**32))
    def ask(case, seed):
        headers = place.enter(case, random.Random(seed))
        response = case.call(headers=headers, timeout=WAIT_SECONDS)
        statuses[response.status_code] = statuses.get(response.status_code, 0) + 1
        try:
            case.validate_response(response, checks=HOLDS, headers=headers)
        except Exception as error:
            failures.append(f"{operation.label} {mode.value}: {str(error)[:1500]}")

    return ask
