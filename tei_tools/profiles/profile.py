"""The typed form of a profile.

>>> Rule("sic", re.compile("sic"), "sic").element
'sic'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rule:
    """What brackets with a certain content become.

    `match` is matched against the whole content (groups `n` and `corr` are used), or, where `is_label`, against what stands
    before the first colon. `content` says what the words become: "text" they stay in the element, "none" all of it is
    spelling, "desc" and "figDesc" a child of that name, "gap" a gap with its desc inside the element, "label" the part
    before the colon is a note of the transcriber, "sic" the preceding word is the erroneous one, "fw" a page break with its
    number, "mark" a reference to a footnote.
    """

    name: str
    match: re.Pattern[str]
    element: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    content: str = "text"
    cert: str | None = None
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class Delimiter:
    """A pair of brackets and the rules for what they hold, the first that matches counts.

    `only_rules`: the author uses such brackets too, `(signature)`, so that they are plain text unless a rule knows them.
    """

    open: str
    close: str
    rules: tuple[Rule, ...]
    only_rules: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The conventions of one kind of transcription; every field is one table or key of the TOML file."""

    name: str
    title: str
    voice: str
    classification: Mapping[str, str]
    numbers: Mapping[str, tuple[str, ...]]
    letterhead: tuple[str, ...]
    lines: Mapping[str, tuple[str, ...]]
    salutations: tuple[str, ...]
    valedictions: tuple[str, ...]
    delimiters: tuple[Delimiter, ...]
    context: tuple[str, ...]
    separators: tuple[str, ...]
    running_page: re.Pattern[str]
    signs: Mapping[str, str] = field(default_factory=dict)
