"""What sets one scenario apart from another, as differences that can be put on and taken off.

A scenario is whole; what makes it a variant of its parent is only what differs. Names, notes,
parents and locks are each scenario's own and stand outside every difference.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final, Literal, TypeVar

from procure.demand import DemandRow
from procure.record import record
from procure.scenario import APART, Limit, Scenario, ShortfallPrice, WorkloadWeight
from procure.units import Horizon

DifferenceKind = Literal[
    "horizon",
    "objective",
    "discount_rate",
    "headroom",
    "utilisation",
    "lead_time",
    "fiscal_month",
    "demand_row",
    "demand",
    "demand_source",
    "limit",
    "limit_value",
    "limit_switch",
    "limit_priority",
    "limit_carry_over",
    "limit_note",
    "shortfall_price",
    "weight",
    "excluded",
    "assumed",
]
Value = None | str | int | Decimal | Horizon | DemandRow | Limit | ShortfallPrice | WorkloadWeight
Row = TypeVar("Row")
Place = tuple[str, ...]

CHOICES: Final[tuple[DifferenceKind, ...]] = (
    "horizon",
    "objective",
    "discount_rate",
    "headroom",
    "utilisation",
    "lead_time",
    "fiscal_month",
)
"""The kinds that are one field of a scenario, named like it."""
LIMIT_FIELDS: Final[dict[DifferenceKind, str]] = {
    "limit_value": "value",
    "limit_switch": "on",
    "limit_priority": "priority",
    "limit_carry_over": "carry_over",
    "limit_note": "note",
}
"""The kinds that are one field of a limit that both scenarios have."""
INERT: Final[frozenset[DifferenceKind]] = frozenset(
    {"demand_source", "limit_priority", "limit_note"}
)
"""The kinds on which no plan depends."""


@record
class Difference:
    """One thing that two scenarios have differently.

    `place` is the workload and the site ("" is any) of a demand, the key of a limit, the
    workload of a price or weight, the offer that is excluded, the letter of intent that is
    assumed delivered; empty for what a scenario has once. `period` is that of an amount of
    demand. `before` and `after` are the values: a whole record (None where the scenario has
    none) for `demand_row`, `limit`, `shortfall_price` and `weight`; the name or None for
    `excluded` and `assumed`.
    """

    kind: DifferenceKind
    place: Place = ()
    period: int | None = None
    before: Value = None
    after: Value = None

    @property
    def reverse(self) -> "Difference":
        """Give the difference the other way round."""
        return replace(self, before=self.after, after=self.before)


@record
class _Rows:
    """A field of a scenario that holds rows, each with a place of its own.

    `within` gives the differences of two rows of one place, None where only the whole rows
    can be told apart.
    """

    kind: DifferenceKind
    field: str
    place: Callable[[Any], Place]
    within: Callable[[Any, Any], Iterable[Difference] | None] = lambda _one, _other: None


def differences(scenario: Scenario, other: Scenario) -> tuple[Difference, ...]:
    """List what a scenario has otherwise than another: `before` is the other's, `after` its own.

    The order of rows is no difference.
    """
    found = [
        Difference(kind=kind, before=getattr(other, kind), after=getattr(scenario, kind))
        for kind in CHOICES
        if getattr(other, kind) != getattr(scenario, kind)
    ]
    for rows in _ROWS:
        found.extend(_of_rows(rows, scenario, other))
    return tuple(found)


def applied(found: Iterable[Difference], base: Scenario) -> Scenario:
    """Give a scenario with differences put upon it: each thing as `after` has it.

    A field of a row that it has not, or an amount past its periods, is passed over.
    """
    for one in found:
        base = _with(base, one)
    return base


def reset(scenario: Scenario, found: Iterable[Difference], parent: Scenario) -> Scenario:
    """Give a scenario with some of its differences from a parent taken back."""
    made = applied((one.reverse for one in found), scenario)
    return _in_order(made, (parent, scenario))


def with_contents(scenario: Scenario, source: Scenario) -> Scenario:
    """Give a scenario with everything as another has it, but what is its own."""
    return replace(source, **{name: getattr(scenario, name) for name in APART})


def followed(scenario: Scenario, before: Scenario, after: Scenario) -> Scenario:
    """Give a scenario that took over what changed in its parent where it does not differ.

    What it had otherwise than the parent `before` the change, it has as it was. A row of
    which it has a part otherwise stays whole where the parent gave the row up. Where the
    parent's periods begin or are cut otherwise, its own amounts of demand mean other days: a
    scenario that has some keeps its periods and its demand.
    """
    found = differences(scenario, before)
    if _other_calendar(before.horizon, after.horizon) and any(
        one.kind in {"demand", "demand_row"} for one in found
    ):
        after = replace(after, horizon=scenario.horizon, demand=scenario.demand)
    made = applied(_whole_where_gone(found, scenario, after), with_contents(scenario, after))
    made = _in_order(made, (after, scenario))
    return made if differences(made, scenario) else scenario


def _other_calendar(one: Horizon, other: Horizon) -> bool:
    return (one.start, one.months) != (other.start, other.months)


def _whole_where_gone(
    found: Iterable[Difference], scenario: Scenario, base: Scenario
) -> Iterator[Difference]:
    """Give differences; of a row that the base lacks the whole row, as the scenario has it."""
    for one in found:
        rows = _HOLDERS.get(one.kind)
        if rows is None or rows.kind == one.kind:
            yield one
            continue
        if _row(rows, base, one.place) is None:
            yield Difference(kind=rows.kind, place=one.place, after=_row(rows, scenario, one.place))
        else:
            yield one


def _of_rows(rows: _Rows, scenario: Scenario, other: Scenario) -> Iterator[Difference]:
    if getattr(other, rows.field) == getattr(scenario, rows.field):
        return  # most often the very same: a hundred thousand offers may be excluded
    old = {rows.place(one): one for one in getattr(other, rows.field)}
    new = {rows.place(one): one for one in getattr(scenario, rows.field)}
    for place in dict.fromkeys((*old, *new)):
        before, after = old.get(place), new.get(place)
        if before == after:
            continue
        both = before is not None and after is not None
        within = rows.within(before, after) if both else None
        if within is None:
            yield Difference(kind=rows.kind, place=place, before=before, after=after)
        else:
            yield from within


def _row(rows: _Rows, scenario: Scenario, place: Place) -> Any:
    return next((one for one in getattr(scenario, rows.field) if rows.place(one) == place), None)


def _with(scenario: Scenario, one: Difference) -> Scenario:
    rows = _HOLDERS.get(one.kind)
    if rows is None:
        chosen: dict[str, Any] = {one.kind: one.after}
        return replace(scenario, **chosen)
    known: tuple[Any, ...] = getattr(scenario, rows.field)
    if one.kind == rows.kind:
        made = _swapped(known, rows, one)
    else:
        made = tuple(_changed(row, one) if rows.place(row) == one.place else row for row in known)
    changed: dict[str, Any] = {rows.field: made}
    return scenario if made == known else replace(scenario, **changed)


def _swapped(known: tuple[Any, ...], rows: _Rows, one: Difference) -> tuple[Any, ...]:
    if one.after is None:
        return tuple(row for row in known if rows.place(row) != one.place)
    if any(rows.place(row) == one.place for row in known):
        return tuple(one.after if rows.place(row) == one.place else row for row in known)
    return (*known, one.after)


def _changed(row: Any, one: Difference) -> Any:
    if one.kind == "demand_source":
        return replace(row, source=one.after)
    if one.kind == "demand":
        if one.period is None or one.period >= len(row.amounts):
            return row
        amounts = list(row.amounts)
        amounts[one.period] = one.after
        return replace(row, amounts=tuple(amounts))
    return replace(row, **{LIMIT_FIELDS[one.kind]: one.after})


def _in_order(scenario: Scenario, like: Sequence[Scenario]) -> Scenario:
    """Give a scenario with its rows in the order of the first of others that has them."""
    made: dict[str, Any] = {}
    for rows in _ROWS:
        known = getattr(scenario, rows.field)
        if known == getattr(like[0], rows.field):
            continue
        wanted = dict.fromkeys(
            rows.place(row) for other in like for row in getattr(other, rows.field)
        )
        places = {place: at for at, place in enumerate(wanted)}
        ordered = tuple(sorted(known, key=lambda row: places.get(rows.place(row), len(places))))
        if ordered != known:
            made[rows.field] = ordered
    return replace(scenario, **made) if made else scenario


def _place_of_demand(row: DemandRow) -> Place:
    return (row.workload, row.site)


def _within_demand(one: DemandRow, other: DemandRow) -> Iterable[Difference] | None:
    if len(one.amounts) != len(other.amounts):
        return None
    place = _place_of_demand(one)
    found = [
        Difference(kind="demand", place=place, period=period, before=old, after=new)
        for period, (old, new) in enumerate(zip(one.amounts, other.amounts, strict=True))
        if old != new
    ]
    if one.source != other.source:
        found.append(
            Difference(kind="demand_source", place=place, before=one.source, after=other.source)
        )
    return found


def _within_limit(one: Limit, other: Limit) -> Iterable[Difference] | None:
    fields = {name: getattr(other, name) for name in LIMIT_FIELDS.values()}
    if replace(one, **fields) != other:
        return None
    return [
        Difference(
            kind=kind, place=(one.key,), before=getattr(one, name), after=getattr(other, name)
        )
        for kind, name in LIMIT_FIELDS.items()
        if getattr(one, name) != getattr(other, name)
    ]


_ROWS: Final = (
    _Rows(kind="demand_row", field="demand", place=_place_of_demand, within=_within_demand),
    _Rows(kind="limit", field="limits", place=lambda one: (one.key,), within=_within_limit),
    _Rows(kind="shortfall_price", field="shortfall_prices", place=lambda one: (one.workload,)),
    _Rows(kind="weight", field="weights", place=lambda one: (one.workload,)),
    _Rows(kind="excluded", field="excluded", place=lambda one: (one,)),
    _Rows(kind="assumed", field="assume_delivered", place=lambda one: (one,)),
)
_HOLDERS: Final[dict[DifferenceKind, _Rows]] = {
    **{rows.kind: rows for rows in _ROWS},
    "demand": _ROWS[0],
    "demand_source": _ROWS[0],
    **dict.fromkeys(LIMIT_FIELDS, _ROWS[1]),
}
"""In which rows a kind of difference is; those of CHOICES are in none."""
