"""Commands on one journal: open, new, demo, add, search, info, check."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from growthjournal.cli.options import (
    KINDS,
    day_of,
    journal_option,
    json_option,
    passphrase_from,
    tell,
)
from growthjournal.cli.reading import given_text, tag_given
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from datetime import datetime

    from growthjournal.cli.options import Target


@click.command("open")
@click.argument("journal", required=False, type=click.Path(path_type=Path))
def open_window(journal: Path | None) -> None:
    """Open the window."""
    from growthjournal import app

    code = app.run(journal)
    if code:
        raise click.exceptions.Exit(code)


@click.command()
@click.argument("journal", type=click.Path(path_type=Path))
@click.option("--plain", is_flag=True, help="Do not encrypt.")
@click.option("--passphrase-file", type=click.Path(path_type=Path, dir_okay=False))
def new(journal: Path, passphrase_file: Path | None, *, plain: bool) -> None:
    """Create a journal, encrypted unless --plain."""
    from growthjournal.services.workspace import Workspace

    passphrase = None if plain else passphrase_from(passphrase_file, confirm=True)
    Workspace.create(journal, passphrase).close()
    click.echo(_("Created {path}.").format(path=journal))


@click.command()
@click.argument("journal", type=click.Path(path_type=Path))
@click.option("--plain", is_flag=True, help="Do not encrypt.")
@click.option("--passphrase-file", type=click.Path(path_type=Path, dir_okay=False))
def demo(journal: Path, passphrase_file: Path | None, *, plain: bool) -> None:
    """Write the sample journal."""
    from growthjournal.services.sample import create_sample

    create_sample(journal, None if plain else passphrase_from(passphrase_file, confirm=True))
    click.echo(_("Wrote the sample journal to {path}.").format(path=journal))


@click.command()
@click.argument("text", required=False)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Its day, not today.")
@click.option("--kind", type=click.Choice(KINDS), default=KINDS[0], show_default=True)
@click.option("--tag", "tags", multiple=True, help="A tag; may be repeated.")
@journal_option
def add(
    text: str | None, day: datetime | None, kind: str, tags: tuple[str, ...], target: Target
) -> None:
    """Add an entry; the first line becomes its title when there are more. "-" reads a pipe."""
    from growthjournal.domain.capture import captured
    from growthjournal.domain.entries import Entry, EntryKind
    from growthjournal.services import clock

    capture = captured(given_text(text))
    if not capture.body:
        raise JournalError(_("There is nothing to add."))
    now = clock.local_now()
    written_on = day_of(day) or now.date()
    entry = Entry(
        kind=EntryKind(kind),
        title=capture.title,
        body=capture.body,
        date=written_on,
        time=now.time().replace(microsecond=0) if written_on == now.date() else None,
        tags=tuple(dict.fromkeys((*capture.tags, *map(tag_given, tags)))),
    )
    with target.opened() as workspace:
        workspace.journal.put(entry)
        workspace.journal.leave(entry.uuid)
    click.echo(_("Added."))


@click.command()
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


@click.command()
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


@click.command()
@json_option
@journal_option
def verdict(target: Target, *, as_json: bool) -> None:
    """Say which limit is yours now, how far to trust that, and what would change it."""
    from growthjournal.services import clock
    from growthjournal.wording.verdict import as_dict

    with target.opened() as workspace:
        found = workspace.verdicts.explained(clock.today())
    if as_json:
        tell(as_dict(found.verdict, found.clauses))
        return
    for clause in found.clauses:
        click.echo(clause.whole)


@click.command()
@json_option
@journal_option
def check(target: Target, *, as_json: bool) -> None:
    """Check the whole file; ends with 4 when it is damaged."""
    from growthjournal.domain.errors import DamagedJournalError
    from growthjournal.services.vault import unsound

    try:
        with target.opened() as workspace:
            found = workspace.vault.check()
    except JournalError as error:
        if as_json:
            tell({"sound": False, "problems": [str(error)]})
        raise
    if as_json:
        tell({"sound": not found, "problems": found})
    if found:
        raise DamagedJournalError(unsound(found))
    if not as_json:
        click.echo(_("The journal is sound."))
