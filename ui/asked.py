"""A form that asks for figures, with what is wrong said below each field."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from ui.fields import quiet
from ui.help.field_tips import explain, say_first
from ui.tables.cells import EDGE, figures, severity_colour
from ui.text_width import wide
from ui.theme import SPACE

_TITLE_WIDE: Final = 136


class AskedLine(QLineEdit):
    """A line to type in, with a coloured edge while what it says cannot be taken."""

    def __init__(self, *, numeric: bool = True, placeholder: str = "") -> None:
        """Make an empty line; figures stand at the right."""
        super().__init__()
        self.severity = ""
        self.setPlaceholderText(placeholder)
        if numeric:
            self.setFont(figures(self.font()))
            self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.severity:
            edge = QRect(self.rect().topLeft(), QSize(EDGE, self.height()))
            QPainter(self).fillRect(edge, severity_colour(self.palette(), self.severity))


class AskedForm(QFormLayout):
    """Labelled fields under keys; each can be hidden, renamed and answered."""

    def __init__(self) -> None:
        """Make a form without fields."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(SPACE)
        self.setVerticalSpacing(SPACE)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._fields: dict[str, QWidget] = {}
        self._labels: dict[str, QLabel] = {}
        self._answers: dict[str, QLabel] = {}

    def ask(self, key: str, label: str, field: QWidget, about: str, unit: str = "") -> None:
        """Add a field; the room for an answer is below it.

        `about` says what the field is for, in `unit` where it holds a number.
        """
        title = QLabel(label)
        title.setWordWrap(True)
        title.setBuddy(field)
        title.setFixedWidth(wide(_TITLE_WIDE))
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.MinimumExpanding)
        field.setAccessibleName(label.replace("&", ""))
        explain(field, about, unit)
        answer = sentence_label()
        self._fields[key], self._labels[key], self._answers[key] = field, title, answer
        self.addRow(title, field)
        self.addRow(answer)
        answer.hide()

    def rename(self, key: str, label: str, about: str, unit: str = "") -> None:
        """Change what a field is called and for."""
        self._labels[key].setText(label)
        self._fields[key].setAccessibleName(label)
        explain(self._fields[key], about, unit)

    def show_field(self, key: str, *, shown: bool) -> None:
        """Show a field with its label, or hide both."""
        self.setRowVisible(self._fields[key], shown)
        if not shown:
            self._answers[key].hide()

    def is_shown(self, key: str) -> bool:
        """Tell whether a field is asked now."""
        return self.isRowVisible(self._fields[key])

    def answer(self, key: str, text: str, severity: str = "") -> None:
        """Say a sentence below a field; nothing takes it away. It is quiet without a severity."""
        label = self._answers[key]
        roles = label.foregroundRole()
        label.setForegroundRole(roles.WindowText if severity else roles.PlaceholderText)
        label.setText(text)
        label.setVisible(bool(text))
        field = self._fields[key]
        say_first(field, text)
        if isinstance(field, AskedLine):
            field.severity = severity
            field.update()
        self._make_room(field.window())

    @staticmethod
    def _make_room(dialog: QWidget) -> None:
        """Let a dialog be high enough for its answers: Qt asks them for less than they take."""
        layout = dialog.layout()
        if isinstance(dialog, QDialog) and layout is not None:
            layout.activate()
            needed = layout.totalHeightForWidth(dialog.width())
            if dialog.height() < needed:
                dialog.resize(dialog.width(), needed)

    def answer_of(self, key: str) -> str:
        """Give the sentence below a field."""
        label = self._answers[key]
        return "" if label.isHidden() else label.text()


def sentence_label() -> QLabel:
    """Make a quiet sentence that wraps and can be copied."""
    label = quiet()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
