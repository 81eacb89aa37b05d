"""The published JSON schemas of the package: made from the very types that are written and read."""

from __future__ import annotations

from typing import Any

import msgspec

from services.packages.lines import DATA_FILES
from services.packages.manifest import FORMAT_VERSION, Manifest

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def published_schemas() -> dict[str, bytes]:
    """For each file of ``resources/schemas`` what it has to hold."""
    types: dict[str, type[msgspec.Struct]] = {"manifest.schema.json": Manifest}
    types |= {file.schema: file.line for file in DATA_FILES}
    return {name: _schema(name, line) for name, line in types.items()}


def _schema(name: str, line: type[msgspec.Struct]) -> bytes:
    (reference,), definitions = msgspec.json.schema_components(
        [line], ref_template="#/$defs/{name}"
    )
    own = definitions.pop(reference["$ref"].rpartition("/")[2])
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "$id": f"urn:so-thi-dua:package:{FORMAT_VERSION}:{name.partition('.')[0]}",
        **_closed(own),
    }
    if definitions:
        schema["$defs"] = {key: _closed(value) for key, value in sorted(definitions.items())}
    return msgspec.json.format(msgspec.json.encode(schema)) + b"\n"


def _closed(schema: dict[str, Any]) -> dict[str, Any]:
    """This version writes nothing else; a reader passes over what it does not know."""
    schema = {key: value for key, value in schema.items() if key != "title"}
    if "properties" in schema:
        schema = schema | {"additionalProperties": False}
    return schema
