"""The rules by which the machine marks names and dates: each by its id, with the sentence that documents say of it.

>>> RULES["person.initials"]
'A surname with initials before or behind it is a person.'

The header of a document explains with these sentences what @source points to, `encode --explain` prints the ids, and
docs/names.md lists them all. A test holds the table complete: no annotator uses a rule that is not here.
"""

from __future__ import annotations

RULES = {
    "date.bound": "A date bounded by a word such as before, after, until or about is a limit or an estimate.",
    "date.calendar": "A date of another calendar (Old Style, Juche, Minguo) is converted to the Gregorian one.",
    "date.context": "A date without its year, or without its month, takes them from the dates and the headings around it.",
    "date.feast": "The day of a feast such as May Day or Easter follows from its year.",
    "date.full": "A date that states its day, month and year, or one of them alone, is read as it is written.",
    "date.part": "A named part of a time (beginning of, first half of, summer, nineties) is a span.",
    "date.range": "Two dates joined by from, to, through, between or a dash are one span.",
    "date.relative": "A time told from another day (yesterday, last month) is counted from that of the document or entry.",
    "date.time": "A time of day, or the day and hour of a telegram, is a time.",
    "org.acronym": "An abbreviation that the document explains stands for that body or place wherever it recurs.",
    "org.grammar": "A word for a body (Ministry, Party, Army) and what stands before it or what it governs are its name.",
    "org.newspaper": "A name behind words such as newspaper, journal or agency is a body that publishes.",
    "org.register": "The name of a body as the register or the list of known names spells it.",
    "person.asian": "A known Korean, Chinese or Vietnamese surname and one to three short given names are a person.",
    "person.bracketed": "A name in brackets or between slashes behind an office or a signature is a person.",
    "person.context": "A single word is a person where the words around all its mentions say so.",
    "person.forename": "A known forename and a name behind it are a person.",
    "person.initials": "A surname with initials before or behind it is a person.",
    "person.letter": "A title and a single letter are a person.",
    "person.list": "A name in a list with people is a person.",
    "person.office": "A name behind an office, or the office that stands for its last holder, is a person.",
    "person.pair": "Two or three names together that no word list knows are a person.",
    "person.part": "The form of a name shows which part is the forename and which the surname.",
    "person.register": "The name of a person as the register or the list of known names spells it.",
    "person.repeated": "A single word is a person where the document names somebody in full whose name it is part of.",
    "person.role": "The titles and offices before a name, and what they govern, are the role of the person.",
    "person.signed": "A name in a signature, or alone on a line at the end, is the person who signed.",
    "person.spaced": "A name in spaced letters is a person.",
    "person.title": "A name behind a title (Comrade, Mr., Dr., General) is a person.",
    "place.context": "A single word is a place where the words around all its mentions say so.",
    "place.gazetteer": "A spelling that GeoNames knows is a place where nothing around it speaks against that.",
    "place.kind": "A word for a kind of place (river, province, street), or a direction, with a name is a place.",
    "place.list": "A name in a list with places is a place.",
    "place.register": "The name of a place as the register or the list of known names spells it.",
    "place.state": "An adjective of nationality with Republic, Kingdom or the like is a state.",
}  # fmt: skip

_FAMILIES = {"person": "person", "place": "place", "org": "body"}


def rule_description(rule: str) -> str:
    """Gives the sentence of a rule; of one that is not ours, which annotator it is."""
    family, _, annotator = rule.partition(".")
    return (
        RULES.get(rule) or f"The annotator {annotator} suggests this {_FAMILIES.get(family, 'name')}, where no rule found one."
    )
