"""One line of the assumptions: a figure that the plan rests on, and who says so."""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from procure.report.values import Kind, Styled, Value, decimals_of

ASSUMED: Final = "assumption"
UNKNOWN: Final = "unknown, not counted"

_SAYS_SO: Final = re.compile(r"\bassum(?:ed|ptions?)\b", re.IGNORECASE)

Line = tuple[str, str, Value, str, str, date | None, str]
"""What it is about, figure, value, unit, source, date, mark."""


def is_assumed(source: str) -> bool:
    """Tell whether a source is none: empty, or itself saying that the figure is assumed."""
    return not source or _SAYS_SO.search(source) is not None


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
    """Mark a figure that is not known, that nobody is named for, or that is said to be assumed."""
    mark = UNKNOWN if value is None else ASSUMED if assumption or is_assumed(source) else ""
    shown: Value = value
    if isinstance(value, Decimal):
        digits = decimals_of([value * 100 if kind == "percent" else value])
        shown = Styled(value=value, kind=kind, digits=digits)
    return (about, figure, shown, unit, source, when, mark)
