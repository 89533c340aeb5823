"""The API's description: what each route answers, in OpenAPI 3.1.

A route names what it answers and the kinds of problems it may raise; what every
route can answer is added here.  The docs page is made of the same description.
"""

from copy import deepcopy
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import REF_TEMPLATE
from pydantic import BaseModel

from . import problems, schemas
from .problems import Kind

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
ANYBODY, READER, HOLDER = [{}, {"api_key": []}], [{"token": []}, {}], [{"token": []}]

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
ALWAYS = ("RateLimit-Policy", "RateLimit")


def answers(
    schema: type[BaseModel] | None,
    *kinds: Kind,
    status: int = 200,
    says: str,
    media_type: str = "",
    example: str = "",
    also: dict[int, str] | None = None,
    rights: list[dict] = ANYBODY,
) -> dict[str, Any]:
    """Return what a route's decorator is told of its answers.

    `says` describes the answer wanted; `media_type` is of one that is no JSON; `also`
    has further answers without a body, by status.
    """
    wanted: dict[str, Any] = {"description": says, "headers": _headers(*ALWAYS)}
    if media_type:
        wanted["content"] = {media_type: {"schema": {"type": "string"}, "example": example}}
    elif schema:
        wanted["content"] = {"application/json": {"example": schemas.EXAMPLES[schema]}}
    responses = {status: wanted}
    for other, description in (also or {}).items():
        responses[other] = {"description": description, "headers": _headers(*ALWAYS)}
    for kind in (*kinds, *EVERYWHERE):
        _add_problem(responses, kind)
    responses[414] = {
        "description": "Path and query are longer than the server takes; it answers before they are read."
    }
    return {
        "response": {status: schema} | dict.fromkeys(also or (), None),
        "by_alias": True,
        "openapi_extra": {"responses": responses, "security": rights},
    }


class DescribedAPI(NinjaAPI):
    """NinjaAPI whose description is complete."""

    def get_openapi_schema(self, **kwargs) -> dict[str, Any]:
        # A copy: ninja puts in what routes told of their answers as it is.
        described = deepcopy(dict(super().get_openapi_schema(**kwargs)))
        components = described["components"]
        components["securitySchemes"] = SECURITY
        components["headers"] = HEADERS
        model = schemas.ProblemDocument.model_json_schema(ref_template=REF_TEMPLATE, mode="serialization")
        components["schemas"] |= model.pop("$defs") | {"Problem": model}
        for path in described["paths"].values():
            for operation in path.values():
                _complete(operation)
        return described

    def get_openapi_operation_id(self, operation) -> str:
        return operation.view_func.__name__


def _complete(operation):
    operation["responses"] = {str(status): said for status, said in sorted(operation["responses"].items())}
    for parameter in operation["parameters"]:
        if parameter["in"] == "path":
            parameter.update(PATH_PARAMETERS[parameter["name"]])
    if body := operation.get("requestBody"):
        content = body["content"]["application/json"]
        name = _reference(content["schema"])
        content["example"] = next(said for model, said in schemas.EXAMPLES.items() if model.__name__ == name)


def _reference(schema):
    """The component's name; a body that may be left out is one of it and null."""
    found = schema.get("$ref") or next(one["$ref"] for one in schema.get("anyOf", schema.get("allOf")) if "$ref" in one)
    return found.rpartition("/")[2]


PATH_PARAMETERS = {
    "address": {
        "description": "The whole address, percent-encoded.",
        "example": schemas.examples.ADDRESS,
        "schema": {"type": "string", "maxLength": 400},
    },
    "message_id": {"description": "A message's id.", "example": schemas.examples.MESSAGE_ID},
    "number": {"description": "An attachment's number in its message.", "example": 1},
    "share_id": {"description": "A read-only link's id.", "example": 7},
}


def _add_problem(responses, kind):
    said = responses.setdefault(
        kind.status,
        {
            "description": kind.title,
            "headers": _headers(*ALWAYS, *kind.headers),
            "content": {problems.CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": {}}},
        },
    )
    if kind.title not in said["description"]:
        said["description"] += f"; or: {kind.title[0].lower()}{kind.title[1:]}"
    said["content"][problems.CONTENT_TYPE]["examples"][kind.name] = {"summary": kind.title, "value": example_of(kind)}


def example_of(kind: Kind) -> dict[str, Any]:
    value = {"type": kind.type, "title": kind.title, "status": kind.status, "detail": kind.detail}
    if kind is problems.INVALID:
        value["errors"] = [{"pointer": "#/lifetime_seconds", "detail": "Input should be greater than or equal to 60"}]
    return value


def _headers(*names):
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}
