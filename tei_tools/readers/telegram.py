"""The head of a telegram: from whom, to whom, when sent, received and deciphered, each line a `seg` that says which.

>>> KINDS["dispatched"], KINDS["for"]
('sent', 'recipient')
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.model import Annotation
from tei_tools.readers.items import Reading
from tei_tools.readers.labels import label_end, label_of
from tei_tools.readers.lines import Line

# label of the profile, in small letters: type of the seg
KINDS = {
    "from": "sender", "to": "recipient", "for": "recipient", "info": "recipient", "attention": "recipient",
    "copies to": "recipient",
    "cc": "recipient", "sent": "sent", "dispatched": "sent", "received": "received", "deciphered": "deciphered",
    "deciphering": "deciphered",
}  # fmt: skip
_BARE = re.compile(r"(?P<label>FROM|TO)\s+(?=[A-ZÀ-Ý])")


def is_telegram_line(reading: Reading, raw: str) -> bool:
    """Tells whether a line of an opening is one of a telegram's head: a label with a colon, or `FROM ORLA` in capitals."""
    if label_of(reading.profile, raw, ("telegram",)):
        return True
    return bool(reading.profile.lines.get("telegram")) and raw.isupper() and len(raw) < 60 and bool(_BARE.match(raw))


def telegram_parts(reading: Reading, line: Line) -> Iterator[Annotation]:
    """Gives the `seg` over the line of a telegram's head whose label says what it is."""
    raw = line.text(reading.text)
    bare = _BARE.match(raw)
    label = bare["label"] if bare else raw[: label_end(reading.profile, raw, "telegram")]
    kind = KINDS.get(label.strip(" :–—").lower(), "")
    if kind:
        yield Annotation(line.start, line.end, "seg", {"type": kind})
