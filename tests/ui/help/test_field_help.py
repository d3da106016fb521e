"""Every field and every column of the window says what it is for, its unit and what empty means.

Fields are found by their class, wherever they stand: a new one cannot be forgotten.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTableView,
    QTabWidget,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from procure.edited.back import returned
from procure.edited.workbook import UnknownEdit
from procure.errors import InputError
from procure.evaluation import GivenOrder, GivenOrders
from procure.explained.flips import FlipAxis, FlipPoint, WorkShares
from procure.house_style import USUAL
from procure.recovery import Found
from solver.evaluate import evaluate
from tests.procure.edited.coming_back import small, workbook
from tests.ui.answers import SwitchedPlanner
from tests.ui.driving import plan, run
from tests.ui.family import family_project
from tests.ui.price_import.opened import PLAIN, InlineJob, keep, settle
from tests.ui.trial import trial_project
from ui.document import Document
from ui.edited.dialog import EditedDialog
from ui.entry import Whole
from ui.error_dialog import ErrorDialog
from ui.explain.explaining import Explained, Topic
from ui.explain.parts import Before
from ui.explain.tab import ExplainTab
from ui.help.field_help import explained, tip_of
from ui.help.field_tips import explain, explain_command
from ui.house_style.dialog import StyleDialog
from ui.main_window import MainWindow
from ui.page_numbers import COMPARE, LIMITS, PAGES
from ui.plan.evaluation_dialog import EvaluationDialog
from ui.plan.solve_job import SolveJob
from ui.price_import.dialog import ImportDialog
from ui.price_import.new_chip import NewChipForm
from ui.questions import Questions
from ui.recovery.asking import ChoiceDialog, LockedDialog, RecoveryDialog
from ui.recovery.lock import Holder
from ui.start.blank_project import blank_project
from ui.start.new_project import NewProjectDialog
from ui.start.samples import read_sample
from ui.tables.columns import Column
from ui.tables.menu import cell_menu, heading_menu
from ui.tables.records import RecordTable
from ui.tables.view import RecordView

FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox, QAbstractSlider, QTextEdit, QPlainTextEdit)
TYPED = (QLineEdit, QPlainTextEdit, QTextEdit)
PLAIN_WORDS = {"Cancel", "Close", "OK", "Copy", "Undo", "Redo"}
"""Buttons whose name alone says what they do."""
UNIT = re.compile(r"^Unit: .+\.$", re.MULTILINE)
LEAST_WORDS = 4
EARLY = datetime(2024, 2, 19, 9, 30, tzinfo=UTC)


# What is looked at


def _of_qt(widget: QWidget) -> bool:
    """Tell whether a widget is a part that Qt made of another one, such as a button to clear."""
    parent = widget.parentWidget()
    if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
        return True
    return isinstance(parent, QLineEdit | QComboBox) or type(parent).__name__ == "QTabBar"


def _inputs(root: QWidget) -> Iterator[QWidget]:
    for widget in (root, *root.findChildren(QWidget)):
        shown_only = isinstance(widget, QTextEdit | QPlainTextEdit) and widget.isReadOnly()
        if isinstance(widget, (*FIELDS, QAbstractButton)) and not (_of_qt(widget) or shown_only):
            yield widget


def _place(widget: QWidget) -> str:
    """Name a widget by the parts of the program that it stands in."""
    around = []
    here: QWidget | None = widget
    while here is not None:
        if type(here).__module__.startswith("ui."):
            around.append(type(here).__name__)
        here = here.parentWidget()
    return " in ".join(around)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _is_right(alignment: object) -> bool:
    return bool(int(alignment or 0) & int(Qt.AlignmentFlag.AlignRight))  # type: ignore[call-overload]


# What is wrong with it


def _faults_of(said: str, names: tuple[str, ...], *, number: bool, typed: bool) -> list[str]:
    """Say what is wrong with the help of a field or column that goes by some names."""
    about = said.partition("\n")[0]
    if not about:
        return ["says nothing"]
    found = []
    if _letters(about) in {_letters(name) for name in names}:
        found.append(f"says only its name again: {about}")
    if len(about.split()) < LEAST_WORDS or not about.endswith("."):
        found.append(f"is no sentence: {about}")
    if number and not UNIT.search(said):
        found.append(f"holds a number and names no unit: {about}")
    if typed and "empty" not in said:
        found.append(f"does not say what empty means: {about}")
    return found


def _faults_of_input(widget: QWidget) -> list[str]:
    button = isinstance(widget, QAbstractButton)
    name = widget.accessibleName()
    text = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
    if button:
        said = widget.whatsThis() or widget.toolTip()
        known = text in PLAIN_WORDS or len(said.split()) > 1
        return [] if known else [f"{_place(widget)} “{name or text}” says nothing"]
    number = isinstance(widget, QAbstractSpinBox | QAbstractSlider)
    if isinstance(widget, QLineEdit):
        number = _is_right(widget.alignment())
    said = widget.whatsThis()
    found = _faults_of(said, (name,), number=number, typed=isinstance(widget, TYPED))
    if not name:
        found.append("has no name for screen readers")
    for way, told in (("tip", widget.toolTip()), ("reader", widget.accessibleDescription())):
        if _letters(said) not in _letters(told):
            found.append(f"says something else in its {way}: {told}")
    return [f"{_place(widget)} “{name}” {fault}" for fault in found]


def _can_be_emptied(column: Column[object]) -> bool:
    """Tell whether nothing can be entered in a column by typing."""
    if column.fixed or column.entry.choices:
        return False
    try:
        column.entry.parse("")
    except InputError:
        return False
    return True


def _headings(model: QAbstractItemModel) -> Iterator[tuple[str, str, str, bool, bool]]:
    """List each column: its heading, tip and help, whether of numbers and if it may be empty."""
    across, role = Qt.Orientation.Horizontal, Qt.ItemDataRole
    for at in range(model.columnCount()):
        heading, tip, said, aligned = (
            model.headerData(at, across, one)
            for one in (
                role.DisplayRole,
                role.ToolTipRole,
                role.WhatsThisRole,
                role.TextAlignmentRole,
            )
        )
        empties = isinstance(model, RecordTable) and _can_be_emptied(model.columns[at])
        yield str(heading or ""), str(tip or ""), str(said or ""), _is_right(aligned), empties


def _faults_of_table(view: QTableView | QTreeView) -> list[str]:
    if isinstance(view, QTreeView) and view.isHeaderHidden():
        return []
    place = f"{_place(view)} “{view.accessibleName()}”"
    found = []
    for heading, tip, said, number, empties in _headings(view.model()):
        names = (heading, *heading.split("\n"))
        faults = _faults_of(said, names, number=number, typed=empties)
        if _letters(said) != _letters(tip):
            faults.append(f"says something else in its tip: {tip}")
        found += [f"{place}, column “{' '.join(heading.split())}” {fault}" for fault in faults]
    if isinstance(view, RecordView) and view.table.title is not None:
        corner = view.findChild(QAbstractButton)
        assert corner is not None
        title = view.table.title.heading
        faults = _faults_of(corner.whatsThis(), (title,), number=False, typed=False)
        found += [f"{place}, titles “{title}” {fault}" for fault in faults]
    return found


def _faults_of_menu(menu: QMenu) -> list[str]:
    """Say what is wrong with the help of a menu's commands, as it is shown now."""
    menu.aboutToShow.emit()
    found = []
    for action in menu.actions():
        if action.isSeparator() or isinstance(action.menu(), QMenu):
            continue
        name = action.text().replace("&", "").partition("\t")[0].rstrip("…")
        said = action.whatsThis()
        told = _faults_of(said, (name,), number=False, typed=False)
        if action.statusTip() != said:
            told.append(f"says something else in the status line: {action.statusTip()}")
        found += [f"{_place(menu)} command “{name}” {fault}" for fault in told]
    return found


