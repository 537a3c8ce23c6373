"""What is known of archives: how they are called, and how each country writes the units of a shelfmark.

>>> nation_of("AVP RF"), nation_of("Archive of the Polish Ministry of Foreign Affairs"), nation_of("Dr. Who")
('ru', 'pl', '')
"""

from __future__ import annotations

import re

# country: the initials that its archives are cited by; white space in them may be missing
_INITIALS = {
    "ru": "AVP RF|AVP|RGANI|RGASPI|TsKhSD|RTsKhIDNI|TsKhIDNI|GARF|GA RF|TsAMO RF|TsAMO|RGVA|RGAE|AP RF|АВП РФ|АВП|РГАНИ|РГАСПИ|"
    "ЦХСД|ГАРФ|АП РФ|ЦАМО|РГАЭ|TsDAHOU|TsDAHO|HDA SBU",
    "hu": "MNL OL|MNL-OL|MNL|MOL|OL|HU OSA|OSA|ÁBTL|ABTL",
    "de": "PolA AA|PA-AA|PA AA|SAPMO-BArch|SAPMO-BA|SAPMO BArch|SAPMO|"
    "Stiftung Archiv der Parteien und Massenorganisationen der DDR|BArch|Bundesarchiv|BStU|MfAA|IfGA|ZPA",
    "pl": "AAN|AMSZ|AIPN|IPN BU|IPN",
    "ro": "ANIC|AMAER|AMAE|Arhiva MAE|ANR|AMFA",
    "zh": "PRC FMA|PRCMFA|CFMA|AMFA PRC|CCA|FMA PRC",
    "sq": "AQPPSH|AQPPSh|AQSh|AQSH|AMPJ|AMSh|AMSH|ALPA",
    "gb": "TNA|UKNA|PRO|BNA|BL",
    "us": "NARA|NACP|USNA|US NA|JFKL|LBJL|DDEL|HSTL|GFL|RRPL|JCL",
    "cz": "NAČR|NA ČR|SÚA|AÚV KSČ|A ÚV KSČ|AMZV|VÚA|ABS|SNA",
    "bg": "TsDA|CDA|ЦДА|AMVnR|AMnVR|AMVR|DA MVnR",
    "mn": "MÜYTA|MUTA|GKhYaA|МҮТА|MFAA Mongolia",
    "yu": "AJ|DASMIP|ADMIP",
    "": "NA",  # of several countries
}
# country: words in the long name of an archive that tell it
_WORDS = {
    "ru": "russia|soviet|росси",
    "hu": "hungar|magyar|levéltár",
    "pl": "polish|poland|polsk|archiwum",
    "de": "german|federal foreign office|auswärtig|archiv de|bundes",
    "ro": "romania|român|arhiv(?:a|ele)",
    "zh": "chin|prc|beijing|provincial",
    "sq": "albania|arkivi|tirana",
    "gb": "kew|united kingdom|britain|british|public record office",
    "us": "library|presidential|college park|u.?s.? national|united states|records administration",
    "cz": "czech|prague|praha|praze|slovak|národní archiv",
    "bg": "bulgaria|sofia|централен",
    "mn": "mongol|ulaanbaatar|ulan bator",
    "yu": "yugoslav|jugoslav|serbia|belgrade|beograd",
}
CITIES = frozenset(
    "moscow|москва|berlin|bonn|koblenz|potsdam|warsaw|warszawa|prague|praha|budapest|bucharest|bucurești|sofia|beijing|peking|tirana|"
    "london|kew|washington|college park|ulaanbaatar|ulan bator|belgrade|bratislava|kiev|kyiv".split("|")
)

_KNOWN = {re.sub(r"\s", "", name): nation for nation, names in _INITIALS.items() for name in names.split("|")}
_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"\s?") for name in sorted("|".join(_INITIALS.values()).split("|"), key=len, reverse=True)
)
# a name in words: what an archive is called, then whose it is, then its initials
_LONG = (
    r"(?:(?:[A-ZÀ-ÞА-ЯČŠŽ][\w.’'-]*|of|the|for|des?|der)\s){0,7}(?:[Aa]rchiv(?:es?|um|ele|a|y|ní)?|ARCHIV(?:ES?|UM)?|[A-Z]\w+archiv|Archiwum|"
    r"[Aa]rhiva?|ARHIV(?:A|ELE)|Arkivi|Levéltár|Library|Record Office|[Аа]рхив)\b"
    r"(?:(?:\s[A-ZÀ-ÞČŠŽ][\w’'-]{2,}){1,5}(?=[,:;])|\s(?:of|for|des|der|in|at|al|a)\s(?!f\.)[^,;:()\d]{3,80})?"
    r"(?:\s\[[^\]\n\d]{3,60}\])?"
)
REPOSITORY = re.compile(
    rf"(?P<name>(?:{_NAMES})(?![\w/])|{_LONG})(?:(?:,\s[A-Z]\w+)?\s*\((?P<initials>[A-ZÀ-ÞА-Я][\w\s./-]{{1,14}})\))?(?:\s?[/:–-]\s?(?P<part>PRO|MfAA|BArch)\b)?"
)


def nation_of(repository: str) -> str:
    """Gives the country whose archive a name means, as two letters; "" where it is not known."""
    bare = re.sub(r"\s", "", repository)
    if bare in _KNOWN:
        return _KNOWN[bare]
    lowered = repository.lower()
    return next((nation for nation, words in _WORDS.items() if re.search(words, lowered)), "")
