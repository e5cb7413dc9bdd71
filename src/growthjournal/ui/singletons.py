"""A guard for Python 3.11, where PySide6 6.12.0 loses references to None, True and False.

That wheel is built as if those objects could not die, which is so from Python 3.12 on. On 3.11
every Qt call that returns nothing takes one reference of None away, and after some thousand calls
the interpreter aborts with "none_dealloc". Giving the singletons more references than any run can
lose makes them as immortal as newer Pythons do. `tests/ui/test_shell_singletons.py` shows the
loss and tells when a later PySide6 needs the guard no longer.
"""

from __future__ import annotations

import ctypes
import sys

_MANY = 1 << (8 * ctypes.sizeof(ctypes.c_ssize_t) - 4)


def keep_singletons() -> None:
    """Make None, True, False, NotImplemented and Ellipsis immortal; harmless when repeated."""
    if sys.implementation.name != "cpython":
        return
    # The count is the first of the two words that every object starts with.
    offset = object.__basicsize__ - 2 * ctypes.sizeof(ctypes.c_ssize_t)
    for one in (None, True, False, NotImplemented, Ellipsis):
        count = ctypes.c_ssize_t.from_address(id(one) + offset)
        if count.value < _MANY // 2:
            count.value += _MANY
