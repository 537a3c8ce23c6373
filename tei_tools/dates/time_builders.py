"""Builders of times of day and of dates that carry one: ISO 8601, the date-time group of military telegrams."""

from __future__ import annotations

from tei_tools.dates.lexer import Token
from tei_tools.dates.parts import Item, figures, number, spelling, word
from tei_tools.dates.patterns import Found
from tei_tools.dates.points import Point

_NOON = 12
_EAST = "ABCDEFGHIKLM"


def build_iso(found: Found[Item]) -> list[Item]:
    """Builds the day and time of an ISO 8601 dateTime."""
    text = spelling(found, "iso")
    clock = text[11:] if text[16:17] == ":" else f"{text[11:16]}:00{text[16:]}"
    return [Point(found.start, found.end, "P_DAY", int(text[:4]), int(text[5:7]), int(text[8:10]), clock=clock)]


def build_group(found: Found[Item]) -> list[Item] | None:
    """Builds the date-time group of a military telegram: `141200Z May 50` is the 14th at 12:00 UTC."""
    text = spelling(found, "dtg").replace(" ", "").replace("/", "")
    day, hour, minute = int(text[:2]), int(text[2:4]), int(text[4:6])
    if not 1 <= day <= 31 or hour > 23 or minute > 59:
        return None
    zone = _military_zone(text[6:])
    return [Point(found.start, found.end, "P_DAY", number(found, "y"), number(found, "m"), day, number(found, "s"),
                  clock=f"{_clock(hour, minute)}{zone}", cert="high" if found.get("m") else "low")]  # fmt: skip


def _military_zone(letter: str) -> str:
    """Gives the offset of a military time zone: A to M without J go east, N to Y west."""
    if letter in ("", "Z"):
        return letter
    east = _EAST.find(letter) + 1
    return f"+{east:02}:00" if east else f"-{ord(letter) - ord('M'):02}:00"


def build_day_times(found: Found[Item]) -> list[Item] | None:
    """Builds a meeting whose times are four figures (`August 19 from 1100 to 1230`)."""
    spans = [divmod(figures(spelling(found, name)), 100) for name in ("t", "u")]
    if any(hour >= 24 or minute >= 60 for hour, minute in spans) or spans[0] > spans[1]:
        return None
    first, last = found["t"], found["u"]
    sign = next(item for item in found.items if first.end <= item.start < last.start)
    day, month, year = (number(found, name) for name in "dmy")
    ends = ((found.start, first.end, spans[0]), (last.start, found.end, spans[1]))
    points = [Point(start, end, "P_DAY", year, month, day, clock=_clock(*clock)) for start, end, clock in ends]
    return [points[0], sign._replace(code="DASH") if isinstance(sign, Token) else sign, points[1]]


def build_dotted_times(found: Found[Item]) -> list[Item] | None:
    """Builds two times with dots (`from 10.00 to 12.30`): round ones, because numbers are written so too."""
    hours = [figures(spelling(found, name)) for name in "hnij"]
    if any(len(spelling(found, name)) != 2 for name in "nj") or hours[1] % 5 or hours[3] % 5:
        return None
    if max(hours[0], hours[2]) > 24 or max(hours[1], hours[3]) > 59 or hours[:2] >= hours[2:]:
        return None
    first, last = found["n"], found["i"]
    between = [item for item in found.items if first.end <= item.start < last.start]
    return [
        Point(found.start, first.end, "P_TIME", clock=_clock(*hours[:2]), rule="time"),
        *between,
        Point(last.start, found.end, "P_TIME", clock=_clock(*hours[2:]), rule="time"),
    ]


def build_round_time(found: Found[Item]) -> list[Item] | None:
    """Builds a time of four figures behind `at`, where it is round: `at 1957 prices` is none."""
    hour, minute = divmod(figures(spelling(found, "four")), 100)
    return [_time(found, _clock(hour, minute))] if hour < 24 and minute < 60 and minute % 5 == 0 else None


def build_time_beside(found: Found[Item]) -> list[Item] | None:
    """Builds `a quarter past nine`, `ten minutes to nine`."""
    hour, minute = number(found, "h") or 0, 15 if found.get("past") else number(found, "n") or 0
    if not 1 <= hour <= 24 or not 0 < minute < 60:
        return None
    hour, minute = (hour - 1, 60 - minute) if found.get("to") else (hour, minute)
    return [_time(found, _clock(hour, minute, half=_half(found)))]


def build_time(found: Found[Item]) -> list[Item] | None:
    """Builds a time of day: `4:10 am`, `20 hours 05 minutes`, `0530 hours`, `4 o'clock`, noon."""
    zone = "Z" if found.get("zone") or spelling(found, "four").endswith("Z") else ""
    half = _half(found)
    if found.get("clock"):
        hour, minute, second = (int(part) for part in f"{spelling(found, 'clock')}:0".split(":")[:3])
        return [_time(found, _clock(hour, minute, second, half=half) + zone)]
    if found.get("four"):
        hour, minute = divmod(figures(spelling(found, "four")), 100)
        return [_time(found, _clock(hour, minute) + zone)] if hour < 24 and minute < 60 else None
    if found.get("noon"):
        return [_time(found, word(found, "noon"))] if not found.get("h") or number(found, "h") == _NOON else None
    if found.get("n") and found.items[1].code == "DOT" and len(spelling(found, "n")) != 2:
        return None
    hour, minute = number(found, "h") or figures(spelling(found, "h")), 30 if found.get("past") else number(found, "n") or 0
    return [_time(found, _clock(hour, minute, half=half) + zone)] if hour < 25 and minute < 60 else None


def build_times(found: Found[Item]) -> list[Item] | None:
    """Builds two times that share what stands behind the second (`3:30–4:10 p.m.`, `from 4 to 6 p.m.`)."""
    first, last = found.get("clock") or found["h"], found["last"]
    half = _half(found)
    hours = [_hour_minute(item) for item in (first, last)]
    if any(hour > _NOON or minute > 59 for hour, minute in hours):
        return None
    before = half if hours[0] <= hours[1] or hours[0][0] == _NOON else ("a" if half == "p" else "p")
    between = [item for item in found.items if first.end <= item.start < last.start]
    return [
        Point(found.start, first.end, "P_TIME", clock=_clock(*hours[0], half=before), rule="time"),
        *between,
        Point(last.start, found.end, "P_TIME", clock=_clock(*hours[1], half=half), rule="time"),
    ]


def _hour_minute(item: Item) -> tuple[int, int]:
    hour, _, minute = (item.text if isinstance(item, Token) else "").partition(":")
    return figures(hour), figures(minute[:2])


def _half(found: Found[Item]) -> str:
    """Gives a or p for the half of the day; a night has both."""
    said = (word(found, "half") or spelling(found, "half")[:1].lower()).replace("e", "p")
    if said == "n":
        return "p" if (number(found, "h") or 0) >= 6 else "a"
    return said


def _time(found: Found[Item], clock: str) -> Point:
    return Point(found.start, found.end, "P_TIME", clock=clock, rule="time")


def _clock(hour: int, minute: int = 0, second: int = 0, *, half: str = "") -> str:
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    if (hour, minute, second) == (24, 0, 0):
        return "24:00:00"  # midnight at the end of the day, as XML Schema has it
    return f"{hour % 24:02}:{minute:02}:{second:02}"
