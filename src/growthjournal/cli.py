"""The command line. `open` is the default command and the only one that loads the window."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from growthjournal import __version__, paths
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from growthjournal.services.imported import ImportReport
    from growthjournal.services.journal import Choice
    from growthjournal.services.workspace import Workspace

PASSPHRASE_VARIABLE = "GROWTHJOURNAL_PASSPHRASE"  # noqa: S105 - the variable's name
USAGE_EXIT = 2


class CommandGroup(click.Group):
    """Opens the window when the first word is no command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `open` before arguments that name no command."""
        if not args or (args[0] not in self.commands and not args[0].startswith("-")):
            args = ["open", *args]
        return super().parse_args(ctx, args)


def run(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code (product.md, Exit codes)."""
    try:
        commands.main(args=list(arguments), prog_name="growthjournal", standalone_mode=False)
    except JournalError as error:
        return _failed(str(error), error.exit_code)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.Abort:
        return _failed(_("Stopped; nothing was changed."), 1)
    except click.ClickException as error:
        error.show()
        return USAGE_EXIT
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _failed(f"{where}{error.strerror or type(error).__name__}.", 1)
    return 0


def _failed(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


@dataclass(frozen=True, slots=True)
class Target:
    """The journal that a command acts on, and where its passphrase is."""

    path: Path
    passphrase_file: Path | None

    def passphrase(self, encrypted_file: Path | None = None) -> str | None:
        """Return the passphrase that a file needs, the journal's by default; None when plain."""
        from growthjournal.services.workspace import Workspace

        if not Workspace.needs_passphrase(encrypted_file or self.path):
            return None
        return passphrase_from(self.passphrase_file)

    @contextmanager
    def opened(self) -> Iterator[Workspace]:
        """Open the journal for a block."""
        from growthjournal.services.workspace import Workspace

        with Workspace.open(self.path, self.passphrase()) as workspace:
            yield workspace


def journal_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--journal` and `--passphrase-file`, given to the command as `target`."""

    @click.option(
        "--journal",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The journal; without it, the default one.",
    )
    @click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Read the passphrase from this file's first line.",
    )
    @wraps(command)
    def with_target(
        *args: object, journal: Path | None, passphrase_file: Path | None, **options: object
    ) -> object:
        target = Target(journal or paths.default_journal(), passphrase_file)
        return command(*args, target=target, **options)

    return with_target


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the filters of an export, given to the command as `choice`."""
    day = click.DateTime(["%Y-%m-%d"])

    @click.option("--from", "start", type=day, help="The first day.")
    @click.option("--to", "end", type=day, help="The last day.")
    @click.option("--kind", help="Only entries of this kind.")
    @click.option("--person", help="Only entries linked to this person.")
    @click.option("--tag", help="Only entries with this tag.")
    @click.option("--query", help="Only entries that this search finds.")
    @wraps(command)
    def with_choice(
        *args: object, start: datetime | None, end: datetime | None, **options: object
    ) -> object:
        from growthjournal.services.journal import Choice

        words = {name: options.pop(name) for name in ("kind", "person", "tag", "query")}
        choice = Choice(start=_day(start), end=_day(end), **cast("dict[str, str | None]", words))
        return command(*args, choice=choice, **options)

    return with_choice


def passphrase_from(file: Path | None, *, confirm: bool = False) -> str:
    """Return the passphrase from a file, the environment or a prompt.

    Raises:
        JournalError: There is none, and no terminal to ask on.
    """
    if file is not None:
        return file.read_text("utf-8").split("\n", 1)[0].rstrip("\r")
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise JournalError(
            _("A passphrase is needed: set {variable} or give --passphrase-file.").format(
                variable=PASSPHRASE_VARIABLE
            )
        )
    return str(click.prompt(_("Passphrase"), hide_input=True, confirmation_prompt=confirm))


def tell(value: object) -> None:
    """Print one JSON object."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def progress_bar(label: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Show progress on a terminal, and nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def report(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield report


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def commands() -> None:
    """A private journal for leadership growth. Everything stays in one file on this machine."""


@commands.command("open")
@click.argument("journal", required=False, type=click.Path(path_type=Path))
def open_window(journal: Path | None) -> None:
    """Open the window."""
    from growthjournal import app

    code = app.run(journal)
    if code:
        raise click.exceptions.Exit(code)


@commands.command()
@click.argument("journal", type=click.Path(path_type=Path))
@click.option("--plain", is_flag=True, help="Do not encrypt.")
@click.option("--passphrase-file", type=click.Path(path_type=Path, dir_okay=False))
def new(journal: Path, passphrase_file: Path | None, *, plain: bool) -> None:
    """Create a journal, encrypted unless --plain."""
    from growthjournal.services.workspace import Workspace

    passphrase = None if plain else passphrase_from(passphrase_file, confirm=True)
    Workspace.create(journal, passphrase).close()
    click.echo(_("Created {path}.").format(path=journal))


@commands.command()
@click.argument("journal", type=click.Path(path_type=Path))
@click.option("--plain", is_flag=True, help="Do not encrypt.")
@click.option("--passphrase-file", type=click.Path(path_type=Path, dir_okay=False))
def demo(journal: Path, passphrase_file: Path | None, *, plain: bool) -> None:
    """Write the sample journal."""
    from growthjournal.services.sample import create_sample

    create_sample(journal, None if plain else passphrase_from(passphrase_file, confirm=True))
    click.echo(_("Wrote the sample journal to {path}.").format(path=journal))


@commands.command()
@click.argument("text", required=False)
@journal_option
def add(text: str | None, target: Target) -> None:
    """Add an entry; the first line becomes its title when there are more. "-" reads a pipe."""
    from growthjournal.domain.entries import Entry
    from growthjournal.services import clock

    if text is None or text == "-":
        text = sys.stdin.read()
    text = text.strip()
    if not text:
        raise JournalError(_("There is nothing to add."))
    head, _newline, rest = text.partition("\n")
    title, body = (head.strip(), rest.strip()) if rest.strip() else ("", text)
    now = clock.local_now()
    with target.opened() as workspace:
        entry = Entry(
            title=title, body=body, date=now.date(), time=now.time().replace(microsecond=0)
        )
        workspace.journal.put(entry)
        workspace.journal.leave(entry.uuid)
    click.echo(_("Added."))


@commands.command()
@click.argument("query")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000))
@json_option
@journal_option
def search(query: str, limit: int, target: Target, *, as_json: bool) -> None:
    """Find entries, best first."""
    with target.opened() as workspace:
        rows = workspace.journal.search(query, limit)
    if as_json:
        tell(
            [
                {
                    "uuid": row.uuid,
                    "date": row.date.isoformat(),
                    "title": row.title,
                    "snippet": row.snippet.replace("\ue000", "").replace("\ue001", ""),
                }
                for row in rows
            ]
        )
        return
    marked = sys.stdout.isatty()
    for row in rows:
        snippet = row.snippet.replace("\ue000", "\033[1m" if marked else "")
        snippet = snippet.replace("\ue001", "\033[0m" if marked else "")
        click.echo(f"{row.date.isoformat()}  {row.title}\n    {snippet}")
    if not rows:
        click.echo(_("Nothing found."), err=True)


@commands.command("import")
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


@commands.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["pdf", "markdown", "json"]),
    help="Without it, from the name: .pdf, .json, or a folder.",
)
@click.option("--title", default="", help="The title on the PDF's cover.")
@filter_options
@journal_option
def export(out: Path, format_name: str | None, title: str, choice: Choice, target: Target) -> None:
    """Write entries as PDF or Markdown, or the whole journal as an archive."""
    from growthjournal.services import clock
    from growthjournal.services.journal import Choice

    chosen = format_name or {".pdf": "pdf", ".json": "json", "": "markdown"}.get(out.suffix.lower())
    if chosen is None:
        raise click.UsageError("Give --format pdf, markdown or json.")
    if chosen == "json" and choice != Choice():
        raise click.UsageError(
            "An archive holds the whole journal; filters are for pdf and markdown."
        )
    with target.opened() as workspace, progress_bar(_("Exporting"), quiet=False) as progress:
        if chosen == "pdf":
            content = workspace.reports.entries_pdf(
                choice, title=title, today=clock.today(), progress=progress
            )
            write_whole(out, content)
        elif chosen == "json":
            write_whole(out, workspace.interchange.export_archive())
        else:
            workspace.interchange.export_markdown(out, choice, progress)
    click.echo(_("Wrote {path}.").format(path=out))


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is whole or not there, and readable by its owner alone."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@commands.command()
@click.argument("name")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--theme", type=click.Choice(["light", "dark", "print"]), default="print")
@click.option("--from", "start", type=click.DateTime(["%Y-%m-%d"]), help="The first day.")
@journal_option
def chart(
    name: str,
    out: Path,
    theme: Any,  # noqa: ANN401 - click gives one of the choices
    start: datetime | None,
    target: Target,
) -> None:
    """Write a chart as SVG, PNG or PDF."""
    from growthjournal.services import clock

    file_format: Any = out.suffix.lower().lstrip(".")
    if file_format not in {"svg", "png", "pdf"}:
        raise click.UsageError("The file's name must end in .svg, .png or .pdf.")
    with target.opened() as workspace:
        content = workspace.reports.chart(
            name, file_format=file_format, theme=theme, today=clock.today(), start=_day(start)
        )
    write_whole(out, content)
    click.echo(_("Wrote {path}.").format(path=out))


@commands.command()
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


@commands.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@journal_option
def restore(file: Path, target: Target) -> None:
    """Put a backup in the journal's place; the file that was there is kept aside."""
    from growthjournal.services.workspace import Workspace

    aside = Workspace.restore(file, target.path, target.passphrase(file))
    click.echo(_("Restored {path}.").format(path=target.path))
    if aside is not None:
        click.echo(_("The file that was there is now {path}.").format(path=aside))


@commands.command()
@json_option
@journal_option
def check(target: Target, *, as_json: bool) -> None:
    """Check the whole file; ends with 4 when it is damaged."""
    from growthjournal.domain.errors import DamagedJournalError
    from growthjournal.services.vault import unsound

    with target.opened() as workspace:
        found = workspace.vault.check()
    if as_json:
        tell({"sound": not found, "problems": found})
    if found:
        raise DamagedJournalError(unsound(found))
    if not as_json:
        click.echo(_("The journal is sound."))


@commands.command()
@json_option
@journal_option
def info(target: Target, *, as_json: bool) -> None:
    """Say what is in the journal."""
    with target.opened() as workspace:
        facts = workspace.vault.info().as_dict()
    if as_json:
        tell(facts)
        return
    for name, value in facts.items():
        click.echo(f"{name:14} {value}")


@commands.command()
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
