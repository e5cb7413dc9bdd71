"""What is said about imports and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from growthjournal.language import format_date, format_number, list_of, ngettext
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from growthjournal.domain.imports import ImportBatch, Problem

ExportFormat = Literal["pdf", "markdown", "archive", "calendar"]

IMPORT_FORMATS = ("dayone", "jrnl", "markdown", "ics", "archive")
"""Names of what can be imported, in the order of a list to choose from."""
SEPARATOR = " · "
MOST_NAMES = 6
"""People who are named in a report; of the others the number is told."""


class Counts(Protocol):
    """The numbers of an import report: found = imported + duplicates + failed."""

    @property
    def format(self) -> str:
        """The importer's name."""

    @property
    def found(self) -> int:
        """In the source."""

    @property
    def imported(self) -> int:
        """New to the journal."""

    @property
    def duplicates(self) -> int:
        """In the journal before."""

    @property
    def failed(self) -> int:
        """Left out."""


def format_name(name: str) -> str:
    """Return how a format is called; an unknown one by its own name."""
    return {
        "dayone": _("Day One"),
        "jrnl": _("jrnl"),
        "markdown": _("Markdown"),
        "ics": _("Calendar (.ics)"),
        "archive": _("Growth Journal archive"),
    }.get(name, name)


def things(name: str, count: int) -> str:
    """Return "12 entries"; a calendar holds conversations, an archive records of every kind."""
    if name == "ics":
        text = ngettext("{count} conversation", "{count} conversations", count)
    elif name == "archive":
        text = ngettext("{count} record", "{count} records", count)
    else:
        text = ngettext("{count} entry", "{count} entries", count)
    return text.format(count=format_number(count))


def found(report: Counts) -> str:
    """Return what a dry run found, in one sentence."""
    if not report.found:
        return _("Nothing was found in it that can be imported.")
    return _("{things} found: {new}, {there}, {failed}.").format(
        things=things(report.format, report.found),
        new=_("{count} new").format(count=format_number(report.imported)),
        there=_("{count} already here").format(count=format_number(report.duplicates)),
        failed=_failed(report.failed),
    )


def would_change(report: Counts) -> str:
    """Return what follows from a dry run when nothing is new; empty otherwise."""
    if report.imported or not report.found:
        return ""
    if report.failed:
        return _("There is nothing new in it, so importing it would change nothing.")
    return _("All of it is in the journal already, so importing it would change nothing.")


def result(report: Counts) -> str:
    """Return what an import did, in one sentence."""
    if not report.imported:
        return _("Nothing was new, so nothing was added.")
    text = ngettext("{things} was imported", "{things} were imported", report.imported)
    parts = [text.format(things=things(report.format, report.imported))]
    if report.duplicates:
        there = ngettext("{count} was already here", "{count} were already here", report.duplicates)
        parts.append(there.format(count=format_number(report.duplicates)))
    if report.failed:
        parts.append(_failed(report.failed))
    return _("{parts}.").format(parts=", ".join(parts))


def _failed(count: int) -> str:
    return ngettext("{count} could not be read", "{count} could not be read", count).format(
        count=format_number(count)
    )


def with_whom(people: Sequence[tuple[str, int]]) -> str:
    """Return with whom the conversations of a calendar are; empty for anything else."""
    if not people:
        return ""
    names = [
        _("{name} ({count})").format(name=name, count=format_number(count))
        for name, count in people[:MOST_NAMES]
    ]
    others = len(people) - len(names)
    if others:
        text = ngettext("{count} other", "{count} others", others)
        names.append(text.format(count=format_number(others)))
    said = _("With {people}.").format(people=list_of(names))
    return f"{said} {_('What has passed comes in as held, what lies ahead as planned.')}"


def files(count: int) -> str:
    """Return how many pictures and other files are in a source; empty when none is."""
    if not count:
        return ""
    text = ngettext("With {count} picture or file.", "With {count} pictures and files.", count)
    return text.format(count=format_number(count))


def problems_title(problems: tuple[Problem, ...]) -> str:
    """Return the heading over a table of problems."""
    text = ngettext("{count} problem", "{count} problems", len(problems))
    return text.format(count=format_number(len(problems)))


