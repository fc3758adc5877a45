"""Build hook: make the gazetteer file before the wheel, or the editable install, is put together."""

from __future__ import annotations

import sys
import types
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs `reportedly.gazetteer.build` on the source tree."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        # The package's own __init__ imports what is not there while it is built (spaCy); only its folder is needed.
        package = types.ModuleType("reportedly")
        package.__path__ = [str(source / "reportedly")]
        sys.modules["reportedly"] = package
        from reportedly.gazetteer.build import TARGET, build

        # The made file is up to date where nothing it is made of is newer.
        made_of = [*(source / "reportedly" / "gazetteer").glob("*.py"), *TARGET.parent.glob("*.csv"),
                   *TARGET.parent.glob("*.toml")]  # fmt: skip
        if not TARGET.is_file() or any(path.stat().st_mtime > TARGET.stat().st_mtime for path in made_of):
            build()
