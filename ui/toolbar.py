"""The toolbar: which scenario, undo and redo, Plan, Export, Why?."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from procure.words import sentence
from ui.actions import icon_of
from ui.combo import ComboBox
from ui.help.field_tips import explain, say_first
from ui.icons import icon
from ui.theme import SPACE, faint_colour

_SCENARIO_WIDTH: Final = 200
_BOX_HEIGHT: Final = 32
_ICON: Final = QSize(20, 20)
_SCENARIO_COMMANDS: Final = (
    "add_scenario",
    "vary_scenario",
    "duplicate_scenario",
    "rename_scenario",
    "note_scenario",
    "lock_scenario",
    "raise_scenario",
    "lower_scenario",
    "delete_scenario",
)


class Toolbar(QToolBar):
    """Shows the window's commands; `scenario_chosen` tells which scenario was picked."""

    scenario_chosen = Signal(str)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        """Place the buttons of these actions."""
        super().__init__("Toolbar", parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(_ICON)
        self._locked: frozenset[str] = frozenset()
        self._buttons: dict[str, tuple[QToolButton, QAction | None]] = {}

        label = QLabel("&Scenario")
        self.scenario_box = ComboBox()
        self.scenario_box.setMinimumWidth(_SCENARIO_WIDTH)
        self.scenario_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.scenario_box.setMinimumHeight(_BOX_HEIGHT)
        self.scenario_box.setAccessibleName("Scenario")
        explain(self.scenario_box, sentence("scenario-box-about"))
        self.scenario_box.textActivated.connect(self.scenario_chosen)
        label.setBuddy(self.scenario_box)
        menu = QMenu(self)
        menu.addActions([actions[name] for name in _SCENARIO_COMMANDS])
        self.scenario_menu = QToolButton()
        self.scenario_menu.setMenu(menu)
        self.scenario_menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.scenario_menu.setToolTip("New, variant, rename, lock, move or delete a scenario")
        self.scenario_menu.setAccessibleName("Scenarios")
        self._buttons["add_scenario"] = (self.scenario_menu, None)

        self.addWidget(label)
        self.addWidget(self.scenario_box)
        self.addWidget(self.scenario_menu)
        self._gap()
        self._button(actions, "undo")
        self._button(actions, "redo")
        self._gap()
        plan = self._button(actions, "plan", "Plan  F5")
        plan.setProperty("primary", True)
        self._button(actions, "export", "Export to Excel…")
        stretch = QWidget()
        stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(stretch)
        self._button(actions, "why", "Why?")
        self.draw_icons()

    def _button(self, actions: Mapping[str, QAction], name: str, text: str = "") -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(actions[name])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if text:
            button.setText(text)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            # The button's own words; the menu's would come back whenever the action changes.
            actions[name].changed.connect(lambda: button.setText(text))
        self.addWidget(button)
        self._buttons[name] = (button, actions[name])
        return button

    def _gap(self) -> None:
        gap = QWidget()
        gap.setFixedWidth(SPACE)
        self.addWidget(gap)

    def show_scenarios(self, names: list[str], selected: str, locked: Collection[str] = ()) -> None:
        """List the scenarios and show which one is selected; those that are locked are marked."""
        box = self.scenario_box
        self._locked = frozenset(locked)
        with QSignalBlocker(box):
            if [box.itemText(row) for row in range(box.count())] != names:
                box.clear()
                box.addItems(names)
            box.setCurrentText(selected)
        say_first(box, *([sentence("scenario-is-locked-tip")] if selected in self._locked else []))
        self._mark_locked()

    def _mark_locked(self) -> None:
        box, ink = self.scenario_box, self.palette().color(QPalette.ColorRole.Text)
        lock = icon("lock", ink, ink)
        for row in range(box.count()):
            box.setItemIcon(row, lock if box.itemText(row) in self._locked else QIcon())

    def draw_icons(self) -> None:
        """Draw the icons in the palette's colours."""
        self._mark_locked()
        palette = self.palette()
        muted = faint_colour(palette)
        for name, (button, action) in self._buttons.items():
            role = QPalette.ColorRole.ButtonText
            if button.property("primary"):
                role = QPalette.ColorRole.BrightText
            picture = icon(icon_of(name), palette.color(role), muted)
            if action is None:
                button.setIcon(picture)
            else:
                action.setIcon(picture)
                # In a menu, pictures before a few of the words only make the others ragged.
                action.setIconVisibleInMenu(False)

    def event(self, event: QEvent) -> bool:
        # What a command does is said where the plan's state stands: while its entry in a menu is
        # looked at, and not as long as the pointer rests on the button that began to plan.
        if event.type() == QEvent.Type.StatusTip and QApplication.activePopupWidget() is None:
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.draw_icons()
