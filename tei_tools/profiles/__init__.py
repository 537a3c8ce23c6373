"""Conventions as data: a profile names the labels, brackets, marks and number signs of a kind of transcription, and their TEI.

Three profiles ship: `translation`, `letter` and `leiden` (tei_tools/data/profiles/*.toml); a user adds their own as a file
of the same form (docs/profiles.md).

>>> profile = load_profile("translation")
>>> profile.classification["top secret"]
'top-secret'
"""

from tei_tools.profiles.load import PROFILES, load_profile
from tei_tools.profiles.profile import Delimiter, Profile, Rule

__all__ = ["PROFILES", "Delimiter", "Profile", "Rule", "load_profile"]
