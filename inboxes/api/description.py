"""The API's description, in OpenAPI 3.1: what ninja makes of the routes, and what it has no words for.

That are the problems that a route may answer with, each with its example, the
headers of every answer, and rights that may be left out.
"""

from copy import deepcopy
from itertools import groupby
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema
from pydantic import BaseModel

from . import auth, errors, schemas
from .errors import Kind

# What any request may meet: a limit, an API key that is none, a body too long, no https, no database.
EVERYWHERE = (errors.MALFORMED, errors.INVALID_KEY, errors.HTTPS_ONLY, errors.TOO_LARGE, errors.TOO_MANY, errors.BUSY)
TOO_LONG = {"description": "Path and query are longer than the server takes; it answers before they are read."}
API_KEY = {
    "type": "apiKey",
    "in": "header",
    "name": "X-API-Key",
    "description": "Limits of your own, issued by this host's administrators. It opens no inbox.",
}


def _header(description: str, example: str | int, kind: str = "string") -> dict[str, Any]:
    return {"description": description, "schema": {"type": kind}, "example": example}


HEADERS = {
    "RateLimit-Policy": _header(
        'The limits that this request touched: "name";q=how many;w=in how many seconds.', '"api";q=300;w=60'
    ),
    "RateLimit": _header(
        'Where you stand with them: "name";r=how many are left;t=seconds until they are renewed.', '"api";r=299;t=31'
    ),
    "Retry-After": _header("Seconds to wait.", 31, "integer"),
    "WWW-Authenticate": _header("RFC 9110 11.6.1.", 'Bearer error="invalid_token"'),
}


def contract(
    schema: type[BaseModel] | None,
    *kinds: Kind,
    says: str | dict[int, str],
    content: dict[str, str] | None = None,
    right: auth.token | None = None,
) -> dict[str, Any]:
    """Return what a route's decorator is told: whose right it needs, what it answers and what may go wrong.

    `says` describes the answer with the schema, by its status where that is not 200, and then those without a body;
    `content` is a media type and an example, where the answer is no JSON.
    """
    wanted = {200: says} if isinstance(says, str) else says
    status, responses = next(iter(wanted)), {number: _response(said) for number, said in wanted.items()}
    for media_type, example in (content or {}).items():
        responses[status]["content"] = {media_type: {"schema": {"type": "string"}, "example": example}}
    met = sorted((*(right.kinds if right else ()), *kinds, *EVERYWHERE), key=lambda kind: kind.status)
    for number, group in groupby(met, lambda kind: kind.status):
        responses[number] = _problem_response(list(group))
    # Of a route without `auth`, and of one whose token may be left out.
    besides: list[dict[str, list[str]]] = [] if right is auth.HOLDER else [{}] if right else [{}, {"api_key": []}]
    return {
        "auth": right,
        "response": dict.fromkeys(wanted) | {status: schema},
        "openapi_extra": {"responses": responses | {414: TOO_LONG}, "security": besides},
    }


def _problem_response(kinds: list[Kind]) -> dict[str, Any]:
    first, *others = (kind.title for kind in kinds)
    said = _response(
        "; or: ".join([first, *(title[0].lower() + title[1:] for title in others)]),
        *(name for kind in kinds for name in kind.headers),
    )
    schema = {"$ref": REF_TEMPLATE.format(model="Problem")}
    examples = {kind.name: {"summary": kind.title, "value": errors.example_of(kind)} for kind in kinds}
    return said | {"content": {errors.CONTENT_TYPE: {"schema": schema, "examples": examples}}}


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
        components = described["components"]
        components["headers"] = HEADERS
        components["securitySchemes"]["api_key"] = API_KEY
        problem = schemas.ProblemDocument.model_json_schema(ref_template=REF_TEMPLATE, mode="serialization")
        components["schemas"] |= problem.pop("$defs") | {"Problem": problem}
        for operation in (one for path in described["paths"].values() for one in path.values()):
            operation["responses"] = {str(status): said for status, said in sorted(operation["responses"].items())}
            for said in (operation.get("requestBody", {}), *operation["responses"].values()):
                if "schema" in (content := said.get("content", {}).get("application/json", {})):
                    content["example"] = _example(content["schema"], components["schemas"])
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
