"""Measures time against the length of the text, for ordinary transcriptions and for the worst that could be thought of.

    python bench/encode.py                                    100 kB and 1 MB of every kind
    python bench/encode.py --kilobytes 100 1000 10000         up to 10 MB: some minutes, 3 GB of memory
    python bench/encode.py --kinds journal dense --names      the whole of encode: names, dates and conservation too
    python bench/encode.py letter.txt --kilobytes 1000

`growth` is the time for a kilobyte against that of the first length: 1.0 is linear time. `words/s` is of reading and encoding
without names, or with `--names` of all. What is measured is the CPU time of one core; each kind runs in a process of its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
DENSE = ("journal-entries", "hard-wrapped", "brackets-nested", "remarks", "footnotes-bracketed", "paragraph-a-line")
LETTERS = ("letter-official", "letter-private", "paragraph-a-line")
SENTENCE = "He said to me that the bridge [which he knew] would be mended before the winter came, and thanked Cde. Orlov. "


def samples(*names: str) -> str:
    """The golden transcriptions of those names, one behind the other."""
    return "\n\n".join((GOLDEN / name / "input.txt").read_text(encoding="utf-8") for name in names) + "\n\n"


def numbered(form: str, length: int) -> str:
    """Lines with a number of their own, at least `length` characters of them."""
    return "".join(form.format(i=i) for i in range(1, 2 + length // (len(form) - 3)))


def repeated(unit: Callable[[], str]) -> Callable[[int], str]:
    """A kind of text that is one piece again and again."""
    return lambda length: unit() * (1 + length // len(unit()))


KINDS: dict[str, Callable[[int], str]] = {
    "journal": repeated(lambda: (ROOT / "encoded/transcriptions/puzanov-1957-05-22.txt").read_text(encoding="utf-8") + "\n\n"),
    "letters": repeated(lambda: samples(*LETTERS)),
    "dense": repeated(lambda: samples(*DENSE)),
    "one line": repeated(lambda: SENTENCE),
    "all [": repeated(lambda: "["),
    "all ]": repeated(lambda: "]"),
    "[ on every line": repeated(lambda: "the [first part\n\n"),
    "stamps unclosed": repeated(lambda: "[stamp: Far East\n\n"),
    "nested 10,000 deep": repeated(lambda: "[" * 10000 + "]" * 10000 + "\n\n"),
    "blank lines": repeated(lambda: "\n"),
    "footnotes": lambda length: numbered("the mill{i} and\n\n{i} The text of a note.\n\n", length),
    "notes without mark": repeated(lambda: "* The text of a note.\n\n"),
    "list items": lambda length: numbered("{i}. item\n", length),
    "one-word lines": repeated(lambda: "Word\n"),
    "stamps": repeated(lambda: "[stamp: Far East, Secret, 12 June 1957]\n\n"),
    "page numbers": lambda length: numbered("- {i} -\n\nthe river rose in\n\n", length),
    "days": repeated(lambda: "22 May 1957\n\nHe went there.\n\n"),
    "speeches": repeated(lambda: "North (KIM): yes\n\n"),
    "pipes": repeated(lambda: "a | b | c\n"),
    "tabs": repeated(lambda: "a\tb\tc\n"),
    "digits": repeated(lambda: "1234567890"),
    "combining marks": repeated(lambda: "\u0301\u0323"),
    "no XML": repeated(lambda: "a\x01 "),
}


def main() -> None:
    """Prints the table, a row for each kind and length."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("transcription", type=Path, nargs="?")
    parser.add_argument("--kilobytes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--names", action="store_true")
    given = parser.parse_args()
    kinds = [str(given.transcription)] if given.transcription else given.kinds
    print(
        f"{'kind':20} {'kB':>6} {'words':>10} {'read':>7} {'names':>7} {'encode':>7} {'check':>7} {'words/s':>10} {'growth':>7}"
    )
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for rows in pool.imap(_rows, [(kind, given.kilobytes, given.names) for kind in kinds], chunksize=1):
            print("\n".join(rows), flush=True)


def _rows(job: tuple[str, list[int], bool]) -> list[str]:
    kind, kilobytes, names = job
    make = KINDS.get(kind) or repeated(lambda: Path(kind).read_text(encoding="utf-8") + "\n\n")
    measure("Dear Anna,\n\nI met A. M. Orlov [there] on 3 May 1957.\n", names)
    rows, first = [], 0.0
    for size in kilobytes:
        text = make(size * 1000)[: size * 1000]
        read, annotate, encode, check = measure(text, names)
        spent = read + annotate + encode + (check if names else 0.0)
        first = first or spent / len(text)
        words = len(text.split())
        times = "".join(f"{seconds:8.2f}" for seconds in (read, annotate, encode, check))
        rows.append(f"{Path(kind).stem:20} {size:6} {words:10,}{times} {words / spent:10,.0f} {spent / len(text) / first:7.2f}")
    return rows


def measure(text: str, names: bool) -> tuple[float, float, float, float]:
    """Gives the seconds for reading, names and dates (0 without `names`), encoding, and the check that nothing was lost."""
    from tei_tools.encoder import encode_document
    from tei_tools.encoder.conservation import check_conservation
    from tei_tools.model import Authority
    from tei_tools.pipeline import annotate, registers_for
    from tei_tools.readers.transcription import read_transcription

    register = registers_for("-", None) if names else Authority()
    times = [time.process_time()]
    document = read_transcription(text, name="bench")
    times.append(time.process_time())
    document = annotate(document, register) if names else document
    times.append(time.process_time())
    tree = encode_document(document, register)
    times.append(time.process_time())
    check_conservation(document, tree)
    times.append(time.process_time())
    read, annotated, encoded, checked = (after - before for before, after in pairwise(times))
    return read, annotated, encoded, checked


if __name__ == "__main__":
    main()
