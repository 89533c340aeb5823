"""The page /api/v1/docs: the description (description.py) for people, with nothing fetched from elsewhere.

In English, as all that the API says.
"""

import json
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inboxes.languages import speaking
from inboxes.page_headers import HEADERS

from . import problems
from .description import ANYBODY, HOLDER, READER

RIGHTS = {
    json.dumps(ANYBODY): "Needs no token.",
    json.dumps(READER): "Needs a token that reads it, unless the inbox is public.",
    json.dumps(HOLDER): "Needs the inbox's own token.",
}


def show_docs(request: HttpRequest, described: dict) -> HttpResponse:
    site = request.build_absolute_uri("/").rstrip("/")
    context = {
        "api": f"{site}/api/v1",
        "groups": [
            tag | {"operations": [op for op in operations_of(described, site) if op["tag"] == tag["name"]]}
            for tag in described["tags"]
        ],
        "kinds": sorted(problems.KINDS.values(), key=lambda kind: (kind.status, kind.name)),
    }
    with speaking("en"):
        response = render(request, "api/docs.html", context)
    for name, value in HEADERS.items():
        response[name] = value
    return response


def operations_of(described: dict, site: str) -> list[dict]:
    names = described["components"]["schemas"]
    return [
        {
            "id": operation["operationId"],
            "tag": operation["tags"][0],
            "method": method.upper(),
            "path": path.removeprefix("/api/v1"),
            "summary": operation["summary"],
            "description": operation.get("description", ""),
            "rights": RIGHTS[json.dumps(operation["security"])],
            "parameters": [parameter_of(one, names) for one in operation["parameters"]],
            "fields": fields_of(body_of(operation).get("schema"), names),
            "curl": curl_of(method, path, operation, site),
            "answers": [answer_of(status, said, names) for status, said in operation["responses"].items()],
        }
        for path, operations in described["paths"].items()
        for method, operation in operations.items()
    ]


def answer_of(status: str, said: dict, names: dict) -> dict:
    media_type, content = next(iter(said.get("content", {}).items()), ("", {}))
    examples = [content["example"]] if "example" in content else []
    problem_names = list(content.get("examples", {}))
    return {
        "status": status,
        "description": said["description"],
        "media_type": media_type,
        "problems": problem_names,
        "example": text_of(examples[0]) if examples else "",
        "fields": [] if problem_names else fields_of(content.get("schema"), names),
    }


def parameter_of(parameter: dict, names: dict) -> dict:
    return {
        "name": parameter["name"],
        "type": type_of(parameter["schema"], names),
        "where": parameter["in"],
        "is_required": parameter["required"],
        "description": parameter.get("description", ""),
    }


def fields_of(schema: dict | None, names: dict) -> list[dict]:
    """Every field of an object, those of the objects in it below their name: from[].address."""
    found = []
    if not schema:
        return found
    for name, field in _resolved(schema, names).get("properties", {}).items():
        found.append(
            {
                "name": name,
                "type": type_of(field, names),
                "is_required": name in _resolved(schema, names).get("required", ()),
                "description": field.get("description", ""),
            }
        )
        inner = field["items"] if field.get("type") == "array" else field
        mark = "[]" if inner is not field else ""
        found += [below | {"name": f"{name}{mark}.{below['name']}"} for below in fields_of(inner, names)]
    return found


def type_of(schema: dict, names: dict) -> str:
    """A schema in words: "integer, 60 to 31622400", "string or null"."""
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(type_of(one, names) for one in schema["anyOf"]))
    schema = _resolved(schema, names)
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {type_of(schema.get('items', {'type': 'pair'}), names)}"
    words = FORMATS.get(schema.get("format")) or schema.get("type") or schema.get("const", "any")
    least, most = schema.get("minimum", schema.get("minLength")), schema.get("maximum", schema.get("maxLength"))
    unit = " characters" if "maxLength" in schema else ""
    if least is not None and most is not None:
        return f"{words}, {least} to {most}{unit}"
    return f"{words}, at most {most}{unit}" if most is not None else words


FORMATS = {"date-time": "time", "uuid": "id", "uri": "URL"}


def _resolved(schema, names):
    if "anyOf" in schema:
        schema = next(one for one in schema["anyOf"] if one.get("type") != "null")
    return names[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def body_of(operation: dict) -> dict:
    return operation.get("requestBody", {}).get("content", {}).get("application/json", {})


def curl_of(method: str, path: str, operation: dict, site: str) -> str:
    """A line for a shell, with the example's values."""
    for parameter in operation["parameters"]:
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", quote(str(parameter["example"]), safe="@"))
    lines = [f"curl {site}{path}"]
    if method != "get":
        lines[0] = f"curl -X {method.upper()} {site}{path}"
    if operation["security"] != ANYBODY:
        lines.append('-H "Authorization: Bearer $TOKEN"')
    if "example" in body_of(operation):
        lines += ["-H 'Content-Type: application/json'", f"-d '{json.dumps(body_of(operation)['example'])}'"]
    return " \\\n  ".join(lines)


def text_of(example) -> str:
    return example if isinstance(example, str) else json.dumps(example, indent=2, ensure_ascii=False)
