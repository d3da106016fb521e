"""The inputs of a workbook in a project and its scenario: what each is now, and putting it.

A key (procure.cell_record.Key) names an input; docs/workbook.md lists them.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final, TypeVar

from procure.cell_record import Key
from procure.editions import with_past_kept
from procure.limits import limit_by_key, limit_value
from procure.offer_facts import place_of
from procure.offers import Catalog, Offer
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.variations import with_limit

Row = TypeVar("Row")
Inputs = tuple[Project, Scenario]

WHOLE: Final = frozenset({"moq", "multiple", "supply_per_period", "supply_total", "quantity"})
"""Fields that count whole things."""
NEEDED: Final = frozenset(
    {"unit_price", "quantity", "rate", "threshold", "discount_rate", "demand", "limit"}
)
"""Fields that cannot be empty."""


_FIELDS: Final[Mapping[str, tuple[int, frozenset[str]]]] = {
    "offer": (
        3,
        frozenset(
            {
                *("moq", "multiple", "deposit", "support_rate", "residual_value", "lead_weeks"),
                *("integration_cost", "fixed_order_cost", "kw_per_unit", "racks_per_unit"),
                *("supply_per_period", "supply_total"),
            }
        ),
    ),
    "site": (3, frozenset({"pue", "energy_price", "hosting_price"})),
    "scenario": (2, frozenset({"utilisation", "headroom", "discount_rate"})),
    "program": (4, frozenset({"one_time_cost", "take_or_pay"})),
    "commitment": (4, frozenset({"amount"})),
    "rebate": (4, frozenset({"threshold", "rate"})),
    "readiness": (4, frozenset({"porting_cost"})),
    "fleet": (3, frozenset({"to_pay"})),
    "rate": (2, frozenset({"rate"})),
    "limit": (2, frozenset({"limit"})),
    "demand": (5, frozenset({"demand"})),
    "units": (3, frozenset({"units"})),
}
"""How many parts a key of each kind has, and the fields that are inputs: no others are put."""
_BREAK: Final = (5, frozenset({"quantity", "unit_price"}))


class UnknownInputError(LookupError):
    """A key names what the project or the scenario does not have."""


def field_of(key: Key) -> str:
    """Give the field that a key is about: the last part that is no number or id."""
    if key[0] in {"units", "rate", "limit", "demand"}:
        return key[0]
    return key[-1]


def value_of(inputs: Inputs, key: Key) -> Decimal | None:
    """Give what an input is in the project now; raise UnknownInputError where it has none."""
    value = _at(key).get(inputs, key)
    return Decimal(value) if isinstance(value, int) else value


def with_values(inputs: Inputs, values: Mapping[Key, Decimal | None]) -> Inputs:
    """Give a project and its scenario with other inputs; raise UnknownInputError.

    The scenario is not put into the project. Units are orders, not inputs: they are passed
    over.
    """
    offers: dict[str, dict[Key, Decimal | None]] = {}
    for key, value in values.items():
        if key[0] == "units":
            continue
        way = _at(key)
        if key[0] == "offer":
            offers.setdefault(key[1], {})[key] = value
            continue
        inputs = way.put(inputs, key, value)
    return _with_offers(inputs, offers) if offers else inputs


@record
class _Way:
    """How a kind of input is found, and put."""

    get: Callable[[Inputs, Key], Decimal | int | None]
    put: Callable[[Inputs, Key, Decimal | None], Inputs]


def is_input(key: Key) -> bool:
    """Tell whether a key is one that a workbook can have."""
    if not key or key[0] not in _FIELDS:
        return False
    breaks = key[0] == "offer" and key[2:3] == ("breaks",)
    parts, fields = _BREAK if breaks else _FIELDS[key[0]]
    return len(key) == parts and field_of(key) in fields


def _at(key: Key) -> _Way:
    if not is_input(key) or key[0] not in _WAYS:
        raise UnknownInputError(key)
    return _WAYS[key[0]]


def _found(rows: tuple[Row, ...], same: Callable[[Row], bool], key: Key) -> int:
    at = next((at for at, row in enumerate(rows) if same(row)), None)
    if at is None:
        raise UnknownInputError(key)
    return at


def _set(rows: tuple[Row, ...], at: int, **fields: Any) -> tuple[Row, ...]:
    row: Any = rows[at]
    return (*rows[:at], replace(row, **fields), *rows[at + 1 :])


# Offers


def offer_of(project: Project, name: str) -> tuple[Catalog, Offer]:
    """Give an offer and the price list it stands in; raise UnknownInputError."""
    for catalog in project.catalogs:
        at = place_of(catalog.offers, name)
        if at is not None:
            return catalog, catalog.offers[at]
    raise UnknownInputError(("offer", name))


def _get_offer(inputs: Inputs, key: Key) -> Decimal | int | None:
    _, offer = offer_of(inputs[0], key[1])
    if key[2] == "breaks":
        return _value(offer.breaks[_number(key[3], len(offer.breaks), key)], key[4], key)
    return _value(offer, key[2], key)


def _put_offer(inputs: Inputs, key: Key, value: Decimal | None) -> Inputs:
    return _with_offers(inputs, {key[1]: {key: value}})


def _with_offers(inputs: Inputs, wanted: Mapping[str, Mapping[Key, Decimal | None]]) -> Inputs:
    """Edit offers, each list once: one may have a hundred thousand of them."""
    lists: list[Catalog] = []
    left = set(wanted)
    for catalog in inputs[0].catalogs:
        places = {at: name for name in wanted if (at := place_of(catalog.offers, name)) is not None}
        if not places:
            lists.append(catalog)
            continue
        kept, offers = catalog, list(catalog.offers)
        for at, name in places.items():
            kept = with_past_kept(kept, offers[at])
            offers[at] = _edited(offers[at], wanted[name])
            left.discard(name)
        lists.append(replace(kept, offers=tuple(offers)))
    if left:
        raise UnknownInputError(("offer", min(left)))
    return replace(inputs[0], catalogs=tuple(lists)), inputs[1]


def _edited(offer: Offer, values: Mapping[Key, Decimal | None]) -> Offer:
    for key, value in values.items():
        if key[2] == "breaks":
            at = _number(key[3], len(offer.breaks), key)
            number = _typed(key[4], value)
            offer = replace(offer, breaks=_set(offer.breaks, at, **{key[4]: number}))
        else:
            fields: dict[str, Any] = {key[2]: _typed(key[2], value)}
            offer = replace(offer, **fields)
    return offer


def _typed(field: str, value: Decimal | None) -> Decimal | int | None:
    return int(value) if value is not None and field in WHOLE else value


def _value(row: object, field: str, key: Key) -> Decimal | int | None:
    if not hasattr(row, field):
        raise UnknownInputError(key)
    value: Decimal | int | None = getattr(row, field)
    return value


def _number(text: str, count: int, key: Key) -> int:
    if not text.isdecimal() or int(text) >= count:
        raise UnknownInputError(key)
    return int(text)


# The project's own rows, and those of its price lists


def _own_row(field: str, same: Callable[[Any, Key], bool]) -> tuple[Any, Any]:
    """Give how a field of one row of the project is found and put."""

    def get(inputs: Inputs, key: Key) -> Decimal | int | None:
        rows = getattr(inputs[0], field)
        at = _found(rows, lambda row: same(row, key), key)
        return _value(rows[at], field_of(key), key)

    def put(inputs: Inputs, key: Key, value: Decimal | None) -> Inputs:
        rows = getattr(inputs[0], field)
        at = _found(rows, lambda row: same(row, key), key)
        changed: dict[str, Any] = {field: _set(rows, at, **{field_of(key): value})}
        return replace(inputs[0], **changed), inputs[1]

    return get, put


def _listed_row(field: str, place: Callable[[Any, Key], int]) -> tuple[Any, Any]:
    """Give how a field of one row beside a supplier's offers is found and put."""

    def found(inputs: Inputs, key: Key) -> tuple[int, Any, int]:
        lists = inputs[0].catalogs
        of = _found(lists, lambda one: one.supplier == key[1], key)
        rows = getattr(lists[of], field)
        return of, rows, place(rows, key)

    def get(inputs: Inputs, key: Key) -> Decimal | int | None:
        _, rows, at = found(inputs, key)
        return _value(rows[at], field_of(key), key)

    def put(inputs: Inputs, key: Key, value: Decimal | None) -> Inputs:
        of, rows, at = found(inputs, key)
        changed = {field: _set(rows, at, **{field_of(key): value})}
        lists = _set(inputs[0].catalogs, of, **changed)
        return replace(inputs[0], catalogs=lists), inputs[1]

    return get, put


