"""The machine's tags of today put into a document that people have edited: added, changed, taken away, or left.

What is a person's stays: a tag whose @resp names somebody else or nobody, a machine's tag that was changed by hand. What a
person removed or rejected does not come back, and inside a person's tag nothing is added.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from tei_tools.encoder.content import ContentModel
from tei_tools.markup import Element, Markup, escape
from tei_tools.revision.alignment import Alignment
from tei_tools.revision.marks import Mark
from tei_tools.revision.placing import place
from tei_tools.revision.positions import Reading, words_of
from tei_tools.revision.rejections import Rejections
from tei_tools.revision.written import place_token, token

_PERSON = frozenset(("persName", "rs", "forename", "surname", "addName"))
_PLACE = frozenset(("placeName", "country", "region", "settlement"))
_SHOWN = 40  # characters of a tag in a message
_CLASSES = (_PERSON, _PLACE, frozenset(("orgName",)), frozenset(("date", "time")))


@dataclass(frozen=True)
class Change:
    """What is done to one tag: `what` is "added", "changed", "removed", or "open" where a person has to decide; `start` is its
    place in the reading, `words` says in words what."""

    what: str
    local: str
    start: int
    words: str


@dataclass
class TagMerge:
    """One merge: the document with its reading, the machine's marks of today, what it wrote before (None: unknown)."""

    markup: Markup
    reading: Reading
    marks: Sequence[Mark]
    fresh: Sequence[Mark]
    written: Set[str] | None
    alignment: Alignment  # from the fresh reading to that of the document
    before: Alignment  # from the fresh reading to the one in which the machine wrote
    model: ContentModel
    rejections: Rejections
    asked: Set[str] | None = frozenset()  # places on which a person has to decide; None: all that are not there
    changes: list[Change] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)  # tokens of what stands as the machine would write it, or was refused
    removed: set[str] = field(default_factory=set)  # places of what was taken away
    open: dict[str, str] = field(default_factory=dict)  # places on which a person has to decide, as they are today, with tokens

    @cached_property
    def places(self) -> frozenset[str] | None:
        """The places where the machine has written something, None where that is not known."""
        return None if self.written is None else frozenset(mark[:4] for mark in self.written)

    @cached_property
    def taken(self) -> set[str]:
        """The ids of the document."""
        return set(self.markup.by_id())

    def run(self, pointed: Set[str]) -> None:
        """Changes the document. What something points to (`pointed` holds "#ID") is not removed."""
        old = {mark.key: mark for mark in self.marks}
        wanted = {key: mark for mark in self.fresh if (key := self._here(mark)) is not None}
        for mark in self.marks:
            if mark.is_machine and mark.start < mark.end and mark.key not in wanted and self._is_untouched(mark):
                self._remove(mark, pointed)
        protected = [m for m in self.marks if not (m.is_machine and self._is_untouched(m))]
        for key, fresh in wanted.items():
            known = old.get(key)
            if known is None:
                self._add(key, fresh, protected)
            elif known.is_machine and self._is_untouched(known):
                self._change(known, fresh)
            else:
                self.noted.append(fresh.token)

    def _here(self, mark: Mark) -> tuple[str, int, int] | None:
        span = self.alignment.to_other(mark.start, mark.end)
        return (mark.local, *span) if span and span[0] < span[1] else None

    def _before(self, mark: Mark) -> tuple[str, int, int] | None:
        """The key that a mark of the document had when the machine wrote."""
        span = self.alignment.to_here(mark.start, mark.end)
        was = self.before.to_other(*span) if span else None
        return (mark.local, *was) if was else None

    def _is_untouched(self, mark: Mark) -> bool:
        """A tag of the machine that stands as it was written; where that is not known, every tag that says so."""
        if self.written is None:
            return True
        key = self._before(mark)
        attributes = sorted(item for item in mark.element.attributes.items() if item[0] != "xml:id")
        return key is not None and token(key, repr(attributes)) in self.written

    def _remove(self, mark: Mark, pointed: Set[str]) -> None:
        element, parent = mark.element, mark.element.parent
        if parent is None or f"#{element.get('xml:id')}" in pointed:
            return
        if not self.model.has_text(parent.local) or not all(
            self.model.allows(parent.local, child.local) for child in element.elements()
        ):
            return
        self.changes.append(Change("removed", mark.local, mark.start, words_of(element)[:_SHOWN]))
        was = self._before(mark)
        if was is not None:
            self.removed.add(place_token(was))
        element.unwrap()
        del self.reading.spans[element]

    def _change(self, known: Mark, fresh: Mark) -> None:
        before, after = known.element.attributes, fresh.element.attributes
        self.noted.append(fresh.token)
        names = [name for name in (*before, *after) if name != "xml:id" and before.get(name) != after.get(name)]
        for name in dict.fromkeys(names):
            if name in after:
                known.element.set(name, after[name])
            else:
                known.element.unset(name)
        if names:
            words = f"{words_of(known.element)[:_SHOWN]}', the attributes '{', '.join(dict.fromkeys(names))}"
            self.changes.append(Change("changed", known.local, known.start, words))

    def _add(self, key: tuple[str, int, int], fresh: Mark, protected: Sequence[Mark]) -> None:
        local, start, end = key
        refused = self._was_refused(key, fresh) or any(_forbids(mark, local, start, end) for mark in protected)
        if refused:
            self.noted.append(fresh.token)
            return
        if self._is_open(fresh):
            self.open[fresh.place] = fresh.token
            self.changes.append(Change("open", local, start, words_of(fresh.element)[:_SHOWN]))
            return
        element = place(self.reading, start, end, self._tag(fresh.element), self.model)
        if element is not None:
            self.noted.append(fresh.token)
            self.changes.append(Change("added", local, start, words_of(element)[:_SHOWN]))

    def _is_open(self, fresh: Mark) -> bool:
        """Whether nobody knows if the tag is new or was removed by hand: the account is lost, or was when this was asked."""
        was = self.before.to_other(fresh.start, fresh.end)
        return self.asked is None or (was is not None and place_token((fresh.local, *was)) in self.asked)

    def _was_refused(self, key: tuple[str, int, int], fresh: Mark) -> bool:
        """Rejected in so many words, or suggested before and not there any more: then it was removed by hand."""
        if self.rejections.covers(*key):
            return True
        was = self.before.to_other(fresh.start, fresh.end)
        return self.places is not None and was is not None and place_token((fresh.local, *was)) in self.places

    def _tag(self, element: Element) -> str:
        attributes = element.attributes
        if "xml:id" in attributes:
            attributes["xml:id"] = self._free_id(attributes["xml:id"])
        return f"<{element.local}" + "".join(f' {key}="{escape(value, chr(34))}"' for key, value in attributes.items()) + ">"

    def _free_id(self, name: str) -> str:
        while name in self.taken:
            name += "b"
        self.taken.add(name)
        return name


def _forbids(mark: Mark, local: str, start: int, end: int) -> bool:
    """Whether a person's mark leaves no room for a suggestion: round it, across it, or of its own kind inside it."""
    if mark.start >= end or start >= mark.end:
        return False
    if start <= mark.start and mark.end <= end and (start, end) != (mark.start, mark.end):
        return any(local in kinds and mark.local in kinds for kinds in _CLASSES)
    return True
