"""Pictures of a plan: stacked bars over periods or names, lines, limits and exact figures.

Imported at the first picture, not with the window: the plotting library takes its time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QHBoxLayout,
    QLabel,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from ui.charts.axes import ValueAxis, measure, name_ticks, part_of_ticks, value_ticks
from ui.charts.geometry import (
    HALF,
    clear_of_bars,
    ends,
    largest,
    lowest,
    marked,
    nearest,
    places_of,
    spread,
    stacked,
)
from ui.charts.hatch import Box, Hatch
from ui.charts.layers import HATCH_LINE, bars_item, boxes_of, line_items, marks_item
from ui.charts.picture import Bars, Line, Picture
from ui.charts.tip import Tip
from ui.charts.tools import ChartTools
from ui.charts.words import diamond, legend, swatch
from ui.elided import elided_apart
from ui.formats import unbroken
from ui.theme import SPACE, stop_colour

_FEWEST_ACROSS: Final = 6
_BEHIND: Final = -1000
_AXIS_ROOM: Final = 80
_LEAST_PLOT: Final = 320
_LEAST_VALUE: Final = 1e-9
_LINE: Final = 1.15
_HEADROOM: Final = 1.08
_AXIS_HIGH: Final = 48
_MARK: Final = "■ "

ROW_HEIGHT: Final = 26
"""Logical pixels of a lying bar's row at least; what does not fit is scrolled to."""


def _wants_legend(picture: Picture) -> bool:
    """Tell whether lying bars need one: unless their only layer is named beside its bar."""
    named = [bars.name for bars in picture.bars if bars.name]
    return len(named) + len(picture.marks) > 1 or not {*named} <= {*picture.names}


