"""The Python examples of the pages run, and print what the page says they print."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
EXAMPLE = re.compile(
    r"```python\n(?P<code>[\s\S]*?)```\n"  # the example,
    r"(?:\n+prints\n)?"  # perhaps a word,
    r"(?:\n+(?P<out>(?: {4}[^\n]*(?:\n|$))+))?"  # and what it prints, indented
)
EXAMPLES = [
    pytest.param(match["code"], match["out"], id=f"{page.name}-{number}")
    for page in PAGES
    for number, match in enumerate(EXAMPLE.finditer(page.read_text(encoding="utf-8")), 1)
]


@pytest.mark.parametrize(("code", "expected"), EXAMPLES)
def test_the_example_runs_and_prints_what_the_page_says(code, expected, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "example", "exec"), {"__name__": "example"})
    if expected:
        lines = [line[4:] for line in expected.rstrip("\n").split("\n")]
        assert printed.getvalue().rstrip("\n").split("\n") == lines
