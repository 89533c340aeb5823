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

from . import errors

FORMATS = {"date-time": "time", "uuid": "id", "uri": "URL"}

Piece = dict[str, Any]  # of the description


class DocsPage(DocsBase):
    """A page of this site's, in the place of Swagger's."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        site, described = request.build_absolute_uri("/").rstrip("/"), api.get_openapi_schema()
        paths = inlined(described["paths"], described["components"]["schemas"])
        operations = [
            in_words(operation)
            | {
                "method": method.upper(),
                "path": path.removeprefix(ROOT),
                "curl": curl_of(method, site + path, operation),
            }
            for path, methods in paths.items()
            for method, operation in methods.items()
        ]
        tags = {tag["name"]: [one for one in operations if tag["name"] in one["tags"]] for tag in described["tags"]}
        context = {
            "api": site + ROOT,
            "groups": [tag | {"operations": tags[tag["name"]]} for tag in described["tags"]],
            "kinds": sorted(errors.KINDS.values(), key=lambda kind: (kind.status, kind.name)),
        }
        with speaking("en"):
            response = render(request, "api/docs.html", context)
        for name, value in HEADERS.items():
            response[name] = value
        return response


def inlined(value: Any, named: Piece) -> Any:
    """Put the schemas in the place of what refers to them."""
    if isinstance(value, list):
        return [inlined(one, named) for one in value]
    if not isinstance(value, dict):
        return value
    place, _, name = value.get("$ref", "").rpartition("/")
    if place == "#/components/schemas":
        return inlined(named[name], named)
    return {key: inlined(inner, named) for key, inner in value.items()}


def in_words(operation: Piece) -> Piece:
    return operation | {
        "parameters": [one | {"type": type_of(one["schema"])} for one in operation["parameters"]],
        "fields": list(fields_of(body_of(operation).get("schema", {}))),
        "answers": [answer_of(said) | {"status": status} for status, said in operation["responses"].items()],
    }


def answer_of(said: Piece) -> Piece:
    contents: Piece = said.get("content", {})
    media_type = next(iter(contents), "")
    content = contents.get(media_type, {})
    example = content.get("example", "")
    if not isinstance(example, str):
        example = json.dumps(example, indent=2, ensure_ascii=False)
    fields = list(fields_of(content.get("schema", {})))
    return said | content | {"media_type": media_type, "example": example, "fields": fields}


def fields_of(schema: Piece, path: str = "") -> Iterator[Piece]:
    """Yield every field of an object, those of the objects in it below their name: from[].address."""
    schema = schema.get("anyOf", [schema])[0]  # of what may be null
    for name, field in schema.get("properties", {}).items():
        yield field | {"name": path + name, "type": type_of(field), "required": name in schema.get("required", ())}
        if field.get("type") == "array":
            yield from fields_of(field.get("items", {}), f"{path}{name}[].")
        else:
            yield from fields_of(field, f"{path}{name}.")


def type_of(schema: Piece) -> str:
    """A schema in words: "integer, 60 to 31622400", "string or null"."""
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(map(type_of, schema["anyOf"])))
    if "enum" in schema:
        return " | ".join(schema["enum"])
    if schema.get("type") == "array":
        return f"list of {type_of(schema.get('items', {'type': 'pair'}))}"
    words: str = FORMATS.get(schema.get("format", "")) or schema.get("type") or schema.get("const", "any")
    least, most = schema.get("minimum", schema.get("minLength")), schema.get("maximum", schema.get("maxLength"))
    if most is None:
        return words
    unit = " characters" if "maxLength" in schema else ""
    return f"{words}, {'at most' if least is None else f'{least} to'} {most}{unit}"


def body_of(operation: Piece) -> Piece:
    body: Piece = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    return body


def curl_of(method: str, url: str, operation: Piece) -> str:
    """A line for a shell, with the example's values."""
    for parameter in operation["parameters"]:
        if parameter["in"] == "path":
            url = url.replace(f"{{{parameter['name']}}}", quote(str(parameter["example"]), safe="@"))
    lines = [f"curl {url}" if method == "get" else f"curl -X {method.upper()} {url}"]
    if "token" in operation["security"][0]:
        lines.append('-H "Authorization: Bearer $TOKEN"')
    if "example" in (body := body_of(operation)):
        lines += ["-H 'Content-Type: application/json'", f"-d '{json.dumps(body['example'])}'"]
    return " \\\n  ".join(lines)
