"""RELAX NG 1.0 in pure Python: the whole language, its XSD datatypes, and findings that say what is allowed instead.

    from tei_tools.relaxng import Schema, load_schema

    schema = load_schema("tei_all.rng")            # path of a schema in XML syntax; use_cache=False compiles anew
    schema.validate("letter.xml")                  # list[Finding], sorted by place; [] means valid
    schema.validate(source_bytes, file="-")        # bytes are taken as the document itself; `file` names it in findings
    schema.is_valid("letter.xml")                  # bool, without wording the findings
    schema.element_names                           # frozenset of "{namespace}local"

`load_schema` raises `tei_tools.errors.SchemaError` ("file:line: what is wrong: what to do") for an incorrect or unreadable
schema; `validate` raises `tei_tools.errors.InputError` for a file that cannot be read. A document that is not well-formed
gives a finding, never an exception. A `Schema` may be used for any number of documents, by one thread at a time.

Rules: `rng.element-unknown`, `rng.element-not-allowed`, `rng.element-incomplete`, `rng.text-not-allowed`,
`rng.attribute-not-allowed`, `rng.attribute-missing`, `rng.attribute-value`, `rng.value`; `xml.not-well-formed`, `xml.encoding`,
`xml.entity-bomb`, `xml.external-entity`. Line and column are those of the start tag, of the attribute, of the end tag
(`element-incomplete`, `value`) or of the text; `path` is like `/TEI/text/body/div[2]/p[3]`. One cause gives one finding: what
an unknown element holds is tried against all that is allowed in its place; only from its 17th child on each is reported
(`rng.not-checked`), since a part of the document is then without a check of its place.

It does not check ID/IDREF across a document, reads no compact syntax, and fetches nothing from the network.
"""

from tei_tools.relaxng.load import load_schema
from tei_tools.relaxng.schema import Schema

__all__ = ["Schema", "load_schema"]
