"""The words of dates: months, weekdays, numbers, units, modifiers; each word with its code and its value.

>>> WORDS["feby"]
('MONTH_SHORT', 2)

A code is the name that the patterns of `patterns` speak of. Names of months in other languages than English need a number
beside them (code MONTH_FOREIGN), because many of them are words or names elsewhere: Mai, Mars, Maja.
"""

from __future__ import annotations

from collections.abc import Mapping

from tei_tools.dates.calendars import ERAS

Entry = tuple[str, int | str]

_MONTHS = "january february march april may june july august september october november december".split()
_SHORT_MONTHS = (
    "jan jany jan.y janry janu", "feb feby feb.y febr febry feb.ry", "mar mch", "apr apl apr.l aprl", "", "jun", "jul",
    "aug augt aug.t augst", "sep sept septr sept.r sepr sep.r septb", "oct octr oct.r octob octbr", "nov novr nov.r novb",
    "dec decr dec.r decb decbr",
)  # fmt: skip
_FOREIGN_MONTHS = (  # German, French, Spanish, Italian, Polish, Czech, Hungarian, Russian, Romanian
    "januar jänner janvier enero gennaio styczeń stycznia leden ledna január jan januári январь января ianuarie janúar",
    "februar feber février fevrier febrero febbraio luty lutego únor února február febr февраль февраля februarie",
    "märz maerz mars marzo marzec marca březen března március márc март марта martie",
    "april avril abril aprile kwiecień kwietnia duben dubna április ápr апрель апреля aprilie",
    "mai mayo maggio maj maja květen května május máj май мая",
    "juni juin junio giugno czerwiec czerwca červen června június jún июнь июня iunie",
    "juli juillet julio luglio lipiec lipca červenec července július júl июль июля iulie",
    "august août aout agosto sierpień sierpnia srpen srpna augusztus август августа",
    "september septembre septiembre settembre wrzesień września září szeptember szept сентябрь сентября septembrie",
    "oktober octobre octubre ottobre październik października říjen října október okt октябрь октября octombrie",
    "november novembre noviembre listopad listopada listopadu ноябрь ноября noiembrie",
    "dezember décembre decembre diciembre dicembre grudzień grudnia prosinec prosince декабрь декабря decembrie dez",
)
_RUSSIAN_IN_LATIN = (
    "yanvar yanvarya ianvaria ianvarya janvarja", "fevral fevralya fevralia fevralja", "marta",
    "aprel aprelya aprelia aprelja", "maya maia", "iyun iyunya iiunia iunia ijunja", "iyul iyulya iiulia iulia ijulja",
    "avgust avgusta", "sentyabr sentyabrya sentiabria sentjabrja", "oktyabr oktyabrya oktiabria oktjabrja",
    "noyabr noyabrya noiabria nojabrja", "dekabr dekabrya dekabria dekabrja",
)  # fmt: skip
_REPUBLICAN_MONTHS = (
    "vendémiaire brumaire frimaire nivôse pluviôse ventôse germinal floréal prairial messidor thermidor fructidor".split()
)
_HEBREW_MONTHS = (
    "nisan nissan", "iyar iyyar", "sivan", "tammuz", "av", "elul", "tishri tishrei", "heshvan cheshvan marcheshvan", "kislev",
    "tevet teveth", "shevat shvat", "adar",
)  # fmt: skip
_HIJRI_MONTHS = ("muharram", "safar", "", "", "", "", "rajab", "sha'ban shaban", "ramadan ramazan", "shawwal", "", "")
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT_WEEKDAYS = ("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun")
_FOREIGN_WEEKDAYS = (
    "montag lundi понедельник poniedziałek hétfő", "dienstag mardi вторник wtorek kedd", "mittwoch mercredi среда środa szerda",
    "donnerstag jeudi четверг czwartek csütörtök", "freitag vendredi пятница piątek péntek",
    "samstag sonnabend samedi суббота sobota szombat shabbat shabbes", "sonntag dimanche воскресенье niedziela vasárnap",
)  # fmt: skip
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_TENS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_TENFOLD = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_CENTURIES = {"nineteen": 19, "eighteen": 18, "seventeen": 17, "hundred": 100}
_CJK = 0x1000  # letters from here on are read by `asian`
_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI".split()

