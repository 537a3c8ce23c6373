"""What a validator met, before it is worded: raw problems with their place in the bytes, and the words for them.

A `Problem` holds the state in which something did not fit; `findings` (in `wording`) makes `Finding`s of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tei_tools.relaxng.automaton import Attributes, State


@dataclass(slots=True)
class Problem:
    """One problem: rule, place (line from 1, column from 1, byte), element and parent names, and what was expected.

    `name` is the offending element or attribute, `parent` the element that it stands in (or the incomplete one itself).
    """

    rule: str
    line: int
    column: int
    offset: int
    name: str
    parent: str = ""
    state: State | None = None
    attributes: Attributes | None = None
    value: str = ""
    detail: str = ""
    missing: tuple[str, ...] = field(default=())
