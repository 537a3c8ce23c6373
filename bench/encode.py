"""Measures the speed of `encode`: the time against the length of the text, its parts, and beside spaCy.

    python bench/encode.py                                    100 kB and 1 MB of every kind: reading and encoding
    python bench/encode.py --kilobytes 100 1000 10000         up to 10 MB: some minutes
    python bench/encode.py --kinds journal dense --names      the whole of encode, names and dates too
    python bench/encode.py letter.txt --kilobytes 1000
    python bench/encode.py --beside-spacy                     the whole of encode on the shared gold, and spaCy on the same
    python bench/encode.py --beside-spacy letters/*.txt       the same on other files (needs `pip install '.[spacy]'`)

`growth` is the time for a kilobyte against that of the first length: 1.0 is linear time. `words/s` is of reading and encoding,
or with `--names` of all; `MB` is the most memory that the process held. Each kind runs in a process of its own.
Beside spaCy, both take the same documents in turn, so that what else the machine does disturbs them alike.
All times are CPU time of one core.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kinds import GOLDEN, JOURNAL, KINDS, ROOT, repeated

GOLD = ROOT.parent / "shared" / "gold"
SETS = ("seed", "frus_dev", "ehri_et", "edgeworth")
SHARES = ("read", "names", "dates", "encode", "check", "write")
COUNTED = frozenset({"read", "encode"})  # what `words/s` counts where no names are looked for
FIRST = "Dear Anna,\n\nI met A. M. Orlov [there] on 3 May 1957.\n"
WANTED = 20  # times spaCy's small model


def main() -> None:
    """Prints the table of lengths, or that of shares and models."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("transcriptions", type=Path, nargs="*")
    parser.add_argument("--kilobytes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--names", action="store_true", help="measure the whole of encode")
    parser.add_argument("--beside-spacy", action="store_true", help="compare with spaCy's English models")
    parser.add_argument("--model", default="", help="an installed spaCy model; else the small one of the extra")
    given = parser.parse_args()
    if given.beside_spacy:
        beside_spacy(given.transcriptions or _gold(), given.model)
    else:
        against_length([str(path) for path in given.transcriptions] or given.kinds, given.kilobytes, given.names)


def against_length(kinds: Sequence[str], kilobytes: Sequence[int], names: bool) -> None:
    """Prints a row for each kind and length."""
    shares = "".join(f"{share:>8}" for share in SHARES)
    print(f"{'kind':20} {'kB':>6} {'words':>10}{shares} {'MB':>6} {'words/s':>10} {'growth':>7}")
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for rows in pool.imap(_rows, [(kind, kilobytes, names) for kind in kinds], chunksize=1):
            print("\n".join(rows), flush=True)


def _rows(job: tuple[str, Sequence[int], bool]) -> list[str]:
    kind, kilobytes, names = job
    make = KINDS.get(kind) or repeated(lambda: Path(kind).read_text(encoding="utf-8") + "\n\n")
    measure(FIRST, names)
    rows, first = [], 0.0
    for size in kilobytes:
        text = make(size * 1000)[: size * 1000]
        spent = measure(text, names)
        total = sum(seconds for share, seconds in spent.items() if names or share in COUNTED)
        first = first or total / len(text)
        words = len(text.split())
        shares = "".join(f"{spent[share]:8.2f}" for share in SHARES)
        growth = total / len(text) / first
        rows.append(f"{Path(kind).stem:20} {size:6} {words:10,}{shares} {_megabytes():6} {words / total:10,.0f} {growth:7.2f}")
    return rows


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(text: str, names: bool = True, name: str = "bench") -> Counter[str]:
    """Gives the seconds of each share of encoding a text; without `names` neither names nor dates are looked for."""
    from tei_tools.components import load
    from tei_tools.encoder import encode_document
    from tei_tools.encoder.conservation import check_conservation
    from tei_tools.pipeline import registers_for, stage
    from tei_tools.pool import collect_seldom
    from tei_tools.readers.transcription import read_transcription
    from tei_tools.revision import mark_written
    from tei_tools.tei import serialise

    collect_seldom()  # as the command does
    spent: Counter[str] = Counter()

    def timed(share: str, work: Callable[..., Any], *given: Any, **options: Any) -> Any:
        start = time.process_time()
        done = work(*given, **options)
        spent[share] += time.process_time() - start
        return done

    register = registers_for("-", None)
    document = timed("read", read_transcription, text, name=name)
    for annotator in stage("annotators") if names else ():
        annotate = load(stage("annotators"), annotator, family="annotator")
        document = timed(annotator, _annotated, document, annotate, register)
    tree = timed("encode", encode_document, document, register)
    timed("check", check_conservation, document, tree)
    timed("write", lambda: mark_written(serialise(tree)))
    return spent


def _annotated(document: Any, annotate: Callable[..., Any], register: Any) -> Any:
    return document.annotate(annotate(document, register))


def _gold() -> list[Path]:
    """The texts of the shared gold; where it is not beside the checkout, our own transcriptions."""
    if GOLD.is_dir():
        return [path for name in SETS for path in sorted((GOLD / name).glob("*.txt"))]
    return [JOURNAL, *sorted(GOLDEN.glob("*/input.txt"))]


def beside_spacy(files: Sequence[Path], model: str) -> None:
    """Prints the share of each part of encode, then words a second of ours and of spaCy, and how many times that is."""
    import spacy

    from tei_tools.annotators.spacy import MODEL, load_model

    name = model or MODEL
    models = {f"{name}, whole pipeline": spacy.load(name), f"{name}, entities alone": load_model(name)}
    shares: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    texts = [path.read_text(encoding="utf-8") for path in files]
    for text in texts[:1]:  # what is loaded once for the process
        measure(text)
        for pipeline in models.values():
            pipeline(text)
    for text in texts:
        shares.update(measure(text))
        for label, pipeline in models.items():
            start = time.process_time()
            pipeline(text)
            seconds[label] += time.process_time() - start
    _print_beside(sum(len(text.split()) for text in texts), shares, seconds)


def _print_beside(words: int, shares: Counter[str], seconds: Counter[str]) -> None:
    ours = shares.total()
    print(f"{words:,} words; tei-tools encode, microseconds a word:")
    for share in SHARES:
        print(f"  {share:10} {1e6 * shares[share] / words:8.2f} {shares[share] / ours:7.1%}")
    print(f"{'':46} {'words/s':>10} {'tei-tools is faster':>22}")
    print(f"{'tei-tools encode, the whole':46} {words / ours:10,.0f}")
    for label, spent in seconds.items():
        print(f"{label:46} {words / spent:10,.0f} {spent / ours:16.1f} times")
    print(f"wanted: {WANTED} times the whole pipeline of the small model")


if __name__ == "__main__":
    main()