class Chart(QWidget):
    """Draws one picture at a time, in the colours of the palette.

    The pointer over a bar, or the arrow keys, show its exact figures; a click tells them
    to the Why? panel.
    """

    told = Signal(str)
    """The exact figures of what was clicked."""
    chosen = Signal(int)
    """The place among the names of what was clicked."""

    def __init__(self, parent: QWidget | None = None, *, ratio: float = 0) -> None:
        """Make an empty chart; `ratio` is of its pixels to logical ones, 0 for the screen's."""
        super().__init__(parent)
        self.picture: Picture | None = None
        self._ratio = ratio
        self.tools = ChartTools(self)
        self.title = QLabel()
        bold = QFont(self.font())
        bold.setBold(True)
        bold.setPointSizeF(bold.pointSizeF() * 1.15)
        self.title.setFont(bold)
        self.note = QLabel()
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self.title, self.note):
            label.setWordWrap(True)
            # What suppliers call things is never read as HTML.
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.legend = QLabel()
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setWordWrap(True)
        self.legend.hide()
        self._axes = {"left": ValueAxis("left"), "bottom": ValueAxis("bottom")}
        self.plot = pg.PlotWidget(self, axisItems=self._axes)
        self._items: list[QGraphicsItem] = []
        self._drawn_in = QSize()
        self._apart = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._draw_again)
        self._hatched: list[tuple[Sequence[Box], Hatch]] = []
        self._dress_plot()
        self.tip = Tip(self.plot)
        self._at: int | None = None
        self._names_wide = 0
        self.name_ticks: list[tuple[float, str]] = []
        self._reached: list[list[float]] = []
        self._written: set[int] = set()
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.setSingleStep(1)
        self.bar.valueChanged.connect(self._show_rows)
        self.bar.hide()
        self._place()
        self.tools.follow(None)

    def _dress_plot(self) -> None:
        """Let the plot show, and take keys; nothing in it is moved by hand."""
        # Slants are as far apart as pixels say, and the plot is laid out after its picture.
        self.plot.getPlotItem().vb.sigResized.connect(self._hatch_again)
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.plot.setFrameShape(QFrame.Shape.NoFrame)
        self.plot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plot.viewport().setMouseTracking(True)
        # Files that fall here are the window's.
        self.plot.setAcceptDrops(False)
        self.plot.viewport().setAcceptDrops(False)
        self.plot.installEventFilter(self)
        self.plot.viewport().installEventFilter(self)

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.title, 1)
        head.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignTop)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.plot, 1)
        body.addWidget(self.bar)
        self._layout = layout = QVBoxLayout(self)
        # Room for the frame that shows the focus.
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(head)
        layout.addWidget(self.note)
        layout.addWidget(self.legend)
        layout.addLayout(body, 1)

    # Drawing

    def show_picture(self, picture: Picture) -> None:
        """Draw a picture in place of the one before."""
        self._take(picture)
        self._draw()

    def _take(self, picture: Picture) -> None:
        self.picture = picture
        self.title.setText(unbroken(picture.title))
        self.note.setText(unbroken(picture.note))
        self.note.setVisible(bool(picture.note))
        self.plot.setAccessibleName(picture.title)
        self.plot.setAccessibleDescription("\n".join(picture.tips))
        self.tools.follow(picture)
        self.bar.setValue(0)

    def show_apart(self, picture: Picture) -> Iterator[None]:
        """Draw a picture in the room that the axes leave; for what is never on a screen.

        What stands after its bars is left to `write_rows`. Goes on each time it is asked to.
        """
        self._apart = True
        self._take(picture)
        # Without the buttons beside it nothing else parts the title from the plot.
        self.note.show()
        # Axes know how wide they are once they are drawn, and the bars fill what they leave.
        self._dress(self.palette(), picture)
        self._set_range(picture)
        self._settle()
        for axis in self._axes.values():
            if axis.fixedWidth is None:
                measure(axis)
        self._settle()
        yield
        self._draw()

    def _settle(self) -> None:
        """Give everything its place now, not before the next frame."""
        self._layout.activate()
        self.plot.getPlotItem().layout.activate()

    def _draw(self) -> None:
        picture = self.picture
        if picture is None:
            return
        self._point_at(None)
        palette = self.palette()
        self._clear()
        self._dress(palette, picture)
        self._set_range(picture)
        self._drawn_in = self.plot.size()
        for bars, starts in zip(picture.bars, stacked(picture), strict=True):
            self._draw_bars(picture, bars, starts, palette)
        for line in picture.lines:
            for item in line_items(picture, line, palette, self._pixels(1)):
                self._add(item)
        for marks in picture.marks:
            self._add(marks_item(picture, marks, palette, self._pixels(1)))
        self._label(picture, palette)

    def _draw_again(self) -> None:
        """Draw in the room that the plot has now, if that is another than when it was drawn."""
        if self._drawn_in != self.plot.size():
            self._draw()

    @property
    def items(self) -> Sequence[QGraphicsItem]:
        """Give what is drawn in the plot, in its order."""
        return self._items

    def _add(self, item: Any, *, named: bool = False) -> None:
        # Kept here: the scene does not keep what only Python made.
        self._items.append(item)
        self.plot.addItem(item, ignoreBounds=named)

    def _clear(self) -> None:
        """Take every item out of the scene before the last reference to it goes."""
        for item in self._items:
            self.plot.removeItem(item)
        self._items.clear()
        self._reached.clear()
        self._written.clear()
        self._hatched.clear()

    def _dress(self, palette: QPalette, picture: Picture) -> None:
        role = QPalette.ColorRole
        self._write_legend(picture, palette)
        self.plot.setBackground(palette.color(role.Base))
        muted = palette.color(role.PlaceholderText)
        names, values = ("left", "bottom") if picture.across else ("bottom", "left")
        for axis in self._axes.values():
            axis.setPen(QPen(palette.color(role.Mid)))
            axis.setTextPen(muted)
            axis.setTickFont(self.font())
            axis.setStyle(
                tickLength=0, tickTextOffset=SPACE, maxTickLevel=0, hideOverlappingLabels=False
            )
            axis.setZValue(_BEHIND)
            axis.percent = picture.unit == "%"
            axis.setTicks(None)
            axis.showLabel(False)
        wide = int(max(self.plot.width(), _LEAST_PLOT))
        ticks = name_ticks(picture, self.fontMetrics(), wide, wide - self._drawn_wide(picture))
        self._axes[names].setTicks([ticks])
        self.name_ticks = ticks
        # Said rather than found out while drawing, when what is beside it has its place already.
        advance = self.fontMetrics().horizontalAdvance
        self._names_wide = max((advance(name) for _, name in ticks), default=0) + 2 * SPACE
        self._axes["left"].setWidth(self._names_wide if picture.across else None)
        value_axis = self._axes[values]
        if picture.ticks:
            each = max(advance(name) for _, name in picture.ticks) + 2 * SPACE
            part = part_of_ticks(picture, *self._value_range(picture))
            value_axis.setTicks([value_ticks(picture, part * self._drawn_wide(picture), each)])
        reached = largest(picture)
        if not (picture.names and (reached or lowest(picture))):
            value_axis.setTicks([[]])
        value_axis.most = 1.0 if value_axis.percent and reached <= 1 else math.inf
        if picture.unit not in ("", "%"):
            value_axis.setLabel(escape(picture.unit), color=muted.name())
        value_axis.enableAutoSIPrefix(False)
        self.plot.showGrid(x=picture.across, y=not picture.across, alpha=0.4)
        self._axes[names].setGrid(False)

    def _drawn_wide(self, picture: Picture) -> int:
        """Give the width that bars have, beside the axis and the words at their ends."""
        return int(max(self._plot_wide(picture), _LEAST_PLOT) / (1 + self._label_room(picture)))

    def _plot_wide(self, picture: Picture) -> int:
        """Give the width beside the axis, in logical pixels."""
        return int(self.plot.width()) - (self._names_wide if picture.across else _AXIS_ROOM)

    def _draw_bars(
        self, picture: Picture, bars: Bars, starts: Sequence[float], palette: QPalette
    ) -> None:
        if not any(bars.values):
            return
        self._add(bars_item(picture, bars, starts, palette, self._pixels(1)))
        if bars.hatched:
            # A brush's own pattern shrinks on fine screens.
            boxes = boxes_of(picture, bars, starts)
            item = Hatch(boxes, bars.colour, self._pixels(HATCH_LINE))
            self._add(item)
            self._hatched.append((boxes, item))
            self._hatch_again()

    def _hatch_again(self) -> None:
        """Fit the hatching to the size that the plot has now."""
        wide, high = self.plot.getPlotItem().vb.viewPixelSize()
        for _, item in self._hatched:
            item.fit(wide, high)

    def _pixels(self, width: float) -> float:
        """Give a pen's width in the screen's own pixels, which is how plots count it."""
        return width * (self._ratio or float(self.devicePixelRatioF()))

    def _set_range(self, picture: Picture) -> None:
        low, most = self._value_range(picture)
        count = len(picture.names)
        if picture.across:
            fit = max(int((self.plot.height() - _AXIS_HIGH) / ROW_HEIGHT), 1)
            # Hidden while there is nothing to scroll to; a picture of few rows is not stretched.
            self.bar.setRange(0, max(count - fit, 0))
            self.bar.setPageStep(fit)
            self.bar.setVisible(count > fit)
            self.plot.invertY(True)
            self._show_rows()
            room = self._label_room(picture)
            self.plot.setXRange(low, most + (most - low) * room, padding=0)
        else:
            self.bar.hide()
            room = self._label_room(picture)
            self.plot.invertY(False)
            self.plot.setYRange(low, most, padding=0)
            self.plot.setXRange(-HALF - 0.1, count - HALF + room * count, padding=0)

    def _value_range(self, picture: Picture) -> tuple[float, float]:
        """Give where the axis of values begins and ends, without room for words."""
        most = max(largest(picture), _LEAST_VALUE)
        low = float(picture.low) or lowest(picture) * _HEADROOM
        return low, most + (most - float(picture.low)) * (_HEADROOM - 1)

    def _show_rows(self) -> None:
        """Show the rows of lying bars that are scrolled to."""
        if self.picture is None or not self.picture.across:
            return
        self._point_at(None)
        first, fit = self.bar.value(), self.bar.pageStep()
        rows = max(min(fit, len(self.picture.names)), _FEWEST_ACROSS)
        self.plot.setYRange(first - HALF, first + rows - HALF, padding=0)
        self._write_ends()

    def _label_room(self, picture: Picture) -> float:
        """Give the room for words beside the picture as a part of the plot's width."""
        texts = [line.name for line in picture.lines]
        texts += (
            picture.ends if picture.across else [f"{_MARK}{bars.name}" for bars in picture.bars]
        )
        metrics = self.fontMetrics()
        wide = max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2 * SPACE
        plot = max(self._plot_wide(picture), _LEAST_PLOT)
        wide = min(wide, plot // 2)
        return float(wide / (plot - wide))

    def _short_names(self, picture: Picture) -> dict[str, str]:
        """Cut the names of layers to the room beside standing bars, so that they stay apart."""
        metrics = self.fontMetrics()
        room = max(self._plot_wide(picture), _LEAST_PLOT) // 2 - 2 * SPACE
        wide = room - metrics.horizontalAdvance(_MARK)
        layers: list[Bars | Line] = [*picture.bars, *picture.lines]
        return elided_apart([one.name for one in layers], metrics, wide)

    # Words beside what they name

    def _write_legend(self, picture: Picture, palette: QPalette) -> None:
        named = (swatch(bars) for bars in picture.bars if bars.name)
        red = stop_colour(palette).name()
        self.legend.setText(legend([*named, *(diamond(marks, red) for marks in picture.marks)]))
        self.legend.setVisible(picture.across and _wants_legend(picture))

    def _label(self, picture: Picture, palette: QPalette) -> None:
        colour = palette.color(QPalette.ColorRole.Text)
        if picture.across:
            self._reached = ends(picture)
            self._write_ends()
            return
        last = len(picture.names) - 1
        bottom, top = self._value_range(picture)
        high = self.fontMetrics().height() * _LINE / max(self.plot.height() - 48, 120)
        step = (top - bottom) * high
        short = self._short_names(picture)
        wanted: list[tuple[float, str]] = []
        for bars, starts in zip(picture.bars, stacked(picture), strict=True):
            # What is not there at the end is still named, in its colour, where it would be.
            words = swatch(bars, short[bars.name])
            wanted.append((starts[last] + float(bars.values[last]) / 2, words))
        for line in picture.lines:
            known = [at for at, value in enumerate(line.values) if value is not None]
            if not known:
                continue
            height = float(line.values[known[-1]] or 0)
            if known[-1] == last:
                wanted.append((height, escape(short[line.name])))
            else:
                along = places_of(picture)[known[-1]] + HALF
                wide = self._room_of(picture, short[line.name])
                height = clear_of_bars(picture, along, wide, height, step)
                self._write(escape(short[line.name]), along, min(height, top - step / 2), colour)
        for height, name in spread(wanted, step, top, bottom):
            self._write(name, last + HALF, height, colour)

    def _write_ends(self) -> None:
        """Write what stands after the bars in sight, once; many words take long."""
        if not self._apart:
            first = self.bar.value()
            self.write_rows(range(first, first + self.bar.pageStep()))

    def write_rows(self, rows: Iterable[int]) -> None:
        """Write what stands after the bars of some rows, unless it is there."""
        picture = self.picture
        if picture is None or not self._reached:
            return
        colour = self.palette().color(QPalette.ColorRole.Text)
        for at in rows:
            if at < len(picture.ends) and at not in self._written:
                self._written.add(at)
                end = picture.ends[at]
                place = self._end_of(picture, at, end, self._reached[at])
                self._write(escape(end), place, at, colour)

    def _end_of(self, picture: Picture, at: int, end: str, reached: Sequence[float]) -> float:
        """Give where the words after a bar begin: past a limit that they would stand on."""
        total = max([*reached, *marked(picture, at)], default=0.0)
        reach = total + self._room_of(picture, end)
        inside = [float(value) for line in picture.lines if (value := line.values[at]) is not None]
        return max([total, *(value for value in inside if total <= value <= reach)])

    def _room_of(self, picture: Picture, words: str) -> float:
        """Give how far words reach along the picture, in its own units."""
        room = self.fontMetrics().horizontalAdvance(words) + 2 * SPACE
        low, high = self.plot.getPlotItem().vb.viewRange()[0]
        return float(room / max(self._plot_wide(picture), _LEAST_PLOT) * (high - low))

    def _write(self, text: str, x: float, y: float, colour: QColor) -> None:
        # On the ground, so that no line of the grid runs through the words.
        ground = self.palette().color(QPalette.ColorRole.Base)
        style = f"color:{colour.name()};background-color:{ground.name()}"
        item = pg.TextItem(html=f'<span style="{style}">{text}</span>', anchor=(0, 0.5))
        item.setFont(self.font())
        self._add(item, named=True)
        item.setPos(x, y)

    # Exact figures

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._point_at(self._under(event.position()), event.position())
        elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            at = self._under(event.position())
            if self.picture is not None and at is not None:
                self._choose(at)
        elif kind == QEvent.Type.Resize and watched is self.plot:
            # Also where a title of more lines leaves less of the chart for it. Later: what is
            # drawn lays the chart out, and that is what it is just doing.
            self._again.start()
        elif kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        elif kind == QEvent.Type.Leave:
            self._point_at(None)
        elif kind == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            if self.bar.isVisible():
                self.bar.event(event)
            return self.bar.isVisible()
        elif kind == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self.tools.show_menu(event.globalPos())
            return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._step(event)
        return super().eventFilter(watched, event)

    def _step(self, event: QKeyEvent) -> bool:
        keys = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if self.picture is None or not self.picture.names or event.key() not in keys:
            return False
        count = len(self.picture.names)
        at = 0 if self._at is None else (self._at + keys[Qt.Key(event.key())]) % count
        if self.bar.isVisible():
            top = self.bar.value()
            self.bar.setValue(min(max(top, at - self.bar.pageStep() + 1), at))
        self._point_at(at)
        self._choose(at)
        return True

    def _choose(self, at: int) -> None:
        if self.picture is not None:
            self.told.emit(self.picture.tips[at])
            self.chosen.emit(at)

    def _under(self, position: QPointF) -> int | None:
        if self.picture is None or not self.picture.names:
            return None
        view = self.plot.getPlotItem().vb
        if not view.sceneBoundingRect().contains(self.plot.mapToScene(position.toPoint())):
            return None
        point = view.mapSceneToView(self.plot.mapToScene(position.toPoint()))
        return nearest(self.picture, point.y() if self.picture.across else point.x())

    def _point_at(self, at: int | None, position: QPointF | None = None) -> None:
        self._at = at
        if at is None or self.picture is None:
            self.tip.hide()
            return
        if position is None:
            view = self.plot.getPlotItem().vb
            place = places_of(self.picture)[at]
            spot = QPointF(0, place) if self.picture.across else QPointF(place, 0)
            position = QPointF(self.plot.mapFromScene(view.mapViewToScene(spot)))
            position.setY(position.y() if self.picture.across else SPACE)
        self.tip.show_beside(position, self.picture.tips[at])

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.plot.hasFocus():
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawRect(self.plot.geometry().adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
