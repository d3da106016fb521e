"""Tells the help of a field: under the pointer, to screen readers and with Shift+F1.

What a command does is told in the status line, while its entry in a menu is looked at.
"""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from procure.words import sentence
from ui.help.field_help import explained, tip_of


def explain(widget: QWidget, about: str, unit: str = "") -> None:
    """Say what a field is for, in `unit` where it holds a number."""
    widget.setWhatsThis(explained(about, unit))
    say_first(widget)


def say_first(widget: QWidget, *said: str) -> None:
    """Say how an explained field stands now, such as its problems, before what it is for."""
    lines = (*said, widget.whatsThis())
    widget.setToolTip(tip_of(*lines))
    widget.setAccessibleDescription("\n".join(filter(None, lines)))


def explain_command(action: QAction, name: str, values: Mapping[str, str] | None = None) -> None:
    """Say what a command of a menu does; `name` and `values` are those of its sentence."""
    about = sentence(f"menu-{name}", values or {})
    action.setStatusTip(about)
    action.setWhatsThis(about)
