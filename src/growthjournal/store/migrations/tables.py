"""What every table of records has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

RECORD = {"id": int, "uuid": str}
STAMPS = {"created_at": str, "updated_at": str, "deleted_at": str}
ALWAYS = ("uuid", "created_at", "updated_at")


def table(
    db: Any,  # noqa: ANN401 - sqlite-utils is passed through
    name: str,
    columns: dict[str, type],
    *,
    required: Iterable[str] = (),
    refers: dict[str, str] | None = None,
    defaults: dict[str, str] | None = None,
    indexes: Iterable[tuple[str, ...]] = (),
) -> None:
    """Create one table of records: integer key, uuid, its columns, three stamps."""
    db[name].create(
        {**RECORD, **columns, **STAMPS},
        pk="id",
        not_null={*ALWAYS, *required},
        foreign_keys=[(column, other, "uuid") for column, other in (refers or {}).items()],
        defaults=defaults,
        strict=True,
    )
    db[name].create_index(["uuid"], unique=True)
    for index in (*((column,) for column in (refers or {})), *indexes):
        db[name].create_index(list(index))
