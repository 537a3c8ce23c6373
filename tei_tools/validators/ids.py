"""An xml:id that is given twice in a file: rule `id.duplicate`, which names both places.

Passes: `<p xml:id="p1"/><p xml:id="p2"/>`. Fails: `<p xml:id="p1"/><div xml:id="p1"/>`; an xml:id that is no XML name is
`id.name`. Whether ids are unique across a corpus is looked at in `corpus`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.model import Finding
from tei_tools.validators.source import XML_ID, Source

NAME = "ids"
# NCName of Namespaces in XML 1.0, by the letter classes of XML 1.0, 5th edition
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NCNAME = re.compile(rf"[{_START}][{_START}\-.0-9\u00b7\u0300-\u036f\u203f\u2040]*")


def validate_ids(source: Source) -> Iterator[Finding]:
    """Gives a finding for each xml:id that an earlier element has, and for each that is no XML name."""
    for element in source.elements:
        name = element.attributes.get(XML_ID)
        if name is None:
            continue
        first = source.ids[name]
        if first.number != element.number:
            place = f"{first.local} at line {first.line}, column {first.column}"
            message = f"xml:id '{name}' is already that of {place}"
            hint = f"give one of the two another id; '{_free(name, source)}' is free"
            yield source.finding(element, "id.duplicate", "error", message, attribute=XML_ID, hint=hint)
        elif not _NCNAME.fullmatch(name.strip()):
            message = f"xml:id '{name}' is no XML name"
            hint = f"begin with a letter, use letters, digits, '.', '-' and '_' only: '{_mend(name)}'"
            yield source.finding(element, "id.name", "error", message, attribute=XML_ID, hint=hint)


def _free(name: str, source: Source) -> str:
    return next(f"{name}.{number}" for number in range(2, len(source.elements) + 3) if f"{name}.{number}" not in source.ids)


def _mend(name: str) -> str:
    mended = re.sub(rf"[^{_START}\-.0-9]+", "-", name.strip())
    return mended if re.match(rf"[{_START}]", mended) else "x" + mended