def _by_id(rows: Any, key: Key) -> int:
    return _found(rows, lambda row: row.id == key[2], key)


# The scenario's


def _get_choice(inputs: Inputs, key: Key) -> Decimal | int | None:
    return _value(inputs[1], key[1], key)


def _put_choice(inputs: Inputs, key: Key, value: Decimal | None) -> Inputs:
    changed: dict[str, Any] = {key[1]: value}
    return inputs[0], replace(inputs[1], **changed)


def _get_limit(inputs: Inputs, key: Key) -> Decimal | int | None:
    limit = limit_by_key(*inputs, key[1])
    if limit is None:
        raise UnknownInputError(key)
    return limit_value(inputs[0], limit)


def _put_limit(inputs: Inputs, key: Key, value: Decimal | None) -> Inputs:
    limit = limit_by_key(*inputs, key[1])
    if limit is None:
        raise UnknownInputError(key)
    return inputs[0], with_limit(inputs[1], replace(limit, value=value))


def _demanded(inputs: Inputs, key: Key) -> tuple[int, int]:
    rows = inputs[1].demand
    row = _number(key[1], len(rows), key)
    if (rows[row].workload, rows[row].site) != key[3:]:
        # Since the workbook was written, another row has come to its place.
        raise UnknownInputError(key)
    return row, _number(key[2], len(rows[row].amounts), key)


