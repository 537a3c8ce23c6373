"""All bracket constructs of a transcription, and what had to be recovered.

>>> from tei_tools.profiles import load_profile
>>> found, findings = bracket_constructs("a [sic] b ]", load_profile("translation"))
>>> [group[0].element for group in found], [rule for _, rule, _ in findings]
(['sic'], ['reader.bracket-unopened'])
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from tei_tools.model import Annotation
from tei_tools.profiles import Profile
from tei_tools.readers.brackets import Pair, join_double, pair_brackets
from tei_tools.readers.constructs import construct, find_rule, is_quiet
from tei_tools.readers.pages import is_page_break
from tei_tools.readers.shelfmark import shelfmark_parts
from tei_tools.readers.signs import sign_constructs

Problem = tuple[int, str, str]
_LABEL = re.compile(r"[^\]\n:]{1,120}:")
_LABEL_BEFORE = re.compile(r"(?:^|\n)[^\S\n]*([A-Z][^\n:\[\]]{2,60}:)[^\S\n]*$")


def bracket_constructs(text: str, profile: Profile) -> tuple[list[tuple[Annotation, ...]], list[Problem]]:
    """Gives the constructs in order of the text, and (offset, rule, message) of what was recovered or not understood."""
    found: list[tuple[Annotation, ...]] = []
    problems: list[Problem] = []
    for opener, closer, doubled in _kinds(profile):
        pairs = pair_brackets(
            text, opener, closer, lambda start: _is_label(text, start, profile), lambda at: is_page_break(text, at, profile)
        )
        for pair in join_double(pairs) if doubled else pairs:
            if is_quiet(profile, opener) and not (pair.is_opened and pair.is_closed):
                continue
            _add(text, pair, opener * (2 if pair.lead == 2 and doubled else 1), profile, found, problems)
    found.extend(_labelled_lines(text, profile, found))
    found.extend(sign_constructs(text, profile))
    found.sort(key=lambda group: (group[0].start, -group[0].end))
    return found, sorted(problems)


_LOOSE = re.compile(
    r"(?:\A|\n)[ \t]*"
    r"(?P<label>(?=[^:\n]{0,70}(?i:stamp|seal|hand-?writ|pencil|margin))[A-Z][^:\n\[\]().]{2,70}:)(?P<rest>[^\n]*)"
)
_LOOSE_WORDS = ("stamp", "seal", "handwrit", "hand-writ", "pencil", "margin")  # without one there is no such label
_REST_OF_BLOCK = re.compile(r"(?:\n[ \t]*\S[^\n]*){1,12}")


def _labelled_lines(text: str, profile: Profile, found: list[tuple[Annotation, ...]]) -> Iterator[tuple[Annotation, ...]]:
    """Gives the stamps and handwriting whose label stands without any bracket: `Stamp: General Department, 3 March 1955`.

    What the label speaks of is the rest of its line; where it stands alone, the lines up to the next blank one.
    """
    lowered = text.lower()
    if not any(word in lowered for word in _LOOSE_WORDS):
        return
    held = sorted((group[0].start, group[0].end) for group in found)
    for match in _LOOSE.finditer(text):
        start = match.start("label")
        rule, _ = find_rule(match["label"] + " x", profile, "[")
        nearest = bisect_right(held, (start, len(text))) - 1
        inside = nearest >= 0 and held[nearest][1] > start
        if rule is None or not rule.is_label or inside or "[" in match["rest"]:
            continue
        rest = None if match["rest"].strip() else _REST_OF_BLOCK.match(text, match.end())
        end = rest.end() if rest else match.end() if match["rest"].strip() else 0
        if end and "[" not in text[start:end]:
            end = start + len(text[start:end].rstrip())
            group = tuple(construct(text, Pair(start, end, 0, 0), profile))
            if group:
                yield group


def _kinds(profile: Profile) -> list[tuple[str, str, bool]]:
    """Gives the single brackets of the profile, and whether they may be doubled."""
    names = {delimiter.open: delimiter.close for delimiter in profile.delimiters}
    return [(mark, close, mark * 2 in names) for mark, close in names.items() if len(mark) == 1 and mark != close]


def _is_label(text: str, start: int, profile: Profile) -> bool:
    label = _LABEL.match(text, start + 1)
    rule = find_rule(label.group() + " x", profile, text[start])[0] if label else None
    return rule is not None and rule.is_label


def _add(
    text: str, pair: Pair, opener: str, profile: Profile, found: list[tuple[Annotation, ...]], problems: list[Problem]
) -> None:
    if not pair.is_opened:
        problems.append(
            (pair.start, "reader.bracket-unopened", f"'{text[pair.start]}' closes what was never opened: kept as text")
        )
        return
    if not pair.is_closed and not _is_construct_unclosed(text, pair, profile):
        problems.append((pair.start, "reader.bracket-unclosed", f"'{opener}' is never closed: kept as text"))
        return
    if (
        pair.is_closed
        and "\n" not in text[pair.start : pair.end]
        and next(shelfmark_parts(text, pair.start + pair.lead, pair.end - pair.trail), None)
    ):
        return  # `[RGANI, fond 5, opis 28]` is no remark: the registry reads it
    if not pair.is_closed:
        pair = _shortened(text, pair, profile)
    group = _with_line(text, pair, profile) or tuple(construct(text, _with_label_before(text, pair, profile), profile, opener))
    if not pair.is_closed:
        problems.append((pair.start, "reader.bracket-unclosed", f"'{opener}' is never closed: it was ended with its paragraph"))
    if group:
        found.append(group)
        label = text[pair.start + 1 : pair.end].partition(":")[0]
        is_remark = group[0].element == "note" and group[0].attributes.get("type") == "editor"
        if is_remark and _is_unknown(label, text, pair) and not _is_known(text, pair, profile, opener):
            problems.append(
                (pair.start, "reader.unknown-label", f"the label '{label.strip()[:20]}' is not known: read as a remark")
            )


def _is_known(text: str, pair: Pair, profile: Profile, opener: str) -> bool:
    return find_rule(text[pair.start + pair.lead : pair.end - pair.trail].strip(), profile, opener)[0] is not None


def _is_unknown(label: str, text: str, pair: Pair) -> bool:
    return len(label) < pair.end - pair.start - 3 and len(label.split()) <= 4 and bool(re.match(r"[A-Z]\w+", label.strip()))


def _is_construct_unclosed(text: str, pair: Pair, profile: Profile) -> bool:
    content = text[pair.start + pair.lead : pair.end].strip()
    if not content:
        return False
    return _is_label(text, pair.start, profile) or (len(content) < 60 and find_rule(content, profile, "[")[0] is not None)


def _shortened(text: str, pair: Pair, profile: Profile) -> Pair:
    """Gives an unclosed bracket with no label, `[illegible was torn`, ended behind the first words that a rule knows."""
    if _is_label(text, pair.start, profile):
        return pair
    for words in re.finditer(r"\S+", text[pair.start : pair.end][:80]):
        content = text[pair.start + pair.lead : pair.start + words.end()].strip()
        rule = find_rule(content.rstrip(".,;"), profile, "[")[0] if content else None
        if rule is not None and rule.content != "mark":  # `[1 line illegible` begins with no footnote's mark
            end = pair.start + len(text[pair.start : pair.start + words.end()].rstrip(".,;"))
            return replace(pair, end=end)
    return pair


_STAMPED = re.compile(r"stamped|rubber-?stamped|stamp", re.IGNORECASE)  # `[stamped] 3 copies`: the rest of the line is


def _with_line(text: str, pair: Pair, profile: Profile) -> tuple[Annotation, ...]:
    """Gives what a label alone in its brackets speaks of, the rest of its line: `[Postmark:] FE 6 1825`; else ()."""
    content = text[pair.start + pair.lead : pair.end - pair.trail].strip()
    if _STAMPED.fullmatch(content) and not text[text.rfind("\n", 0, pair.start) + 1 : pair.start].strip():
        content += ":"
    if content[-1:] != ":" or pair.lead != 1 or not pair.trail:
        return ()
    newline = text.find("\n", pair.end)
    end = pair.end + len(text[pair.end : newline if newline >= 0 else len(text)].rstrip())
    rule, _ = find_rule(content + " x", profile, text[pair.start])
    if rule is None or not rule.is_label or end <= pair.end or "[" in text[pair.end : end]:
        return ()
    outer = Annotation(pair.start, end, rule.element, dict(rule.attributes))
    return outer, Annotation(pair.start, pair.end, "note", {"type": "label"}, resp=profile.voice, lead=1, trail=1)


def _with_label_before(text: str, pair: Pair, profile: Profile) -> Pair:
    """Takes a label that stands before its bracket, `Stamp: [Far East Department]`, into the construct."""
    before = _LABEL_BEFORE.search(text[max(0, pair.start - 70) : pair.start])
    if not before:
        return pair
    rule, _ = find_rule(before.group(1) + " x", profile, text[pair.start])
    if rule is None or not rule.is_label:
        return pair
    start = pair.start - (len(text[max(0, pair.start - 70) : pair.start]) - before.start(1))
    return Pair(start, pair.end, 0, 0, pair.is_closed)
