"""The API's description, in OpenAPI 3.1: what ninja makes of the routes, and what it has no words for.

That are the problems that a route may answer with, each with its example, and the
headers of every answer.  The docs page is made of the same description.
"""

from copy import deepcopy
from itertools import groupby
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema
from pydantic import BaseModel

from . import problems, schemas
from .problems import Kind, Problem

# What any request may meet: a limit, an API key that is none, a body too long, no https, no database.
EVERYWHERE = (
    problems.MALFORMED,
    problems.INVALID_KEY,
    problems.HTTPS_ONLY,
    problems.TOO_LARGE,
    problems.TOO_MANY,
    problems.BUSY,
)
# What opening an address may meet; what changing it may meet besides.
READING = (problems.INVALID_TOKEN, problems.NOT_FOUND)
WRITING = (*READING, problems.READ_ONLY, problems.PUBLIC_INBOX)

SECURITY = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "The token of an inbox, or of a read-only link to it. Public inboxes are read without one.",
    },
    "api_key": {
        "type": "apiKey",
        "in": "header",
        "name": "X-API-Key",
        "description": "Limits of your own, issued by this host's administrators. It opens no inbox.",
    },
}
Rights = list[dict[str, list[str]]]  # OpenAPI 3.1, 4.8.30: one of them is needed
ANYBODY: Rights = [{}, {"api_key": []}]
READER: Rights = [{"token": []}, {}]
HOLDER: Rights = [{"token": []}]

HEADERS = {
    "RateLimit-Policy": {
        "description": 'The limits that this request touched: "name";q=how many;w=in how many seconds.',
        "schema": {"type": "string"},
        "example": '"api";q=300;w=60',
    },
    "RateLimit": {
        "description": 'Where you stand with them: "name";r=how many are left;t=seconds until they are renewed.',
        "schema": {"type": "string"},
        "example": '"api";r=299;t=31',
    },
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}, "example": 31},
    "WWW-Authenticate": {
        "description": "RFC 9110 11.6.1.",
        "schema": {"type": "string"},
        "example": 'Bearer error="invalid_token"',
    },
}
TOO_LONG = {"description": "Path and query are longer than the server takes; it answers before they are read."}


def answers(
    schema: type[BaseModel] | None,
    *kinds: Kind,
    says: str,
    status: int = 200,
    content: dict[str, str] | None = None,
    also: dict[int, str] | None = None,
    rights: Rights = ANYBODY,
) -> dict[str, Any]:
    """Return what a route's decorator is told of its answers.

    `says` describes the answer wanted, `content` is its media type and an example where that is no JSON; `also` has
    further answers without a body, by status.
    """
    wanted = {status: says} | (also or {})
    responses = {number: _response(description) for number, description in wanted.items()}
    for media_type, example in (content or {}).items():
        responses[status]["content"] = {media_type: {"schema": {"type": "string"}, "example": example}}
    by_status = sorted((*kinds, *EVERYWHERE), key=lambda kind: kind.status)
    for number, group in groupby(by_status, lambda kind: kind.status):
        responses[number] = _problem_response(list(group))
    return {
        "response": {status: schema} | dict.fromkeys(also or (), None),
        "openapi_extra": {"responses": responses | {414: TOO_LONG}, "security": rights},
    }


def _problem_response(kinds: list[Kind]) -> dict[str, Any]:
    first, *others = (kind.title for kind in kinds)
    examples = {kind.name: {"summary": kind.title, "value": problems.document_of(_problem_of(kind))} for kind in kinds}
    said = _response(
        "; or: ".join([first, *(title[0].lower() + title[1:] for title in others)]),
        *(name for kind in kinds for name in kind.headers),
    )
    schema = {"$ref": REF_TEMPLATE.format(model="Problem")}
    return said | {"content": {problems.CONTENT_TYPE: {"schema": schema, "examples": examples}}}


def _problem_of(kind: Kind) -> Problem:
    wrong = {"pointer": "#/lifetime_seconds", "detail": "Input should be greater than or equal to 60"}
    return Problem(kind, errors=[wrong] if kind is problems.INVALID else [])


def _response(description: str, *headers: str) -> dict[str, Any]:
    names = ("RateLimit-Policy", "RateLimit", *headers)
    return {"description": description, "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in names}}


class DescribedAPI(NinjaAPI):
    """NinjaAPI whose description is complete."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        described = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        # A copy: ninja puts in what routes told of their answers as it is.
        described.update(deepcopy(dict(described)))
        components = described["components"] | {"securitySchemes": SECURITY, "headers": HEADERS}
        problem = schemas.ProblemDocument.model_json_schema(ref_template=REF_TEMPLATE, mode="serialization")
        components["schemas"] |= problem.pop("$defs") | {"Problem": problem}
        for operation in (one for path in described["paths"].values() for one in path.values()):
            operation["responses"] = {str(status): said for status, said in sorted(operation["responses"].items())}
            for said in (operation.get("requestBody", {}), *operation["responses"].values()):
                if "schema" in (content := said.get("content", {}).get("application/json", {})):
                    content["example"] = _example(content["schema"], components["schemas"])
        described["components"] = components
        return described

    def get_openapi_operation_id(self, operation: Any) -> str:
        return operation.view_func.__name__


def example_of(model: type[BaseModel]) -> Any:
    """Put the example of an object together from those of its fields."""
    schema = model.model_json_schema(mode="serialization")
    return _example(schema, schema.get("$defs", {}))


def _example(schema: dict[str, Any], named: dict[str, Any]) -> Any:
    if "examples" in schema:
        return schema["examples"][0]
    if "default" in schema:
        return schema["default"]
    if "$ref" in schema:
        return _example(named[schema["$ref"].rpartition("/")[2]], named)
    if "items" in schema:
        return [_example(schema["items"], named)]
    if "properties" in schema:
        return {name: _example(field, named) for name, field in schema["properties"].items()}
    return _example(next(iter(schema.get("anyOf") or schema["allOf"])), named)
