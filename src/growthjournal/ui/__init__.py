"""The window. Qt lives here and in app.py, nowhere else."""

from __future__ import annotations

import sys

if sys.version_info < (3, 12):
    from growthjournal.ui.singletons import keep_singletons

    keep_singletons()

import PySide6.QtCore  # noqa: F401 - it brings what is switched off here

from growthjournal.ui.feature_imports import leave_sources_unread

leave_sources_unread()
