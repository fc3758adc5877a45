"""A password in a ledger's address is never shown."""

from __future__ import annotations

import traceback

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger
from reportedly.ledger.address import address


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://user:s3cr3t%2F@127.0.0.1:1/base",
        "postgresql+psycopg://user:s3cr3t%2F@127.0.0.1:1/base",
        "postgresql://user@127.0.0.1:1/base?password=s3cr3t",
        "postgresql://user:s3cr3t@127.0.0.1:port/base",
        "mysql://user:s3cr3t@127.0.0.1/base",
        "postgresql://user:s3cr3t@[127.0.0.1/base",
        "nonsense://user:s3cr3t@host",
    ],
)
def test_no_error_shows_the_password(url):
    with pytest.raises(LedgerError) as caught:
        Ledger.open(url)
    assert "s3cr3t" not in "".join(traceback.format_exception(caught.value))


def test_the_address_shows_itself_without_the_password():
    found = address("postgresql://user:s3cr3t%2F@host/base?sslpassword=hunter2&application_name=x")
    shown = f"{found} {found!r} {found.clean('FATAL: s3cr3t/ or s3cr3t%2F or hunter2 is wrong')}"
    assert "s3cr3t" not in shown and "hunter2" not in shown
    assert "user" in shown and "host" in shown


def test_a_file_name_is_a_sqlite_ledger(tmp_path):
    assert address(str(tmp_path / "a b.db")).path == tmp_path / "a b.db"
    assert address("ledger.db").url.get_backend_name() == "sqlite"
