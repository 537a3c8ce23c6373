"""Measures the site of a synthetic corpus: build, memory, and building again when one document changed.

python bench/site.py [--documents 2000] [-j 2]

The documents are invented: letters, telegrams and journals between people of one register, each of some thousand words with a
hundred names. Memory is the largest of the main process; for a quarter of the corpus too, so that what grows is seen.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PEOPLE, PLACES, ORGS = 400, 60, 80
NAMES = (("persName", "person:p", PEOPLE), ("placeName", "place:l", PLACES), ("orgName", "org:o", ORGS))
GENRES = ("letter", "telegram", "journal", "conversation", "report")
WORDS = (
    "the of a to in that was he for it with as his on be at by had not are but from or have an they which one you were all "
    "her she there would their we him been has when who will no more if out so up said what its about than into them can only "
    "other time new some could these two may first then do any like my now over such our man me even most made after also did "
    "many off before must well back through years much where your way down should because long each just those people too good"
).split()

RUN = """
import resource, sys, time
from tei_tools.cli import cli
start = time.perf_counter()
try:
    cli.main(sys.argv[1:], standalone_mode=False)
finally:
    own, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime
    print(f"{time.perf_counter() - start:.2f} {cpu:.2f} {own.ru_maxrss // 1024} {theirs.ru_maxrss // 1024}", file=sys.stderr)
"""


def main() -> None:
    """Prints a line for each build: seconds, CPU seconds, memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("-j", dest="workers", default="2")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for number in (arguments.documents // 4, arguments.documents):
            tei = folder / f"tei-{number}"
            write_corpus(tei, number)
            report(f"{number} documents", tei, folder / f"site-{number}", arguments.workers)
        report("nothing changed", tei, folder / f"site-{number}", arguments.workers)
        changed = tei / "doc-0007.xml"
        changed.write_text(changed.read_text(encoding="utf-8").replace("the of", "a changed word of", 1), encoding="utf-8")
        report("one changed", tei, folder / f"site-{number}", arguments.workers)
        size = sum(path.stat().st_size for path in (folder / f"site-{number}").rglob("*") if path.is_file())
        print(f"the site has {size / 1e6:.0f} MB")
        shutil.rmtree(folder / f"site-{number}")


def report(label: str, tei: Path, out: Path, workers: str) -> None:
    """Builds a site in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-c", RUN, "export", "--to", "site", str(tei), "-o", str(out), "-j", workers]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, cpu, main_memory, worker_memory = done.stderr.split()[-4:]
    print(
        f"{label:20} {seconds:>7} s   {cpu:>7} s CPU   {main_memory:>5} MB main process   {worker_memory:>5} MB largest worker"
    )


def write_corpus(folder: Path, number: int) -> None:
    """Writes the documents, the same ones each time."""
    folder.mkdir(parents=True)
    for at in range(number):
        (folder / f"doc-{at:04}.xml").write_text(document(at), encoding="utf-8")


def document(at: int) -> str:
    """Gives one invented document."""
    chance = random.Random(at)
    day = f"{1945 + at % 20}-{1 + at % 12:02}-{1 + at % 28:02}"
    sender, recipient = chance.sample(range(PEOPLE), 2)
    genre = GENRES[at % len(GENRES)]
    paragraphs = "\n".join(paragraph(chance, number) for number in range(1, 21))
    records = "".join(
        f'<person xml:id="person.p{n}" sameAs="person:p{n}"><persName>Person Number {n}</persName></person>'
        for n in (sender, recipient)
    )
    repository = f'<repository>Archive {at % 7}</repository><idno type="shelfmark">F. {at % 50}, D. {at}</idno>'
    category = f'<category xml:id="genre.{genre}"><catDesc>{genre.capitalize()}</catDesc></category>'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="doc-{at:04}" xml:lang="en">
<teiHeader><fileDesc><titleStmt><title>Invented {genre} {at}</title>
<author><persName ref="person:p{sender}">Person Number {sender}</persName></author></titleStmt>
<publicationStmt><p>invented</p></publicationStmt>
<sourceDesc><msDesc><msIdentifier>{repository}</msIdentifier></msDesc></sourceDesc></fileDesc>
<encodingDesc><classDecl><taxonomy xml:id="genre">{category}</taxonomy></classDecl></encodingDesc>
<profileDesc><creation><date when="{day}">{day}</date></creation>
<textClass><catRef scheme="#genre" target="#genre.{genre}"/></textClass>
<correspDesc>
<correspAction type="sent"><persName ref="person:p{sender}">Person Number {sender}</persName></correspAction>
<correspAction type="received"><persName ref="person:p{recipient}">Number {recipient}</persName></correspAction></correspDesc>
</profileDesc></teiHeader>
<standOff><listPerson>{records}</listPerson></standOff>
<text><body><div xml:id="div1" type="{genre}"><head xml:id="head1">Invented {genre} {at}</head>
{paragraphs}
</div></body></text></TEI>
"""


def paragraph(chance: random.Random, number: int) -> str:
    """Gives a paragraph of about fifty words with five names."""
    words: list[str] = []
    for _ in range(5):
        words += chance.choices(WORDS, k=8)
        kind, name, most = chance.choice(NAMES)
        which = min(int(chance.expovariate(0.02)), most - 1)
        attributes = f'xml:id="n{number}-{len(words)}" ref="{name}{which}"'
        words.append(f"<{kind} {attributes}>{kind[:-4].capitalize()} Number {which}</{kind}>")
    return f'<p xml:id="p{number}">{" ".join(words)}.</p>'


if __name__ == "__main__":
    main()
