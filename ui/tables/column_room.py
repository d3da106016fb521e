"""The width of a table, shared out so that as many of its columns as can be are in sight."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from ui import text_width

if TYPE_CHECKING:
    from ui.tables.view import RecordView

_LEAST_LAST: Final = 96


def shared(room: int, widths: Sequence[tuple[int, int]]) -> list[int]:
    """Make columns narrower, each in its measure, until all have room.

    `widths` are those that columns should have, and the least that they may be given. Where even
    these do not fit, all have the least: what has to be scrolled to is then as near as can be.
    """
    wanted = [wide for wide, _ in widths]
    spare = [max(wide - least, 0) for wide, least in widths]
    lacking = sum(wanted) - room
    if lacking <= 0:
        return wanted
    lacking = min(lacking, sum(spare))
    found, left = [], sum(spare)
    for wide, each in zip(wanted, spare, strict=True):
        # Of what is lacking still, as much as this one has of what those from here on can give.
        taken = lacking * each // left if left else 0
        found.append(wide - taken)
        lacking, left = lacking - taken, left - each
    return found


class ColumnRoom:
    """Shares out the width of a view among its columns, whenever that is another."""

    def __init__(self, view: "RecordView") -> None:
        """Serve a view, which says when."""
        self._view = view
        self._wanted: dict[int, int] = {}
        self.given_way: Callable[[], object] | None = None
        """What follows at once where columns are narrower or wider than before."""

    def want(self, column: int, wide: int) -> None:
        """Note the width that a column should have."""
        self._wanted[column] = wide

    def share(self) -> None:
        """Let columns that may be narrower give way, and the last one take the rest."""
        view = self._view
        columns, header = view.table.columns, view.horizontalHeader()
        last, room = len(columns) - 1, view.viewport().width()
        fills = view.wordWrap() or header.stretchLastSection()
        shown = [at for at in range(len(columns)) if not view.isColumnHidden(at)]
        ranges = [self._range(at, fills=fills) for at in shown]
        found = dict(zip(shown, shared(room, ranges), strict=True))
        others = {
            at: wide
            for at, wide in found.items()
            if columns[at].least and not (fills and at == last) and view.columnWidth(at) != wide
        }
        for at, wide in others.items():
            view.setColumnWidth(at, wide)
        if last >= 0 and view.wordWrap():
            enough = sum(found.values()) <= room
            if enough != header.stretchLastSection():
                header.setStretchLastSection(enough)
            if not enough and view.columnWidth(last) < found.get(last, 0):
                view.setColumnWidth(last, found[last])
        if others and self.given_way is not None:
            self.given_way()

    def _range(self, at: int, *, fills: bool) -> tuple[int, int]:
        """Give the width that a column should have, and the least that it may be given."""
        view, column = self._view, self._view.table.columns[at]
        if fills and at == len(view.table.columns) - 1:
            heading = _LEAST_LAST if view.wordWrap() else self._wanted.get(at, _LEAST_LAST)
            least = text_width.wide(column.width) or heading
            return least, least
        present = view.columnWidth(at)
        if not column.least or view.layout_kept.width(column.heading):
            # As it was fitted, or as a person left it.
            return present, present
        return self._wanted.get(at, present), text_width.wide(column.least)
