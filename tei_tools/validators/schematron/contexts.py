"""What a rule's context can match, so that a pattern looks at candidates instead of walking the whole document.

>>> candidates(["tei:p[@n]/tei:persName | tei:orgName"])
'descendant::tei:persName|descendant::tei:orgName'
>>> candidates(["@ref", "/"])
'.|descendant::*/@ref'

A context that cannot be told by its last step gets every node; the match itself is always left to XSLT.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

EVERYTHING = ".|descendant::node()|descendant::*/@*"

_TOKEN = re.compile(r"""\(:.*?:\)|"[^"]*"|'[^']*'|Q\{[^}]*\}|[()\[\]{}|/]|\bunion\b|[^()\[\]{}|/"'Q]+|Q""", re.DOTALL)
_NAME = r"[^\W\d][\w.\-]*"
_QNAME = rf"(?:Q\{{[^}}]*\}})?(?:{_NAME}:)?{_NAME}|\*|{_NAME}:\*|\*:{_NAME}"
_ELEMENT = re.compile(rf"(?:child\s*::\s*|descendant\s*::\s*|self\s*::\s*)?({_QNAME})")
_ATTRIBUTE = re.compile(rf"(?:@|attribute\s*::)\s*({_QNAME})")
_KINDS = {
    "text()": "descendant::text()",
    "comment()": "descendant::comment()",
    "node()": "descendant::node()",
    "element()": "descendant::*",
    "processing-instruction()": "descendant::processing-instruction()",
    "@node()": "descendant::*/@*",
    "document-node()": ".",
    "root()": ".",
}
_VARIABLE = re.compile(r"""\(:.*?:\)|"[^"]*"|'[^']*'|\$\s*([\w.\-]+)(?!:)""", re.DOTALL)


def candidates(contexts: Iterable[str]) -> str:
    """Gives an XPath, relative to the document node, of all nodes that one of the contexts may match."""
    found: set[str] = set()
    for context in contexts:
        for last in _last_steps(context):
            place = _place(last)
            if not place:
                return EVERYTHING
            found.add(place)
    if "descendant::*" in found:
        found -= {place for place in found if re.fullmatch(r"descendant::[^/()]+", place)} - {"descendant::*"}
    return "|".join(sorted(found, key=lambda place: (place != ".", "/@" in place, place.startswith("descendant::o"), place)))


def rename_variables(expression: str, names: Mapping[str, str]) -> str:
    """Gives the expression with `$old` written `$new`; strings and comments stay as they are."""

    def renamed(match: re.Match[str]) -> str:
        return f"${names[match[1]]}" if match[1] in names else match[0]

    return _VARIABLE.sub(renamed, expression) if names else expression


def _place(last: str) -> str:
    if last == "":
        return "."
    if last in _KINDS:
        return _KINDS[last]
    if attribute := _ATTRIBUTE.fullmatch(last):
        return f"descendant::*/@{attribute[1]}"
    if element := _ELEMENT.fullmatch(last):
        return f"descendant::{element[1]}"
    return ""


def _last_steps(context: str) -> Iterator[str]:
    """The last step of each alternative, without its predicates; "" is the document node."""
    depth, step, seen_slash = 0, "", False
    for token in _TOKEN.findall(context):
        if token.startswith("(:"):
            continue
        if token in "([{":
            depth += 1
        if depth == 0 and token in ("|", "union"):
            yield _clean(step, seen_slash)
            step, seen_slash = "", False
        elif depth == 0 and token == "/":
            step, seen_slash = "", True
        elif not _in_predicate(step, token, depth):
            step += token
        else:
            step += "[" if token == "[" and depth == 1 else ""
        if token in ")]}":
            depth -= 1
            if depth == 0 and token == "]":
                step = step.rstrip("[")
    yield _clean(step, seen_slash)


def _in_predicate(step: str, token: str, depth: int) -> bool:
    return depth > 0 and (step.endswith("[") or token == "[")


def _clean(step: str, seen_slash: bool) -> str:
    step = re.sub(r"\s+", " ", step).strip()
    return step if step or seen_slash else "?"
