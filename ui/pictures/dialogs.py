"""The dialogs, menus and windows beside the main one that pictures are taken of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QMenu, QWidget

import seeds
from procure.errors import InputError, ProcureError
from procure.recovery import Found
from ui.charts.chart import Chart
from ui.charts.tools import ChartTools
from ui.error_dialog import ErrorDialog
from ui.files import PROJECT_KINDS
from ui.main_window import MainWindow
from ui.page_numbers import LIMITS, PAGES
from ui.pictures.photographer import Shot, nothing
from ui.plan.evaluation_dialog import EvaluationDialog
from ui.price_import.dialog import ImportDialog
from ui.price_import.new_chip import NewChipForm
from ui.recovery.lock import Holder
from ui.start.blank_project import blank_project
from ui.start.new_project import NewProjectDialog
from ui.start.tour_steps import STEPS
from ui.tables.menu import cell_menu, heading_menu

_WORKBOOK: Final = Path(seeds.__file__).parent / "price_lists" / "quill_anchor_gpu.xlsx"
_AT: Final = datetime(2024, 9, 9, 14, 5, tzinfo=UTC)


def dialogs(window: MainWindow, own: Path) -> Iterator[Shot]:
    """Go through what opens over the window or beside it; last the window without a project."""
    yield from _menus(window)
    over = partial(_over, window)
    for name, ask in _asked(window, own):
        yield Shot(name=name, prepare=ask, shown=over)
        _close(window)
    yield Shot(prepare=window.evaluating.evaluate_none)
    yield Shot(name="evaluation", ready=partial(_evaluated, window), shown=over)
    _close(window)
    for name, place in (("guide", "first-steps.md"), ("guide-table", "limits.md")):
        yield Shot(
            name=name, prepare=partial(window.guide.open, place), shown=partial(_guide, window)
        )
    yield Shot(name="guide-search", prepare=partial(_search, window), shown=partial(_guide, window))
    window.guide.close()
    yield from _imported(window, own)
    yield from _toured(window)
    yield from _empty(window)
    yield from _start(window, own)


def _asked(window: MainWindow, own: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Name the questions, and what asks them."""
    questions = window.questions
    project = window.document.project
    wrong = InputError("file-not-found", path="autumn.json")
    unforeseen = ProcureError("unexpected", details="Traceback\n  a line that is rather long\n" * 9)
    file = own / "autumn.json"
    found = Found(journal=file, file=file, name="Autumn", edits=3, first=_AT, last=_AT, fits=True)
    unfit = replace(found, fits=False)
    holder = Holder(user="maria", host="desk-14", process=4711, since=_AT)
    yield "dialog-error", partial(questions.error, wrong)
    yield "dialog-error-details", partial(_with_details, window, unforeseen)
    yield "dialog-unsaved", partial(questions.unsaved, project.name, _unheard)
    yield "dialog-locked", partial(questions.locked, file, holder, _unheard)
    yield "dialog-recovery", partial(questions.recover, found, _unheard)
    yield "dialog-recovery-unfit", partial(questions.recover, unfit, _unheard)
    yield "dialog-new-project", partial(questions.new_project, project, _unheard)
    yield "dialog-new-project-refused", partial(_refused, window)
    yield "dialog-scenario", window.scenarios.vary
    yield "dialog-note", window.scenarios.note
    yield "dialog-house-style", window.files.styles.choose
    yield "dialog-about", questions.about
    yield "dialog-file", partial(questions.save_file, "Save", file, PROJECT_KINDS, _unheard)
    yield "dialog-new-chip", partial(_new_chip, window)
    yield "dialog-new-chip-refused", partial(_new_chip, window, "lots")


def _unheard(_answer: object) -> None:
    """Let no answer change what is shown."""


def _with_details(window: MainWindow, error: ProcureError) -> None:
    dialog = ErrorDialog(error, window)
    dialog.open()
    dialog.details_button.click()


def _refused(window: MainWindow) -> None:
    dialog = NewProjectDialog(window.document.project, _unheard, window)
    dialog.open()
    dialog.name.clear()
    dialog.create_project()


def _new_chip(window: MainWindow, memory: str = "") -> None:
    form = NewChipForm(window.document.project.chips, "H100 card", window)
    form.open()
    if memory:
        form.memory.setText(memory)
        form.add_button.click()