def faults(root: QWidget) -> list[str]:
    """Name every field and every column in a window that says too little of itself."""
    for view in root.findChildren(RecordView):
        view.find_bar.show()
        if view.table.columns:
            view.filters.show()
    found = [fault for widget in _inputs(root) for fault in _faults_of_input(widget)]
    views = [one for one in root.findChildren(QWidget) if isinstance(one, QTableView | QTreeView)]
    found += [fault for view in views for fault in _faults_of_table(view)]
    for view in root.findChildren(RecordView):
        if view.table.columns:
            made = cell_menu(view), heading_menu(view, 0)
            found += [fault for menu in made for fault in _faults_of_menu(menu)]
    # Those just made, too: a table's menu is made when it is asked for, and has one of its own.
    found += [fault for menu in root.findChildren(QMenu) for fault in _faults_of_menu(menu)]
    for view in root.findChildren(RecordView):
        view.filters.close()
    return sorted(set(found))


def none_of(found: list[str]) -> None:
    """Fail with all that was found, a line each."""
    assert not found, "\n".join(found)


def _visit(window: MainWindow) -> None:
    """Turn to every page and every tab, so that what is made when first seen is made."""
    for page in range(len(PAGES)):
        window.show_page(page)
        shown = window.stack.currentWidget()
        for tabs in [] if shown is None else shown.findChildren(QTabWidget):
            for at in range(tabs.count()):
                tabs.setCurrentIndex(at)


