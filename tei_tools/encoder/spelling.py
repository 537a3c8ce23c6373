"""How the transcription spells a construct: the delimiters that markup replaces, implied or kept.

`<supplied>would</supplied>` was spelled `[would]`: the brackets are the usual spelling of `supplied` in the profile and are
implied. Any other spelling stands in @rend as the tokens `pre:X` and `post:Y`, white space, `%` and control characters
percent-encoded (docs/encoding.md, "Spelling"): `<gap reason="editorial" rend="pre:[....]"/>`. This is the one place.

>>> usual("supplied", {})
('[', ']')
>>> spelling_tokens("supplied", {}, "(", ")")
['pre:(', 'post:)']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

# (element, attribute, value): (before, after). The first row that fits counts; an empty attribute fits always.
USUAL: tuple[tuple[str, str, str, str, str], ...] = (
    ("supplied", "reason", "illegible", "[[", "]]"),
    ("supplied", "", "", "[", "]"),
    ("idno", "type", "supplied", "[", "]"),  # inside a number, where TEI has no supplied
    ("unclear", "", "", "[[", "]]"),
    ("stamp", "", "", "[", "]"),
    ("add", "", "", "[", "]"),
    ("del", "", "", "[", "]"),
    ("figure", "type", "signature", "[", "]"),
    ("gap", "parent", "del", "", ""),
    ("gap", "reason", "editorial", "[…]", ""),
    ("gap", "", "", "[", "]"),
    ("note", "type", "sic", "[", "]"),
    ("note", "type", "editor", "[", "]"),
    ("note", "type", "translator", "[", "]"),
    ("expan", "parent", "choice", "[", "]"),
    ("ex", "", "", "[", "]"),
)
_BY_ELEMENT: dict[str, list[tuple[str, str, str, str]]] = {}
for _element, *_row in USUAL:
    _BY_ELEMENT.setdefault(_element, []).append((_row[0], _row[1], _row[2], _row[3]))

_UNSAFE = re.compile(
    r"[\s%\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\ufeff\ufffe\uffff\ue000-\uf8ff]|[\U000e0000-\U0010ffff]"
)


def usual(element: str, attributes: Mapping[str, str], parent: str = "") -> tuple[str, str]:
    """Gives the implied delimiters (before, after) of `element` with `attributes` inside `parent`; ("", "") where none."""
    for attribute, value, before, after in _BY_ELEMENT.get(element, ()):
        if not attribute or (parent if attribute == "parent" else attributes.get(attribute)) == value:
            return before, after
    return "", ""


def spelling_tokens(element: str, attributes: Mapping[str, str], before: str, after: str, parent: str = "") -> list[str]:
    """Gives the @rend tokens that keep the delimiters `before` and `after`, none where they are the usual ones."""
    implied_before, implied_after = usual(element, attributes, parent)
    tokens = [] if before == implied_before else [f"pre:{_encode(before)}"]
    return tokens if after == implied_after else [*tokens, f"post:{_encode(after)}"]


def spelled(element: str, attributes: Mapping[str, str], parent: str = "") -> tuple[str, str]:
    """Gives the delimiters of an element as its @rend, or else the table, has them."""
    before, after = usual(element, attributes, parent)
    for token in attributes.get("rend", "").split():
        if token.startswith("pre:"):
            before = unquote(token[4:])
        elif token.startswith("post:"):
            after = unquote(token[5:])
    return before, after


def _encode(delimiter: str) -> str:
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), delimiter)