def _get_demand(inputs: Inputs, key: Key) -> Decimal | int | None:
    row, period = _demanded(inputs, key)
    return inputs[1].demand[row].amounts[period]


def _put_demand(inputs: Inputs, key: Key, value: Decimal | None) -> Inputs:
    row, period = _demanded(inputs, key)
    amounts = list(inputs[1].demand[row].amounts)
    amounts[period] = value or Decimal(0)
    demand = _set(inputs[1].demand, row, amounts=tuple(amounts))
    return inputs[0], replace(inputs[1], demand=demand)


def _way(found: tuple[Any, Any]) -> _Way:
    return _Way(get=found[0], put=found[1])


_WAYS: Final[Mapping[str, _Way]] = {
    "offer": _Way(get=_get_offer, put=_put_offer),
    "rate": _way(_own_row("rates", lambda row, key: row.currency == key[1])),
    "site": _way(_own_row("sites", lambda row, key: row.id == key[1])),
    "fleet": _way(_own_row("fleet", lambda row, key: row.id == key[1])),
    "readiness": _way(
        _own_row("readiness", lambda row, key: (row.stack, row.workload) == (key[1], key[2]))
    ),
    "program": _way(_listed_row("programs", _by_id)),
    "commitment": _way(_listed_row("commitments", _by_id)),
    "rebate": _way(_listed_row("rebates", lambda rows, key: _number(key[2], len(rows), key))),
    "scenario": _Way(get=_get_choice, put=_put_choice),
    "limit": _Way(get=_get_limit, put=_put_limit),
    "demand": _Way(get=_get_demand, put=_put_demand),
}
