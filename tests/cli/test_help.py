"""Every command and option has help, and the page of commands is made from them."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
MADE = runpy.run_path(str(DOCS / "commands.py"))
COMMANDS = dict(MADE["commands"]())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name):
    assert COMMANDS[name].__doc__
    assert [shown for shown, says in MADE["parameters"](COMMANDS[name]) if not says.strip()] == []


def test_the_page_of_commands_is_up_to_date():
    assert (DOCS / "command-line.md").read_text() == MADE["page"](), "run `python docs/commands.py`"


def test_help_needs_nothing_heavy():
    code = (
        "import sys, reportedly.cli; "
        "print(sorted({'spacy', 'numpy', 'sqlalchemy', 'onnxruntime', 'trafilatura', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
