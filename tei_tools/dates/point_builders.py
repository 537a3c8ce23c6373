"""What the rules of the first pass build: the tokens that a pattern matched become a point.

A builder takes the match and gives the items in its place, or None where the numbers make no date after all. The names of
the parts are those of the patterns in `point_rules`: d day, m month, y year, s year of two digits, w weekday.
"""

from __future__ import annotations

from dataclasses import replace

from tei_tools.dates.calendars import ERAS, era_year, hebrew_to_gregorian, julian_to_gregorian, republican_to_gregorian
from tei_tools.dates.lexer import Token
from tei_tools.dates.patterns import Found
from tei_tools.dates.points import Expression, Point

Item = Token | Point | Expression


def _clock(hour: int, minute: int = 0, second: int = 0, *, half: str = "") -> str:
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour % 24:02}:{minute:02}:{second:02}"


def _number(found: Found[Item], name: str) -> int | None:
    token = found.get(name)
    return int(token.value) if isinstance(token, Token) and token.value != "" else None


def _word(found: Found[Item], name: str) -> str:
    token = found.get(name)
    return str(token.value) if isinstance(token, Token) else ""


def _text(found: Found[Item], name: str) -> str:
    token = found.get(name)
    return token.text if isinstance(token, Token) else ""


def _cert(found: Found[Item]) -> str:
    doubts = {item.doubt for item in found.items if isinstance(item, Token)}
    return "low" if "low" in doubts else "medium" if "medium" in doubts else "high"


def _begin(found: Found[Item], name: str) -> int:
    item = found.get(name)
    return item.start if item else found.start


def build_day(found: Found[Item]) -> list[Item]:
    """Builds one day, month or year of the parts d, m, y (or s, two digits), w and rel or unit of a match."""
    rel = found.get("rel")
    shift = (_word(found, "unit"), int(_word(found, "rel"))) if rel else None
    if found.get("inst"):
        shift = ("month", int(_word(found, "inst")))
    short = _number(found, "s") if not isinstance(t := found.get("s"), Token) or t.code != "SHORT" else int(t.text[1:])
    day, month = _number(found, "d"), _number(found, "m") or _number(found, "r")
    code = "P_DAY" if day else "P_MONTH" if month else "P_YEAR"
    return [
        Point(
            _begin(found, "w") if found.get("w") else found.start, found.end, code, _number(found, "y"), month, day, short,
            _number(found, "w"), shift=shift, cert=_cert(found),
            rule="relative" if shift else "full",
        )
    ]  # fmt: skip


def build_iso(found: Found[Item]) -> list[Item]:
    """Builds the day and time of an ISO 8601 dateTime."""
    text = _text(found, "iso")
    clock = text[11:] if text[16:17] == ":" else f"{text[11:16]}:00{text[16:]}"
    return [Point(found.start, found.end, "P_DAY", int(text[:4]), int(text[5:7]), int(text[8:10]), clock=clock)]


def build_group(found: Found[Item]) -> list[Item] | None:
    """Builds the date-time group of a military telegram: `141200Z May 50` is the 14th at 12:00 UTC."""
    text = _text(found, "dtg")
    day, hour, minute = int(text[:2]), int(text[2:4]), int(text[4:6])
    if not 1 <= day <= 31 or hour > 23 or minute > 59:
        return None
    return [Point(found.start, found.end, "P_DAY", _number(found, "y"), _number(found, "m"), day, _number(found, "s"),
                  clock=f"{_clock(hour, minute)}Z", cert="high" if found.get("m") else "low")]  # fmt: skip


def build_piece(found: Found[Item]) -> list[Item] | None:
    """Builds a half or a quarter of a year."""
    rank = found["q"]
    number = (4 if _word(found, "part") == "quarter" else 2) if rank.code == "LAST" else _number(found, "q") or 0
    part = f"{_word(found, 'part')}{number}"
    rel = found.get("rel")
    shift = ("year", int(_word(found, "rel"))) if rel else None
    if number > (4 if part.startswith("quarter") else 2) or (rel and _word(found, "unit") != "year"):
        return None
    return [Point(found.start, found.end, "P_LONG", _number(found, "y"), parts=(part,), shift=shift, rule="part")]


def build_days(found: Found[Item]) -> list[Item]:
    """Builds a point for each day of a list that shares its month and year; the connectors stay between them."""
    whole = build_day(found)[0]
    if not isinstance(whole, Point):
        return []
    out: list[Item] = []
    listed = found.span("list")
    days = [
        item
        for item in listed
        if item.code not in ("DASH", "TO", "THROUGH", "UNTIL", "AND", "OR", "COMMA", "SLASH", "THE", "ON", "DOT", "FROM")
    ]
    for item in listed:
        if item in days and isinstance(item, Token):
            first, last = item is days[0], item is days[-1]
            out.append(
                replace(
                    whole,
                    start=found.start if first else item.start,
                    end=found.end if last else item.end,
                    day=int(item.value),
                    weekday=whole.weekday if first else None,
                    code="P_DAY",
                )  # fmt: skip
            )
        elif isinstance(item, Token) and days[0].start < item.start < days[-1].start:
            out.append(item._replace(code="DASH") if item.code == "SLASH" else item)
    return out


