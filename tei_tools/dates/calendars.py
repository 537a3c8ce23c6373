"""Days of other calendars as days of the Gregorian one: Julian, French Republican, Hebrew, and the Asian eras by year.

>>> julian_to_gregorian(1917, 2, 12)
datetime.date(1917, 2, 25)
>>> republican_to_gregorian(8, 2, 18)
datetime.date(1799, 11, 9)

The Chinese lunisolar months are not computed. Source: Reingold and Dershowitz, Calendrical Calculations (arithmetic forms).
"""

from __future__ import annotations

from datetime import date, timedelta

ERAS = {  # name: (calendar id, year before year 1, last year of the era or 0)
    "juche": ("#juche", 1911, 0), "chuch'e": ("#juche", 1911, 0), "chuche": ("#juche", 1911, 0),
    "minguo": ("#minguo", 1911, 0), "minkuo": ("#minguo", 1911, 0),
    "meiji": ("#japanese", 1867, 1912), "taisho": ("#japanese", 1911, 1926), "taishō": ("#japanese", 1911, 1926),
    "showa": ("#japanese", 1925, 1989), "shōwa": ("#japanese", 1925, 1989),
    "heisei": ("#japanese", 1988, 2019), "reiwa": ("#japanese", 2018, 0),
    "min-kuo": ("#minguo", 1911, 0), "min-guo": ("#minguo", 1911, 0),
    "kangde": ("#manchukuo", 1933, 1945), "康德": ("#manchukuo", 1933, 1945),
    "大同": ("#manchukuo", 1931, 1934), "guangxu": ("#qing", 1874, 1908),
    "光緒": ("#qing", 1874, 1908), "xuantong": ("#qing", 1908, 1912), "宣統": ("#qing", 1908, 1912),
    "kwangmu": ("#korean", 1896, 1907), "gwangmu": ("#korean", 1896, 1907), "光武": ("#korean", 1896, 1907),
    "yunghui": ("#korean", 1906, 1910), "융희": ("#korean", 1906, 1910), "광무": ("#korean", 1896, 1907),
    "roc": ("#minguo", 1911, 0), "kuang-hsü": ("#qing", 1874, 1908), "gaeguk": ("#korean", 1391, 1896),
    "kaeguk": ("#korean", 1391, 1896), "dangun": ("#dangi", -2333, 0), "tangi": ("#dangi", -2333, 0),
    "tan'gun": ("#dangi", -2333, 0), "tangun": ("#dangi", -2333, 0),
    "dangi": ("#dangi", -2333, 0), "tan'gi": ("#dangi", -2333, 0),
    "명치": ("#japanese", 1867, 1912), "대정": ("#japanese", 1911, 1926), "소화": ("#japanese", 1925, 1989),
    "明治": ("#japanese", 1867, 1912), "大正": ("#japanese", 1911, 1926), "昭和": ("#japanese", 1925, 1989),
    "平成": ("#japanese", 1988, 2019), "令和": ("#japanese", 2018, 0),
    "民國": ("#minguo", 1911, 0), "民国": ("#minguo", 1911, 0), "中華民國": ("#minguo", 1911, 0),
    "中华民国": ("#minguo", 1911, 0), "민국": ("#minguo", 1911, 0),
    "주체": ("#juche", 1911, 0), "主體": ("#juche", 1911, 0), "主体": ("#juche", 1911, 0),
    "단기": ("#dangi", -2333, 0), "檀紀": ("#dangi", -2333, 0), "檀紀元": ("#dangi", -2333, 0),
}  # fmt: skip
_REPUBLIC_BEGINS = date(1792, 9, 22).toordinal()
_HEBREW_EPOCH = -1373427  # the day before 1 Tishri 1, in days of date.toordinal()
_LONG_HEBREW = 13
_HIJRI_EPOCH = 227015  # 16 July 622 of the Julian calendar, in days of date.toordinal()
_JULIAN_EPOCH = -1  # 1 January 1 of the Julian calendar is day -1 of the Gregorian


