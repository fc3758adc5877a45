"""What weighing costs, from a thousand records to a hundred thousand, and what a hundred more cost then.

    python benchmarks/weighing.py [--sizes 1000 10000 100000] [--json FILE]

The records are those of `synthetic.py`. Each size runs in a process of its own, which reads the records from a file of
JSON Lines, as a ledger would hand them over, and weighs them: `Weigher.add` and `Weigher.result`. Time for parsing the
lines is part of it and told apart. Then 100 further records are added to the same weigher and all is asked for again.
Last, a new weigher takes back what the first had kept before these, as a ledger hands it from command to command, and
is given the same 100. Times are of the processor, so that other work on the machine counts for little; peak memory is
that of the first weigher.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "2")

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
ADDED = 100
LIBRARIES = ("reportedly", "numpy", "scipy", "pydantic", "rapidfuzz")


def write(records: int, path: Path) -> None:
    """Write `records` synthetic records and `ADDED` more."""
    from synthetic import World

    world = World(records=records)
    with path.open("w", encoding="utf-8") as file:
        for record in world.records(0, records + ADDED):
            file.write(record.to_json() + "\n")


def measure(records: int, path: Path) -> dict[str, object]:
    """Weigh the first `records` of the file, then the rest; in seconds and megabytes."""
    from reportedly.model import Record
    from reportedly.weighing import Weigher
    from reportedly.weighing.state import pack, pack_incident, unpack, unpack_incident

    clock = time.process_time
    parsing = 0.0
    kept: list[tuple[bytes, bytes]] = []
    at: dict[str, int] = {}

    def parsed(lines: BinaryIO, count: int) -> Iterator[Record]:
        nonlocal parsing
        for _ in range(count):
            begin, started = lines.tell(), clock()
            record = Record.from_json(lines.readline())
            parsing += clock() - started
            at[record.document.id] = begin
            yield record

    def words(document: str) -> str:
        with path.open("rb") as again:
            again.seek(at[document])
            return Record.from_json(again.readline()).document.text

    with path.open("rb") as lines:
        weigher = Weigher()
        started = clock()
        weigher.add(parsed(lines, records), lambda one: kept.append(pack(one)))
        adding = clock() - started
        weighed = weigher.result()
        took = clock() - started
        of_it = parsing
        made = [pack_incident(incident) for incident in weigher.made()[0].values()]
        more = list(parsed(lines, ADDED))
        started = clock()
        weigher.add(more)
        expected = weigher.result()
        added = clock() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = clock()
        weigher = Weigher(words=words)
        weigher.restore((unpack(*one) for one in kept), map(unpack_incident, made), ())
        weigher.add(more)
        if weigher.result() != expected:
            raise RuntimeError("what was put back gives something else")
        put_back = clock() - started
    return {
        "records": records,
        "claims": sum(len(one.claims) for one in weighed.incidents),
        "incidents": len(weighed.incidents),
        "largest": max(len(one.claims) for one in weighed.incidents),
        "copies": len(weighed.copies),
        "seconds": round(took, 1),
        "parsing_seconds": round(of_it, 1),
        "result_seconds": round(took - adding, 1),
        "added_seconds": round(added, 2),
        "put_back_and_added_seconds": round(put_back, 2),
        "kept_mb": round(sum(map(len, (*made, *(part for one in kept for part in one)))) / 1e6, 1),
        "peak_memory_mb": round(memory / 1024),
    }


def machine() -> dict[str, object]:
    """What it ran on."""
    cpu = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.processor(),
    )
    return {
        "cpu": cpu,
        "cores": len(os.sched_getaffinity(0)),
        "load": round(os.getloadavg()[0], 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        **{name: version(name) for name in LIBRARIES},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--step", nargs=3, metavar=("WHAT", "RECORDS", "FILE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.step:
        what, records, path = arguments.step
        if what == "write":
            write(int(records), Path(path))
        else:
            print(json.dumps(measure(int(records), Path(path))))
        return
    rows = []
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            for what in ("write", "measure"):
                step = [sys.executable, __file__, "--step", what, str(size), str(Path(folder) / "records.jsonl")]
                done = subprocess.run(step, check=True, stdout=subprocess.PIPE, text=True)
            rows.append(json.loads(done.stdout))
            print(json.dumps(rows[-1]), file=sys.stderr, flush=True)
    result = {"command": " ".join(["python", *sys.argv]), "machine": machine(), "rows": rows}
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=1) + "\n")
    print(f"`{result['command']}` on {result['machine']}\n")
    header = (
        "records", "claims", "incidents", "largest", "copies", "s", "parsing", "result", f"{ADDED} more",
        "put back, and these", "kept MB", "peak MB",
    )  # fmt: skip
    print("| " + " | ".join(header) + " |\n|" + "---:|" * len(header))
    for row in rows:
        print("| " + " | ".join(f"{value:,}" for value in row.values()) + " |")


if __name__ == "__main__":
    main()
