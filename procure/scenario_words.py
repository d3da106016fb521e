"""What differs between two scenarios, in words: what it is, and both values."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Final

from procure.demand import DemandRow
from procure.few_offers import named_offers, with_few_offers
from procure.limits import limit_by_key, limit_name, show_value
from procure.names import Names
from procure.project import Project
from procure.scenario import Limit, Scenario, ShortfallPrice, WorkloadWeight
from procure.scenario_differences import LIMIT_FIELDS, Difference, DifferenceKind, Value
from procure.units import MONTHS, Horizon, plain
from procure.words import sentence

_USUAL: Final = frozenset({"power", "racks", "pool", "eligibility", "supply"})
"""The families of limits that hold by themselves, unless a scenario says otherwise."""
_EITHER: Final[Mapping[DifferenceKind, tuple[str, str]]] = {
    "excluded": ("differs-orderable", "differs-excluded-value"),
    "assumed": ("differs-not-delivered", "differs-delivered"),
    "limit_switch": ("differs-off", "differs-on"),
    "limit_carry_over": ("differs-not-carried", "differs-carried"),
}
"""The kinds with two values: the sentence of what is not, and of what is."""
_QUARTER: Final = 3


class DifferenceWords:
    """Names the differences of one scenario from another of the same project."""

    def __init__(self, project: Project, scenario: Scenario, other: Scenario) -> None:
        """Look names up in the project, and limits and periods in either scenario."""
        self._scenarios = (scenario, other)
        # Of a hundred thousand offers only those are named that one of the two speaks of.
        self._project = with_few_offers(project, named_offers(self._scenarios))

    @cached_property
    def _names(self) -> Names:
        return Names(self._project)

    def what(self, one: Difference) -> str:
        """Name what differs: "Budget, whole horizon", "Demand for Chat, Oslo, 2024 Q2"."""
        return sentence(f"differs-{one.kind}", self._values(one))

    def before(self, one: Difference) -> str:
        """Give the value that the other scenario has."""
        return self._shown(one, one.before)

    def after(self, one: Difference) -> str:
        """Give the value that the scenario has itself."""
        return self._shown(one, one.after)

    def told(self, one: Difference) -> str:
        """Say what differs, with both values."""
        return sentence(
            "differs-told",
            {
                "what": self.what(one),
                "after": self.after(one),
                "before": self.before(one),
                "parent": f"“{self._scenarios[1].name}”",
            },
        )

    def _values(self, one: Difference) -> dict[str, str]:
        if one.kind in {"demand_row", "demand", "demand_source"}:
            workload, site = one.place
            return {
                "workload": self._names.workload(workload),
                "site": self._names.site(site) if site else sentence("differs-anywhere"),
                "period": "" if one.period is None else self._period(one.period),
            }
        if one.kind == "limit" or one.kind in LIMIT_FIELDS:
            return {"limit": self._limit(one.place[0])}
        if one.kind in {"shortfall_price", "weight"}:
            return {"workload": self._names.workload(one.place[0])}
        if one.kind == "excluded":
            return {"offer": self._names.offer(one.place[0])}
        if one.kind == "assumed":
            return {"commitment": self._names.commitment(one.place[0])}
        return {}

    def _period(self, period: int) -> str:
        return self._scenarios[0].horizon.label(period)

    def _limit(self, key: str) -> str:
        for scenario in self._scenarios:
            limit = limit_by_key(self._project, scenario, key)
            if limit is not None:
                return limit_name(self._project, scenario, limit)
        return key

    def _shown(self, one: Difference, value: Value) -> str:
        if one.kind in _EITHER:
            return sentence(_EITHER[one.kind][bool(value)])
        match one.kind:
            case "limit_value":
                return self._limit_value(one.place[0], value)
            case "objective" | "lead_time":
                return sentence(f"differs-{one.kind}-{value}")
            case "fiscal_month":
                return MONTHS[int(str(value)) - 1]
            case "discount_rate" | "headroom" | "utilisation":
                return _percent(value)
            case "demand":
                unit = self._names.unit(one.place[0])
                return f"{_number(value)} {unit}".rstrip()
            case _:
                return self._record(one, value)

    def _record(self, one: Difference, value: Value) -> str:
        if isinstance(value, Horizon):
            key = "quarters" if value.months == _QUARTER else "months"
            start = value.start.isoformat()
            return sentence(
                f"differs-horizon-{key}", {"count": f"{value.periods:,}", "start": start}
            )
        if isinstance(value, DemandRow):
            return sentence(
                "differs-demand_row-value",
                {
                    "count": f"{len(value.amounts):,}",
                    "least": _number(min(value.amounts, default=None)),
                    "most": _number(max(value.amounts, default=None)),
                    "unit": self._names.unit(value.workload),
                },
            ).rstrip()
        if isinstance(value, Limit):
            shown = self._value_of(value, value.value)
            if value.on:
                return shown or sentence("differs-on")
            off = sentence("differs-off-value", {"value": shown})
            return off if shown else sentence("differs-off")
        if isinstance(value, ShortfallPrice):
            return f"{self._project.currency} {_number(value.price)}"
        if isinstance(value, WorkloadWeight):
            return _number(value.weight)
        if value is None:
            return self._nothing(one)
        return str(value) or sentence("differs-none")

    def _nothing(self, one: Difference) -> str:
        if one.kind == "limit" and one.place[0].split(".")[0] in _USUAL:
            return sentence("differs-usual")
        if one.kind == "shortfall_price":
            return sentence("differs-full")
        if one.kind == "weight":
            return _number(Decimal(1))
        return sentence("differs-none")

    def _limit_value(self, key: str, value: Value) -> str:
        for scenario in self._scenarios:
            limit = limit_by_key(self._project, scenario, key)
            if limit is not None and (value is None or isinstance(value, Decimal)):
                shown = self._value_of(limit, value)
                usual = limit.family in _USUAL
                return shown or sentence("differs-usual" if usual else "differs-none")
        return str(value)

    def _value_of(self, limit: Limit, value: Decimal | None) -> str:
        if value is None:
            return ""
        shown = show_value(limit.family, value, self._project.currency)
        unit = next((pool.unit for pool in self._project.pools if pool.id == limit.subject), "")
        return f"{shown} {unit}".rstrip() if limit.family == "pool" else shown


def _number(value: Value) -> str:
    if not isinstance(value, Decimal):
        return sentence("differs-none")
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(value: Value) -> str:
    if not isinstance(value, Decimal):
        return sentence("differs-none")
    return f"{plain((value * 100).normalize())} %"
