"""Options and output that the commands share."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from growthjournal import paths
from growthjournal.domain.entries import EntryKind
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

    from growthjournal.services.workspace import Workspace

KINDS = tuple(kind.value for kind in EntryKind)
PASSPHRASE_VARIABLE = "GROWTHJOURNAL_PASSPHRASE"  # noqa: S105 - the variable's name


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
        _check_kind(cast("str | None", words["kind"]))
        choice = Choice(
            start=day_of(start), end=day_of(end), **cast("dict[str, str | None]", words)
        )
        return command(*args, choice=choice, **options)

    return with_choice


def _check_kind(kind: str | None) -> None:
    """Refuse what no kind's name begins with."""
    wanted = (KINDS[0] if kind is None else kind).lower().replace(" ", "-").replace("_", "-")
    if not any(wanted and one.startswith(wanted) for one in KINDS):
        raise click.UsageError(
            _("There is no kind “{kind}”; the kinds are {kinds}.").format(
                kind=kind, kinds=", ".join(KINDS)
            )
        )


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


def day_of(moment: datetime | None) -> date | None:
    """Return the date that a date option was given."""
    return None if moment is None else moment.date()


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


def refuse_to_replace(path: Path, *, force: bool) -> None:
    """Raise when a file stands where another is to be written.

    Raises:
        JournalError: It is there, and nothing was written.
    """
    if path.is_file() and not force:
        raise JournalError(
            _("{path} exists already. Choose another name, or add --force to replace it.").format(
                path=path
            )
        )


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is whole or not there, and readable by its owner alone."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
