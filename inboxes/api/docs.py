"""The page /api/v1/docs: the description (description.py) for people, with nothing fetched from elsewhere.

In English, as all that the API says.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from inboxes.languages import speaking
from inboxes.page_headers import HEADERS
from inboxes.showing.described import ROOT

from . import problems
from .description import ANYBODY, HOLDER, READER

RIGHTS = {
    json.dumps(ANYBODY): "Needs no token.",
    json.dumps(READER): "Needs a token that reads it, unless the inbox is public.",
    json.dumps(HOLDER): "Needs the inbox's own token.",
}
FORMATS = {"date-time": "time", "uuid": "id", "uri": "URL"}

Piece = dict[str, Any]  # of the description; `named` are the schemas that others refer to


class DocsPage(DocsBase):
    """A page of this site's, in the place of Swagger's."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        described, site = api.get_openapi_schema(), request.build_absolute_uri("/").rstrip("/")
        operations = [
            in_words(operation, described["components"]["schemas"])
            | {
                "method": method.upper(),
                "path": path.removeprefix(ROOT),
                "curl": curl_of(method, site + path, operation),
            }
            for path, methods in described["paths"].items()
            for method, operation in methods.items()
        ]
        context = {
            "api": site + ROOT,
            "groups": [
                tag | {"operations": [one for one in operations if tag["name"] in one["tags"]]}
                for tag in described["tags"]
            ],
            "kinds": sorted(problems.KINDS.values(), key=lambda kind: (kind.status, kind.name)),
        }
        with speaking("en"):
            response = render(request, "api/docs.html", context)
        for name, value in HEADERS.items():
            response[name] = value
        return response


def in_words(operation: Piece, named: Piece) -> Piece:
    return operation | {
        "rights": RIGHTS[json.dumps(operation["security"])],
        "parameters": [one | {"type": type_of(one["schema"], named)} for one in operation["parameters"]],
        "fields": list(fields_of(body_of(operation).get("schema", {}), named)),
        "answers": [answer_of(status, said, named) for status, said in operation["responses"].items()],
    }


def answer_of(status: str, said: Piece, named: Piece) -> Piece:
    contents: dict[str, Piece] = said.get("content", {})
    media_type = next(iter(contents), "")
    content = contents.get(media_type, {})
    example = content.get("example", "")
    return content | {
        "status": status,
        "description": said["description"],
        "media_type": media_type,
        "example": example if isinstance(example, str) else json.dumps(example, indent=2, ensure_ascii=False),
        "fields": list(fields_of(content.get("schema", {}), named)),
    }


def fields_of(schema: Piece, named: Piece, path: str = "") -> Iterator[Piece]:
    """Yield every field of an object, those of the objects in it below their name: from[].address."""
    schema = resolved(schema, named)
    for name, field in schema.get("properties", {}).items():
        yield field | {
            "name": path + name,
            "type": type_of(field, named),
            "required": name in schema.get("required", ()),
        }
        is_list = field.get("type") == "array"
        yield from fields_of(
            field.get("items", {}) if is_list else field, named, f"{path}{name}{'[]' if is_list else ''}."
        )


def type_of(schema: Piece, named: Piece) -> str:
    """A schema in words: "integer, 60 to 31622400", "string or null"."""
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(type_of(one, named) for one in schema["anyOf"]))
    schema = resolved(schema, named)
    if "enum" in schema:
        return " | ".join(schema["enum"])
    if schema.get("type") == "array":
        return f"list of {type_of(schema.get('items', {'type': 'pair'}), named)}"
    words = FORMATS.get(schema.get("format", "")) or schema.get("type") or schema.get("const", "any")
    least, most = schema.get("minimum", schema.get("minLength")), schema.get("maximum", schema.get("maxLength"))
    if most is None:
        return words
    unit = " characters" if "maxLength" in schema else ""
    return f"{words}, {'at most' if least is None else f'{least} to'} {most}{unit}"


def resolved(schema: Piece, named: Piece) -> Piece:
    if "anyOf" in schema:
        schema = next(one for one in schema["anyOf"] if one.get("type") != "null")
    return named[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def body_of(operation: Piece) -> Piece:
    return operation.get("requestBody", {}).get("content", {}).get("application/json", {})


def curl_of(method: str, url: str, operation: Piece) -> str:
    """A line for a shell, with the example's values."""
    for parameter in operation["parameters"]:
        if parameter["in"] == "path":
            url = url.replace(f"{{{parameter['name']}}}", quote(str(parameter["example"]), safe="@"))
    lines = [f"curl {url}" if method == "get" else f"curl -X {method.upper()} {url}"]
    if operation["security"] != ANYBODY:
        lines.append('-H "Authorization: Bearer $TOKEN"')
    if "example" in (body := body_of(operation)):
        lines += ["-H 'Content-Type: application/json'", f"-d '{json.dumps(body['example'])}'"]
    return " \\\n  ".join(lines)