_LATIN_ERAS = [name for name in ERAS if ord(name[0]) < _CJK and "-" not in name]

_FIXED: Mapping[str, Mapping[str, int | str]] = {
    "THE": {"the": "", "ye": ""},
    "OF": {"of": "", "de": "", "del": "", "des": ""},
    "YEARWORD": dict.fromkeys("года год г goda god roku r évi hó".split(), ""),
    "IN": {"in": "", "during": "", "throughout": "", "within": ""},
    "ON": {"on": "", "le": "", "am": "", "dne": "", "dnia": ""},
    "AT": {"at": "", "toward": "", "towards": "", "в": ""},
    "FROM": {"from": "", "vom": "", "du": "", "od": "", "с": ""},
    "TO": {"to": "", "au": ""},
    "DO": {"do": ""},
    "THROUGH": {"through": "", "thru": "", "thro": "", "по": ""},
    "UNTIL": {"until": "", "till": "", "til": "", "bis": "", "до": ""},
    "SINCE": {"since": "", "starting": "", "effective": "", "commencing": "", "seit": ""},
    "BETWEEN": {"between": ""},
    "AND": {"and": "", "&": "", "und": "", "et": ""},
    "OR": {"or": ""},
    "BEFORE": {"before": -1, "pre": -1},
    "AFTER": {"after": 1, "post": 1},
    "BY": {"by": ""},
    "NOT": {"not": "", "no": ""},
    "LATER": {"later": 1},
    "EARLIER": {"earlier": -1, "sooner": -1},
    "THAN": {"than": ""},
    "PRIOR": {"prior": ""},
    "UP": {"up": "", "down": ""},
    "AS": {"as": ""},
    "CIRCA": {
        "circa": "",
        "ca": "",
        "approximately": "",
        "about": "",
        "probably": "",
        "roughly": "",
        "c": "",
        "around": "",
        "approx": "",
        "possibly": "",
        "presumably": "",
        "perhaps": "",
        **dict.fromkeys("maybe likely apparently um etwa vers około около".split(), ""),
    },
    "START": dict.fromkeys("start outset anfang début начало начале początku".split(), "beginning"),
    "MIDDLE": dict.fromkeys("middle mitte середина середине połowie".split(), "middle"),
    "END": dict.fromkeys("end close ende fin конец конце końcu".split(), "end"),
    "EARLY": {"early": "early", "mid": "middle", "late": "late"},
    "EARLIEST": {"beginning": "beginning"},
    "HALF": {"half": "half"},
    "QUARTER": {"quarter": "quarter"},
    "PIECES": {"halves": "half", "quarters": "quarter"},
    "BUT": {"but": ""},
    "PERIOD": {"period": ""},
    "LATTER": {"former": 1, "latter": 2},
    "DECADEWORD": {"decade": "decade"},
    "FEW": {"few": ""},
    "PARTWORD": {"part": ""},
    "INCLUDING": {"including": "", "inclusive": ""},
    "LATEST": {"latest": "before", "earliest": "after"},
    "TIMEWORD": {"time": ""},
    "EPITHET": dict.fromkeys("bloody black blue red super".split(), ""),  # of days that have a name: Bloody Sunday
    "THAT": {"that": 0},
    "NOWWORD": {"now": 0, "date": 0},
    "HENCE": {"hence": 0},
    "THEREABOUTS": {"thereabouts": ""},
    "STREETWORD": dict.fromkeys("street avenue square boulevard prospect prospekt plant factory".split(), ""),
    "REPUBLIC": {"republic": "minguo", "république": "minguo"},
    "CHINA": {"china": ""},
    "THIS": {"this": 0, "current": 0, "present": 0},
    "SAME": {"same": 0},
    "INDEFINITE": {"a": "", "an": "", "every": "", "each": "", "any": "", "another": "", "certain": ""},
    "LAST": {"last": -1, "past": -1, "previous": -1, "preceding": -1},
    "NEXT": {"next": 1, "coming": 1, "following": 1, "forthcoming": 1},
    "INSTANT": {"inst": 0, "instant": 0, "instt": 0, "ult": -1, "ulto": -1, "ultimo": -1, "prox": 1, "proximo": 1},
    "AGO": {"ago": -1},
    "TODAY": {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0},
    "UNIT": {"year": "year", "month": "month", "week": "week", "fortnight": "fortnight"},
    "UNITS": {"years": "year", "months": "month", "weeks": "week", "fortnights": "fortnight"},
    "DAYWORD": {"day": "day"},
    "DAYS": {"days": "day"},
    "ERA": dict.fromkeys(_LATIN_ERAS, ""),
    "SEASON": {
        **dict.fromkeys("spring frühjahr frühling printemps весна весной весны wiosna wiosną".split(), "spring"),
        **dict.fromkeys("summer sommer été лето летом lato latem".split(), "summer"),
        **dict.fromkeys("autumn fall herbst automne осень осенью осени jesień jesienią".split(), "autumn"),
        **dict.fromkeys("winter hiver зима зимой зимы zima zimą".split(), "winter"),
    },
    "CENTURY": {"century": "century", "cent": "century"},
    "HOURS": {"hours": "", "hour": "", "hrs": "", "hr": "", "h": "", "uhr": "", "ч": "", "час": "", "часов": ""},
    "MINUTES": {"minutes": "", "minute": "", "mins": "", "min": "", "мин": "", "минут": ""},
    "OCLOCK": {"o'clock": "", "oclock": "", "o’clock": ""},
    "NOON": {"noon": "12:00:00", "midnight": "00:00:00"},
    "DAYPART": {"morning": "a", "afternoon": "p", "evening": "e", "night": "n", "nights": "n", "dawn": "a", "dusk": "p"},
    "RECEIVED": {"received": "", "sent": "", "deciphered": "", "dispatched": "", "despatched": "", "transmitted": ""},
    "ANNO": {"an": "", "anno": "", "année": "", "l'an": ""},
    "ZULU": {"gmt": "Z", "utc": "Z"},
    "EVE": {"eve": "eve"},
    "ROSH": {"rosh": "rosh", "yom": "yom"},
    "HASHANAH": {"hashanah": "", "hashana": "", "hashone": "", "kippur": "kippur"},
    "NEW": {"new": "new"},
}
_COUNTED = (  # what follows a number that counts
    "people persons men women children soldiers officers troops prisoners workers peasants families members households jews "
    "copies rubles roubles yuan won dollars pounds marks francs forints zlotys tons tonnes kilograms kg grams km kilometers "
    "kilometres meters metres miles feet hectares acres percent per cent rifles guns tanks planes aircraft ships houses "
    "villages pieces items units volunteers refugees students words pages lines inhabitants souls times degrees killed "
    "wounded horses cows barrels bottles bags boxes books calories volts hp mm cm million thousand billion letters trucks "
    "cars wagons minutes seconds prisoners-of-war delegates votes party billets beds names residents citizens specialists "
    "experts figures cases"
).split()
_FUNCTION = (  # what may follow a year or a day without making a count of it
    "i we he she it they you who which this these those there here when where while as if so because although "
    "though was were is are be been had has have did does would could should will shall may might must can my his her "
    "our their its all some many most not only also already still then than with without for under over against about into "
    "onto out near more less both no nor yet just even again once however nevertheless among one two three such what how "
    "why via upon concerning regarding dated signed marked saw began became came went"
).split()
_NUMBER_SIGNS = (
    "no nº no. nos № n° nr num number numbers order orders telegram telegrams cable p pp page pages f fol folio op opis d "
    "delo l ll list listy listov fond papka box folder reel roll file inv vol volume doc document documents item art "
    "article section sec sect chapter paragraph para par point table fig figure room street building bldg apartment apt "
    "flat tel telephone phone model type unit block barrack barracks camp route highway band form copy entry incoming "
    "outgoing ref reg version flight protocol resolution decree directive circular despatch airgram"
).split()
_FEASTS = (
    "christmas", "easter", "passover", "pesach", "purim", "hanukkah", "chanukah", "sukkot", "sukkoth", "shavuot", "shavuoth",
    "pentecost", "whitsun", "whitsuntide", "epiphany", "michaelmas", "candlemas", "martinmas",
)  # fmt: skip


