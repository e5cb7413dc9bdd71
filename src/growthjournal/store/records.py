"""Rows to domain values and back, from the values' own type hints."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, time
from enum import Enum, IntEnum
from functools import cache
from typing import Any, TypeVar

from growthjournal.domain.record import Record

R = TypeVar("R", bound=Record)


def columns_of(record_type: type[Record]) -> tuple[str, ...]:
    """Return the column names of a record type, in the order of its fields."""
    return tuple(one.name for one in fields(record_type))


def to_row(record: Record) -> tuple[object, ...]:
    """Return a record's values as SQLite stores them, in the order of `columns_of`."""
    return tuple(_stored(getattr(record, one.name)) for one in fields(record))


def changed_columns(before: R, after: R) -> Iterator[tuple[str, object]]:
    """Yield the name and the stored value of each column that differs."""
    for name in columns_of(type(after)):
        value = getattr(after, name)
        if value != getattr(before, name):
            yield name, _stored(value)


def from_row(record_type: type[R], row: tuple[Any, ...]) -> R:
    """Return the record whose `columns_of` values a row holds."""
    readers = _readers(record_type)  # type: ignore[arg-type]  # a class is hashable
    values: dict[str, Any] = {
        name: None if value is None else read(value)
        for (name, read), value in zip(readers, row, strict=True)
    }
    return record_type(**values)


def _stored(value: object) -> object:
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    return value


def without_surrogates(text: str) -> str:
    """Replace lone surrogates, which no database can hold, with U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


@cache
def _readers(record_type: type[Record]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    hints = typing.get_type_hints(record_type)
    return tuple((one.name, _reader(hints[one.name])) for one in fields(record_type))


def _reader(hint: object) -> Callable[[Any], Any]:
    origin = typing.get_origin(hint)
    if origin is types.UnionType or origin is typing.Union:
        return _reader(next(arg for arg in typing.get_args(hint) if arg is not type(None)))
    if origin is tuple:
        inner = _reader(typing.get_args(hint)[0])
        return lambda text: tuple(inner(one) for one in json.loads(text))
    for kind in (datetime, date, time):
        if hint is kind:
            return kind.fromisoformat
    if hint is bool:
        return bool
    if isinstance(hint, type) and issubclass(hint, (Enum, IntEnum)):
        return hint
    return _as_is


def _as_is(value: Any) -> Any:  # noqa: ANN401 - text and numbers come back as they are
    return value


_WRITERS: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (bool, int),
    (Enum, lambda value: value.value),
    (datetime, lambda value: value.astimezone(UTC).isoformat(timespec="microseconds")),
    (date, date.isoformat),
    (time, time.isoformat),
    (tuple, lambda value: json.dumps([_stored(one) for one in value], ensure_ascii=False)),
    (str, without_surrogates),
)
"""How each type is stored; the first that fits counts, so a datetime precedes a date."""
