"""What a plan depends on, taken apart: each part's rows by key, and how to put some of them in.

Everything that stands in the digest of a plan is in one of the parts, but for names, notes,
sources and what else no plan depends on.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, Final, TypeAlias

from procure.explained.causes import ChangeKind
from procure.limits import FAMILIES, limit_value
from procure.offers import Catalog, Offer
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT

Inputs: TypeAlias = tuple[Project, Scenario]
Key: TypeAlias = tuple[str, str]
"""The subject (a supplier, a chip) and the id of a thing; either may be empty."""
Rows: TypeAlias = Mapping[Key, Hashable]
"""What is planned with of each thing; equal rows plan alike."""
Figure: TypeAlias = tuple[Decimal | None, str]
"""The number that stands for a row, with its unit."""
Figures: TypeAlias = Mapping[Key, Figure]

_SAID: Final = frozenset(
    {"note", "source", "name", "description", "assumption", "priority", "signed_on"}
)
"""Fields that are read by persons only, or tell no plan anything."""

OFFER_FIELDS: Final[Mapping[ChangeKind, tuple[str, ...]]] = {
    "price": ("currency", "breaks", "break_kind", "break_basis"),
    "lead_time": ("lead_weeks", "lead_weeks_p90"),
    "supply": ("supply_per_period", "supply_total"),
    "minimum": ("moq", "multiple"),
    "order_cost": ("integration_cost", "fixed_order_cost"),
    "terms": (
        "kind",
        "term_months",
        "hosted_by",
        "deposit",
        "support_rate",
        "residual_value",
        "program",
    ),
    "validity": ("valid_from", "valid_until"),
    "unit": ("contents", "kw_per_unit", "racks_per_unit", "deliver_to"),
}
CHOICES: Final[Mapping[ChangeKind, str]] = {
    "objective": "objective",
    "discount_rate": "discount_rate",
    "headroom": "headroom",
    "utilisation": "utilisation",
    "lead_figure": "lead_time",
    "fiscal_month": "fiscal_month",
}
"""Fields of a scenario that stand for themselves."""


def _no_figures(_: Inputs) -> Figures:
    return {}


@record
class Part:
    """One kind of input. `put(target, source, keys)` gives the target with the source's rows."""

    kind: ChangeKind
    rows: Callable[[Inputs], Rows]
    put: Callable[[Inputs, Inputs, frozenset[Key]], Inputs]
    figures: Callable[[Inputs], Figures] = _no_figures


def taken(
    target: tuple[Any, ...],
    source: tuple[Any, ...],
    keys: frozenset[Key],
    key: Callable[[Any], Key],
) -> tuple[Any, ...]:
    """Give the records of the target, those of some keys as the source has them, in their place."""
    wanted: dict[Key, list[Any]] = {}
    for one in source:
        if key(one) in keys:
            wanted.setdefault(key(one), []).append(one)
    made: list[Any] = []
    for one in target:
        made.extend(wanted.pop(key(one), ()) if key(one) in keys else (one,))
    made.extend(one for rows in wanted.values() for one in rows)
    # The order counts for nothing but that the same inputs are known to be the same.
    return source if Counter(made) == Counter(source) else tuple(made)


def _planned(row: Any) -> Hashable:
    if isinstance(row, str):
        return row
    return tuple(getattr(row, one.name) for one in fields(row) if one.name not in _SAID)


def _grouped(records: Iterable[Any], key: Callable[[Any], Key]) -> dict[Key, Hashable]:
    found: dict[Key, tuple[Hashable, ...]] = {}
    for one in records:
        found[key(one)] = (*found.get(key(one), ()), _planned(one))
    return dict(found)


def _with(inputs: Inputs, at: int, **changed: Any) -> Inputs:
    project, scenario = inputs
    if at:
        return project, replace(scenario, **changed)
    return replace(project, **changed), scenario


def _listed(
    kind: ChangeKind,
    field: str,
    key: Callable[[Any], Key],
    figures: Callable[[Inputs], Figures] = _no_figures,
    *,
    at: int = 0,
) -> Part:
    """Make the part of a field of the project (`at` 0) or of the scenario (1)."""

    def put(target: Inputs, source: Inputs, keys: frozenset[Key]) -> Inputs:
        made = taken(getattr(target[at], field), getattr(source[at], field), keys, key)
        return _with(target, at, **{field: made})

    def rows(inputs: Inputs) -> Rows:
        return _grouped(getattr(inputs[at], field), key)

    return Part(kind=kind, rows=rows, put=put, figures=figures)


