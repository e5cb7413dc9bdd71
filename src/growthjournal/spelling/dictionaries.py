"""Which Hunspell dictionaries there are: the user's, the bundled, the system's."""

from __future__ import annotations

from pathlib import Path

from growthjournal.bundled import resource
from growthjournal.domain.spelling import base_language
from growthjournal.paths import data_dir

SYSTEM = (
    Path("/usr/share/hunspell"),
    Path("/usr/local/share/hunspell"),
    Path("/opt/homebrew/share/hunspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/Library/Spelling"),
)


def user_folder() -> Path:
    """Return where a user puts dictionaries; it may not exist."""
    return data_dir() / "dictionaries"


def dictionaries() -> dict[str, tuple[Path, ...]]:
    """Return the dictionaries of each language, as paths without suffix.

    The bundled ones of a language are read together with the user's own; the system's stand in
    for languages that are in neither.
    """
    found = _in(resource("dictionaries"))
    for language, paths in _in(user_folder()).items():
        found[language] = (*paths, *found.get(language, ()))
    for folder in (*SYSTEM, Path.home() / "Library" / "Spelling"):
        for language, paths in _in(folder).items():
            found.setdefault(language, paths[:1])
    return found


def _in(folder: Path) -> dict[str, tuple[Path, ...]]:
    found: dict[str, tuple[Path, ...]] = {}
    try:
        names = sorted(folder.glob("*.aff"))
    except OSError:
        return found
    for one in names:
        language = base_language(one.stem)
        if one.with_suffix(".dic").is_file():
            found[language] = (*found.get(language, ()), one.with_suffix(""))
    return found
