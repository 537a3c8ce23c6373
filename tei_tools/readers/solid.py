"""Pages that were typed solid, without a blank line: where their blocks begin is told by what their lines are.

Lines that are sentences are paragraphs, one each; short lines between them (title, signature) keep together; a day's line
begins anew. Where the paragraphs are wrapped, the lines that are set in begin them, and a title or a signature is parted.

>>> from tei_tools.readers.lines import blocks_of, lines_of
>>> text = "REPORT\\non the mill\\nThe mill is old and it stands still.\\nNobody has been there.\\nA. Bel"
>>> [part.text(text)[:11] for block in blocks_of(text, lines_of(text)) for part in solid_parts(text, block)]
['REPORT\\non t', 'The mill is', 'Nobody has ', 'A. Bel']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tei_tools.readers.lines import Block, Line
from tei_tools.readers.shapes import LIST_MARK, capital_share, is_day_line, is_name_line, is_prose, words_of

_ENDS = re.compile(r"[.!?…:][\"'”’)\]]*$")
_NOTE = re.compile(r"\[\d{1,3}\]|[*†‡]{1,3}\s|\d{1,3}[.)]\s")
_LABEL = re.compile(r"[A-ZÀ-Ý][\w ]{1,25}:\s")
_WRAPS = 0.2  # of the lines of text: above this share the paragraphs are wrapped
_SET_IN = 2  # spaces by which the first line of a paragraph is set in


def solid_parts(text: str, block: Block) -> Iterator[Block]:
    """Gives the blocks that a block without blank lines holds; itself where it is one."""
    lines = block.lines
    raws = [line.text(text) for line in lines] if len(lines) > 2 else []
    if not raws or any("\n" in raw or raw[-1:] == ";" for raw in raws) or raws[0][-1:] == ":":
        yield block
        return
    kinds = [_kind(raw) for raw in raws]
    whole, wrapped = kinds.count("text"), kinds.count("wrap")
    if whole + wrapped == 0 or "list" in kinds:
        yield block
    elif wrapped <= _WRAPS * (whole + wrapped) and (whole > 1 or not wrapped) and ("short" in kinds or "day" in kinds):
        yield from _by_kind(lines, kinds)
    elif starts := _set_in(lines):
        yield from _cut(lines, starts)
    else:
        yield from _parted(text, lines, kinds)


def _kind(raw: str) -> str:
    """Gives what a line is: text (a sentence to its end), wrap (one that runs on), list, day, or short."""
    if LIST_MARK.match(raw) or _NOTE.match(raw):
        return "list"
    if len(raw) < 40 and is_day_line(raw):
        return "day"
    if _LABEL.match(raw):
        return "short"
    if is_prose(raw):
        return "text" if _ENDS.search(raw) else "wrap"
    is_sentence = len(words_of(raw)) >= 3 and raw[-1:] in ".!?" and capital_share(raw) < 0.7 and raw[:1].isupper()
    return "text" if is_sentence and not raw.isupper() else "short"


def _by_kind(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[Block]:
    """Gives a block for each line of text, and one for each run of other lines; a day before text begins one."""
    starts = [0]
    for n in range(1, len(lines)):
        opens_day = kinds[n] == "day" and n + 1 < len(lines) and kinds[n + 1] in ("text", "wrap")
        after_day = kinds[n - 1] == "day" and n - 1 in starts
        after_wrap = kinds[n - 1] == "wrap"
        if opens_day or after_day or (kinds[n] in ("text", "wrap") and not after_wrap) or kinds[n - 1] == "text":
            starts.append(n)
    yield from _cut(lines, starts)


def _set_in(lines: Sequence[Line]) -> list[int]:
    """Gives the lines that begin a paragraph by being set in; [] where fewer than two are, or most lines are."""
    least = min(line.indent for line in lines)
    inner = [n for n, line in enumerate(lines) if line.indent >= least + _SET_IN]
    if len(inner) < 2 or len(inner) > 0.5 * len(lines):
        return []
    return sorted({0, *inner})


def _cut(lines: Sequence[Line], starts: Sequence[int]) -> Iterator[Block]:
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield Block(tuple(lines[start:stop]))


def _parted(text: str, lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[Block]:
    """Gives wrapped text with the title above and the signature below it parted off."""
    first = next(n for n, kind in enumerate(kinds) if kind in ("text", "wrap"))
    top = first if first and all(_is_title(line.text(text)) for line in lines[:first]) else 0
    last = max(n for n, kind in enumerate(kinds) if kind in ("text", "wrap"))
    behind = lines[last + 1 :]
    signs = _ENDS.search(lines[last].text(text)) and all(is_name_line(line.text(text)) for line in behind) and len(behind) <= 4
    starts = sorted({0, top, *([last + 1] if behind and signs else [])})
    yield from _cut(lines, starts)


def _is_title(raw: str) -> bool:
    """Tells whether a line above wrapped text is no part of it: in capitals, or a day, or short and without small words."""
    return raw.isupper() or (len(raw) < 90 and (is_day_line(raw) or capital_share(raw) >= 0.9))
