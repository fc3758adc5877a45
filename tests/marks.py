"""Marks that several test files share."""

import pytest

LOST = pytest.mark.xfail(strict=True, reason="read so by the events head before it learned open gold")