def era_year(era: str, year: int) -> tuple[int, str] | None:
    """Gives the Gregorian year of a year of an era, and the calendar's id; None where the era had no such year."""
    calendar, before, last = ERAS[era]
    gregorian = before + year
    if year < 1 or (last and gregorian > last) or not 1 <= gregorian <= 2199:
        return None
    return gregorian, calendar


def julian_to_gregorian(year: int, month: int, day: int) -> date | None:
    """Gives the Gregorian day of a Julian one (Old Style, year from 1 January); None where there is no such day."""
    leap = year % 4 == 0
    lengths = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not (1 <= month <= 12 and 1 <= day <= lengths[month - 1] and year >= 4):
        return None
    before = year - 1
    return date.fromordinal(_JULIAN_EPOCH - 1 + 365 * before + before // 4 + sum(lengths[: month - 1]) + day)


def new_style(year: int, month: int, day: int, new_month: int, new_day: int) -> tuple[date, bool] | None:
    """Gives the New Style day that stands beside a Julian one, and whether the two agree; None where they are two days.

    A day off is a slip of the writer (`12/24 January 1918`, where the difference had grown to 13): the New Style day counts.
    """
    known = julian_to_gregorian(year, month, day)
    if known is None:
        return None
    for slip in (0, -1, 1):
        near = known + timedelta(days=slip)
        if (near.month, near.day) == (new_month, new_day):
            return near, not slip
    return None


def republican_to_gregorian(year: int, month: int, day: int) -> date | None:
    """Gives the Gregorian day of a day of the French Republic, years 1 to 14; month 13 holds the complementary days."""
    leaps = (3, 7, 11)
    longest = 30 if month <= 12 else 5 + (year in leaps)
    if not (1 <= year <= 14 and 1 <= month <= 13 and 1 <= day <= longest):
        return None
    extra = sum(leap < year for leap in leaps)
    return date.fromordinal(_REPUBLIC_BEGINS + 365 * (year - 1) + extra + 30 * (month - 1) + day - 1)


def hebrew_to_gregorian(year: int, month: int, day: int) -> date | None:
    """Gives the Gregorian day of a Hebrew one; months count from Nisan = 1, Adar II = 13; None where there is none."""
    if not (3762 <= year <= 6000 and 1 <= month <= (_LONG_HEBREW if _is_hebrew_leap(year) else 12)):
        return None
    if not 1 <= day <= _hebrew_month_length(year, month):
        return None
    months = 13 if _is_hebrew_leap(year) else 12
    order = [*range(7, months + 1), *range(1, 7)]
    before = sum(_hebrew_month_length(year, each) for each in order[: order.index(month)])
    return date.fromordinal(_hebrew_new_year(year) + before + day - 1)


def hijri_to_gregorian(year: int, month: int, day: int) -> date | None:
    """Gives the Gregorian day of an Islamic one by the tabular calendar; the moon that was seen may differ by a day or two."""
    leap = (11 * year + 14) % 30 < 11
    longest = 30 if month % 2 or (month == 12 and leap) else 29
    if not (1 <= year <= 1600 and 1 <= month <= 12 and 1 <= day <= longest):
        return None
    before = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(_HIJRI_EPOCH + before + day - 1)


def easter(year: int) -> date:
    """Gives Easter Sunday of the Western churches (the anonymous Gregorian algorithm); the year is 1 to 9999."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _is_hebrew_leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7


def _hebrew_new_year(year: int) -> int:
    return _HEBREW_EPOCH + _elapsed(year) + _delay(year)


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _delay(year: int) -> int:
    before, this, after = _elapsed(year - 1), _elapsed(year), _elapsed(year + 1)
    if after - this == 356:
        return 2
    return 1 if this - before == 382 else 0


def _hebrew_month_length(year: int, month: int) -> int:
    length = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    if month in (2, 4, 6, 10, 13) or (month == 12 and not _is_hebrew_leap(year)):
        return 29
    if month == 8:
        return 30 if length in (355, 385) else 29
    if month == 9:
        return 29 if length in (353, 383) else 30
    return 30
