"""Opening, creating and restoring a journal, with the key derived off the window's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from growthjournal.domain.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from growthjournal.services.workspace import Workspace
    from growthjournal.ui.session import Session
    from growthjournal.ui.tasks import Progress, Task

_PLAIN_HEADER = b"SQLite format 3\0"


def looks_encrypted(path: Path) -> bool:
    """Tell from the first bytes, without loading the store before the window is painted."""
    try:
        with path.open("rb") as file:
            return file.read(len(_PLAIN_HEADER)) != _PLAIN_HEADER
    except OSError:
        return False


def open_plain(session: Session, path: Path) -> None:
    """Open a journal that has no passphrase, on this thread.

    Raises:
        JournalError: It cannot be opened.
    """
    from growthjournal.services.workspace import Workspace

    _show(session, Workspace.open(path, timeout=0))


def unlock(
    session: Session,
    path: Path,
    passphrase: str,
    *,
    done: Callable[[], object],
    failed: Callable[[JournalError], object],
) -> Task:
    """Open an encrypted journal; the window stays alive while the key is derived."""

    def derive(_progress: Progress) -> Callable[[], Workspace] | JournalError:
        from growthjournal.services.workspace import Workspace

        try:
            key = Workspace.key_for(path, passphrase)
        except JournalError as error:
            return error
        return partial(Workspace.open, path, key=key, timeout=0)

    def connect(opener: Callable[[], Workspace] | JournalError) -> None:
        try:
            if isinstance(opener, JournalError):
                raise opener
            _show(session, opener())
        except JournalError as error:
            failed(error)
        else:
            done()

    return session.run(derive, connect)


def create(
    session: Session,
    path: Path,
    passphrase: str | None,
    *,
    done: Callable[[Path], object],
    failed: Callable[[str], object],
) -> Task:
    """Create a journal on a worker thread; `done` gets its path and may open it."""

    def make(_progress: Progress) -> Path:
        from growthjournal.services.workspace import Workspace

        Workspace.create(path, passphrase).close(with_backup=False)
        return path

    return session.run(make, done, failed=failed)


def create_sample(
    session: Session,
    path: Path,
    *,
    done: Callable[[Path], object],
    failed: Callable[[str], object],
) -> Task:
    """Write the sample journal, which is never mixed with the user's own."""

    def make(_progress: Progress) -> Path:
        from growthjournal.services.sample import create_sample as write

        if not path.exists():
            write(path)
        return path

    return session.run(make, done, failed=failed)


def backups_beside(path: Path) -> list[Path]:
    """Return the backups of a journal that does not open, newest first."""
    folder = path.with_name(f"{path.stem}.backups")
    return sorted(folder.glob("*.backup"), reverse=True) if folder.is_dir() else []


def restore(
    session: Session,
    backup: Path,
    path: Path,
    passphrase: str | None,
    *,
    done: Callable[[Path | None], object],
    failed: Callable[[str], object],
) -> Task:
    """Put a backup in a journal's place; `done` gets where the old file went, or None."""

    def put_back(_progress: Progress) -> Path | None:
        from growthjournal.services.workspace import Workspace

        return Workspace.restore(backup, path, passphrase)

    return session.run(put_back, done, failed=failed)


def _show(session: Session, workspace: Workspace) -> None:
    try:
        workspace.hold()
        session.open_with(workspace)
    except JournalError:
        workspace.close(with_backup=False)
        raise
