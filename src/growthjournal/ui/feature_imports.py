"""Spares every import the reading of its module's source.

PySide6 can switch a module to snake_case names (`from __feature__ import ...`). To find out which
modules might, it reads the source of each module as it is imported: 0.3 ms a module, a tenth of the
time to the first list. This program never asks for a feature, so no module needs to be looked at.
"""

from __future__ import annotations

import sys


def leave_sources_unread() -> None:
    """Stop the look into imported modules, once PySide6 is there; harmless where it does not."""
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "feature_imported"):
        feature.feature_imported = _nothing  # type: ignore[union-attr]


def _nothing(_module: object) -> None:
    """Stand in for the look."""