def _in_lists(kind: ChangeKind, field: str, name: Callable[[Any], str]) -> Part:
    """Make the part of a field of the price lists; the key has the supplier."""

    def rows(inputs: Inputs) -> Rows:
        found: dict[Key, Hashable] = {}
        for catalog in inputs[0].catalogs:
            by_name = _grouped(getattr(catalog, field), lambda one: ("", name(one)))
            found |= {(catalog.supplier, one): row for (_, one), row in by_name.items()}
        return found

    def put(target: Inputs, source: Inputs, keys: frozenset[Key]) -> Inputs:
        there = {one.supplier: getattr(one, field) for one in source[0].catalogs}
        suppliers = {supplier for supplier, _ in keys}

        def change(catalog: Catalog) -> Catalog:
            if catalog.supplier not in suppliers:
                return catalog
            named = frozenset(("", one) for supplier, one in keys if supplier == catalog.supplier)
            made = taken(
                getattr(catalog, field),
                there.get(catalog.supplier, ()),
                named,
                lambda one: ("", name(one)),
            )
            changed: dict[str, Any] = {field: made}
            return replace(catalog, **changed)

        return _with_lists(with_lists_of(target, source, suppliers), change)

    return Part(kind=kind, rows=rows, put=put)


def with_lists_of(target: Inputs, source: Inputs, suppliers: Iterable[str]) -> Inputs:
    """Give the target with an empty price list of each supplier that it has none of."""
    wanted = set(suppliers) - {one.supplier for one in target[0].catalogs}
    lacking = tuple(
        replace(one, offers=(), programs=(), commitments=(), rebates=())
        for one in source[0].catalogs
        if one.supplier in wanted
    )
    if not lacking:
        return target
    made = (*target[0].catalogs, *lacking)
    places = {one.supplier: place for place, one in enumerate(source[0].catalogs)}
    if {one.supplier for one in made} == places.keys():
        made = tuple(sorted(made, key=lambda one: places[one.supplier]))
    return _with(target, 0, catalogs=made)


def _with_lists(inputs: Inputs, change: Callable[[Catalog], Catalog]) -> Inputs:
    return _with(inputs, 0, catalogs=tuple(change(one) for one in inputs[0].catalogs))


def _whole_offers() -> Part:
    """Make the part of whole offers: only whether they are there."""
    part = _in_lists("new_offer", "offers", lambda one: one.id)

    def rows(inputs: Inputs) -> Rows:
        return {(catalog.supplier, offer.id): True for catalog, offer in inputs[0].offers()}

    def put(target: Inputs, source: Inputs, keys: frozenset[Key]) -> Inputs:
        made = part.put(target, source, keys)
        coming = {name: supplier for supplier, name in keys & set(rows(source))}
        # An id that moved to another supplier's list stands in one of them only.
        return _with_lists(
            made,
            lambda catalog: replace(
                catalog,
                offers=tuple(
                    one
                    for one in catalog.offers
                    if coming.get(one.id, catalog.supplier) == catalog.supplier
                ),
            ),
        )

    return replace(part, rows=rows, put=put)


def _of_offers(kind: ChangeKind, names: tuple[str, ...]) -> Part:
    """Make the part of some fields of the offers."""

    def rows(inputs: Inputs) -> Rows:
        return {
            (catalog.supplier, offer.id): tuple(getattr(offer, name) for name in names)
            for catalog, offer in inputs[0].offers()
        }

    def put(target: Inputs, source: Inputs, keys: frozenset[Key]) -> Inputs:
        known = {(catalog.supplier, offer.id): offer for catalog, offer in source[0].offers()}

        def change(supplier: str, offer: Offer) -> Offer:
            if (supplier, offer.id) not in keys:
                return offer
            there = known[supplier, offer.id]
            changed: dict[str, Any] = {name: getattr(there, name) for name in names}
            return replace(offer, **changed)

        return _with_lists(
            target,
            lambda catalog: replace(
                catalog, offers=tuple(change(catalog.supplier, one) for one in catalog.offers)
            ),
        )

    figures = {"price": _prices, "lead_time": _weeks}.get(kind, _no_figures)
    return Part(kind=kind, rows=rows, put=put, figures=figures)


def _chosen(kind: ChangeKind, name: str) -> Part:
    """Make the part of a field of the scenario that stands for itself."""

    def rows(inputs: Inputs) -> Rows:
        return {("", ""): getattr(inputs[1], name)}

    def put(target: Inputs, source: Inputs, _: frozenset[Key]) -> Inputs:
        return _with(target, 1, **{name: getattr(source[1], name)})

    def figures(inputs: Inputs) -> Figures:
        value = getattr(inputs[1], name)
        return {("", ""): (value, "fraction")} if isinstance(value, Decimal) else {}

    return Part(kind=kind, rows=rows, put=put, figures=figures)


