"""Errors that a user can act on.

Everything else that is raised is a bug. The message is one clear sentence: what happened,
what was kept, what to do. It never contains journal text or a passphrase.
"""

from __future__ import annotations


class JournalError(Exception):
    """Something the user can put right (exit code 1)."""

    exit_code = 1


class WrongPassphraseError(JournalError):
    """The passphrase does not open the file, or the file's first page is damaged (exit code 3)."""

    exit_code = 3


class DamagedJournalError(JournalError):
    """The file cannot be read in full (exit code 4)."""

    exit_code = 4


class NewerJournalError(JournalError):
    """The file was written by a newer version of the program and is left untouched."""


class JournalBusyError(JournalError):
    """Another program holds the journal; the text that was to be saved is still with the caller."""


class CancelledError(JournalError):
    """The user stopped a long task; nothing of it was kept."""
