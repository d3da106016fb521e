"""Python's collector of cycles, out of the way of what makes very many objects."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Read or write on without the collector of cycles."""
    # A million rows and cells hold no cycles: looking for some took a third of the time.
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
