"""Measures reading and encoding without entities: words a second of one core, against the length of the text.

    python bench/encode.py                        the golden journal and letters, 10 kB to 10 MB
    python bench/encode.py letter.txt --kilobytes 100 1000

The law is linear time: words a second must not fall with the length. `check` is the comparison that no character was lost.
"""

from __future__ import annotations

import argparse
import time
from itertools import pairwise
from pathlib import Path

from tei_tools.encoder import encode_document
from tei_tools.encoder.conservation import check_conservation
from tei_tools.model import Authority
from tei_tools.readers.transcription import read_transcription

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
SAMPLES = ("journal-entries", "hard-wrapped", "brackets-nested", "remarks", "footnotes-bracketed", "paragraph-a-line")


def main() -> None:
    """Prints a line for each length: words, seconds for each stage, words a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("transcription", type=Path, nargs="?")
    parser.add_argument("--kilobytes", type=int, nargs="+", default=[10, 100, 1000, 10000])
    arguments = parser.parse_args()
    paths = [arguments.transcription] if arguments.transcription else [GOLDEN / name / "input.txt" for name in SAMPLES]
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in paths)
    read_transcription(text, name="warm")
    print("    kB      words     read   encode    check   words/s (read and encode)")
    for kilobytes in arguments.kilobytes:
        measure((text + "\n\n") * max(1, kilobytes * 1000 // len(text)))


def measure(text: str) -> None:
    """Prints the line of one text."""
    times = [time.process_time()]
    document = read_transcription(text, name="bench")
    times.append(time.process_time())
    tree = encode_document(document, Authority())
    times.append(time.process_time())
    check_conservation(document, tree)
    times.append(time.process_time())
    words = len(text.split())
    read, encode, check = (after - before for before, after in pairwise(times))
    print(f"{len(text) / 1000:6.0f} {words:10,} {read:8.2f} {encode:8.2f} {check:8.2f} {words / (read + encode):12,.0f}")


if __name__ == "__main__":
    main()
