"""The served description, and the page made of it."""

import json
import re

import pytest
from django.test import Client

from inboxes.api import errors, schemas
from inboxes.api.description import EVERYWHERE, example_of
from tests.worlds.api_client import api
from tests.worlds.open_pages import violations

pytestmark = pytest.mark.django_db
# Problems have the examples of their kinds.
WITHOUT_EXAMPLE = {schemas.Schema, schemas.Sent, schemas.FieldError, schemas.ProblemDocument}
SCHEMAS = [
    one
    for one in vars(schemas).values()
    if isinstance(one, type) and issubclass(one, schemas.Schema) and one not in WITHOUT_EXAMPLE
]


@pytest.fixture
def described():
    return json.loads(api("GET", "/openapi.json").content)


def operations(described):
    return [operation for methods in described["paths"].values() for operation in methods.values()]


def test_every_answer_is_described_with_an_example(described):
    assert described["openapi"].startswith("3.1")
    for operation in operations(described):
        assert operation["summary"] and operation["tags"], operation["operationId"]
        assert {str(kind.status) for kind in EVERYWHERE} <= set(operation["responses"])
        for status, said in operation["responses"].items():
            assert said["description"]
            for content in said.get("content", {}).values():
                assert content["schema"]
                assert content.get("example") or content.get("examples"), (operation["operationId"], status)


def test_every_name_is_used_once_and_every_reference_leads_somewhere(described):
    names = [operation["operationId"] for operation in operations(described)]
    assert len(set(names)) == len(names)
    tags = {tag["name"] for tag in described["tags"]}
    assert {tag for operation in operations(described) for tag in operation["tags"]} == tags

    for reference in set(re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(described))):
        found = described
        for step in reference.split("/"):
            found = found[step]


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.__name__)
def test_example_is_what_its_schema_says(schema):
    """As it would be answered: field for field, times to the microsecond."""
    example = example_of(schema)

    made = schema.model_validate_json(json.dumps(example)).model_dump(mode="json", by_alias=True, exclude_unset=True)

    assert json.loads(json.dumps(made)) == json.loads(json.dumps(example))


def test_problems_have_unique_names_and_say_what_would_be_right():
    for name, kind in errors.KINDS.items():
        assert re.fullmatch(r"[a-z-]+", name)
        assert 400 <= kind.status < 600
        assert len(kind.detail) > 30 and kind.detail.endswith(".")
        leads = Client().get(kind.type)
        assert leads.status_code == 302
        assert leads["Location"] == f"/api/v1/docs#problem-{name}"
    assert api("GET", "/problems/no-such-kind").status_code == 404


def test_page_names_every_route_and_problem(described, domain):
    page = api("GET", "/docs").text

    for operation in operations(described):
        assert f'id="{operation["operationId"]}"' in page
    for name in errors.KINDS:
        assert f'id="problem-{name}"' in page
    assert schemas.MESSAGE_ID in page
    assert '<html lang="en" dir="ltr"' in page


def test_page_speaks_english_to_everybody(domain):
    page = Client(headers={"Accept-Language": "ar"}).get("/api/v1/docs").text

    assert '<html lang="en" dir="ltr"' in page
    assert 'class="languages"' not in page


def test_pages_lead_to_it_in_every_language(client, domain):
    for path in ("/", "/de/", "/ar/about"):
        assert '<a href="/api/v1/docs" hreflang="en">API</a>' in client.get(path).text


# --- In the browser, under the policy.


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_page_needs_nothing_from_elsewhere_fits_and_can_be_used_by_all(open_page, world, width, scheme):
    page = open_page("about:blank", viewport={"width": width, "height": 800}, color_scheme=scheme)
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))

    page.goto("api/v1/docs#create_inbox")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("document.querySelectorAll('.docs-operation:not(#create_inbox)').forEach(one => one.remove())")

    assert [text for text in said if "Service Worker" not in text] == []
    assert [url for url in asked if not url.startswith(world.web_url)] == []
    assert page.locator(".docs-copy").count() == page.locator(".docs pre").count() > 3
    assert violations(page) == []
