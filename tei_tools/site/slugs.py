"""Names of files from names of things: the same for the same thing, whatever else is in the corpus, and safe on every system.

Where a name has to be changed to become a file's name, a short hash of the whole keeps different things apart.

>>> slug_of("kim_il_sung"), slug_of("1957/Letter to Anna"), slug_of("../../etc")
('kim_il_sung', '1957-letter-to-anna-c845a0', 'etc-74ccf3')
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9_])?")
_OTHER = re.compile(r"[^a-z0-9_]+")
_LONGEST = 80
_RESERVED = re.compile(r"(?:con|prn|aux|nul|index|com\d|lpt\d)(?:\.|$)")


def slug_of(name: str) -> str:
    """Gives the file's name for `name`, without an ending."""
    if _PLAIN.fullmatch(name) and len(name) <= _LONGEST and ".." not in name and not _RESERVED.match(name):
        return name
    letters = unicodedata.normalize("NFKD", name).lower()
    plain = _OTHER.sub("-", "".join(char for char in letters if not unicodedata.combining(char))).strip("-")
    return f"{plain[:_LONGEST].strip('-') or 'x'}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def entity_slug(ref: str) -> str:
    """Gives the file's name for a person, place or body: what follows its scheme, where it has one.

    >>> entity_slug("person:kim_il_sung"), entity_slug("letter#bert")
    ('kim_il_sung', 'letter-bert-870321')
    """
    scheme, _, rest = ref.partition(":")
    return slug_of(rest if scheme in ("person", "place", "org", "name") and rest else ref)
