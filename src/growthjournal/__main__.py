"""`python -m growthjournal`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; `open` alone starts the window."""
    os.umask(0o077)
    from growthjournal.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
