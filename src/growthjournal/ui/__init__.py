"""The window. Qt lives here and in app.py, nowhere else."""

from __future__ import annotations

import sys

if sys.version_info < (3, 12):
    from growthjournal.ui.singletons import keep_singletons

    keep_singletons()
