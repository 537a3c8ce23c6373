"""Builders of times of day and of dates that carry one: ISO 8601, the date-time group of military telegrams."""

from __future__ import annotations

from tei_tools.dates.parts import Item, number, spelling, word
from tei_tools.dates.patterns import Found
from tei_tools.dates.points import Point


def build_iso(found: Found[Item]) -> list[Item]:
    """Builds the day and time of an ISO 8601 dateTime."""
    text = spelling(found, "iso")
    clock = text[11:] if text[16:17] == ":" else f"{text[11:16]}:00{text[16:]}"
    return [Point(found.start, found.end, "P_DAY", int(text[:4]), int(text[5:7]), int(text[8:10]), clock=clock)]


def build_group(found: Found[Item]) -> list[Item] | None:
    """Builds the date-time group of a military telegram: `141200Z May 50` is the 14th at 12:00 UTC."""
    text = spelling(found, "dtg")
    day, hour, minute = int(text[:2]), int(text[2:4]), int(text[4:6])
    if not 1 <= day <= 31 or hour > 23 or minute > 59:
        return None
    return [Point(found.start, found.end, "P_DAY", number(found, "y"), number(found, "m"), day, number(found, "s"),
                  clock=f"{_clock(hour, minute)}Z", cert="high" if found.get("m") else "low")]  # fmt: skip


def build_time(found: Found[Item]) -> list[Item] | None:
    """Builds a time of day: `4:10 am`, `20 hours 05 minutes`, `0530 hours`, `4 o'clock`, noon."""
    zone = "Z" if found.get("zone") else ""
    half = spelling(found, "half")[:1].lower()
    if found.get("clock"):
        hour, minute, second = (int(part) for part in f"{spelling(found, 'clock')}:0".split(":")[:3])
        return [_time(found, _clock(hour, minute, second, half=half) + zone)]
    if found.get("four"):
        hour, minute = divmod(int(spelling(found, "four")), 100)
        return [_time(found, _clock(hour, minute) + zone)] if hour < 24 and minute < 60 else None
    if found.get("noon"):
        return [_time(found, word(found, "noon"))]
    hour, minute = number(found, "h") or int(spelling(found, "h")), number(found, "n") or 0
    return [_time(found, _clock(hour, minute, half=half) + zone)] if hour < 25 and minute < 60 else None


def _time(found: Found[Item], clock: str) -> Point:
    return Point(found.start, found.end, "P_TIME", clock=clock, rule="time")


def _clock(hour: int, minute: int = 0, second: int = 0, *, half: str = "") -> str:
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour % 24:02}:{minute:02}:{second:02}"
