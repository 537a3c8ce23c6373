"""Words in front of a person's name that an editor may draw into the persName or leave outside: neither is a mistake.

>>> without_title(["cde", "kim", "il"], (0, 3), "persName")
(1, 3)
"""

from __future__ import annotations

from collections.abc import Sequence

from tei_tools.evaluation.marked import Range

_ADDRESS = "mr mrs ms miss sir madame mme mlle monsieur m herr frau uncle aunt mother father hon honourable honorable"
_RANK_OF_BIRTH = "king queen prince princess count countess baron lord lady"
_LEARNING_AND_CHURCH = "dr prof professor rev reverend bishop archbishop pope rabbi"
_COMRADES = "comrade comrades cde cdes com"
_ARMY = "marshal admiral gen general col colonel maj major capt captain commander lt lieutenant sgt"
_OFFICE = (
    "president premier prime minister foreign secretary under assistant acting deputy first second chancellor chairman "
    "governor senator congressman director ambassador counselor counsellor attache attaché consul"
)
_SMALL = "the his her excellency"
_TITLES = frozenset(" ".join((_ADDRESS, _RANK_OF_BIRTH, _LEARNING_AND_CHURCH, _COMRADES, _ARMY, _OFFICE, _SMALL)).split())
_ARTICLE = frozenset({"the"})


def without_title(forms: Sequence[str], words: Range, kind: str) -> Range:
    """Gives a range of words without the titles before a person, or the article before anything else; one word stays."""
    start, end = words
    if kind == "persName":
        while end - start > 1 and forms[start] in _TITLES:
            start += 1
        return start, end
    return start + (end - start > 1 and forms[start] in _ARTICLE), end
