"""What an input is called, how its value is written, and for which scenarios it holds."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from procure.cell_record import Key, RecordedOrder
from procure.edited.inputs import Inputs, UnknownInputError, field_of, offer_of
from procure.limits import limit_by_key, limit_name, show_value
from procure.names import Names
from procure.project import Project
from procure.units import plain
from procure.words import TEMPLATES, sentence

_PARTS: Final = frozenset(
    {"deposit", "support_rate", "residual_value", "utilisation", "headroom", "discount_rate"}
)
"""Fields that are a part of something, written in percent."""
_MONEY: Final = frozenset(
    {
        *("unit_price", "integration_cost", "fixed_order_cost", "one_time_cost", "take_or_pay"),
        *("amount", "threshold", "porting_cost", "to_pay"),
    }
)
_OF_LISTS: Final = frozenset({"program", "commitment", "rebate"})
_OF_SCENARIO: Final = frozenset({"units", "scenario", "limit", "demand"})

Orders = Mapping[str, RecordedOrder]


def input_name(inputs: Inputs, orders: Orders, key: Key) -> str:
    """Name an input as the buyer knows it; one that is not known is named by its key."""
    try:
        name, values = _naming(inputs, orders, key)
    except (LookupError, ValueError, OverflowError):
        return " ".join(key)
    return sentence(name, values) if name else values["name"]


def _naming(inputs: Inputs, orders: Orders, key: Key) -> tuple[str, dict[str, str]]:
    project, scenario = inputs
    names, kind = Names(project), key[0]
    if kind == "units":
        order = orders[key[1]]
        return "edited-units", {
            "offer": names.offer(order.offer),
            "period": scenario.horizon.label(order.period),
            "site": names.site(key[2]),
        }
    if kind == "limit":
        limit = limit_by_key(project, scenario, key[1])
        name = key[1] if limit is None else limit_name(project, scenario, limit)
        return "edited-limit", {"limit": name}
    if kind == "demand":
        row = scenario.demand[int(key[1])]
        return "edited-demand", {
            "workload": names.workload(row.workload),
            "site": names.site(row.site),
            "period": scenario.horizon.label(int(key[2])),
        }
    if kind == "rate":
        return "edited-rate", {"currency": key[1]}
    known = f"edited-{kind}-{field_of(key)}"
    if known not in TEMPLATES:
        raise UnknownInputError(key)
    return known, _values(inputs, names, key)


def _values(inputs: Inputs, names: Names, key: Key) -> dict[str, str]:
    kind = key[0]
    if kind == "offer":
        found = {"offer": names.offer(key[1])}
        if key[2] == "breaks":
            _, offer = offer_of(inputs[0], key[1])
            at = int(key[3])
            found |= {"number": str(at + 1), "quantity": f"{offer.breaks[at].quantity:,}"}
        return found
    if kind == "site":
        return {"site": names.site(key[1])}
    if kind == "program":
        return {"program": names.programs[key[2]][1].name}
    if kind == "commitment":
        return {"commitment": names.commitments[key[2]][1].description}
    if kind == "rebate":
        return {"supplier": key[1], "number": str(int(key[2]) + 1)}
    if kind == "readiness":
        return {"stack": key[1], "workload": names.workload(key[2])}
    if kind == "fleet":
        line = names.fleet[key[1]]
        return {"line": f"{line.chips:,} {names.chip(line.chip)}, {names.site(line.site)}"}
    return {}


def shown_value(inputs: Inputs, key: Key, value: Decimal | None) -> str:
    """Write the value of an input exactly, with its unit; an empty one is not known."""
    if value is None:
        return sentence("edited-empty")
    field = field_of(key)
    if key[0] == "limit":
        return _shown_limit(inputs, key, value)
    if field in _PARTS or (key[0] == "rebate" and field == "rate"):
        return f"{plain((value * 100).normalize())} %"
    unit = _unit(inputs, key)
    if field in _MONEY or (key[0] == "site" and field != "pue"):
        return f"{unit} {value:,f}".strip()
    return (
        f"{value:,f} {unit.removesuffix('s') if value == 1 and field in _UNITS else unit}".strip()
    )


def _shown_limit(inputs: Inputs, key: Key, value: Decimal) -> str:
    limit = limit_by_key(*inputs, key[1])
    return plain(value) if limit is None else show_value(limit.family, value, inputs[0].currency)


def _unit(inputs: Inputs, key: Key) -> str:
    """Give the unit of an input, for money its currency."""
    project, scenario = inputs
    kind, field = key[0], field_of(key)
    if kind == "demand":
        return Names(project).unit(scenario.demand[int(key[1])].workload)
    if field in _MONEY or kind == "rate" or field in {"energy_price", "hosting_price"}:
        return _currency(project, key) or project.currency
    return _UNITS.get(field, "")


def _currency(project: Project, key: Key) -> str:
    """Give the currency in which an amount is entered; empty is the project's."""
    names = Names(project)
    if key[0] == "offer":
        return offer_of(project, key[1])[1].currency
    if key[0] == "program":
        return names.programs[key[2]][1].currency
    if key[0] == "commitment":
        return names.commitments[key[2]][1].currency
    if key[0] == "fleet":
        return names.fleet[key[1]].currency
    if key[0] == "rebate":
        lists = {one.supplier: one for one in project.catalogs}
        return lists[key[1]].rebates[int(key[2])].currency
    return ""


_UNITS: Final = {
    "units": "units",
    "moq": "units",
    "multiple": "units",
    "quantity": "units",
    "supply_per_period": "units",
    "supply_total": "units",
    "kw_per_unit": "kW",
    "racks_per_unit": "racks",
    "lead_weeks": "weeks",
}


def holds_for(inputs: Inputs, key: Key) -> str:
    """Say which scenarios an edited input is for: the new one, or all of the project."""
    if key[0] in _OF_SCENARIO:
        return sentence("edited-for-new")
    if key[0] in _OF_LISTS:
        return sentence("edited-for-list", {"supplier": key[1]})
    if key[0] == "offer":
        try:
            catalog, _ = offer_of(inputs[0], key[1])
        except UnknownInputError:
            return sentence("edited-for-all")
        return sentence("edited-for-list", {"supplier": catalog.supplier})
    return sentence("edited-for-all")


def is_shared(key: Key) -> bool:
    """Tell whether an input belongs to the project, so that every scenario has it."""
    return key[0] not in _OF_SCENARIO
