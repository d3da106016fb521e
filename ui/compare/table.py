"""The table of a comparison: figures down, scenarios across, differences beside them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from procure import comparison_words as words
from procure.comparison import SECTIONS, Comparison, FigureRow, Section
from procure.words import sentence
from ui.document import Document
from ui.entry import Entry
from ui.tables.columns import Column, RowTitle
from ui.tables.records import RecordTable

_INDENT: Final = "    "


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the table: a figure, or the name of a section above its figures."""

    section: Section
    name: str
    row: FigureRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A cell: how it is shown, and how a spreadsheet takes it."""

    text: str = ""
    plain: str = ""


class WrittenEntry(Entry):
    """A figure that is already written, at the right of its column."""

    numeric = True

    def show(self, value: Any) -> str:
        """Give what is shown."""
        return str(value.text)

    def write(self, value: Any) -> str:
        """Give the figure as a spreadsheet takes it."""
        return str(value.plain)


_WRITTEN: Final = WrittenEntry()
_EMPTY: Final = Written()


def lines_of(found: Comparison, *, differing: bool) -> tuple[Line, ...]:
    """List the rows of all sections, those that differ first; or those that differ alone."""
    made: list[Line] = []
    names = words.RowNames(found)
    for section in SECTIONS:
        rows = [row for row in found.section(section) if row.differs or not differing]
        if rows:
            made.append(Line(section=section, name=sentence(f"compare-section-{section}")))
            made += [Line(section=section, name=names.name(row), row=row) for row in rows]
    return tuple(made)


class ComparisonTable(RecordTable[Line]):
    """Shows what `found` gives; its owner refreshes it."""

    def __init__(
        self,
        document: Document,
        found: Callable[[], Comparison | None],
        differing: Callable[[], bool],
    ) -> None:
        """Begin with what there is to show now."""
        self._found = found

        def rows() -> tuple[Line, ...]:
            known = found()
            return () if known is None else lines_of(known, differing=differing())

        super().__init__(
            document,
            self._make_columns,
            rows,
            key=_key,
            title=RowTitle(
                heading=sentence("compare-heading"),
                get=self._title,
                about=sentence("compare-title-about"),
            ),
            follows=False,
        )

    def told_of(self, row: int, column: int) -> str:
        """Say a cell: its exact value, how it stands to the base, and why it is different."""
        found, line = self._found(), self.rows[row]
        if found is None or line.row is None:
            return ""
        return "\n".join(words.cell_told(found, line.row, self._side_of(found, column), line.name))

    def _side_of(self, found: Comparison, column: int) -> int:
        """Give the scenario that a column is of: the base has one column, the others two."""
        places = [at for at in range(len(found.sides)) for _ in range(1 if at == found.base else 2)]
        return places[min(column, len(places) - 1)]

    def _title(self, line: Line) -> str:
        found = self._found()
        if line.row is None or found is None:
            return line.name
        unit = words.unit_of(found, line.row)
        return f"{_INDENT}{line.name}{f' ({unit})' if unit else ''}"

    def _make_columns(self) -> tuple[Column[Line], ...]:
        found = self._found()
        if found is None:
            return ()
        made: list[Column[Line]] = []
        for at in range(len(found.sides)):
            made.append(_values(found, at))
            if at != found.base:
                made.append(_differences(found, at))
        return tuple(made)


def _key(line: Line) -> Hashable:
    return (line.section, None if line.row is None else line.row.key)


def _values(found: Comparison, at: int) -> Column[Line]:
    side = found.sides[at]

    def get(line: Line) -> Written:
        if line.row is None:
            return _EMPTY
        value = line.row.values[at]
        plain = f"{value:f}" if isinstance(value, Decimal) else words.exact(found, line.row, value)
        return Written(text=words.shown(found, line.row, value), plain=plain)

    return Column(
        heading=side.name,
        unit=words.head_state(side, base=at == found.base),
        get=get,
        entry=_WRITTEN,
        muted=lambda _line: side.state == "stale",
        about=sentence("compare-side-about", {"state": words.side_state(side)}),
        measured=sentence("compare-unit"),
    )


def _differences(found: Comparison, at: int) -> Column[Line]:
    def get(line: Line) -> Written:
        if line.row is None:
            return _EMPTY
        more = line.row.difference(at, found.base)
        plain = "" if more is None else f"{more:f}"
        return Written(text=words.difference_text(found, line.row, at), plain=plain)

    base = found.sides[found.base].name
    stale = "stale" in {found.sides[at].state, found.sides[found.base].state}
    return Column(
        heading=sentence("compare-beside"),
        unit=sentence("compare-head-beside", {"base": base}) if stale else base,
        get=get,
        entry=_WRITTEN,
        muted=lambda line: stale or line.row is None or not line.row.difference(at, found.base),
        about=sentence("compare-beside-about", {"name": found.sides[at].name, "base": base}),
        measured=sentence("compare-unit"),
    )
