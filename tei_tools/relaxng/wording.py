"""Problems in words: what was found, what is allowed here (at most eight, likeliest first), how to mend it.

>>> allowed(["p", "head"])
"'p', 'head'"
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tei_tools.model import Finding
from tei_tools.relaxng.automaton import State
from tei_tools.relaxng.expected import (
    allows_text,
    attribute_names,
    element_names,
    rank,
    required_attributes,
    required_elements,
    value_patterns,
)
from tei_tools.relaxng.names import XML_NAMESPACE, split_name
from tei_tools.relaxng.problems import Problem

MOST_NAMES = 8
_QUOTED = 20
_RULES: dict[str, Callable[[Problem], tuple[str, str]]] = {}


def finding(problem: Problem, file: str, path: str = "") -> Finding:
    """Words one problem; `path` addresses the node it is at."""
    message, hint = _RULES.get(problem.rule, _plain)(problem)
    return Finding(file, problem.line, problem.column, problem.rule, "error", message, path, hint)


def show(name: str) -> str:
    """Shows a name: its local part, with `xml:` where it belongs to XML itself."""
    uri, local = split_name(name)
    return f"xml:{local}" if uri == XML_NAMESPACE else local


def allowed(names: Sequence[str]) -> str:
    """Lists at most eight names, and says how many more there are."""
    listed = ", ".join(f"'{show(name)}'" for name in names[:MOST_NAMES])
    return f"{listed} and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else listed


def _quote(value: str) -> str:
    text = " ".join(value.split())
    return f"'{text[:_QUOTED]}…'" if len(text) > _QUOTED else f"'{text}'"


def _here(state: State | None, wrong: str = "") -> str:
    if state is None:
        return ""
    names = rank(element_names(state), wrong, required_elements(state))
    options = [allowed(names)] if names else []
    options += ["text"] if allows_text(state) else []
    options += [_values(state)] if state.has_value else []
    options += ["the end of the element"] if state.mask > 0 else []
    return f"allowed here: {', or '.join(options)}" if options else "nothing is allowed here"


def _parent(problem: Problem) -> str:
    return f" in '{show(problem.parent)}'" if problem.parent else " as the root"


def _element(problem: Problem) -> tuple[str, str]:
    name = f"element '{show(problem.name)}'"
    place = _parent(problem)
    here = _here(problem.state, problem.name)
    if problem.detail == "early":
        before = allowed(sorted(problem.missing)) if problem.missing else "something"
        message = f"{name} is not allowed yet{place}: {before} must come before it; {here}"
        return message, "add what must come before, or move the element"
    if problem.rule == "rng.element-unknown":
        return _unknown(problem, name, place, here)
    return f"{name} is not allowed{place} at this place; {here}", "move it, rename it, or remove its tags"


def _unknown(problem: Problem, name: str, place: str, here: str) -> tuple[str, str]:
    uri, local = split_name(problem.name)
    right, near = split_name(problem.detail)
    space = f"namespace '{uri}'" if uri else "no namespace"
    if near == local:
        hint = f'write xmlns="{right}" into the start tag' if right else "remove the xmlns"
        return f"{name} is in {space}: the schema has it in {repr(right) if right else 'none'}", hint
    if near:
        return f"{name} is not in the schema: did you mean '{show(problem.detail)}'?; {here}", f"rename it to '{near}'"
    return f"{name} ({space}) is not in the schema, found{place}; {here}", "rename or remove it"


def _incomplete(problem: Problem) -> tuple[str, str]:
    missing = f"{allowed(sorted(problem.missing))} is missing" if problem.missing else _here(problem.state)
    return f"element '{show(problem.name)}' is incomplete: {missing}", "add what is missing before the end tag"


def _text(problem: Problem) -> tuple[str, str]:
    message = f"text {_quote(problem.value)} is not allowed{_parent(problem)}; {_here(problem.state)}"
    return message, "put the text into an element"


def _attribute(problem: Problem) -> tuple[str, str]:
    names = attribute_names(problem.attributes) if problem.attributes else frozenset()
    required = required_attributes(problem.attributes) if problem.attributes else ()
    near = f": did you mean '{show(problem.detail)}'?" if problem.detail else ""
    options = allowed(rank(names, problem.name, required))
    hint = f"rename it to '{show(problem.detail)}'" if problem.detail else "remove it, or use one of those allowed"
    element = f" on '{show(problem.parent)}'"
    return f"attribute '{show(problem.name)}' is not allowed{element}{near}; allowed here: {options or 'none'}", hint


def _missing(problem: Problem) -> tuple[str, str]:
    names = problem.missing or (rank(attribute_names(problem.attributes)) if problem.attributes else ())
    word = "attribute" if problem.missing else "one of the attributes"
    return f"element '{show(problem.name)}' must have the {word} {allowed(names)}", "add it to the start tag"


def _value(problem: Problem) -> tuple[str, str]:
    is_attribute = problem.rule == "rng.attribute-value"
    where = f"@{show(problem.name)} of '{show(problem.parent)}'" if is_attribute else f"the content of '{show(problem.name)}'"
    reason = _reason(problem)
    options = _values(problem.state) if problem.state else ""
    return f"{where} is {_quote(problem.value)}{f': {reason}' if reason else ''}; allowed here: {options}", "correct the value"


def _reason(problem: Problem) -> str:
    """Gives the most telling reason: of the datatype that comes nearest to the value's form."""
    patterns = value_patterns(problem.state.patterns) if problem.state else []
    reasons: list[str] = []
    for token in problem.value.split() or [problem.value]:
        data = [pattern.datum for pattern in patterns if pattern.datum and pattern.datum.value is None]
        found = [datum.reason(token, {}) for datum in data]
        if "" not in found:
            reasons += found
    telling = [reason for reason in reasons if not reason.startswith("it ")]
    return (telling or reasons[:1] or [""])[0]


def _values(state: State) -> str:
    found = dict.fromkeys(one.datum.describe() for one in value_patterns(state.patterns) if one.datum)
    listed = list(found)
    more = f" and {len(listed) - MOST_NAMES} more" if len(listed) > MOST_NAMES else ""
    return ", ".join(listed[:MOST_NAMES]) + more


def _unchecked(problem: Problem) -> tuple[str, str]:
    parent = show(problem.parent)
    message = f"'{show(problem.name)}' stands in '{parent}', which the schema does not know: nothing says that it may"
    return message, f"mend '{parent}' first"


def _plain(problem: Problem) -> tuple[str, str]:
    return problem.detail, _PLAIN_HINTS.get(problem.rule, "")


_PLAIN_HINTS = {
    "xml.not-well-formed": "mend the mark-up at this place: what follows could not be read",
    "xml.encoding": "save the file as UTF-8",
    "xml.entity-bomb": "write the text out instead of the entity",
    "xml.external-entity": "write the text out, or include it with XInclude before",
}
_RULES.update(
    {
        "rng.element-unknown": _element,
        "rng.element-not-allowed": _element,
        "rng.element-incomplete": _incomplete,
        "rng.text-not-allowed": _text,
        "rng.attribute-not-allowed": _attribute,
        "rng.attribute-missing": _missing,
        "rng.attribute-value": _value,
        "rng.value": _value,
        "rng.not-checked": _unchecked,
    }
)
