"""Dates in Chinese, Japanese and Korean characters become points: `1957年5月31日`, `昭和25年6月25日`, `단기 4283년 6월`.

Numbers are figures, Chinese numerals by place (一九五七) or by value (二十五). Months of the lunar calendar are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.dates.calendars import ERAS, era_year
from tei_tools.dates.points import Point

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}
_NUMERAL = "[0-9０-９〇零○元一二三四五六七八九十廿卅]"
_ERA_NAMES = "|".join(sorted((name for name in ERAS if not name.isascii() and ord(name[0]) > 0x1000), key=len, reverse=True))
_DATE = (
    rf"(?:(?P<era>{_ERA_NAMES})\s?)?(?P<year>{_NUMERAL}{{1,4}})\s?(?:\((?P<western>\d{{4}})\)\s?)?[年년]"
    rf"(?:\s?(?P<month>{_NUMERAL}{{1,3}})\s?[月월](?:\s?(?P<day>{_NUMERAL}{{1,3}})\s?[日일])?)?"
    rf"|(?P<month2>{_NUMERAL}{{1,3}})\s?[月월]\s?(?P<day2>{_NUMERAL}{{1,3}})\s?[日일]"
    rf"|(?P<era3>주체|主體|主体)\s?(?P<year3>\d{{1,3}})"
)
_DANGI = (4200, 4400)  # years that none but Dan'gi has, also where it is not named
_SIGNS = ("年", "년", "月", "월", "주체", "主體", "主体")


def read_asian(text: str) -> Iterator[Point]:
    """Yields the dates written with 年, 月, 日 or their Korean readings, in order."""
    if text.isascii() or not any(sign in text for sign in _SIGNS):
        return
    for match in re.finditer(_DATE, text):
        point = _read(match)
        if point is not None:
            yield point


def _read(match: re.Match[str]) -> Point | None:
    era = match["era"] or match["era3"] or ""
    year = _number(match["year"] or match["year3"] or "")
    month, day = _number(match["month"] or match["month2"] or ""), _number(match["day"] or match["day2"] or "")
    code = "P_DAY" if day else "P_MONTH" if month else "P_YEAR"
    if (month or 1) > 12 or (day or 1) > 31:
        return None
    if not era and year is not None and _DANGI[0] <= year < _DANGI[1] and month:
        era = "단기"
    if not era:
        if year is not None and not 1000 <= year < 2200:
            return None
        return Point(match.start(), match.end(), code, year, month, day)
    known = era_year(era, year or 0)
    if known is None:
        return None
    custom = match.group() if month or not era.isascii() else str(year)
    return Point(match.start(), match.end(), code, known[0], month, day, calendar=known[1], custom=custom, rule="calendar")


def _number(spelled: str) -> int | None:
    if not spelled:
        return None
    if spelled.isdecimal():
        return int(spelled)
    if not set(spelled) & set("十廿卅"):
        return int("".join(str(_DIGITS.get(character, character)) for character in spelled))
    tens, _, ones = spelled.replace("廿", "二十").replace("卅", "三十").partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return None
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
