"""The YAML block at the top of a Markdown file, read with care (security.md 2h, T5)."""

from __future__ import annotations

import re
from typing import Any

import yaml

from growthjournal.importers.texts import is_too_deep

LARGEST = 256 * 1024
"""Characters of front matter."""

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_START = re.compile(r"---[ \t]*\r?\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


class _Loader(_SafeLoader):  # type: ignore[misc]
    """Plain values only: dates stay as written, and 10:30 is not 630 as YAML 1.1 has it."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _firsts in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,17})", list("-+0123456789")),
    ("float", r"[-+]?[0-9]{1,17}\.[0-9]{1,17}", list("-+0123456789")),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _firsts
    )


class FrontMatterError(ValueError):
    """There is a block that cannot be read; it belongs to the text then."""


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Return the values at the top of a text and the text after them.

    Raises:
        FrontMatterError: The block is not YAML, or uses aliases, with which a few bytes
            stand for gigabytes.
    """
    start = _START.match(text)
    end = _END.search(text, start.end()) if start else None
    if start is None or end is None:
        return {}, text
    block = text[start.end() : end.start()]
    values = _load(block)
    return values, text[end.end() :]


def _load(block: str) -> dict[str, Any]:
    if len(block) > LARGEST:
        raise FrontMatterError
    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(block, _SafeLoader)):
            raise FrontMatterError
        values = yaml.load(block, _Loader)  # noqa: S506 - a safe loader with fewer kinds of value
    except (yaml.YAMLError, ValueError, TypeError, LookupError, RecursionError, AttributeError):
        raise FrontMatterError from None
    if values is None:
        return {}
    if not isinstance(values, dict) or is_too_deep(values):
        raise FrontMatterError
    return {str(key): value for key, value in values.items()}
