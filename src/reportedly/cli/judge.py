"""`reportedly judge`: a person's decision whether two claims tell the same incident."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import typer
from rich.table import Table

from ..errors import BadOption
from .common import LedgerPath, console, plain, print_json
from .events import short_ref

app = typer.Typer(
    help="Decide whether two claims tell the same incident; every later weighing keeps to it.", no_args_is_help=True
)

ClaimName = Annotated[
    str, typer.Argument(metavar="CLAIM", help="DOCUMENT#CLAIM, as `reportedly events` prints it; the id may be short.")
]
Who = Annotated[str, typer.Option("--by", help="Who decides.")]
Note = Annotated[str | None, typer.Option("--note", help="Why.")]
When = Annotated[str | None, typer.Option("--when", help="The day, in EDTF; else today.")]


@app.command()
def same(ledger: LedgerPath, one: ClaimName, two: ClaimName, by: Who, note: Note = None, when: When = None) -> None:
    """Both claims tell one incident."""
    _judge(ledger, one, two, "same", by, note, when)


@app.command()
def different(
    ledger: LedgerPath, one: ClaimName, two: ClaimName, by: Who, note: Note = None, when: When = None
) -> None:
    """The claims tell two incidents."""
    _judge(ledger, one, two, "different", by, note, when)


@app.command("list")
def list_(
    ledger: LedgerPath, as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False
) -> None:
    """Every judgement, with the words of both claims; of two on one pair the later holds."""
    from ..ledger import Ledger

    with Ledger.open(ledger, create=False) as store:
        found = store.judgements()
    shown = Table()
    for name in ("number", "verdict", "claims", "words", "by", "when", "note"):
        shown.add_column(name, overflow="fold")
    for one in found:
        refs = [one.judgement.one, one.judgement.two] if one.judgement else None
        if as_json:
            print_json({
                "number": one.number, "verdict": one.verdict, "claims": refs, "words": list(one.words), "by": one.who,
                "when": one.when, "note": one.note,
            })  # fmt: skip
            continue
        claims = " ".join(short_ref(ref) for ref in refs) if refs else "not read as events by the newest coding"
        cells = (one.number, one.verdict, claims, " … ".join(one.words), one.who, one.when, one.note or "")
        shown.add_row(*(plain(cell) for cell in cells))
    if not as_json:
        console().print(shown)


@app.command()
def withdraw(
    ledger: LedgerPath, number: Annotated[int, typer.Argument(help="Its number, as `list` shows it.")]
) -> None:
    """Take a judgement back."""
    from ..ledger import Ledger

    with Ledger.open(ledger, create=False) as store:
        store.withdraw(number)
    console(stderr=True).print(f"withdrawn: judgement {number}")


def _judge(
    ledger: str, one: str, two: str, verdict: Literal["same", "different"], by: str, note: str | None, when: str | None
) -> None:
    from ..ledger import Ledger
    from ..model import Judgement

    if not by.strip():
        raise BadOption("nobody is named", where="--by", todo="say who decides")
    with Ledger.open(ledger, create=False) as store:
        refs = []
        for ref in (one, two):
            document, mark, claim = ref.rpartition("#")
            if not mark:
                raise BadOption(f"{ref!r} names no claim", where="CLAIM", todo="write DOCUMENT#CLAIM, such as 1c65#c4")
            refs.append(f"{store.document_id(document)}#{claim}")
        number = store.judge(
            Judgement(
                one=refs[0], two=refs[1], verdict=verdict, who=by, when=when or date.today().isoformat(), note=note
            )
        )
    console(stderr=True).print(f"judgement {number}: {verdict}", markup=False)
