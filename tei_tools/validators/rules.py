"""Every rule by its id and what it means in one line; each has its page, shown by `tei-tools explain RULE`.

Rules of a Schematron schema are `schematron.` and the id that the schema gives them. Once released, an id never changes its
meaning.

>>> summary_of("ref.unresolved")
'A pointer leads to no element and no record.'
"""

from __future__ import annotations

import difflib
from fnmatch import fnmatchcase

from tei_tools.errors import UsageError

RULES: dict[str, str] = {
    "xml.after-root": "There is content behind the root element.",
    "xml.ampersand": "An ampersand begins no entity.",
    "xml.attribute": "An attribute is written wrongly.",
    "xml.cdata-end": "]]> stands in the text.",
    "xml.character": "A character that XML does not allow.",
    "xml.comment": "A comment holds two hyphens in a row.",
    "xml.declaration": "The XML declaration is not at the beginning.",
    "xml.duplicate-attribute": "An attribute stands twice in a tag.",
    "xml.entity": "The document type declares an entity.",
    "xml.less-than": "A less-than sign begins no tag.",
    "xml.mismatched-tag": "An end tag does not fit the element that is open.",
    "xml.no-root": "There is no element in the file.",
    "xml.syntax": "What stands here is not XML.",
    "xml.unbound-prefix": "A namespace prefix is not declared.",
    "xml.unclosed": "Something that was opened is never closed.",
    "xml.undefined-entity": "An entity that XML does not know.",
    "xml.encoding": "The bytes are not in the encoding that the file declares.",
    "xml.depth": "Elements are nested deeper than 256.",
    "xml.entity-bomb": "Entities grow beyond measure.",
    "xml.external-entity": "An entity outside the file is asked for.",
    "xml.not-well-formed": "The document is not well-formed XML.",
    "rng.element-unknown": "An element that the schema does not know.",
    "rng.element-not-allowed": "An element stands where it may not.",
    "rng.element-incomplete": "Something that an element must hold is missing.",
    "rng.text-not-allowed": "Text stands where there may be none.",
    "rng.attribute-not-allowed": "An attribute that this element may not have.",
    "rng.attribute-missing": "An attribute that this element must have is missing.",
    "rng.attribute-value": "An attribute's value is not allowed.",
    "rng.value": "The content of an element is not a value that is allowed.",
    "rng.not-checked": "An element stands in one that the schema does not know.",
    "rng.too-many": "A document has more problems than are listed.",
    "schematron.failed": "A Schematron test could not be worked out.",
    "schema.missing": "No xml-model instruction names a schema.",
    "schema.not-found": "The schema that the document names is not on this disk.",
    "ref.unresolved": "A pointer leads to no element and no record.",
    "ref.scheme": "A pointer uses a private scheme that is not declared.",
    "ref.prefix": "The pattern of a private scheme is no regular expression.",
    "ref.file": "A pointer leads to a file that is not there.",
    "ref.kind": "A name points to a record of another kind.",
    "id.duplicate": "An xml:id is given twice in a file.",
    "id.name": "An xml:id is no XML name.",
    "id.corpus": "Two documents of a corpus have the same xml:id.",
    "date.format": "A date is not in a form that machines read.",
    "date.impossible": "A date that does not exist.",
    "date.order": "A range ends before it begins.",
    "lang.malformed": "A language tag is not in the form of BCP 47.",
    "lang.unknown": "A language tag names no language.",
    "lang.suspicious": "A language tag names a language that is seldom meant.",
    "lang.undeclared": "A language is not named in langUsage.",
    "encode.updated": "An existing document was brought up to date.",
    "encode.not-updated": "Bringing a document up to date would add an error to it.",
    "encode.suggestion": "The machine would change a document that is reviewed or final.",
    "encode.newer-rules": "Newer rules would write something else in a file that people have edited.",
    "encode.account-missing": "The account of what the machine wrote is gone from a file.",
    "encode.not-added": "A tag waits, as somebody may have taken it away.",
    "encode.text-carried": "A correction of the transcription was taken over into the XML.",
    "encode.text-differs": "The text of the XML is not that of the transcription.",
    "encode.text-edited": "The text was corrected in the XML and not in the transcription.",
    "name.unclear": "A name could be that of several people.",
    "text.conservation": "The text differs from the transcription.",
    "register.name": "Two records have one name.",
    "register.format": "Something in a record is not in the form that it must have.",
    "register.identifier": "Two records have one external id.",
    "register.unused": "No document mentions a record.",
    "reader.bracket-unclosed": "A bracket of the transcription never closes.",
    "reader.bracket-unopened": "A bracket closes what was never opened.",
    "reader.unknown-label": "A label before a colon is none that the profile knows.",
    "reader.character": "A character of the transcription cannot stand in XML.",
    "reader.columns": "Two columns were run into each other, line by line.",
    "reader.note-missing": "The mark of a footnote has no note.",
    "reader.mark-missing": "No mark leads to a note.",
    "reader.front-matter": "A field at the head of the transcription is wrong.",
    "reader.docx": "Something of a Word document was left out.",
    "reader.markdown": "Something of a Markdown file was left out.",
    "reader.standoff": "A stand-off annotation was left out.",
    "input.stopped": "An input of encode could not be worked on.",
    "input.unreadable": "An input of validate could not be worked on.",
}


def summary_of(rule: str) -> str:
    """Gives the one line of a rule; that of its family for a rule of a schema."""
    if rule in RULES:
        return RULES[rule]
    return "A constraint of the Schematron schema." if rule.startswith("schematron.") else "The grammar does not allow this."


def check_rule(name: str) -> str:
    """Gives the name of a rule or a pattern of names (`ref.*`) back; raises UsageError where it means no rule."""
    if name.startswith(("schematron.", "rng.", "reader.", "encode.", "name.")) or any(
        fnmatchcase(rule, name) for rule in RULES
    ):
        return name
    near = difflib.get_close_matches(name, RULES, n=1)
    raise UsageError(f"there is no rule '{name}': " + (f"did you mean '{near[0]}'?" if near else "see docs/rules"))
