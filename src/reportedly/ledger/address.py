"""Where a ledger lies: a file name or a database URL. A password in it is never shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

from sqlalchemy import URL, make_url

from ..errors import LedgerError

MASK = "***"
_SECRET = ("pass", "secret", "token", "key")
"""A query parameter whose name holds one of these is masked too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a ledger lies; `str()` of it is fit to be shown."""

    url: URL = field(repr=False)
    shown: str
    path: Path | None = None
    """The file, where it is one."""

    def __str__(self) -> str:
        return self.shown

    def clean(self, message: object) -> str:
        """`message` without any password of this address, in plain or in URL form."""
        text = " ".join(str(message).split())
        for secret in _secrets(self.url):
            for form in {secret, quote(secret, safe=""), unquote(secret)}:
                text = text.replace(form, MASK)
        return text


def address(where: str | Path) -> Address:
    """Read a file name or a URL such as `postgresql+psycopg://user@host/base`.

    Raises:
        LedgerError: where a URL cannot be read or names a database we do not know. The message shows no part of it
            that could be a password.
    """
    if isinstance(where, Path) or "://" not in where:
        path = Path(where)
        return Address(url=URL.create("sqlite", database=str(path)), shown=str(path), path=path)
    try:
        url = make_url(where)
    except Exception:
        # The parser's own words may quote a part of the URL, the password with it.
        raise LedgerError(
            "a ledger's URL cannot be read",
            todo="write it as postgresql+psycopg://USER@HOST/DATABASE, with signs such as @ or / in a password "
            "percent-encoded, or give a file name",
        ) from None
    shown = url.render_as_string(hide_password=True)
    for secret in _secrets(url):
        shown = shown.replace(quote(secret, safe=""), MASK).replace(secret, MASK)
    backend = url.get_backend_name()
    if backend == "sqlite":
        return Address(url=url, shown=shown, path=Path(url.database) if url.database else None)
    if backend != "postgresql":
        raise LedgerError(
            f"a ledger cannot be kept in a {backend} database", where=shown, todo="use a file name or a postgresql URL"
        )
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return Address(url=url, shown=shown)


def _secrets(url: URL) -> list[str]:
    values = [url.password] if url.password else []
    for name, value in url.query.items():
        if any(part in name.lower() for part in _SECRET):
            values.extend([value] if isinstance(value, str) else value)
    return sorted((str(value) for value in values if value), key=len, reverse=True)
