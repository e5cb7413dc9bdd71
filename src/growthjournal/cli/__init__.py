"""The command line. `open` is the default command and the only one that loads the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from growthjournal import __version__
from growthjournal.cli import journal, transfer
from growthjournal.domain.errors import JournalError
from growthjournal.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE_EXIT = 2
SUFFIX = ".growthjournal"


class CommandGroup(click.Group):
    """Opens the window when the first word is a journal rather than a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `open` before a journal, and before nothing at all."""
        if not args:
            args = ["open"]
        elif args[0] not in self.commands and not args[0].startswith("-"):
            if not _is_journal(Path(args[0])):
                raise click.UsageError(self._unknown(args[0]), ctx)
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def _unknown(self, word: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(word, self.commands, n=1)
        if near:
            return _("“{word}” is no command and no journal. Did you mean “{near}”?").format(
                word=word, near=near[0]
            )
        return _("“{word}” is no command and no journal.").format(word=word)


def _is_journal(path: Path) -> bool:
    return path.suffix == SUFFIX or path.is_file()


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


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def commands() -> None:
    """A private journal for leadership growth. Everything stays in one file on this machine."""


for _command in (
    journal.open_window,
    journal.new,
    journal.demo,
    journal.add,
    journal.search,
    journal.info,
    journal.verdict,
    journal.check,
    transfer.import_,
    transfer.export,
    transfer.brief,
    transfer.packet,
    transfer.review,
    transfer.chart,
    transfer.backup,
    transfer.restore,
    transfer.render,
):
    commands.add_command(_command)
