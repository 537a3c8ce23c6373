"""URI references as anyURI and the schema's own attributes take them (RFC 2396 after escaping, as XLink 5.4 says).

>>> uri_problem("people.xml#a"), uri_problem("a#b#c")
('', 'it has more than one #')
"""

from __future__ import annotations

import re

_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")


def uri_problem(value: str) -> str:
    """Says why the value is no URI reference; "" when it is one."""
    if _PERCENT.search(value):
        return "it has a % that two hexadecimal digits do not follow"
    if value.count("#") > 1:
        return "it has more than one #"
    before = re.split("[/?#]", value, maxsplit=1)[0]
    if ":" in before and not _SCHEME.match(value):
        return "what stands before its first : is no scheme such as https"
    if ":" in before and value.endswith(":") and value.count(":") == 1:
        return "nothing follows its scheme"
    return ""


def is_absolute(value: str) -> bool:
    """Whether the reference starts with a scheme."""
    return _SCHEME.match(value) is not None
