"""Gathers what a person should know about a price list while it is read."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from catalogs.cells import Refusal, printable
from catalogs.grid import Row
from catalogs.headers import Column
from procure.offers import Issue, Severity

_LEFT_OUT: Final = frozenset(("lead-time-not-understood", "lead-time-no-unit", "power-no-unit"))
"""Reasons with a sentence of their own for a cell that is left empty."""

TOGETHER: Final = frozenset(("machine-without-chips",))
"""Reasons that are said once for all rows: nobody would act on one of them alone."""

MOST_ALIKE: Final = 100
"""So many issues of one reason and column are listed one by one; the rest by their rows."""

_MOST_RANGES: Final = 400


class Found(NamedTuple):
    """What was seen in a row, before the row is said: it is true of every row with these texts.

    `once` tells that it holds for the whole column and is said at the first such row only.
    `row` is that of a further row of the same offer.
    """

    key: str
    severity: Severity
    column: Column | None
    values: tuple[tuple[str, str], ...]
    once: bool = False
    row: Row | None = None


class Findings:
    """The issues of one sheet, in the order of its rows."""

    def __init__(self, sheet: str) -> None:
        """Start with none; `sheet` is the sheet's name in every issue."""
        self._sheet = sheet
        self._issues: list[Issue] = []
        self._once: set[tuple[str, str]] = set()
        self._alike: dict[tuple[str, str, str, str], list[int]] = {}
        self._together: dict[tuple[str, str], tuple[Issue, list[int]]] = {}

    def add(
        self,
        key: str,
        severity: Severity,
        row: Row | int | None = None,
        column: Column | None = None,
        /,
        **values: object,
    ) -> None:
        """Note an issue; the text is the column's cell, or the row's first words."""
        said = tuple((name, printable(str(value))) for name, value in values.items())
        self._note(key, severity, row, column, said)

    def once(self, key: str, severity: Severity, row: Row, column: Column | None) -> None:
        """Note what holds for a whole column once, at the first row that shows it."""
        place = (key, column.heading if column else "")
        if place not in self._once:
            self._once.add(place)
            values = {
                "column": column.heading if column else "",
                "text": row.text(column.index) if column else "",
            }
            self.add(key, severity, row, column, **values)

    def replay(self, found: Iterable[Found], row: Row) -> None:
        """Note for a row what was found in another with the same texts."""
        for each in found:
            place = each.row or row
            if each.once:
                self.once(each.key, each.severity, place, each.column)
            else:
                self._note(each.key, each.severity, place, each.column, each.values)

    def refuse(self, refusal: Refusal, row: Row, column: Column | None) -> None:
        """Note a cell without which no offer can be made."""
        values = dict(refusal.values)
        if column:
            values = {"column": column.heading, **values}
        self.add(refusal.key, "confirm" if refusal.confirm else "refused", row, column, **values)

    def left_out(self, refusal: Refusal, row: Row, column: Column) -> None:
        """Note a cell that could not be read although the row stands without it."""
        key = refusal.key if refusal.key in _LEFT_OUT else "cell-left-out"
        values = {"text": row.text(column.index), "column": column.heading}
        self.add(key, "warning", row, column, **values)

    def sorted(self) -> tuple[Issue, ...]:
        """List the issues by row; those about the whole file come first.

        Beyond MOST_ALIKE issues of one reason and column the rest are one issue that
        names their rows.
        """
        issues = [*self._issues, *self._summed()]
        return tuple(sorted(issues, key=lambda issue: issue.row or 0))

    def _note(
        self,
        key: str,
        severity: Severity,
        row: Row | int | None,
        column: Column | None,
        values: tuple[tuple[str, str], ...],
    ) -> None:
        number = row.number if isinstance(row, Row) else row
        heading = column.heading if column else ""
        if number is not None and key not in TOGETHER:
            # A question is equal to another only if one answer settles both.
            said = dict(values).get("text", "") if severity == "confirm" else ""
            alike = self._alike.setdefault((key, severity, heading, said), [])
            alike.append(number)
            if len(alike) > MOST_ALIKE:
                return
        text = ""
        if isinstance(row, Row):
            cells = [row.text(column.index)] if column else [cell for cell in row.cells if cell][:3]
            text = printable(" | ".join(cells))
        issue = Issue(
            key=key,
            severity=severity,
            sheet=self._sheet,
            row=number,
            column=heading,
            text=text,
            values=values,
        )
        if number is not None and key in TOGETHER:
            self._together.setdefault((key, heading), (issue, []))[1].append(number)
            return
        self._issues.append(issue)

    def _summed(self) -> Iterator[Issue]:
        for issue, rows in self._together.values():
            for part in row_ranges(rows):
                count = str(len(rows))
                yield _with(issue, issue.key, (*issue.values, ("rows", part), ("count", count)))
        first: dict[tuple[str, str, str, str], Issue] = {}
        for issue in self._issues:
            said = dict(issue.values).get("text", "") if issue.severity == "confirm" else ""
            first.setdefault((issue.key, str(issue.severity), issue.column, said), issue)
        for place, rows in self._alike.items():
            more = rows[MOST_ALIKE:]
            for part in row_ranges(more):
                issue = first[place]
                values = (
                    ("count", f"{len(more):,}"),
                    ("rows", part),
                    ("first", str(rows[0])),
                    ("like", issue.key),
                )
                yield _with(issue, "rows-alike", values, more[0])


class Recorder(Findings):
    """Findings of one part of a row, kept so that they can be said of other rows."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__("")
        self._found: list[Found] = []
        self._head: Row | None = None

    def start(self, head: Row) -> None:
        """Begin with an offer's first row."""
        self._head = head
        self._found.clear()

    def taken(self) -> tuple[Found, ...]:
        """Give what was found since the start."""
        return tuple(self._found)

    def once(self, key: str, severity: Severity, row: Row, column: Column | None) -> None:
        """Keep what holds for a whole column."""
        self._keep(Found(key, severity, column, (), once=True), row)

    def _note(
        self,
        key: str,
        severity: Severity,
        row: Row | int | None,
        column: Column | None,
        values: tuple[tuple[str, str], ...],
    ) -> None:
        self._keep(Found(key, severity, column, values), row)

    def _keep(self, found: Found, row: Row | int | None) -> None:
        if isinstance(row, Row) and row is not self._head:
            found = found._replace(row=row)
        self._found.append(found)


def row_ranges(rows: Iterable[int]) -> list[str]:
    """Write row numbers as ranges ("2–61, 70"), a few hundred ranges to a text."""
    spans: list[list[int]] = []
    for number in sorted(set(rows)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    said = [f"{start}–{end}" if end > start else str(start) for start, end in spans]
    return [
        ", ".join(said[start : start + _MOST_RANGES]) for start in range(0, len(said), _MOST_RANGES)
    ]


def _with(
    issue: Issue, key: str, values: tuple[tuple[str, str], ...], row: int | None = None
) -> Issue:
    return Issue(
        key=key,
        severity=issue.severity,
        sheet=issue.sheet,
        row=row or issue.row,
        column=issue.column,
        text=issue.text,
        values=values,
    )
