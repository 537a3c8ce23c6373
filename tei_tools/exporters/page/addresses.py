"""Which address in a document may become a link: http, https, mailto; any other (javascript:, data:, file:) stays text.

>>> safe_address(" https://example.org/ä b"), safe_address("javascript:alert(1)"), safe_address("//example.org/x")
('https://example.org/%C3%A4%20b', '', '')
"""

from __future__ import annotations

import re
from urllib.parse import quote

_ALLOWED = re.compile(r"(https?://[^/\s]|mailto:[^\s])", re.IGNORECASE)
_KEPT = "%/:=&?~#+!$,;'@()*"  # what an address may hold as it is (RFC 3986), without the brackets of IPv6 hosts


def safe_address(address: str | None) -> str:
    """Gives an address outside the document as a page may link to it, or an empty string where it may not."""
    words = " ".join((address or "").split())
    return quote(words, safe=_KEPT) if _ALLOWED.match(words) else ""
