"""Commands that bring in or write files: import, export, chart, backup, restore, render."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from growthjournal.cli.options import (
    day_of,
    filter_options,
    journal_option,
    json_option,
    progress_bar,
    refuse_to_replace,
    tell,
    write_whole,
)
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from growthjournal.cli.options import Target
    from growthjournal.domain.people import Person
    from growthjournal.services.imported import ImportReport
    from growthjournal.services.journal import Choice
    from growthjournal.services.workspace import Workspace

SUFFIXES = {".pdf": "pdf", ".json": "json", ".ics": "ics", "": "markdown"}
"""The format of an export by the end of its name."""


@click.command("import")
@click.argument("source", required=False, type=click.Path(path_type=Path))
@click.option("--format", "format_name", default="auto", show_default=True)
@click.option("--dry-run", is_flag=True, help="Say what would come in; write nothing.")
@click.option("--undo", metavar="BATCH", help="Take one import back.")
@json_option
@journal_option
def import_(
    source: Path | None,
    format_name: str,
    undo: str | None,
    target: Target,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring in a file or folder from another journal."""
    if (source is None) == (undo is None):
        raise click.UsageError("Give a file or folder, or --undo BATCH.")
    with target.opened() as workspace:
        if source is None:
            workspace.interchange.undo(str(undo))
            tell({"undone": undo}) if as_json else click.echo(_("Taken back."))
            return
        with progress_bar(_("Importing"), quiet=as_json) as progress:
            interchange = workspace.interchange
            act = interchange.preview if dry_run else interchange.run
            report: ImportReport = act(source, format_name, progress)
    _tell_import(report, dry_run=dry_run, as_json=as_json)


