"""Write the table of fields in docs/record.md from the types: `python docs/fields.py`. A test compares the two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportedly.model import json_schema

PAGE = Path(__file__).parent / "record.md"
BEGIN, END = "<!-- fields: made by docs/fields.py -->", "<!-- end of fields -->"


def kind(schema: dict[str, Any]) -> str:
    """A field's type in few words."""
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " or ".join(kind(one) for one in schema["anyOf"])
    if "allOf" in schema:
        return kind(schema["allOf"][0])
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if schema.get("type") == "array":
        inner = schema.get("items") or {}
        return f"list of {kind(inner)}" if inner else "list"
    return {"null": "null", "object": "mapping"}.get(schema.get("type", ""), schema.get("type", "value"))


def table() -> str:
    """One table per kind of thing, the record first."""
    schema = json_schema()
    parts = []
    things = {"Record": schema} | {
        name: one for name, one in sorted(schema["$defs"].items()) if one.get("type") == "object"
    }
    for name, thing in things.items():
        summary = thing.get("description", "").split("\n\n")[0].replace("\n", " ")
        parts.append(f"### {name}\n\n{summary}\n\n| field | type | what it says |\n|---|---|---|")
        for field, value in thing.get("properties", {}).items():
            says = value.get("description", "").replace("\n", " ").replace("|", "\\|")
            parts[-1] += f"\n| `{field}` | {kind(value)} | {says} |"
    return "\n\n".join(parts)


def page() -> str:
    """The page with its table of fields made anew."""
    text = PAGE.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    return f"{head}{BEGIN}\n\n{table()}\n\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