def outcome(problem: Problem) -> str:
    """Return what became of the entry that had a problem."""
    return _("left out") if problem.fatal else _("comes along")


def problem_lines(problems: tuple[Problem, ...]) -> str:
    """Return problems as lines with tabs between the cells, for the clipboard."""
    return "\n".join(
        "\t".join(" ".join(cell.split()) for cell in (one.where, one.reason, outcome(one)))
        for one in problems
    )


def import_button(report: Counts) -> str:
    """Return what the button that imports says."""
    return _("Import {things}").format(things=things(report.format, report.imported))


def batch_line(batch: ImportBatch) -> str:
    """Return day, format and count of an earlier import."""
    parts = [format_name(batch.format), things(batch.format, batch.imported)]
    if batch.created_at is not None:
        parts.insert(0, _day(batch.created_at.astimezone().date()))
    if batch.undone_at is not None:
        parts.append(_("taken back {day}").format(day=_day(batch.undone_at.astimezone().date())))
    return SEPARATOR.join(parts)


def take_back_question(batch: ImportBatch) -> str:
    """Return what is lost when an earlier import is taken back."""
    text = ngettext(
        "This erases the {things} that it brought, and what you changed in it since. "
        "A backup is made first.",
        "This erases the {things} that it brought, and what you changed in them since. "
        "A backup is made first.",
        batch.imported,
    )
    return text.format(things=things(batch.format, batch.imported))


def taken_back(name: str, count: int) -> str:
    """Return the sentence after an import was taken back."""
    text = ngettext(
        "The import was taken back: {things} was erased.",
        "The import was taken back: {things} were erased.",
        count,
    )
    return text.format(things=things(name, count))


def leaving(count: int, name: ExportFormat = "pdf") -> str:
    """Return how much an export would hold."""
    if name == "archive":
        text = ngettext(
            "The whole journal will leave: {count} entry and everything else in it.",
            "The whole journal will leave: {count} entries and everything else in it.",
            count,
        )
        return text.format(count=format_number(count))
    if name == "calendar":
        return _planned(count)
    if not count:
        return _("No entry fits, so there is nothing to export.")
    text = ngettext("{count} entry will leave.", "{count} entries will leave.", count)
    return text.format(count=format_number(count))


def _planned(count: int) -> str:
    if not count:
        return _("No conversation is planned, so there is nothing to export.")
    text = ngettext(
        "{count} planned conversation will leave: with whom and when, no more.",
        "{count} planned conversations will leave: with whom and when, no more.",
        count,
    )
    return text.format(count=format_number(count))


def all_of_it(name: ExportFormat) -> str:
    """Return why nothing can be chosen for a format; empty where it can."""
    if name == "archive":
        return _("An archive always holds the whole journal.")
    if name == "calendar":
        return _("A calendar holds every conversation that is planned from today on.")
    return ""


def not_encrypted(name: ExportFormat) -> str:
    """Return the warning that an export can be read by anyone."""
    if name == "markdown":
        return _("These files are not encrypted: whoever can open them can read them.")
    if name == "archive":
        return _(
            "The archive is not encrypted, even if your journal is: "
            "whoever can open it can read it."
        )
    if name == "calendar":
        return _("The file is not encrypted. Someone with an alias is called by it.")
    return _("The PDF is not encrypted: whoever can open it can read it.")


def wrote(count: int, file: str, name: ExportFormat = "pdf") -> str:
    """Return the sentence after an export.

    Args:
        count: How many entries, or conversations of a calendar.
        file: The name of what was written.
        name: The format.
    """
    if name == "archive":
        text = ngettext(
            "Wrote the whole journal, {count} entry, to {name}.",
            "Wrote the whole journal, {count} entries, to {name}.",
            count,
        )
    elif name == "calendar":
        text = ngettext(
            "Wrote {count} conversation to {name}.", "Wrote {count} conversations to {name}.", count
        )
    else:
        text = ngettext("Wrote {count} entry to {name}.", "Wrote {count} entries to {name}.", count)
    return text.format(count=format_number(count), name=file)


def only_chosen(count: int) -> str:
    """Return which entries leave when they were chosen in the list."""
    text = ngettext("The entry you chose.", "The {count} entries you chose.", count)
    return text.format(count=format_number(count))


def _day(day: date) -> str:
    return format_date(day, "medium")
