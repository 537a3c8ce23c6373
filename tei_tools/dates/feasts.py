"""Feasts that bear more than one word, and the days on which feasts fall.

>>> feast_name("Good  Friday"), feast_days("good friday", 1957)
('good friday', (datetime.date(1957, 4, 19), datetime.date(1957, 4, 19)))

Movable feasts are those of the Western churches; Jewish ones begin on the eve, what is given is their first whole day.
"""

from __future__ import annotations

from datetime import date, timedelta

from tei_tools.dates.calendars import easter, hebrew_to_gregorian

FEASTS = r"""(?:Good\s+Friday|Maundy\s+Thursday|Ash\s+Wednesday|Shrove\s+Tuesday|(?:Palm|Trinity|Easter|Whit)\s+Sunday
    |(?:Easter|Whit)\s+Monday|(?:Easter|Holy)\s+Saturday|Ascension\s+Day|Corpus\s+Christi|All\s+(?:Saints|Souls)['’]?(?:\s+Day)?
    |Lady\s+Day|Boxing\s+Day|Twelfth\s+(?:Night|Day)|Midsummer(?:['’]s)?\s+Day|Thanksgiving(?:\s+Day)?
    |Christmas\s+(?:Eve|Day)|May\s+Day)\b"""
_FIXED = {  # month and day
    "christmas": (12, 25), "christmas eve": (12, 24), "new-eve": (12, 31), "new": (1, 1), "epiphany": (1, 6),
    "candlemas": (2, 2), "michaelmas": (9, 29), "martinmas": (11, 11), "lady": (3, 25), "boxing": (12, 26),
    "twelfth night": (1, 6), "twelfth": (1, 6), "midsummer": (6, 24), "all saints": (11, 1), "all souls": (11, 2),
    "may": (5, 1), "christmas-eve": (12, 24),
}  # fmt: skip
_AFTER_EASTER = {
    "easter": 0, "easter sunday": 0, "easter-eve": -1, "easter saturday": -1, "holy saturday": -1, "easter monday": 1,
    "good friday": -2, "maundy thursday": -3, "palm sunday": -7, "ash wednesday": -46, "shrove tuesday": -47,
    "ascension": 39, "pentecost": 49, "whitsun": 49, "whitsuntide": 49, "whit sunday": 49, "whit monday": 50,
    "trinity sunday": 56, "corpus christi": 60,
}  # fmt: skip
_HEBREW = {  # name: month, day, days that it lasts
    "passover": (1, 15, 8), "pesach": (1, 15, 8), "shavuot": (3, 6, 2), "shavuoth": (3, 6, 2), "rosh": (7, 1, 2),
    "yom-kippur": (7, 10, 1), "sukkot": (7, 15, 7), "sukkoth": (7, 15, 7), "hanukkah": (9, 25, 8), "chanukah": (9, 25, 8),
    "purim": (13, 14, 1),
}  # fmt: skip
_CREATION = 3760  # Hebrew year 5702 began in 1941
_THURSDAY, _NOVEMBER = 4, 11


def feast_name(spelled: str) -> str:
    """Gives the name by which a feast is known here: `All Saints' Day` is `all saints`."""
    words = spelled.lower().replace("’", "'").split()
    if words[-1] == "day":
        words.pop()
    return " ".join(word.removesuffix("'s").removesuffix("'") for word in words)


def feast_days(name: str, year: int) -> tuple[date, date] | None:
    """Gives the first and last day of a feast in a Gregorian year; None for one that is not known."""
    if name in _FIXED:
        day = date(year, *_FIXED[name])
    elif name in _AFTER_EASTER:
        day = easter(year) + timedelta(days=_AFTER_EASTER[name])
    elif name == "thanksgiving":
        first = date(year, _NOVEMBER, 1)
        day = first + timedelta(days=(_THURSDAY - first.isoweekday()) % 7 + 21)
    else:
        return _hebrew_days(name, year)
    return day, day


def yearless_feast(name: str) -> str:
    """Gives a feast of one day of the year as a W3C date without a year, empty for one that moves."""
    return "--{:02}-{:02}".format(*_FIXED[name]) if name in _FIXED else ""


def feast_month(name: str) -> int | None:
    """Gives a month in which a feast may fall, to find its year by; None for one that is not known."""
    days = feast_days(name, 1957)
    return days[0].month if days else None


def _hebrew_days(name: str, year: int) -> tuple[date, date] | None:
    if name not in _HEBREW:
        return None
    month, number, lasts = _HEBREW[name]
    reckoned = year + _CREATION + (7 <= month <= 9)
    found = hebrew_to_gregorian(reckoned, month, number) or (
        hebrew_to_gregorian(reckoned, month - 1, number) if month == 13 else None
    )
    return (found, found + timedelta(days=lasts - 1)) if found else None
