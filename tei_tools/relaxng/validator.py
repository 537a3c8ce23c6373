"""The loop over expat's events: memo look-ups for what is valid, and a slow path that reports, recovers and goes on.

`Validator(schema).run(stream)` gives the raw problems of one document. External entities are never fetched; entities that
grow beyond measure are refused as not well-formed.
"""

from __future__ import annotations

import xml.parsers.expat
from collections.abc import Callable
from typing import BinaryIO

from tei_tools.relaxng.automaton import Automaton, Opening
from tei_tools.relaxng.derivatives import WHITE_SPACE
from tei_tools.relaxng.names import SEPARATOR, XML_NAMESPACE
from tei_tools.relaxng.problems import Problem
from tei_tools.relaxng.recovery import MOST_PROBLEMS, EnoughError, Finder, Recovery
from tei_tools.relaxng.xsd import UNPARSED

_CHUNK = 1 << 18
_LONGEST_ENTITY = 1_000_000


class _RefusedError(Exception):
    """Ends the parsing of a document whose entities are refused; carries the rule and the reason."""

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason


class Validator:
    """Validates one document; a new one is made for each, the memo tables are the automaton's."""

    def __init__(self, automaton: Automaton, find_elements: Finder, needs_prefixes: bool, most: int = MOST_PROBLEMS) -> None:
        self.automaton = automaton
        self.parser = xml.parsers.expat.ParserCreate(namespace_separator=SEPARATOR)
        self.parser.buffer_text = True
        self.parser.buffer_size = 1 << 16
        self.recovery = Recovery(automaton, self.parser, find_elements, most)
        self.entities: dict[str, int] = {}
        self.context: dict[str, str] = {"xml": XML_NAMESPACE}
        self._install(needs_prefixes)

    def run(self, stream: BinaryIO) -> list[Problem]:
        """Reads the document to its end, or to where it is not well-formed, and gives its problems in document order."""
        try:
            while chunk := stream.read(_CHUNK):
                self.parser.Parse(chunk, False)
            self.parser.Parse(b"", True)
        except EnoughError:
            return self.recovery.problems
        except xml.parsers.expat.ExpatError as error:
            message = xml.parsers.expat.ErrorString(error.code)
            place = error.lineno, error.offset + 1, -1
            self.recovery.problems.append(Problem("xml.not-well-formed", *place, "", detail=message))
        except _RefusedError as refusal:
            line = self.parser.CurrentLineNumber
            self.recovery.problems.append(Problem(refusal.rule, line, 1, -1, "", detail=refusal.reason))
        except (ValueError, LookupError) as error:  # expat's Python half: an encoding that it does not know
            self.recovery.problems.append(Problem("xml.encoding", 1, 1, -1, "", detail=str(error)))
        return self.recovery.problems

    def _install(self, needs_prefixes: bool) -> None:
        start, end, characters = self._handlers()
        self.parser.StartElementHandler = start
        self.parser.EndElementHandler = end
        self.parser.CharacterDataHandler = characters
        self.parser.EntityDeclHandler = self._entity
        self.parser.ExternalEntityRefHandler = self._external
        if needs_prefixes:
            scopes: dict[str, list[str | None]] = {}
            self.parser.StartNamespaceDeclHandler = lambda prefix, uri: self._declare(scopes, prefix or "", uri or "")
            self.parser.EndNamespaceDeclHandler = lambda prefix: self._forget(scopes, prefix or "")

    def _declare(self, scopes: dict[str, list[str | None]], prefix: str, uri: str) -> None:
        scopes.setdefault(prefix, []).append(self.context.get(prefix))
        self.context[prefix] = uri

    def _forget(self, scopes: dict[str, list[str | None]], prefix: str) -> None:
        before = scopes[prefix].pop()
        if before is None:
            del self.context[prefix]
        else:
            self.context[prefix] = before

    def _entity(self, name: str, is_parameter: bool, value: str | None, *more: object) -> None:
        if is_parameter:
            return
        if value is None:
            if more[-1] is not None:  # the notation of an unparsed entity
                self.context[UNPARSED + name] = ""
            return
        size = len(value)
        for part in value.split("&")[1:]:
            size += self.entities.get(part.partition(";")[0], 0)
        self.entities[name] = size
        if size > _LONGEST_ENTITY:
            raise _RefusedError("xml.entity-bomb", f"entity '{name}' grows to more than {_LONGEST_ENTITY} characters")

    def _external(self, context: str | None, _base: str | None, system: str | None, _public: str | None) -> int:
        name = (context or "").split("\f")[-1]
        place = (system or "")[:60]
        raise _RefusedError("xml.external-entity", f"entity '{name[:20]}' is in another file ({place}), which is not fetched")

    def _handlers(
        self,
    ) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None], Callable[[str], None]]:
        """Makes the three handlers as closures: local names are what makes the loop fast."""
        automaton, recovery, context = self.automaton, self.recovery, self.context
        state = automaton.start
        stack: list[Opening] = recovery.stack
        push, pop = stack.append, stack.pop
        pending: list[str] = []  # text of an element whose content depends on its value

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal state
            if pending:
                state = recovery.text(state, pending, context)
            opening = state.opens.get(name)
            if opening is None:
                opening = automaton.open(state, name) or recovery.open(state, name)
            push(opening)
            if attributes:
                current = opening.attributes
                try:
                    for attribute, value in attributes.items():
                        current = current.rows[attribute][value]
                    following = current.closed
                except KeyError:
                    following = None
            else:
                following = opening.bare
            if following is None:
                following = recovery.attributes(opening, attributes, context)
            state = following

        def end(_: str) -> None:
            nonlocal state
            mask = state.mask
            if pending or mask < 1:
                mask = recovery.end(state, pending, context)
            opening = pop()
            state = opening.rest.get(mask) or automaton.after(opening, mask)

        def characters(text: str) -> None:
            nonlocal state
            following = state.text
            if following is state:
                return
            if state.has_value:
                pending.append(text)
            elif text.strip(WHITE_SPACE):
                if following is None:
                    following = automaton.text(state, text, context) or recovery.forbidden_text(state, text)
                state = following

        return start, end, characters
