"""Derivatives of patterns: what is left to match after an element, an attribute or a text (James Clark's algorithm).

Different from the published form, an opened element gives pairs (element, rest of its parent) instead of one nested
`after` pattern: contents and rests are then independent of the depth, so that their memo tables stay small.

Source: J. Clark, An algorithm for RELAX NG validation, 2002.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tei_tools.relaxng.patterns import (
    ATTRIBUTE,
    CHOICE,
    DATA,
    ELEMENT,
    EMPTY,
    GROUP,
    INTERLEAVE,
    LIST,
    NOT_ALLOWED,
    ONE_OR_MORE,
    TEXT,
    VALUE,
    Pattern,
    Patterns,
)

WHITE_SPACE = " \t\r\n"
_TOKEN = re.compile("[^ \t\r\n]+")  # a list divides at the white space of XML only
MEMO_LIMIT = 4096  # entries of a table whose keys come from documents: memory stays flat on any input
Context = Mapping[str, str]
Openings = dict[Pattern, Pattern]


class Derivatives:
    """The derivative functions over one schema's patterns, with their memo tables (kept on the patterns themselves)."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns

    def open(self, pattern: Pattern, name: str) -> Openings:
        """Maps each element of the pattern that may start here with the name to what follows after its end."""
        memo = pattern.opens
        if memo is None:
            memo = pattern.opens = {}
        found = memo.get(name)
        if found is None:
            if len(memo) > MEMO_LIMIT:
                memo.clear()
            found = memo[name] = self._merge(self._open(pattern, name))
        return found

    def _merge(self, pairs: Iterator[tuple[Pattern, Pattern]]) -> Openings:
        rests: dict[Pattern, list[Pattern]] = {}
        for element, rest in pairs:
            rests.setdefault(element, []).append(rest)
        return {element: items[0] if len(items) == 1 else self.patterns.choice(items) for element, items in rests.items()}

    def _open(self, pattern: Pattern, name: str) -> Iterator[tuple[Pattern, Pattern]]:
        kind, items, build = pattern.kind, pattern.items, self.patterns
        if kind == ELEMENT:
            if pattern.name is not None and pattern.name.contains(name):
                yield pattern, build.empty
        elif kind == CHOICE:
            for item in candidates(pattern, name):
                yield from self.open(item, name).items()
        elif kind == GROUP:
            for place, item in enumerate(items):
                for element, rest in self.open(item, name).items():
                    yield element, build.group((rest, *items[place + 1 :]))
                if not item.nullable:
                    break
        elif kind == INTERLEAVE:
            for place, item in enumerate(items):
                for element, rest in self.open(item, name).items():
                    yield element, build.interleave((rest, *items[:place], *items[place + 1 :]))
        elif kind == ONE_OR_MORE:
            for element, rest in self.open(items[0], name).items():
                yield element, build.group((rest, build.optional(pattern)))

    def recover(self, pattern: Pattern, name: str) -> Openings:
        """As `open`, but what is required before the element may be missing."""
        return self._merge(self._recover(pattern, name))

    def _recover(self, pattern: Pattern, name: str) -> Iterator[tuple[Pattern, Pattern]]:
        build = self.patterns
        if pattern.kind == GROUP:
            for place, item in enumerate(pattern.items):
                for element, rest in self._recover(item, name):
                    yield element, build.group((rest, *pattern.items[place + 1 :]))
        elif pattern.kind == CHOICE:
            for item in pattern.items:
                yield from self._recover(item, name)
        elif pattern.kind == INTERLEAVE:
            for place, item in enumerate(pattern.items):
                for element, rest in self._recover(item, name):
                    yield element, build.interleave((rest, *pattern.items[:place], *pattern.items[place + 1 :]))
        elif pattern.kind == ONE_OR_MORE:
            for element, rest in self._recover(pattern.items[0], name):
                yield element, build.group((rest, build.optional(pattern)))
        else:
            yield from self._open(pattern, name)

    def text(self, pattern: Pattern, value: str, context: Context) -> Pattern:
        """Gives what is left after the text; the white space of an otherwise empty text is the caller's concern."""
        if pattern.has_value:
            return self._text(pattern, value, context)
        if pattern.text_memo is None:
            pattern.text_memo = self._text(pattern, value, context)
        return pattern.text_memo

    def _text(self, pattern: Pattern, value: str, context: Context) -> Pattern:
        kind, items, build = pattern.kind, pattern.items, self.patterns
        if kind == TEXT:
            return pattern
        if kind == CHOICE:
            return build.choice(self.text(item, value, context) for item in items)
        if kind == GROUP:
            found = []
            for place, item in enumerate(items):
                found.append(build.group((self.text(item, value, context), *items[place + 1 :])))
                if not item.nullable:
                    break
            return build.choice(found)
        if kind == INTERLEAVE:
            left = [self.text(item, value, context) for item in items]
            rests = [(one, *items[:place], *items[place + 1 :]) for place, one in enumerate(left)]
            return build.choice([build.interleave(rest) for rest in rests])
        if kind == ONE_OR_MORE:
            return build.group((self.text(items[0], value, context), build.optional(pattern)))
        return build.empty if self._is_value(pattern, value, context) else build.not_allowed

    def _is_value(self, pattern: Pattern, value: str, context: Context) -> bool:
        kind, datum = pattern.kind, pattern.datum
        if kind == LIST:
            return self._is_list(pattern.items[0], value, context)
        if datum is None:
            return False
        if kind == VALUE:
            return datum.equals(value, context)
        if kind == DATA and datum.allows(value, context):
            return not pattern.items or not self.matches(pattern.items[0], value, context)
        return False

    def _is_list(self, pattern: Pattern, value: str, context: Context) -> bool:
        rest = pattern
        for token in _TOKEN.findall(value):
            rest = self.text(rest, token, context)
            if rest.kind == NOT_ALLOWED:
                return False
        return rest.nullable

    def matches(self, pattern: Pattern, value: str, context: Context) -> bool:
        """Whether the whole text, which may be empty, matches the pattern: of an attribute, or of an element's only text."""
        if pattern.nullable and not value.strip(WHITE_SPACE):
            return True
        return self.text(pattern, value, context).nullable

    def attributes(self, pattern: Pattern, name: str) -> list[Pattern]:
        """Lists the attribute patterns that an attribute of this name may match here."""
        found: dict[Pattern, None] = {}
        stack = [pattern]
        while stack:
            top = stack.pop()
            if top.kind == ATTRIBUTE:
                if top.name is not None and top.name.contains(name):
                    found[top] = None
            elif top.has_attribute:
                stack.extend(top.items)
        return list(found)

    def take(self, pattern: Pattern, matched: frozenset[Pattern]) -> Pattern:
        """Gives what is left after one attribute that matches exactly the patterns in `matched`."""
        kind, items, build = pattern.kind, pattern.items, self.patterns
        if kind == ATTRIBUTE:
            return build.empty if pattern in matched else build.not_allowed
        if not pattern.has_attribute:
            return build.not_allowed
        if kind == CHOICE:
            return build.choice([self.take(item, matched) for item in items])
        if kind in (GROUP, INTERLEAVE):
            found = []
            join = build.group if kind == GROUP else build.interleave
            for place, item in enumerate(items):
                rest = self.take(item, matched)
                if rest.kind != NOT_ALLOWED:
                    found.append(join((*items[:place], rest, *items[place + 1 :])))
            return build.choice(found)
        rest = self.take(items[0], matched)
        return build.group((rest, build.optional(pattern))) if rest.kind != NOT_ALLOWED else rest

    def close(self, pattern: Pattern) -> Pattern:
        """Gives the content that is left when the start tag ends: attributes that are still required are not there."""
        if not pattern.has_attribute:
            return pattern
        if pattern.closed is None:
            pattern.closed = self._rebuild(pattern, self.patterns.not_allowed)
        return pattern.closed

    def forgive(self, pattern: Pattern) -> Pattern:
        """As `close`, but missing attributes are forgiven."""
        return self._rebuild(pattern, self.patterns.empty)

    def _rebuild(self, pattern: Pattern, attribute: Pattern) -> Pattern:
        if not pattern.has_attribute:
            return pattern
        if pattern.kind == ATTRIBUTE:
            return attribute
        build = self.patterns
        again = self.close if attribute.kind == NOT_ALLOWED else self.forgive
        items = [again(item) for item in pattern.items]
        if pattern.kind == ONE_OR_MORE:
            return build.one_or_more(items[0])
        return {CHOICE: build.choice, GROUP: build.group, INTERLEAVE: build.interleave}[pattern.kind](items)


