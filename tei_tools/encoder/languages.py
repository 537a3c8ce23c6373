"""The names of languages for the header, by their BCP 47 tags.

>>> language_name("ru"), language_name("zh-Hans"), language_name("qya")
('Russian', 'Chinese', 'qya')
"""

from __future__ import annotations

_LANGUAGES = {
    "en": "English", "ru": "Russian", "ko": "Korean", "zh": "Chinese", "de": "German", "hu": "Hungarian", "pl": "Polish",
    "cs": "Czech", "ro": "Romanian", "sq": "Albanian", "fr": "French", "es": "Spanish", "vi": "Vietnamese", "ja": "Japanese",
    "mn": "Mongolian", "bg": "Bulgarian", "sr": "Serbian", "it": "Italian", "uk": "Ukrainian", "sk": "Slovak", "ar": "Arabic",
    "la": "Latin", "yi": "Yiddish", "he": "Hebrew",
}  # fmt: skip


def language_name(tag: str) -> str:
    """Gives the English name of the language of a tag, the tag itself where it is not known."""
    return _LANGUAGES.get(tag.split("-")[0].lower(), tag)
