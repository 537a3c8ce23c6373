"""Single mutations of an invented document: one cause of error each (or none), the same on every machine."""

from __future__ import annotations

import re
from collections.abc import Iterator

START = re.compile(r"<([A-Za-z]+)((?:\s[^<>]*?)?)(/?)>")
ATTRIBUTE = re.compile(r'\s([\w:]+)="([^"]*)"')


def mutations(source: str) -> Iterator[tuple[str, str]]:
    """Yields (what was done, the mutated document), in document order."""
    for number, tag in enumerate(START.finditer(source)):
        name = tag[1]
        if name == "TEI":
            continue
        start, end = _extent(source, tag)
        inner = source[tag.end() : end - len(name) - 3] if not tag[3] else ""
        whole = source[start:end]
        for other in (f"{name}x", "qqq", "p", "hi", "div", "date"):
            if other != name:
                closed = f"<{other}{tag[2]}/>" if tag[3] else f"<{other}{tag[2]}>{inner}</{other}>"
                yield f"{number} rename {name} {other}", source[:start] + closed + source[end:]
        yield f"{number} drop {name}", source[:start] + source[end:]
        yield f"{number} double {name}", source[:end] + whole + source[end:]
        yield f"{number} unwrap {name}", source[:start] + inner + source[end:]
        for added in ("words", "<p/>", "<lb/>", "<qqq/>", "<title>t</title>"):
            yield f"{number} before {name} {added}", source[:start] + added + source[start:]
        yield f"{number} attribute {name}", f'{source[: tag.end(1)]} qq="1"{source[tag.end(1) :]}'
        for attribute in ATTRIBUTE.finditer(tag[2]):
            left, right = tag.start(2) + attribute.start(), tag.start(2) + attribute.end()
            yield f"{number} without {name} {attribute[1]}", source[:left] + source[right:]
            for value in ("", "1957-02-30", "a b", "%zz"):
                yield (
                    f"{number} value {name} {attribute[1]} {value}",
                    f'{source[:left]} {attribute[1]}="{value}"{source[right:]}',
                )


def _extent(source: str, tag: re.Match[str]) -> tuple[int, int]:
    if tag[3]:
        return tag.start(), tag.end()
    depth = 1
    for other in re.compile(rf"<(/?){tag[1]}(?=[\s>/])[^>]*?(/?)>").finditer(source, tag.end()):
        depth += -1 if other[1] else 0 if other[2] else 1
        if depth == 0:
            return tag.start(), other.end()
    raise ValueError(tag[0])
