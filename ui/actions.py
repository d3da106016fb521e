"""Menus, shortcuts and toolbar as one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.help.field_tips import explain_command

MENUS: Final = ("&File", "&Edit", "&Scenario", "&Plan", "&View", "&Help")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing that the person can ask for.

    `name` is what the window knows it by, `menu` the menu it stands in (`under` a name: in the
    menu of that name within it), `icon` its picture in ui.icons, `tip` what the toolbar says
    beside its name. A `line` goes before it in the menu. What it does is said in
    procure.words.menus.
    """

    name: str
    menu: str
    text: str
    shortcut: str | QKeySequence.StandardKey = ""
    icon: str = ""
    tip: str = ""
    checkable: bool = False
    line: bool = False
    under: str = ""


_Key = QKeySequence.StandardKey
EXPORT_AS: Final = "Ex&port as"
"""The menu in the menu File with the forms of a plan beside the workbook."""

COMMANDS: Final = (
    Command(name="new", menu="&File", text="&New…", shortcut=_Key.New),
    Command(name="open", menu="&File", text="&Open…", shortcut=_Key.Open),
    Command(name="save", menu="&File", text="&Save", shortcut=_Key.Save, line=True),
    Command(name="save_as", menu="&File", text="Save &As…", shortcut="Ctrl+Shift+S"),
    Command(
        name="import",
        menu="&File",
        text="&Import price list…",
        shortcut="Ctrl+Shift+I",
        line=True,
    ),
    Command(name="import_edited", menu="&File", text="Import edited &workbook…"),
    Command(
        name="export",
        menu="&File",
        text="&Export to Excel…",
        shortcut="Ctrl+E",
        icon="export",
        tip="Write the plan as an Excel workbook",
    ),
    Command(
        name="export_pdf",
        menu="&File",
        under=EXPORT_AS,
        text="Summary as &PDF…",
        tip="Write the plan's summary as one page to print",
    ),
    Command(
        name="export_requests",
        menu="&File",
        under=EXPORT_AS,
        text="Purchase &requests…",
        tip="Write a purchase request for each supplier",
    ),
    Command(
        name="export_csv",
        menu="&File",
        under=EXPORT_AS,
        text="&CSV files…",
        tip="Write the plan as a folder of CSV files",
    ),
    Command(
        name="export_json",
        menu="&File",
        under=EXPORT_AS,
        text="&JSON…",
        tip="Write the plan as JSON, for scripts",
    ),
    Command(
        name="house_style",
        menu="&File",
        text="&House style…",
        tip="Logo, colours, fonts and formats of what is exported",
    ),
    Command(name="quit", menu="&File", text="&Quit", shortcut="Ctrl+Q", line=True),
    Command(name="undo", menu="&Edit", text="&Undo", shortcut=_Key.Undo, icon="undo"),
    Command(name="redo", menu="&Edit", text="&Redo", shortcut="Ctrl+Shift+Z", icon="redo"),
    Command(
        name="add_scenario",
        menu="&Scenario",
        text="&New…",
        icon="add",
        tip="A new scenario without demand and limits",
    ),
    Command(
        name="vary_scenario",
        menu="&Scenario",
        text="New &variant…",
        shortcut="Ctrl+Shift+N",
        tip="A scenario that follows this one but for what you change in it",
    ),
    Command(
        name="duplicate_scenario",
        menu="&Scenario",
        text="&Duplicate…",
        shortcut="Ctrl+Shift+D",
        tip="A copy of this scenario beside it",
    ),
    Command(name="rename_scenario", menu="&Scenario", text="&Rename…", line=True),
    Command(name="note_scenario", menu="&Scenario", text="N&ote…"),
    Command(
        name="lock_scenario",
        menu="&Scenario",
        text="&Lock",
        checkable=True,
        tip="Keep this scenario as it is: it is not edited and follows nothing",
    ),
    Command(name="raise_scenario", menu="&Scenario", text="Move &up", shortcut="Ctrl+Shift+Up"),
    Command(name="lower_scenario", menu="&Scenario", text="Move do&wn", shortcut="Ctrl+Shift+Down"),
    Command(name="delete_scenario", menu="&Scenario", text="D&elete", line=True),
    Command(
        name="plan",
        menu="&Plan",
        text="&Plan",
        shortcut="F5",
        icon="plan",
        tip="Find the cheapest plan for this scenario",
    ),
    Command(name="cancel", menu="&Plan", text="&Cancel", shortcut="Esc"),
    Command(
        name="plan_as_i_edit",
        menu="&Plan",
        text="Plan as I &edit",
        tip="Plan again in the background after each edit",
        checkable=True,
    ),
    Command(
        name="evaluate",
        menu="&Plan",
        text="&Evaluate orders…",
        shortcut="Ctrl+Shift+E",
        line=True,
    ),
    Command(name="evaluate_none", menu="&Plan", text="Evaluate &no orders"),
    Command(name="page_1", menu="&View", text="Price &lists", shortcut="Ctrl+1"),
    Command(name="page_2", menu="&View", text="&Demand", shortcut="Ctrl+2"),
    Command(name="page_3", menu="&View", text="Li&mits", shortcut="Ctrl+3"),
    Command(name="page_4", menu="&View", text="&Plan", shortcut="Ctrl+4"),
    Command(name="page_5", menu="&View", text="&Explain", shortcut="Ctrl+5"),
    Command(name="page_6", menu="&View", text="&Compare", shortcut="Ctrl+6"),
    Command(
        name="why",
        menu="&View",
        text="&Why?",
        shortcut="Ctrl+I",
        icon="why",
        tip="Show or hide what there is to say about the selection",
        checkable=True,
        line=True,
    ),
    Command(
        name="steer",
        menu="&View",
        text="&Steer",
        shortcut="Ctrl+T",
        tip="Show or hide the sliders beside the plan",
        checkable=True,
    ),
    Command(name="tour", menu="&Help", text="Guided &tour"),
    Command(name="guide", menu="&Help", text="User &guide", shortcut="F1"),
    Command(name="help", menu="&Help", text="&Where am I?", shortcut="Shift+F1"),
    Command(name="log", menu="&Help", text="Show &log file", line=True),
    Command(name="about", menu="&Help", text="&About Procure"),
)


def make_actions(
    window: QMainWindow, handlers: Mapping[str, Callable[[], object]]
) -> tuple[dict[str, QAction], dict[str, QMenu]]:
    """Fill the window's menu bar; give its actions and menus by name.

    Every command needs a handler: a missing one raises KeyError at the first start.
    """
    menus = {title: window.menuBar().addMenu(title) for title in MENUS}
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(command.text, window)
        action.setObjectName(command.name)
        action.setCheckable(command.checkable)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        name = command.tip or command.text.replace("&", "").rstrip("…")
        action.setToolTip(f"{name} ({keys})" if keys else name)
        explain_command(action, command.name)
        handler = handlers[command.name]
        action.triggered.connect(lambda _checked=False, run=handler: run())
        menu = menus[command.menu]
        if command.under:
            if command.under not in menus:
                menus[command.under] = menu.addMenu(command.under)
            menu = menus[command.under]
        if command.line:
            menu.addSeparator()
        menu.addAction(action)
        actions[command.name] = action
    return actions, menus


def icon_of(name: str) -> str:
    """Give the name of a command's icon, empty if it has none."""
    return next(command.icon for command in COMMANDS if command.name == name)
