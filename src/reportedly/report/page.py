"""The report's file: templates filled, scripts and styles put in, with a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

SCRIPTS = (
    "base.js", "chain.js", "documents.js", "matrix.js", "actors.js", "timeline.js", "map.js", "claims.js", "wording.js",
    "threats.js", "incidents.js", "disputes.js", "main.js",
)  # fmt: skip
"""Our own scripts, in the order they are put together."""


def environment() -> Environment:
    """Templates of the report; everything put into them is escaped."""
    return Environment(loader=PackageLoader("reportedly.report"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def asset(name: str) -> str:
    """A file under `report/assets`."""
    return (files("reportedly.report") / "assets" / name).read_text(encoding="utf-8")


def script() -> str:
    """All scripts as one, in a scope of its own."""
    body = "\n".join(asset(name) for name in SCRIPTS)
    return f'(function () {{\n"use strict";\n{body}\n}})();'


def hash_of(inline: str) -> str:
    """The source expression that lets exactly this inline script or style be used (CSP level 2)."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode() + "'"


def policy(inline_script: str, inline_style: str) -> str:
    """A content security policy under which only our script and style work, and nothing is fetched or sent."""
    return (
        f"default-src 'none'; script-src {hash_of(inline_script)}; style-src {hash_of(inline_style)}; "
        "base-uri 'none'; form-action 'none'"
    )


# What could end a script element, open a comment in it, or break a line for older scripts.
_UNSAFE = re.compile("[<>&\u2028\u2029]")


def json_block(value: Any) -> str:
    """`value` as JSON that is safe inside a `<script type="application/json">`, whatever its words."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if not _encodes(plain):
        plain = json.dumps(value, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", plain)


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def head_and_tail(values: dict[str, Any]) -> Iterable[str]:
    """The page in two parts, between which the documents' blocks stand."""
    inline_script, inline_style = script(), asset("report.css")
    rendered = (
        environment()
        .get_template("report.html")
        .render(
            **values,
            policy=policy(inline_script, inline_style),
            style=Markup(inline_style),
            script=Markup(inline_script),
            index=Markup(json_block(values["overview"])),
            weighed=Markup(json_block(values["weighing"])),
        )
    )
    return rendered.split("<!-- documents -->")
