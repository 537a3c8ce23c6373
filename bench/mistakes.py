#!/usr/bin/env python3
"""Writes the section "Ten mistakes, three validators" of docs/validation.md anew: ours beside jing and xmllint (needs both).

python bench/mistakes.py
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "validation.md"
SCHEMA = ROOT / "tei_tools" / "data" / "schema" / "tei_tools.rng"
HEAD = "## Ten mistakes, three validators"
LONGEST = 150
DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d" xml:lang="en"><teiHeader><fileDesc>\
<titleStmt><title>T</title></titleStmt><publicationStmt><p>x</p></publicationStmt>\
<sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader>
<text><body>{}</body></text></TEI>
"""


def mistakes() -> list[tuple[str, str]]:
    """Reads title and example of each mistake from the page itself."""
    section = PAGE.read_text(encoding="utf-8").partition(HEAD)[2]
    return re.findall(r"### (.*?)\n\n```xml\n(.*?)\n```", section, re.DOTALL)


def run(command: list[str], name: str) -> list[str]:
    """Gives the lines that a validator prints about the file, without its name."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).splitlines()
    return [line.partition(f"{name}:")[2].strip() for line in lines if f"{name}:" in line]


def rows(example: str) -> list[tuple[str, str]]:
    """Gives (validator, message) for one example."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xml"
        path.write_text(DOCUMENT.format(example), encoding="utf-8")
        shown = ["--show-source"]
        ours = subprocess.run(
            [sys.executable, "-m", "tei_tools", "validate", str(path), *shown], capture_output=True, text=True, check=False
        ).stdout
        found = [(line.partition("a.xml:")[2], hint) for line, hint in _pairs(ours)]
        table = [("tei-tools", f"`{cut(line)}`{f' — {hint}' if hint else ''}") for line, hint in found]
        for name, command in (
            ("jing", ["jing", str(SCHEMA), str(path)]),
            ("libxml2", ["xmllint", "--noout", "--relaxng", str(SCHEMA), str(path)]),
        ):
            lines = [line for line in run(command, "a.xml") if re.match(r"\d", line)]
            table += [(name, f"`{cut(line)}`") for line in lines] or [(name, "`nothing`")]
    return table


def _pairs(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        if not line.startswith(" "):
            found.append((line, ""))
        elif line.strip().startswith("hint: "):
            found[-1] = (found[-1][0], line.strip()[6:])
    return found


def cut(text: str) -> str:
    """Cuts a long message, and drops the words that xmllint repeats on every line."""
    text = re.sub(r"^(\d+): (?:element \S+: )?(?:Relax-NG validity error|parser error)\s*: ", r"\1: ", text)
    text = re.sub(r"`|\|", "'", text)
    return f"{text[:LONGEST]}…" if len(text) > LONGEST else text


def main() -> None:
    """Writes the section."""
    before, _, section = PAGE.read_text(encoding="utf-8").partition(HEAD)
    parts = [before + HEAD, section.partition("###")[0].strip()]
    for title, example in mistakes():
        table = "\n".join(f"| {name} | {message} |" for name, message in rows(example))
        parts.append(f"### {title}\n\n```xml\n{example}\n```\n\n| | |\n|---|---|\n{table}")
    PAGE.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
