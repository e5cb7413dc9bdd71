"""The key of an encrypted journal, derived once from its passphrase.

The parameters are SQLCipher 4's own, so the file stays an ordinary SQLCipher file that its
passphrase opens anywhere (architecture.md, fact 15).
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KDF_ITERATIONS = 256_000
SALT_BYTES = 16
KEY_BYTES = 32
PLAIN_HEADER = b"SQLite format 3\0"
PASSPHRASE_MINIMUM = 10
"""Characters that a new passphrase must have (security.md T1)."""


@dataclass(frozen=True, slots=True)
class Key:
    """A raw 256-bit key and the file's salt; never printed."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    def as_sqlcipher(self) -> str:
        """Return the form that `set_key` takes as raw key and salt."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


def derive(passphrase: str, salt: bytes) -> Key:
    """Derive the key; takes about 0.1 s, so call it on a worker thread.

    The passphrase is NFC-normalised, because two spellings of one letter would be two keys.
    """
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    raw = hashlib.pbkdf2_hmac("sha512", words, salt, KDF_ITERATIONS, KEY_BYTES)
    return Key(raw, salt)


def new_key(passphrase: str) -> Key:
    """Derive a key with a fresh random salt, for a new journal."""
    return derive(passphrase, os.urandom(SALT_BYTES))


def salt_of(path: Path) -> bytes | None:
    """Return the salt of an encrypted file, None when the file is a plain database."""
    with path.open("rb") as file:
        head = file.read(SALT_BYTES)
    return None if head == PLAIN_HEADER else head
