"""A document against an ISO Schematron schema (query bindings xslt, xslt2, xslt3): rules `schematron.ID`.

Passes: a document in which every assert holds and no report does. Fails: one finding for each that does not, at the start
tag of the node's element, under the id of the assert, its rule or its pattern; @role tells errors from warnings.

`pattern/@documents` is refused, and doc() and its like give an error: a rule sees the document at hand and nothing else.
"""

from tei_tools.validators.schematron.running import NAME, validate_schematron

__all__ = ["NAME", "validate_schematron"]