def _over(window: MainWindow) -> QDialog:
    """Give the dialog that was opened last."""
    return [one for one in window.findChildren(QDialog) if one.isVisible()][-1]


def _close(window: MainWindow) -> None:
    """Close what was opened, if it was: a picture may not be wanted."""
    for dialog in window.findChildren(QDialog):
        dialog.close()


def _evaluated(window: MainWindow) -> bool:
    return any(one.evaluation is not None for one in window.findChildren(EvaluationDialog))


def _guide(window: MainWindow) -> QWidget:
    return window.guide.shown or window


def _search(window: MainWindow) -> None:
    if window.guide.shown is not None:
        window.guide.shown.search.setText("lead time")


def _imported(window: MainWindow, own: Path) -> Iterator[Shot]:
    """Show a workbook's list as it is read, and a file that is none."""
    other = own / "scan.csv"
    other.write_bytes(bytes(range(256)) * 64)
    for name, path in (("import-workbook", _WORKBOOK), ("import-failed", other)):
        dialog = ImportDialog(window.document, path, window)
        dialog.open()
        yield Shot(ready=partial(_is_read, dialog))
        yield Shot(name=name, shown=partial(_same, dialog))
        dialog.close()


def _is_read(dialog: ImportDialog) -> bool:
    return not dialog.busy


def _toured(window: MainWindow) -> Iterator[Shot]:
    """Begin the guided tour, and go on to the step that has something to be done."""
    window.document.undo_stack.setClean()
    yield Shot(prepare=window.tour.begin)
    yield Shot(name="tour")
    tabs, capacity = window.plan_page.tabs, window.plan_page.charts["Capacity"]
    yield Shot(name="tour-done", prepare=partial(tabs.setCurrentWidget, capacity))
    for at, step in enumerate(STEPS[1:]):
        name = f"tour-{step.name}"
        yield Shot(name=name if at else "tour-next", prepare=window.tour.card.next_wanted.emit)
    window.tour.end()


def _menus(window: MainWindow) -> Iterator[Shot]:
    """Open the menus of the menu bar, those of a table, and that which pins a slider."""
    view = window.limits_page.view
    window.show_page(LIMITS)
    view.go_to(0, 2)
    bar = window.menuBar()
    own = [(action.text(), action.menu()) for action in bar.actions()]
    menus = [(name.replace("&", "").lower(), one) for name, one in own if isinstance(one, QMenu)]
    menus.append(("cells", cell_menu(view)))
    menus.append(("heading", heading_menu(view, 1)))
    menus.append(("pin", window.desk.steer.pin_menu))
    menus.append(("recent", window.projects.recent))
    menus.append(("samples", window.projects.samples))
    menus.append(("scenarios", window.toolbar.scenario_menu.menu()))
    menus.append(("picture", ChartTools(Chart(window)).menu))
    corner = window.mapToGlobal(QPoint())
    for name, menu in menus:
        shown = partial(_same, menu)
        yield Shot(name=f"menu-{name}", prepare=partial(menu.popup, corner), shown=shown)
        menu.close()


def _same(widget: QWidget) -> QWidget:
    return widget


def _empty(window: MainWindow) -> Iterator[Shot]:
    """Open a project with nothing in it: each page says what comes next."""
    window.document.undo_stack.setClean()
    window.files.open_loaded(lambda: blank_project(_AT.date()), nothing)
    yield Shot()
    for at, name in enumerate(PAGES):
        window.show_page(at)
        yield Shot(name=f"empty-{name.lower().replace(' ', '-')}", prepare=window.sidebar.setFocus)


def _start(window: MainWindow, own: Path) -> Iterator[Shot]:
    """Show the first screen with projects that were open before."""
    for path in window.settings.recent_files:
        window.settings.forget_recent(path)
    yield Shot(name="start-first", prepare=window.starting.show)
    for name in ("Spring order", "Autumn order"):
        path = own / f"{name.lower().replace(' ', '-')}.json"
        window.settings.add_recent(path)
    path.write_text("{}", encoding="utf-8")
    yield Shot(name="start", prepare=window.starting.show)
    window.starting.leave()
