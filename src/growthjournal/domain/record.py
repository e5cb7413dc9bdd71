"""The base of everything that is stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4


def new_uuid() -> str:
    """Return a random identifier in its canonical 36-character form."""
    return str(uuid4())


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A stored value. Records refer to each other by `uuid`.

    Attributes:
        uuid: Identity, kept by export and import.
        created_at: UTC; None until first saved.
        updated_at: UTC; None until first saved.
        deleted_at: UTC moment the record went to the trash, or None.
    """

    uuid: str = field(default_factory=new_uuid)
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None
