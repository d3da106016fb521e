"""One line of the assumptions: a figure that the plan rests on, and who says so."""

from datetime import date
from decimal import Decimal
from typing import Final

from procure.report.values import Kind, Styled, Value, decimals_of

ASSUMED: Final = "assumption"
UNKNOWN: Final = "unknown, not counted"

Line = tuple[str, str, Value, str, str, date | None, str]
"""What it is about, figure, value, unit, source, date, mark."""


def line(
    about: str,
    figure: str,
    value: Decimal | str | None,
    unit: str,
    source: str,
    when: date | None = None,
    *,
    assumption: bool = False,
    kind: Kind = "number",
) -> Line:
    """Mark a figure that is not known, or that nobody is named for."""
    mark = UNKNOWN if value is None else ASSUMED if assumption or not source else ""
    shown: Value = value
    if isinstance(value, Decimal):
        digits = decimals_of([value * 100 if kind == "percent" else value])
        shown = Styled(value=value, kind=kind, digits=digits)
    return (about, figure, shown, unit, source, when, mark)