# The window


def _explain(window: MainWindow) -> None:
    """Put something into each table of the page Explain."""
    planned = window.document.planned()
    assert planned is not None
    axis = FlipAxis(kind="demand")
    work = tuple(WorkShares(workload=one) for one in ("", "chat", "images"))
    point = FlipPoint(value=Decimal(1), outcome="plan", work=work)
    known: dict[str, tuple[tuple[Any, ...], tuple[Any, ...]]] = {
        "flips": ((axis, Decimal(1), Decimal(2)), (point,)),
        "causes": ((Before(planned),), ()),
    }
    tabs = [one for one in window.explain_page.findChildren(QWidget) if isinstance(one, ExplainTab)]
    assert len(tabs) == window.explain_page.tabs.count()
    for tab in tabs:
        of, records = known.get(tab.part, (("Reseller",), ()))
        topic = Topic(part=tab.part, of=of)
        tab.known = Explained(topic=topic, planned=planned, records=records)
        tab.show_known(tab.known)
        assert tab.rows.columns


def test_every_field_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    """On every page, tab and panel, planned and explained; in the guide; and where a line is asked.

    The first screen and the sliders are parts of the window, too.
    """
    plan(qtbot, window)
    run(window, "page_2")
    window.demand_page.build_button.setChecked(True)
    _visit(window)
    _explain(window)
    none_of(faults(window))
    assert [one for one in _inputs(window) if "StartPage" in _place(one)]
    assert [one for one in _inputs(window) if "SteerRow" in _place(one)]
    window.guide.open_here()
    assert window.guide.shown is not None
    none_of(faults(window.guide.shown))
    window.guide.close()
    Questions(window).text("Rename scenario", "Name", "Base case", print)
    (dialog,) = window.findChildren(QInputDialog)
    (line,) = (one for one in dialog.findChildren(QLineEdit) if one.isVisible())
    none_of(_faults_of(line.whatsThis(), ("Name",), number=False, typed=True))


def test_other_projects(window: MainWindow) -> None:
    """A comparison, what a variant has otherwise, and the largest sample before it is planned."""
    window.document.open(family_project(), None)
    window.document.select_scenario("More")
    window.show_page(COMPARE)
    window.compare_page.refresh()
    assert window.compare_page.table.columns
    none_of(faults(window.compare_page))
    window.document.open(read_sample("december-2023"), None)
    _visit(window)
    none_of(faults(window))


# Dialogs


def _import(qtbot: QtBot, document: Document, folder: Path) -> ImportDialog:
    path = folder / "list.csv"
    path.write_text(PLAIN, encoding="utf-8")
    dialog = ImportDialog(document, path, make_job=InlineJob)
    keep(qtbot, dialog).open()
    settle(qtbot, dialog)
    return dialog


def _evaluation(document: Document) -> EvaluationDialog:
    project, scenario = document.project, document.scenario
    orders = GivenOrders(orders=(GivenOrder(offer="own-card", period=0, site="oslo", units=1),))
    found = evaluate(project, scenario, orders, optimum=False)
    job = SolveJob(SwitchedPlanner())
    dialog = EvaluationDialog(document, "One card", (project, scenario), job, None)
    dialog.show_evaluation(replace(found, optimum=found.plan))
    return dialog


def _edited() -> EditedDialog:
    project = small()
    made = workbook(project, {("units", "1", "here"): 1, ("offer", "a", "deposit"): Decimal(1)})
    unknown = (UnknownEdit(kind="sheet-added", sheet="Mine"),)
    found = returned(project, replace(made, unknown=unknown))
    return EditedDialog(Document(project), found, SolveJob(SwitchedPlanner()))


def _kinds_of(kind: type) -> set[type]:
    found: set[type] = set(kind.__subclasses__())
    return found.union(*map(_kinds_of, found))