def candidates(pattern: Pattern, name: str) -> list[Pattern]:
    """Lists the alternatives of a choice that an element of this name may start."""
    if pattern.index is None:
        pattern.index = _index(pattern)
    named, wild = pattern.index
    return named[name] + wild if name in named else wild


def _index(pattern: Pattern) -> tuple[dict[str, list[Pattern]], list[Pattern]]:
    named: dict[str, list[Pattern]] = {}
    wild = []
    for item in pattern.items:
        names, is_wild = first_names(item)
        if is_wild:
            wild.append(item)
            continue
        for name in names:
            named.setdefault(name, []).append(item)
    return named, wild


def first_names(pattern: Pattern) -> tuple[frozenset[str], bool]:
    """Gives the names of the elements that may start the pattern, and whether names of whole namespaces may too."""
    if pattern.first is None:
        pattern.first = _first_names(pattern)
    return pattern.first


def _first_names(pattern: Pattern) -> tuple[frozenset[str], bool]:
    if pattern.kind == ELEMENT and pattern.name is not None:
        return pattern.name.names(), pattern.name.is_infinite
    if pattern.kind in (EMPTY, ATTRIBUTE, LIST, DATA):
        return frozenset(), False
    names: set[str] = set()
    is_wild = False
    for item in pattern.items:
        more, more_wild = first_names(item)
        names |= more
        is_wild = is_wild or more_wild
        if pattern.kind == GROUP and not item.nullable and not item.has_attribute:
            break
    return frozenset(names), is_wild
