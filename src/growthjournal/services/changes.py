"""What a service method changed, so that each page can ask whether it is meant."""

from __future__ import annotations

from enum import Flag, auto


class Changes(Flag):
    """The kinds of record that a transaction touched."""

    NONE = 0
    ENTRIES = auto()
    PEOPLE = auto()
    CONVERSATIONS = auto()
    PATTERNS = auto()
    ASSUMPTIONS = auto()
    COMPETENCIES = auto()
    RATINGS = auto()
    SETTINGS = auto()
    ATTACHMENTS = auto()
    IMPORTS = auto()
    AGREEMENTS = auto()
    AGENDA = auto()
    COMMITMENTS = auto()
    DECISIONS = auto()
    IMPACTS = auto()
    SPONSORSHIP = auto()
    DIAGNOSTICS = auto()
    ALL = (
        ENTRIES
        | PEOPLE
        | CONVERSATIONS
        | PATTERNS
        | ASSUMPTIONS
        | COMPETENCIES
        | RATINGS
        | SETTINGS
        | ATTACHMENTS
        | IMPORTS
        | AGREEMENTS
        | AGENDA
        | COMMITMENTS
        | DECISIONS
        | IMPACTS
        | SPONSORSHIP
        | DIAGNOSTICS
    )
