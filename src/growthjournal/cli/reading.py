"""What is given to a command as words or through a pipe."""

from __future__ import annotations

import sys

import click

from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _

LARGEST = 10 * 1024 * 1024
"""Bytes of a text that is piped in; more is a mistake, such as a picture."""


def given_text(text: str | None) -> str:
    """Return the text of the command line; "-", or none beside a pipe, reads the pipe.

    Raises:
        JournalError: It is too long or not UTF-8.
    """
    if text is None and sys.stdin.isatty():
        raise click.UsageError(_("Give a text, or pipe one in."))
    return _piped() if text in {None, "-"} else _sound(str(text))


def tag_given(tag: str) -> str:
    """Return a tag without "#" and with single spaces.

    Raises:
        UsageError: Nothing is left.
    """
    name = " ".join(tag.lstrip("#").split())
    if not name:
        raise click.UsageError(_("A tag needs a name."))
    return name


def _piped() -> str:
    content = sys.stdin.buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise JournalError(_("The text is larger than 10 MB. Nothing was added."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _not_utf8() from None


def _sound(text: str) -> str:
    """Return a text unless the shell gave bytes that are no text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _not_utf8() from None
    return text


def _not_utf8() -> JournalError:
    return JournalError(_("The text is not UTF-8. Nothing was added."))
