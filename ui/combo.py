"""A list to choose from whose focus and edge are seen in every set of colours."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

_ROUND = 3
_PAD = 4
"""The style leaves this much beside the text."""


class ComboBox(QComboBox):
    """Draws what the style leaves out: a ring when focused, an edge in high contrast.

    A choice that there is no room for ends in dots, where the style would cut through a letter.
    """

    def fitting_text(self) -> str:
        """Give what is shown of the choice."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        return self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, field.width() - _PAD
        )

    def _paint(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.fitting_text()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint(event)
        role = QPalette.ColorRole
        palette = self.palette()
        if self.hasFocus():
            pen = QPen(palette.color(role.Accent), 2)
        elif self.isEditable() or palette.color(role.Button) == palette.color(role.Window):
            # The style derives its edge from the ground, and there is none on pure black. Around
            # a text to type in it is not seen on a dark ground either.
            pen = QPen(palette.color(role.Mid), 1)
        else:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = pen.widthF() / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), _ROUND, _ROUND
        )


class CellChoice(ComboBox):
    """The editor of a cell that takes one of a few values."""

    left = Signal()
    """The list was closed; what was chosen, if anything, has been told before."""

    def __init__(self, parent: QWidget) -> None:
        """Open the list as soon as the cell shows."""
        super().__init__(parent)
        self.view().installEventFilter(self)
        QTimer.singleShot(0, self, self.showPopup)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            # Once a choice has had its turn. Escape hides the list without a call of ours.
            QTimer.singleShot(0, self, self.left.emit)
        return super().eventFilter(watched, event)
