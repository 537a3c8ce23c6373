"""Resolves content models: every reference to a class, macro or datatype becomes the patterns that it stands for.

A model class becomes one choice of all elements in it, through its subclasses too; an element that the customisation does
not have leaves the content models that name it; a class without members never matches. So TEI's own processor does it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from tei_tools.errors import SchemaError
from tei_tools.odd.customisation import Scheme
from tei_tools.odd.pattern import (
    NOT_ALLOWED,
    AnyElement,
    Data,
    Element,
    Pattern,
    TokenList,
    choice,
    group,
    repeat,
)
from tei_tools.odd.spec import ClassRef, Compound, Content, NamedRef, Spec

_EXPANSIONS = {  # classRef/@expand: how often each member may stand in a sequence (TEI P5, 22.4.6)
    "sequence": (1, 1),
    "sequenceOptional": (0, 1),
    "sequenceRepeatable": (1, None),
    "sequenceOptionalRepeatable": (0, None),
}


class Expander:
    """Expands content models of one scheme; keeps the members of each class it has met."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._members: dict[str, tuple[str, ...]] = {}

    def content(self, spec: Spec) -> Pattern:
        """Gives the content of an element, macro or datatype declaration."""
        return NOT_ALLOWED if spec.content is None else self.expand(spec.content)

    def expand(self, content: Content) -> Pattern:
        """Gives `content` with every class, macro and datatype resolved."""
        pattern = self._expand(content)
        return group() if pattern is None else pattern

    def members(self, name: str) -> tuple[str, ...]:
        """Lists the elements of a model class, those of its subclasses included, each once."""
        if name not in self._members:
            self._members[name] = ()  # a class that contains itself ends here
            self._members[name] = tuple(dict.fromkeys(self._elements(name)))
        return self._members[name]

    def _elements(self, name: str) -> Iterator[str]:
        for spec in self._children.get(name, ()):
            if spec.kind == "element":
                yield spec.ident
            else:
                yield from self.members(spec.ident)

    @cached_property
    def _children(self) -> dict[str, list[Spec]]:
        children: dict[str, list[Spec]] = {}
        for spec in self.scheme.specs.values():
            for key, _ in spec.members or ():
                children.setdefault(key, []).append(spec)
        return children

    def _expand(self, content: Content) -> Pattern | None:
        """Expands one part; None where it refers to what the customisation does not have."""
        if isinstance(content, Compound):
            return self._compound(content)
        if isinstance(content, ClassRef):
            return self._class(content)
        if isinstance(content, NamedRef):
            return self._named(content)
        if isinstance(content, AnyElement) and content.avoid == ("*default*",):
            return AnyElement(self.scheme.exceptions, content.require)
        return content

    def _compound(self, content: Compound) -> Pattern | None:
        items = [item for item in map(self._expand, content.items) if item is not None]
        if not items and len(content.items) == 1:
            return None  # a group that has lost all of several members is empty instead: it can still be chosen
        if content.kind == "list":
            return TokenList(group(*items))
        joined = choice(*items) if content.kind == "alternate" else group(*items)
        return repeat(joined, content.least, content.most)

    def _class(self, reference: ClassRef) -> Pattern | None:
        if self.scheme.get("class", reference.key) is None:
            return None
        names = [name for name in self.members(reference.key) if self._takes(reference, name)]
        elements = [Element(name) for name in names]
        if reference.expand == "alternation" or not elements:
            return choice(*elements)
        if reference.expand not in _EXPANSIONS:
            known = ", ".join(("alternation", *_EXPANSIONS))
            raise SchemaError(f"classRef to {reference.key}: expand '{reference.expand}' is none of {known}")
        least, most = _EXPANSIONS[reference.expand]
        return group(*(repeat(element, least, most) for element in elements))

    def _takes(self, reference: ClassRef, name: str) -> bool:
        return (reference.include is None or name in reference.include) and name not in reference.avoid

    def _named(self, reference: NamedRef) -> Pattern | None:
        kinds = ("element", "macro", "data", "class") if reference.kind == "any" else (reference.kind,)
        spec = next((found for kind in kinds if (found := self.scheme.get(kind, reference.key))), None)
        if spec is None:
            return None
        if spec.kind == "element":
            return Element(spec.ident)
        return _restricted(self.content(spec), reference.restriction)


def _restricted(pattern: Pattern, restriction: str) -> Pattern:
    if not restriction or not isinstance(pattern, Data):
        return pattern
    return Data(pattern.type, (*pattern.params, ("pattern", restriction)))
