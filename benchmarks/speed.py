"""Speed and memory of reading, and of the encoder's pass alone, beside bare spaCy in the same run.

    python benchmarks/speed.py --data ../shared/benchmarks [--rounds 3] [--json FILE]

Texts: re3d and TR-News, development parts. Each figure is a ratio of two runs made in turn in the same process or of
whole processes started in turn; absolute words/s differ from machine to machine. One thread each for spaCy, onnxruntime
and BLAS.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

FILES = ("entities/re3d.dev.docs.jsonl", "place/trnews.dev.docs.jsonl")


def texts(data: Path) -> list[str]:
    rows = []
    for name in FILES:
        with (data / name).open(encoding="utf-8") as lines:
            rows += [json.loads(line)["text"] for line in lines]
    return rows


def in_one_process(data: Path, rounds: int) -> dict[str, object]:
    """Words/s of our pipeline and of the bare model, in turn, best of the rounds each."""
    import spacy

    import reportedly
    from reportedly.pipeline.run import ENGLISH_MODEL

    bare = spacy.load(ENGLISH_MODEL)
    sample = texts(data)
    words = sum(len(text.split()) for text in sample)
    reportedly.read_text(sample[0])
    ours, theirs = [], []
    for _ in range(rounds):
        started = time.perf_counter()
        for text in sample:
            bare(text)
        theirs.append(words / (time.perf_counter() - started))
        started = time.perf_counter()
        for text in sample:
            reportedly.read_text(text)
        ours.append(words / (time.perf_counter() - started))
    ratios = [one / two for one, two in zip(ours, theirs, strict=True)]
    return {
        "documents": len(sample),
        "words": words,
        "words_per_second": round(max(ours)),
        "bare_spacy_words_per_second": round(max(theirs)),
        "ratio_median": round(statistics.median(ratios), 3),
        **encoder(sample, words, rounds),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def encoder(sample: list[str], words: int, rounds: int) -> dict[str, int]:
    """Words/s of the encoder's pass for attribution, with tokenising and decoding: best round, by the clock and by
    the processor's time, which other work on the machine does not touch."""
    from reportedly.encoders import shipped_encoder

    passes = shipped_encoder()
    clock, processor = [], []
    for _ in range(rounds):
        started, used = time.perf_counter(), time.process_time()
        for text in sample:
            passes.read(text)
        clock.append(words / (time.perf_counter() - started))
        processor.append(words / (time.process_time() - used))
    return {
        "encoder_words_per_second": round(max(clock)),
        "encoder_words_per_second_of_processor": round(max(processor)),
    }


def first_record() -> float:
    """Seconds from start to the first record of a whole process (median of three)."""
    code = "import reportedly; reportedly.read_text('Rebels attacked the town on Monday, the army said.')"
    runs = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        runs.append(time.perf_counter() - started)
    return round(statistics.median(runs), 2)


def jobs(data: Path, rounds: int) -> float:
    """How many times faster two jobs are than one, whole processes, in turn (median)."""
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.jsonl"
        # Twice over, so that starting the workers does not decide.
        sample = list(enumerate(texts(data)))
        rows = [json.dumps({"id": f"{turn}-{number}", "text": text}) for turn in range(2) for number, text in sample]
        source.write_text("\n".join(rows), encoding="utf-8")
        for _ in range(rounds):
            seconds = {}
            for count in (1, 2):
                command = [sys.executable, "-m", "reportedly", "read", str(source), "--format", "json"]
                command += ["--jobs", str(count)]
                started = time.perf_counter()
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                seconds[count] = time.perf_counter() - started
            ratios.append(seconds[1] / seconds[2])
    return round(statistics.median(ratios), 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the benchmark data")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    figures = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "versions": {name: version(name) for name in ("reportedly", "spacy", "onnxruntime", "numpy")},
        **in_one_process(options.data, options.rounds),
        "seconds_to_first_record": first_record(),
        "two_jobs_over_one": jobs(options.data, options.rounds),
    }
    print(json.dumps(figures, indent=1))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
