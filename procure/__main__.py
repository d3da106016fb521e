"""Starts the program: `python -m procure [PROJECT]` opens the window."""

import multiprocessing
import sys


def main() -> int:
    """Opens the window and returns the process's exit code once it is closed."""
    # In a frozen program the processes that read price lists start here as well.
    multiprocessing.freeze_support()
    # Imported late: those processes import this module too, and must not load Qt.
    from ui.app import main as open_window

    return open_window()


if __name__ == "__main__":
    sys.exit(main())