def build_numeric(found: Found[Item]) -> list[Item] | None:
    """Builds a day of three numbers; where day and month may be exchanged, `order` says so and resolving decides."""
    a, b = _number(found, "a") or 0, _number(found, "b") or 0
    if found.get("s") and len(_text(found, "s")) != 2:
        return None
    sign = next(item for item in found.items if item.code in ("DOT", "DASH", "SLASH"))
    year, short = _number(found, "y"), _number(found, "s")
    if a > 31 or b > 31 or (a > 12 and b > 12) or not a or not b:
        return None
    order = "" if sign.code == "DOT" or a == b or max(a, b) > 12 else sign.code.lower()
    day, month = (b, a) if b > 12 else (a, b)
    if sign.code == "DOT" and b > 12:
        return None
    return [Point(found.start, found.end, "P_DAY", year, month, day, short, order=order, cert="medium" if order else "high")]


def build_years(found: Found[Item]) -> list[Item]:
    """Builds two points of `1956-57` or `1955-1957`; `1957-05` is a month."""
    first, last = found["y"], found["z"]
    year, end = int(_word(found, "y")), int(_word(found, "z"))
    if end < 100:
        if (
            end <= year % 100
            and isinstance(last, Token)
            and 1 <= end <= 12
            and len(last.text) == 2
            and found.items[1].code == "DASH"
        ):
            return [Point(found.start, found.end, "P_MONTH", year, end)]
        end += year // 100 * 100 + (100 if end <= year % 100 else 0)
    if not year < end <= year + 400:
        return [Point(first.start, first.end, "P_YEAR", year), *found.items[1:]]
    return [Point(first.start, first.end, "P_YEAR", year), _dash(found.items[1]), Point(last.start, last.end, "P_YEAR", end)]


def _dash(item: Item) -> Item:
    return item._replace(code="DASH") if isinstance(item, Token) else item


def build_dual_year(found: Found[Item]) -> list[Item] | None:
    """Builds a Julian day before Lady Day, with the year in both countings (`10 February 1711/12`)."""
    day, month, year, end = (_number(found, name) or 0 for name in ("d", "m", "y", "z"))
    known = julian_to_gregorian(year + 1, month, day)
    if end not in (year + 1, (year + 1) % 100) or month > 3 or known is None:
        return None
    return [Point(found.start, found.end, "P_DAY", known.year, known.month, known.day, calendar="#julian",
                  custom=f"{year + 1:04}-{month:02}-{day:02}", rule="calendar")]  # fmt: skip


def build_bare_ordinal(found: Found[Item]) -> list[Item]:
    """Builds a day whose month is that of the running text (`on the 9th`)."""
    return [Point(found.start, found.end, "P_DAY", day=_number(found, "d"), cert="low", rule="context")]


def build_double(found: Found[Item]) -> list[Item] | None:
    """Builds one day of an Old and a New Style one (`13/26 March 1917`); a difference that no calendar has is a range."""
    old, new, month, year = (_number(found, name) or 0 for name in ("d", "e", "m", "y"))
    converted = julian_to_gregorian(year, month, old)
    if converted is None or converted.day != new:
        return build_days(found)
    return [
        Point(found.start, found.end, "P_DAY", converted.year, converted.month, converted.day, calendar="#julian",
              custom=f"{year:04}-{month:02}-{old:02}", rule="calendar")
    ]  # fmt: skip


def build_weekday(found: Found[Item]) -> list[Item]:
    """Builds a weekday: the last, the next, or the one that the context asks for."""
    rel = found.get("rel")
    return [
        Point(found.start, found["w"].end, "P_WEEKDAY", weekday=_number(found, "w"), rule="relative",
              shift=("weekday", int(_word(found, "rel"))) if rel else None, cert="medium")
    ]  # fmt: skip


def build_relative(found: Found[Item]) -> list[Item]:
    """Builds what counts from the anchor: yesterday, this year, three days ago, last May, the spring of this year."""
    day = found.get("t")
    if isinstance(day, Token):
        step = int(day.value) * (2 if found.get("twice") else 1)
        return [Point(found.start, found.end, "P_DAY", shift=("day", step), cert="medium", rule="relative")]
    if found.get("count"):
        unit, count = _word(found, "unit"), _number(found, "count") or 1
        step = {"week": 7, "fortnight": 14}.get(unit)
        return [_shifted(found, ("day", -count * step) if step else (unit, -count))]
    if found.get("m"):
        return [Point(found.start, found.end, "P_MONTH", month=_number(found, "m"), shift=("named", int(_word(found, "rel"))),
                      cert="medium", rule="relative")]  # fmt: skip
    shift = (_word(found, "unit"), int(_word(found, "rel") or 0))
    season = found.get("season")
    if season:
        return [Point(found.start, found.end, "P_LONG", parts=(_word(found, "season"),), cert="medium", rule="relative",
                      shift=("year", shift[1]) if found.get("unit") else ("season", shift[1]))]  # fmt: skip
    return [_shifted(found, shift)]


