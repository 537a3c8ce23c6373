"""A loaded schema: validates documents. See the package's docstring for its use."""

from __future__ import annotations

import io
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from tei_tools.errors import InputError
from tei_tools.model import Finding
from tei_tools.relaxng.attribute_places import ATTRIBUTE_RULES, place_attributes
from tei_tools.relaxng.automaton import Automaton
from tei_tools.relaxng.locate import locate
from tei_tools.relaxng.names import split_name
from tei_tools.relaxng.patterns import Pattern, Patterns
from tei_tools.relaxng.problems import Problem
from tei_tools.relaxng.recovery import MOST_PROBLEMS
from tei_tools.relaxng.validator import Validator
from tei_tools.relaxng.wording import finding, show

Source = Path | str | bytes


class Schema:
    """A correct RELAX NG schema with the memo tables that grow as documents are validated (bounded)."""

    def __init__(self, patterns: Patterns, start: Pattern, elements: list[Pattern], needs_prefixes: bool) -> None:
        self._automaton = Automaton(patterns, start)
        self._needs_prefixes = needs_prefixes
        self._by_name: dict[str, list[Pattern]] = {}
        for element in elements:
            for name in element.name.names() if element.name is not None else ():
                self._by_name.setdefault(name, []).append(element)

    @property
    def element_names(self) -> frozenset[str]:
        """The names of all elements that the schema lists, as `{namespace}local` or `local`."""
        parts = map(split_name, self._by_name)
        return frozenset(f"{{{uri}}}{local}" if uri else local for uri, local in parts)

    def _find(self, name: str) -> list[Pattern]:
        return self._by_name.get(name, [])

    def _problems(self, source: Source, most: int) -> list[Problem]:
        with _open(source) as stream:
            return Validator(self._automaton, self._find, self._needs_prefixes, most).run(stream)

    def is_valid(self, source: Source) -> bool:
        """Whether the document (a path, or its bytes) is well-formed and valid. Raises InputError for an unreadable file."""
        return not self._problems(source, 1)

    def validate(self, source: Source, file: str = "") -> list[Finding]:
        """Gives every finding in the document (a path, or its bytes), sorted by place; `file` is the name that findings carry.

        Raises InputError for an unreadable file.
        """
        name = file or ("-" if isinstance(source, bytes) else str(source))
        problems = self._problems(source, MOST_PROBLEMS)
        if not problems:
            return []
        with _open(source) as stream:
            paths = locate(stream, problems)
            place_attributes(stream, problems)
        found = [finding(problem, name, _path(paths, problem)) for problem in problems]
        if len(problems) >= MOST_PROBLEMS:
            found.append(_rest_not_listed(name, problems[-1]))
        return sorted(found)


def _rest_not_listed(file: str, last: Problem) -> Finding:
    message = f"there are {MOST_PROBLEMS} problems up to here: what follows was not read"
    return Finding(file, last.line, last.column, "rng.too-many", "error", message, "", "see whether this is the right schema")


def _path(paths: dict[int, str], problem: Problem) -> str:
    if problem.rule == "rng.text-not-allowed":
        return paths.get(-problem.offset, "")
    path = paths.get(problem.offset, "")
    return f"{path}/@{show(problem.name)}" if problem.rule in ATTRIBUTE_RULES and path else path


def _open(source: Source) -> AbstractContextManager[BinaryIO]:
    if isinstance(source, bytes):
        return nullcontext(io.BytesIO(source))
    try:
        return Path(source).open("rb")
    except OSError as error:
        raise InputError(f"{source}: cannot be read ({error.strerror}): check the name") from error