def test_every_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    """No dialog of the program is left out, and none has a field that says too little."""
    document = Document(trial_project())
    journal = Found(
        journal=tmp_path / "x.journal",
        file=tmp_path / "plan.json",
        name="Plan",
        edits=3,
        first=EARLY,
        last=EARLY,
        fits=True,
    )
    holder = Holder(user="ann", host="desk-4", process=3412, since=EARLY)
    dialogs: list[QDialog] = [
        _import(qtbot, document, tmp_path),
        _evaluation(document),
        _edited(),
        _edited(),
        NewProjectDialog(blank_project(date(2026, 11, 23)), print),
        StyleDialog(USUAL, None, tmp_path, print),
        NewChipForm((), "Zyphon Q7"),
        RecoveryDialog(journal, print),
        LockedDialog(tmp_path / "plan.json", holder, print),
        ErrorDialog(InputError("entry-empty")),
    ]
    for dialog in dialogs:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
    own = {kind for kind in _kinds_of(QDialog) if kind.__module__.startswith("ui.")}
    assert own - {ChoiceDialog} == {type(dialog) for dialog in dialogs}
    none_of([fault for dialog in dialogs for fault in faults(dialog)])


# How it is met


def test_where_one_is_is_told(window: MainWindow) -> None:
    """Problems stand before what a field is for; “Where am I?” says that before the page."""
    run(window, "page_2")
    utilisation = window.demand_page.utilisation
    assert utilisation.toolTip().startswith("The mean load")
    assert "Unit: % of full power." in utilisation.accessibleDescription()
    scenario = replace(window.document.scenario, utilisation=None)
    window.document.edit_scenario("Load", scenario)
    assert utilisation.toolTip().startswith("The mean utilisation is not known")
    assert "The mean load" in utilisation.toolTip()
    window.activateWindow()
    window.demand_page.discount.setFocus()
    run(window, "help")
    assert "What a year's delay of a payment is worth" in window.why.text()
    window.show_page(LIMITS)
    window.limits_page.view.setFocus()
    window.limits_page.view.go_to(0, 2)
    run(window, "help")
    assert "How much may be used at most" in window.why.text()


def test_what_says_nothing_is_found(qtbot: QtBot) -> None:
    """A bare field and a bare column are named, and so is one that repeats its label."""
    bare = QWidget()
    qtbot.addWidget(bare)
    line = QLineEdit(bare)
    line.setAccessibleName("Weeks to wait")
    line.setAlignment(Qt.AlignmentFlag.AlignRight)
    assert any("“Weeks to wait” says nothing" in fault for fault in faults(bare))
    explain(line, "Weeks to wait.")
    told = "\n".join(faults(bare))
    for fault in ("only its name again", "no sentence", "names no unit", "what empty means"):
        assert fault in told
    explain(line, "How long one has to wait; empty: not known.", "weeks")
    assert faults(bare) == []
    document = Document(trial_project())
    view = RecordView(
        RecordTable(
            document,
            lambda: (Column(heading="Weeks", get=len, entry=Whole()),),
            lambda: ("a", "bb"),
            key=str,
        ),
        bare,
    )
    assert any("column “Weeks” says nothing" in fault for fault in faults(bare))
    view.deleteLater()


def test_a_command_that_says_nothing_is_found(qtbot: QtBot) -> None:
    """A bare entry of a menu is named, and so is one that repeats its name."""
    bare = QWidget()
    qtbot.addWidget(bare)
    menu = QMenu(bare)
    action = menu.addAction("&Turn it all round…")
    assert any("“Turn it all round” says nothing" in fault for fault in faults(bare))
    action.setWhatsThis("Turn it all round.")
    told = "\n".join(faults(bare))
    for fault in ("only its name again", "something else in the status line"):
        assert fault in told
    explain_command(action, "undo")
    assert faults(bare) == []


def test_a_tip_is_broken_between_words() -> None:
    """Its lines are short, say all that was said, and part no figure from its unit."""
    said = "Plan again in the background after each edit. The last plan took 1 min 15 s, so wait."
    tip = tip_of(said, "", explained("Weeks.", "weeks"))
    assert "1 min 15 s" in tip
    assert " ".join(tip.split()) == f"{said} Weeks. Unit: weeks."
    assert tip.endswith("\nUnit: weeks.")
    assert max(map(len, tip.split("\n"))) <= 80