def _whole_horizon() -> Part:
    """Make the part of the periods: amounts of demand count periods, and go with them."""

    def rows(inputs: Inputs) -> Rows:
        return {("", ""): inputs[1].horizon}

    def put(target: Inputs, source: Inputs, _: frozenset[Key]) -> Inputs:
        return _with(target, 1, horizon=source[1].horizon, demand=source[1].demand)

    return Part(kind="horizon", rows=rows, put=put)


def _chips() -> Part:
    """Make the part of what is planned with of a chip: its stack, power and export rules."""

    def rows(inputs: Inputs) -> Rows:
        return {
            ("", one.id): (
                one.maker,
                one.stack,
                None if one.tdp_w is None else one.tdp_w.value,
                tuple((rule.country, rule.start, rule.status) for rule in one.export_rules),
            )
            for one in inputs[0].chips
        }

    return replace(_listed("chip", "chips", lambda one: ("", one.id)), rows=rows)


def _excluded() -> Part:
    """Make the part of the offers left out; the key has the supplier where one quotes it."""

    def rows(inputs: Inputs) -> Rows:
        left_out = set(inputs[1].excluded)
        suppliers = {
            offer.id: catalog.supplier
            for catalog, offer in inputs[0].offers()
            if offer.id in left_out
        }
        return {(suppliers.get(one, ""), one): True for one in inputs[1].excluded}

    def put(target: Inputs, source: Inputs, keys: frozenset[Key]) -> Inputs:
        names = frozenset(("", name) for _, name in keys)
        made = taken(target[1].excluded, source[1].excluded, names, lambda one: ("", one))
        return _with(target, 1, excluded=made)

    return Part(kind="excluded", rows=rows, put=put)


def _prices(inputs: Inputs) -> Figures:
    return {
        (catalog.supplier, offer.id): (offer.breaks[0].unit_price, offer.currency)
        for catalog, offer in inputs[0].offers()
        if offer.breaks
    }


def _weeks(inputs: Inputs) -> Figures:
    p90 = inputs[1].lead_time == "p90"
    return {
        (catalog.supplier, offer.id): (offer.lead_weeks_p90 if p90 else offer.lead_weeks, "weeks")
        for catalog, offer in inputs[0].offers()
    }


def _rates(inputs: Inputs) -> Figures:
    return {("", one.currency): (one.rate, "") for one in inputs[0].rates}


def _throughputs(inputs: Inputs) -> Figures:
    units = {work.id: work.unit for work in inputs[0].workloads}
    return {
        (one.chip, one.workload): (one.value, units.get(one.workload, ""))
        for one in inputs[0].throughputs
    }


def _demands(inputs: Inputs) -> Figures:
    """Give the mean over the periods of what all rows of a workload ask for."""
    units = {work.id: work.unit for work in inputs[0].workloads}
    periods = Decimal(inputs[1].horizon.periods)
    whole: dict[str, Decimal] = {}
    for row in inputs[1].demand:
        amount = sum(row.amounts, Decimal(0))
        whole[row.workload] = EXACT.add(whole.get(row.workload, Decimal(0)), amount)
    return {
        ("", workload): (EXACT.divide(amount, periods), units.get(workload, ""))
        for workload, amount in whole.items()
    }


def _limits(inputs: Inputs) -> Figures:
    return {
        ("", one.key): (limit_value(inputs[0], one), FAMILIES[one.family].unit)
        for one in inputs[1].limits
        if one.on
    }


PARTS: Final[tuple[Part, ...]] = (
    _whole_horizon(),
    *(_chosen(kind, name) for kind, name in CHOICES.items()),
    _listed("demand", "demand", lambda row: ("", row.workload), _demands, at=1),
    _listed("limit", "limits", lambda one: ("", one.key), _limits, at=1),
    _listed("shortfall_price", "shortfall_prices", lambda one: ("", one.workload), at=1),
    _listed("weight", "weights", lambda one: ("", one.workload), at=1),
    _listed("assumed", "assume_delivered", lambda one: ("", one), at=1),
    _excluded(),
    _listed("rate", "rates", lambda one: ("", one.currency), _rates),
    _listed("throughput", "throughputs", lambda one: (one.chip, one.workload), _throughputs),
    _listed("port", "readiness", lambda one: ("", f"{one.stack}: {one.workload}")),
    _listed("site", "sites", lambda one: ("", one.id)),
    _listed("fleet", "fleet", lambda one: ("", one.id)),
    _listed("pool", "pools", lambda one: ("", one.id)),
    _chips(),
    _in_lists("program", "programs", lambda one: str(one.id)),
    _in_lists("commitment", "commitments", lambda one: str(one.id)),
    _in_lists("rebate", "rebates", lambda _: ""),
    *(_of_offers(kind, names) for kind, names in OFFER_FIELDS.items()),
    _whole_offers(),
)
"""Every part, wholes before what is in them; the last is of whole offers, new or gone."""