def _tell_import(report: ImportReport, *, dry_run: bool, as_json: bool) -> None:
    problems = [{"where": one.where, "reason": one.reason} for one in report.problems]
    if as_json:
        tell(
            {
                "format": report.format,
                "found": report.found,
                "imported": report.imported,
                "duplicates": report.duplicates,
                "failed": report.failed,
                "images": report.images,
                "batch": report.batch,
                "problems": problems,
            }
        )
        return
    verb = _("would be imported") if dry_run else _("imported")
    click.echo(
        _("{found} found, {imported} {verb}, {duplicates} already there, {failed} failed.").format(
            found=report.found,
            imported=report.imported,
            verb=verb,
            duplicates=report.duplicates,
            failed=report.failed,
        )
    )
    for one in problems:
        click.echo(f"  {one['where']}: {one['reason']}", err=True)
    if report.batch:
        click.echo(
            _("To take it back: growthjournal import --undo {batch}").format(batch=report.batch)
        )


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["pdf", "markdown", "json", "ics"]),
    help="Without it, from the name: .pdf, .json, .ics, or a folder.",
)
@click.option("--title", default="", help="The title on the PDF's cover.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@filter_options
@journal_option
def export(
    out: Path,
    format_name: str | None,
    title: str,
    choice: Choice,
    target: Target,
    *,
    force: bool,
) -> None:
    """Write entries as PDF or Markdown, the whole journal as an archive, or plans as a calendar."""
    from growthjournal.services import clock
    from growthjournal.services.journal import Choice

    chosen = format_name or SUFFIXES.get(out.suffix.lower())
    if chosen is None:
        raise click.UsageError("Give --format pdf, markdown, json or ics.")
    if chosen in {"json", "ics"} and choice != Choice():
        raise click.UsageError(
            "An archive holds the whole journal and a calendar every plan; "
            "filters are for pdf and markdown."
        )
    refuse_to_replace(out, force=force)
    with target.opened() as workspace, progress_bar(_("Exporting"), quiet=False) as progress:
        if chosen == "pdf":
            content = workspace.reports.entries_pdf(
                choice, title=title, today=clock.today(), progress=progress
            )
            write_whole(out, content)
        elif chosen == "json":
            write_whole(out, workspace.interchange.export_archive())
        elif chosen == "ics":
            write_whole(out, workspace.interchange.export_calendar())
        else:
            workspace.interchange.export_markdown(out, choice, progress)
    click.echo(_("Wrote {path}.").format(path=out))


@click.command()
@click.argument("name")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--theme", type=click.Choice(["light", "dark", "print"]), default="print")
@click.option("--from", "start", type=click.DateTime(["%Y-%m-%d"]), help="The first day.")
@click.option("--person", metavar="NAME", help="Whom it is about.")
@journal_option
def chart(
    name: str,
    out: Path,
    theme: Any,  # noqa: ANN401 - click gives one of the choices
    start: datetime | None,
    person: str | None,
    target: Target,
) -> None:
    """Write a chart as SVG, PNG or PDF."""
    from growthjournal.services import clock
    from growthjournal.services.reports import ABOUT_A_PERSON

    file_format: Any = out.suffix.lower().lstrip(".")
    if file_format not in {"svg", "png", "pdf"}:
        raise click.UsageError("The file's name must end in .svg, .png or .pdf.")
    if person is not None and name not in ABOUT_A_PERSON:
        raise click.UsageError(f"--person is for the charts {', '.join(ABOUT_A_PERSON)}.")
    if person is None and name == "conversations":
        raise click.UsageError("The chart conversations is about one person: give --person NAME.")
    with target.opened() as workspace:
        content = workspace.reports.chart(
            name,
            file_format=file_format,
            theme=theme,
            today=clock.today(),
            start=day_of(start),
            person=None if person is None else _found(workspace, person).uuid,
        )
    write_whole(out, content)
    click.echo(_("Wrote {path}.").format(path=out))


def _found(workspace: Workspace, name: str) -> Person:
    found = workspace.mentoring.person_named(name)
    if found is None:
        raise JournalError(_("There is nobody called “{name}”.").format(name=name))
    return found


@click.command()
@click.argument("person")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--without",
    multiple=True,
    type=click.Choice(["bring", "sureness", "changed", "chart", "patterns", "questions"]),
    help="Leave a part out; may be repeated.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@journal_option
def brief(person: str, out: Path, without: tuple[str, ...], target: Target, *, force: bool) -> None:
    """Write the brief for the next conversation with PERSON as PDF."""
    from growthjournal.domain.briefing import Section
    from growthjournal.services import clock

    refuse_to_replace(out, force=force)
    today = clock.today()
    with target.opened() as workspace:
        content = workspace.reports.brief(
            workspace.conversations.coming(_found(workspace, person).uuid, today),
            today=today,
            sections=[one for one in Section if one.value not in without],
        )
    write_whole(out, content)
    click.echo(_("Wrote {path}.").format(path=out))


@click.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@json_option
@journal_option
def packet(out: Path, target: Target, *, force: bool, as_json: bool) -> None:
    """Write the sponsor packet as PDF: the ask, three to six results, the minute version.

    Confidential results stay out, people appear under their aliases.
    """
    from growthjournal.services import clock

    refuse_to_replace(out, force=force)
    with target.opened() as workspace:
        offered = workspace.packets.draft()
        written, content = workspace.packets.pdf(offered, today=clock.today())
    write_whole(out, content)
    lacking = [one.impact for one in written.unsupported()]
    if as_json:
        results = [one.impact for one in written.results]
        left_out = [one.impact for one in offered.results[len(results) :]]
        found = {"packet": str(out), "results": results, "unsupported": lacking}
        tell({**found, "left_out": left_out})
        return
    click.echo(_("Wrote {path}. Read it before you give it away.").format(path=out))
    for one in offered.results[len(written.results) :]:
        click.echo(_("Left out, for two pages are the most: {title}").format(title=one.title))
    for one in written.unsupported():
        click.echo(
            _("Without a measure or someone who confirms it: {title}").format(title=one.title)
        )


@click.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--mentor", is_flag=True, help="One page that a mentor may read.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@journal_option
def review(out: Path, target: Target, *, mentor: bool, force: bool) -> None:
    """Write the last quarterly review as PDF: four pages to keep, or one for a mentor."""
    from growthjournal.domain.review_report import OFFERED
    from growthjournal.services import clock

    refuse_to_replace(out, force=force)
    today = clock.today()
    with target.opened() as workspace:
        papers = workspace.review_papers
        chosen = papers.chosen(None)
        if mentor:
            content = papers.mentor_pdf(chosen, OFFERED, today=today)
        else:
            content = papers.private_pdf(chosen, today=today)
    write_whole(out, content)
    click.echo(_("Wrote {path}.").format(path=out))


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@json_option
@journal_option
def backup(folder: Path | None, target: Target, *, as_json: bool) -> None:
    """Write a verified backup beside the journal or into FOLDER."""
    with target.opened() as workspace:
        made = workspace.vault.backup(folder)
    tell({"backup": str(made)}) if as_json else click.echo(
        _("Backed up to {path}.").format(path=made)
    )


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@journal_option
def restore(file: Path, target: Target) -> None:
    """Put a backup in the journal's place; the file that was there is kept aside."""
    from growthjournal.services.workspace import Workspace

    aside = Workspace.restore(file, target.path, target.passphrase(file))
    click.echo(_("Restored {path}.").format(path=target.path))
    if aside is not None:
        click.echo(_("The file that was there is now {path}.").format(path=aside))


@click.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--page", "pages", multiple=True, help="Only this page; may be repeated.")
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light")
@click.option("--size", default="1280x800", show_default=True, metavar="WxH")
@click.option("--scale", default=1.0, show_default=True, type=click.FloatRange(0.8, 2.0))
@journal_option
def render(
    out: Path,
    pages: tuple[str, ...],
    theme: str,
    size: str,
    scale: float,
    target: Target,
) -> None:
    """Draw every page of the window as a PNG."""
    from growthjournal import app

    try:
        width, height = (int(part) for part in size.lower().split("x"))
    except ValueError:
        raise click.UsageError("--size is a width and a height, such as 1280x800.") from None
    for written in app.render_pages(
        out,
        target.path,
        target.passphrase(),
        pages=pages,
        theme=theme,
        size=(width, height),
        scale=scale,
    ):
        click.echo(str(written))