def _shifted(found: Found[Item], shift: tuple[str, int]) -> Point:
    code = {"year": "P_YEAR", "month": "P_MONTH"}.get(shift[0], "P_DAY")
    return Point(found.start, found.end, "P_LONG" if shift[0] == "week" else code, shift=shift, cert="medium", rule="relative")


def build_same(found: Found[Item]) -> list[Item]:
    """Builds a day that counts from the last one of the text: `the same day`, `the next day`."""
    return [Point(found.start, found.end, "P_DAY", shift=("same", int(_word(found, "rel"))), cert="low", rule="relative")]


def build_season(found: Found[Item]) -> list[Item]:
    """Builds a season of a year, or of two (`winter of 1956-57`); `late autumn of 1944` is one month of it."""
    year, until = _number(found, "y"), _number(found, "z")
    if until is not None and until < 100:
        until += (year or 0) // 100 * 100
    short = int(_text(found, "s")[1:]) if found.get("s") else None
    parts = (_word(found, "season"), _word(found, "early")) if found.get("early") else (_word(found, "season"),)
    return [Point(found.start, found.end, "P_LONG", year, short_year=short, parts=parts, until_year=until, rule="part")]


def build_long(found: Found[Item]) -> list[Item] | None:
    """Builds a decade (`1950s`, `the fifties`) or a century."""
    if found.get("century"):
        number = _number(found, "century") or 0
        return (
            [Point(found.start, found.end, "P_LONG", (number - 1) * 100 + 1, parts=("century",), rule="part")]
            if 5 < number < 22
            else None
        )
    token = found["decade"]
    if isinstance(token, Token) and token.code == "TENS":
        return [
            Point(found.start, found.end, "P_LONG", short_year=int(token.value), parts=("decade",), rule="part", cert="medium")
        ]
    return [
        Point(
            found.start,
            found.end,
            "P_LONG",
            int(token.text[:4]) if isinstance(token, Token) else 0,
            parts=("decade",),
            rule="part",
        )
    ]


def build_feast(found: Found[Item]) -> list[Item]:
    """Builds a feast of a year; the day is computed when it is resolved."""
    name = "-".join(part for part in (_word(found, "feast"), _word(found, "eve")) if part)
    return [Point(found.start, found.end, "P_DAY", _number(found, "y"), parts=(f"feast:{name}",), rule="feast")]


def build_era(found: Found[Item]) -> list[Item] | None:
    """Builds the year of an era (`Juche 46`), with month and day where they stand before it."""
    era, number = found["era"], _number(found, "n") or 0
    known = era_year(era.text.lower(), number) if isinstance(era, Token) and era.text.lower() in ERAS else None
    if known is None:
        return None
    month, day = _number(found, "m"), _number(found, "d")
    code = "P_DAY" if day else "P_MONTH" if month else "P_YEAR"
    custom = "-".join(f"{part:02}" for part in (number, month, day) if part)
    return [Point(found.start, found.end, code, known[0], month, day, calendar=known[1], custom=custom, rule="calendar")]


def build_other_calendar(found: Found[Item]) -> list[Item] | None:
    """Builds a day of the French Republic or of the Hebrew calendar."""
    day, month, year = _number(found, "d") or 0, _number(found, "m") or 0, _number(found, "y") or 0
    republican = found["m"].code == "MONTH_REPUBLICAN"
    known = (republican_to_gregorian if republican else hebrew_to_gregorian)(year, month, day)
    if known is None:
        return None
    calendar = "#republican" if republican else "#hebrew"
    return [Point(found.start, found.end, "P_DAY", known.year, known.month, known.day, calendar=calendar, rule="calendar",
                  custom=f"{year:04}-{month:02}-{day:02}")]  # fmt: skip


def build_time(found: Found[Item]) -> list[Item] | None:
    """Builds a time of day: `4:10 am`, `20 hours 05 minutes`, `0530 hours`, `4 o'clock`, noon."""
    zone = "Z" if found.get("zone") else ""
    half = _text(found, "half")[:1].lower()
    if found.get("clock"):
        hour, minute, second = (int(part) for part in f"{_text(found, 'clock')}:0".split(":")[:3])
        return [_time(found, _clock(hour, minute, second, half=half) + zone)]
    if found.get("four"):
        hour, minute = divmod(int(_text(found, "four")), 100)
        return [_time(found, _clock(hour, minute) + zone)] if hour < 24 and minute < 60 else None
    if found.get("noon"):
        return [_time(found, _word(found, "noon"))]
    hour, minute = _number(found, "h") or int(_text(found, "h")), _number(found, "n") or 0
    return [_time(found, _clock(hour, minute, half=half) + zone)] if hour < 25 and minute < 60 else None


def _time(found: Found[Item], clock: str) -> Point:
    return Point(found.start, found.end, "P_TIME", clock=clock, rule="time")
