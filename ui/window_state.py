"""How the window was left: which page was shown, and how wide the parts of the pages were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from ui.settings import Settings


def keep_state(window: QWidget, pages: QStackedWidget, settings: Settings) -> None:
    """Remember the page that is shown, and where the bars between parts stand."""
    settings.page = pages.currentIndex()
    for name, splitter in _splitters(window, pages):
        sizes = splitter.sizes()
        # A part that is hidden has no size to come back to.
        if all(size > 0 for size in sizes):
            settings.set_sizes(name, sizes)


def restore_sizes(window: QWidget, pages: QStackedWidget, settings: Settings) -> None:
    """Put the bars between parts of a window where they were left."""
    _restore(_splitters(window, pages), settings)


def restore_page(page: QWidget, settings: Settings) -> None:
    """Put the bars between parts of a page that was just made where they were left."""
    _restore(_inside(page), settings)


def _restore(splitters: Iterable[tuple[str, QSplitter]], settings: Settings) -> None:
    for name, splitter in splitters:
        sizes = settings.sizes(name)
        if len(sizes) == splitter.count() and all(size > 0 for size in sizes):
            splitter.setSizes(list(sizes))


def _inside(page: QWidget) -> Iterator[tuple[str, QSplitter]]:
    for number, splitter in enumerate(page.findChildren(QSplitter)):
        yield f"{type(page).__name__}{number}", splitter


def _splitters(window: QWidget, pages: QStackedWidget) -> Iterator[tuple[str, QSplitter]]:
    """List the window's own bars and those of the pages there are, by names that stay."""
    inside = set()
    for page in (pages.widget(at) for at in range(pages.count())):
        for name, splitter in () if page is None else _inside(page):
            inside.add(splitter)
            yield name, splitter
    around = (found for found in window.findChildren(QSplitter) if found not in inside)
    for number, splitter in enumerate(around):
        yield f"window{number}", splitter
