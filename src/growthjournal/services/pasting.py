"""What another program put on the clipboard, as Markdown."""

from __future__ import annotations

from growthjournal.importers.pasted import TooMuchError, markdown_of, words_of

__all__ = ["TooMuchError", "markdown_of", "words_of"]
