"""Children of the window in tests: forked from one process that has loaded what they need."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from types import SimpleNamespace

LOADED = ["ui.child_job", "ui.price_import.reading", "procure.report", "procure.orders_file"]


@contextmanager
def quick_start() -> Iterator[SimpleNamespace]:
    """Give what stands for the module `multiprocessing` where children are made.

    They are processes of their own as ever, and are handed their work as ever; only Python and
    the program's modules are not loaded anew for each, which takes longer than what they do.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        yield SimpleNamespace(get_context=multiprocessing.get_context)
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LOADED)

    def get_context(method: str) -> BaseContext:
        assert method == "spawn"
        return context

    yield SimpleNamespace(get_context=get_context)
    # What it took is part of what the tests took, and nothing of it stays.
    forkserver._forkserver._stop()  # type: ignore[attr-defined]
