"""A TEI document to its findings: well-formed, in the grammar, within the Schematron rules, with pointers that resolve.

Every validator is one row of VALIDATORS and looks at one kind of problem. A document that is not well-formed has the one
finding that says so; the others are not run. With `schema` or `schematron`, only what is named is checked.

>>> [finding.rule for finding in validate_file(b"<TEI><p></TEI>", file="a.xml")]
['xml.mismatched-tag']
"""

from __future__ import annotations

from tei_tools.validators.run import VALIDATORS, validate_file

__all__ = ["VALIDATORS", "validate_file"]