def _build() -> dict[str, Entry]:
    words: dict[str, Entry] = {}
    words.update((word, ("COUNTED", "")) for word in _COUNTED)
    words.update((word, ("FUNCTION", "")) for word in _FUNCTION)
    words.update((word, ("SIGN", "")) for word in _NUMBER_SIGNS)
    words.update((word, ("FEAST", word)) for word in _FEASTS)
    _number_rows(words, "MONTH_FOREIGN", _RUSSIAN_IN_LATIN)
    _number_rows(words, "MONTH_FOREIGN", _FOREIGN_MONTHS)
    _number_rows(words, "MONTH_SHORT", _SHORT_MONTHS)
    _number_rows(words, "MONTH", _MONTHS)
    _number_rows(words, "MONTH_REPUBLICAN", _REPUBLICAN_MONTHS)
    _number_rows(words, "MONTH_HEBREW", _HEBREW_MONTHS)
    _number_rows(words, "MONTH_HIJRI", _HIJRI_MONTHS)
    _number_rows(words, "WEEKDAY_FOREIGN", _FOREIGN_WEEKDAYS)
    _number_rows(words, "WEEKDAY_SHORT", _SHORT_WEEKDAYS)
    _number_rows(words, "WEEKDAY", _WEEKDAYS)
    _number_rows(words, "NUMBER_WORD", _NUMBERS)
    _number_rows(words, "ORDINAL_WORD", _ORDINALS)
    words.update((word, ("TENS", value)) for word, value in _TENS.items())
    for code, entries in _FIXED.items():
        words.update((word, (code, value)) for word, value in entries.items())
    words["q"] = ("Q", "quarter")
    words["may"], words["march"] = ("MONTH_OR_VERB", 5), ("MONTH_OR_VERB", 3)
    words.update((word, ("CENTURYWORD", value)) for word, value in _CENTURIES.items())
    words.update((word, ("NUMBER_WORD", 10 * tens)) for tens, word in enumerate(_TENFOLD, start=2))
    words["xber"] = ("MONTH_SHORT", 12)
    return words


def _number_rows(words: dict[str, Entry], code: str, rows: tuple[str, ...] | list[str]) -> None:
    for value, row in enumerate(rows, start=1):
        words.update((word, (code, value)) for word in row.split())


WORDS: Mapping[str, Entry] = _build()
ROMAN: Mapping[str, int] = {numeral: value for value, numeral in enumerate(_ROMAN, start=1)}
SMALL_ROMAN: Mapping[str, int] = {numeral.lower(): value for numeral, value in ROMAN.items() if value <= 12}
CAPITALISED = frozenset({"MONTH", "MONTH_SHORT", "MONTH_OR_VERB", "WEEKDAY", "WEEKDAY_SHORT", "FEAST", "MONTH_HEBREW"})
TRIGGER_CODES = frozenset(  # of words that by themselves may be a date, or that stand in one beside a short number
    "MONTH MONTH_SHORT MONTH_OR_VERB MONTH_FOREIGN MONTH_HEBREW MONTH_REPUBLICAN WEEKDAY FEAST TODAY AGO INSTANT UNIT TENS "
    "CENTURY CENTURYWORD NOON ERA REPUBLIC ROSH".split()
)
