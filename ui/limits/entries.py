"""How the value of a limit is written and typed, by its unit."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from procure.errors import InputError
from procure.limits import FAMILIES, Unit
from procure.project import Project
from procure.scenario import Limit
from ui.entry import Choice, Entry, Money, Number, Percent
from ui.formats import money, number

BOUND: Final = Choice(("maximum", "at most"), ("minimum", "at least"))


class Count(Number):
    """A whole number of suppliers, units or chips."""

    def parse(self, text: str) -> Any:
        """Give the number, or None for an empty text."""
        value = super().parse(text)
        if value is not None and value != value.to_integral_value():
            raise InputError("entry-whole", text=text.strip())
        return value


class LicenceWeeks(Number):
    """The weeks that a licence adds; empty: what needs one is not planned."""

    empty = "no licences"

    def show(self, value: Any) -> str:
        """Give the weeks, or that nothing that needs a licence is planned."""
        return self.empty if value is None else super().show(value)

    def parse(self, text: str) -> Any:
        """Give the weeks; what is shown for none is none."""
        return None if text.strip().casefold() == self.empty else super().parse(text)


_ENTRIES: Final[Mapping[Unit, Entry]] = {
    "money": Money(),
    "weeks": Number(),
    "fraction": Percent(most=100),
    "count": Count(),
    "kW": Number(),
    "racks": Number(),
    "pool": Number(),
    "switch": Entry(),
}
_LICENCE: Final = LicenceWeeks()


def value_entry(limit: Limit) -> Entry:
    """Give how the value of a limit is typed."""
    return _LICENCE if limit.family == "eligibility" else _ENTRIES[FAMILIES[limit.family].unit]


def unit_name(project: Project, limit: Limit) -> str:
    """Name the unit of a limit's value; nothing for a share, which carries its sign."""
    unit = FAMILIES[limit.family].unit
    if unit == "money":
        return project.currency
    if unit == "pool":
        return next((pool.unit for pool in project.pools if pool.id == limit.subject), "")
    if unit == "count":
        if limit.family == "suppliers":
            return "suppliers"
        return "units" if limit.by == "offer" else "chips"
    return "" if unit in ("fraction", "switch") else unit


def written(project: Project, limit: Limit, value: Decimal) -> str:
    """Write a figure of a limit for reading at a glance: "US$36M", "59.9 %", "12 racks"."""
    unit = FAMILIES[limit.family].unit
    if unit == "money":
        return money(value, project.currency)
    if unit == "fraction":
        # With the decimals that the workbook and the command line give it.
        return Percent().show(round(value, 4))
    digits = 1 if value != value.to_integral_value() else 0
    return f"{number(value, digits)} {unit_name(project, limit)}".rstrip()
