"""Every change of the schema, oldest first, each in a module of its own that never changes again.

A migration never uses the program's own classes. They are imported when a journal lacks one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = "growthjournal"
STEPS = (
    "m001_writing",
    "m002_mentoring",
    "m003_growth",
    "m004_writing_aids",
    "m005_conversations",
    "m006_being_seen",
    "m007_levers",
)
"""Every migration, oldest first: the name of its module and of its function."""
SCHEMA = len(STEPS)
"""The number of migrations; stored in the file as `user_version`."""


class Step(Protocol):
    """A migration: a function of an sqlite-utils database."""

    __name__: str

    def __call__(self, db: Any, /) -> None:  # noqa: ANN401 - sqlite-utils is passed through
        """Change the schema."""


def apply(db: Any, names: Iterable[str] = STEPS) -> None:  # noqa: ANN401
    """Run the migrations that a database lacks, each in a transaction of its own."""
    from sqlite_utils.migrations import Migrations

    migrations = Migrations(NAME)
    for name in names:
        step = cast("Step", getattr(import_module(f"{__name__}.{name}"), name))
        migrations(name=name)(step)
    migrations.apply(db)
