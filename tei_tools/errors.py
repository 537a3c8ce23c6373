"""The exception family: what stops the work, each with the exit code that the command gives.

A problem *in* a user's document is a `Finding`, not an exception. An exception here means that one input, or the whole
run, could not be worked on; its text is one sentence that says what was found, where, and what to do.

>>> raise InputError("letter.txt: is empty: there is nothing to encode")
Traceback (most recent call last):
...
tei_tools.errors.InputError: letter.txt: is empty: there is nothing to encode
"""

from __future__ import annotations

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_CANNOT_WORK = 2


class TeiToolsError(Exception):
    """Stops the work on one input or on all; `exit_code` is what the command ends with."""

    exit_code = EXIT_CANNOT_WORK


class InputError(TeiToolsError):
    """An input could not be read: missing, unreadable, empty, binary, or in another encoding."""


class OutputError(TeiToolsError):
    """An output could not be written, or would overwrite an input or another output."""


class MetadataError(TeiToolsError):
    """A metadata file holds something that is no metadata field."""


class ProfileError(TeiToolsError):
    """A convention profile is malformed or names what TEI does not have."""


class SchemaError(TeiToolsError):
    """A schema (ODD, RELAX NG, Schematron) is itself incorrect or cannot be read."""


class UsageError(TeiToolsError):
    """The arguments contradict each other or name an unknown component."""


class ConservationError(TeiToolsError):
    """The encoded document does not give its transcription back: a defect of ours, so nothing is written."""
