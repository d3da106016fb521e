"""Says which input changed which order, and what each change costs or saves."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from procure.explained.causes import (
    Causes,
    ChangedItem,
    ChangeEffect,
    ChangeKind,
    InputChange,
)
from procure.explained.effect import Effect
from procure.explained.effect_words import effect_told
from procure.limits import limit_by_key, limit_name, show_value
from procure.names import Names
from procure.plan_difference import Answer, OrderDifference
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.units import EXACT, plain
from procure.words import sentence

_NAMED: Final = 3
"""Changes not looked at that are named one by one."""
_KNOWN_AS: Final[Mapping[ChangeKind, tuple[str, str]]] = {
    "throughput": ("workloads", "workload"),
    "demand": ("workloads", "workload"),
    "shortfall_price": ("workloads", "workload"),
    "weight": ("workloads", "workload"),
    "chip": ("chips", "chip"),
    "site": ("sites", "site"),
    "program": ("programs", "program"),
    "commitment": ("commitments", "commitment"),
    "assumed": ("commitments", "commitment"),
    "fleet": ("fleet", "owned"),
}
"""How procure.names.Names knows what a change is about: its index, and what gives the name."""
_POSSIBLE: Final = Effect(outcome="plan")
_TENTH: Final = Decimal("0.1")
_DIGITS: Final = 4


def told(before: Answer, project: Project, scenario: Scenario, found: Causes) -> tuple[str, ...]:
    """Say what each order that differs is due to, then what each change does to the cost.

    `before` is the earlier answer, project and scenario the later inputs.
    """
    teller = _Teller(before, project, scenario)
    return tuple(teller.told(found))


def change_told(before: Answer, project: Project, scenario: Scenario, change: InputChange) -> str:
    """Name a change within a sentence: "the price of HGX node (USD 270,000 → 250,000)"."""
    return _Teller(before, project, scenario).change(change)


def effect_of_change_told(
    before: Answer, project: Project, scenario: Scenario, found: ChangeEffect, *, only: bool
) -> str:
    """Say what a change does to the least cost, alone and on top of the others."""
    return _Teller(before, project, scenario).effect(found, only=only)


class _Teller:
    """Names things as either of the two inputs knows them."""

    def __init__(self, before: Answer, project: Project, scenario: Scenario) -> None:
        self._projects = (project, before.project)
        self._scenarios = (scenario, before.scenario)
        self._names = (Names(project), Names(before.project))
        self._horizon = scenario.horizon
        self._currency = project.currency
        stage = before.plan.stage
        self._most = None if stage is None else stage.most

    def told(self, found: Causes) -> Iterator[str]:
        if not found.effects and not found.not_looked_at and found.complete:
            yield sentence("cause-nothing")
        if not found.difference.orders:
            yield sentence("cause-no-orders")
        yield from self._orders(found)
        if found.difference.orders and not found.difference.told_apart:
            yield sentence("cause-not-told-apart")
        only = len(found.effects) == 1 and not found.not_looked_at and found.complete
        blamed = {place for cause in found.orders for place in cause.changes}
        idle: list[str] = []
        for place, one in enumerate(found.effects):
            if only or place in blamed or _tells(one.alone) or _tells(one.last):
                yield self.effect(one, only=only)
            else:
                idle.append(self.change(one.change))
        if idle:
            yield sentence("cause-idle", {"changes": _listed(idle)})
        yield from self._rest(found)

    def _orders(self, found: Causes) -> Iterator[str]:
        """Say together what is due to the same changes."""
        groups: dict[tuple[str, tuple[int, ...]], list[OrderDifference]] = defaultdict(list)
        for one in found.orders:
            groups[one.how, one.changes].append(one.order)
        for (how, places), orders in groups.items():
            values = {
                "changes": _listed([self.change(found.effects[at].change) for at in places]),
                "orders": "; ".join(map(self._order, orders)),
            }
            yield sentence(f"cause-{how}", values)

    def _order(self, one: OrderDifference) -> str:
        values = {
            "offer": self._offer(one.offer),
            "period": self._horizon.label(one.period),
            "before": f"{one.before:,}",
            "after": f"{one.after:,}",
            "units": f"{one.after or one.before:,}",
        }
        return sentence(f"cause-order-{one.kind}", values)

    def effect(self, found: ChangeEffect, *, only: bool) -> str:
        values = {
            "change": _capital(self.change(found.change)),
            "alone": self._done(found.alone),
            "last": self._done(found.last),
        }
        return sentence("cause-effect-only" if only else "cause-effect", values)

    def _done(self, found: Effect | None) -> str:
        if found is None:
            return sentence("cause-still-none")
        if found == _POSSIBLE:
            return sentence("cause-possible")
        return effect_told(found, self._currency, self._most)

    def _rest(self, found: Causes) -> Iterator[str]:
        left = found.not_looked_at
        if left:
            named = [self.change(one) for one in left[:_NAMED]]
            if len(left) == len(named):
                yield sentence("cause-not-looked-at", {"changes": _listed(named)})
            else:
                more = f"{len(left) - len(named):,}"
                values = {"changes": ", ".join(named), "count": more}
                yield sentence("cause-not-looked-at-many", values)
        if not found.complete:
            yield sentence("cause-incomplete")

    def change(self, change: InputChange) -> str:
        subject = change.subject
        if change.kind == "throughput":
            subject = self._chip(subject)
        if len(change.items) > 1:
            values = {"count": f"{len(change.items):,}", "subject": subject}
            return _with_range(sentence(f"changes-{change.kind}", values), change.items)
        (item,) = change.items
        values = {"item": self._item(change, item), "subject": subject}
        return self._with_figures(sentence(f"change-{change.kind}", values), change, item)

    def _with_figures(self, what: str, change: InputChange, item: ChangedItem) -> str:
        one, other = self._figure(change, item, item.before), self._figure(change, item, item.after)
        if change.kind == "limit":
            # What is not there is off.
            off = sentence("change-off")
            one, other = one or off, other or off
        if one == other:
            return what
        values = {"what": what, "before": one, "after": other}
        if not one:
            return sentence("change-figures-new", values)
        return sentence("change-figures" if other else "change-figures-gone", values)

    def _figure(self, change: InputChange, item: ChangedItem, value: Decimal | None) -> str:
        if value is None:
            return ""
        if change.kind == "limit":
            limit = self._limit(item.item)[1]
            return "" if limit is None else show_value(limit.family, value, self._currency)
        if change.kind == "price":
            return f"{item.unit} {_figures(value)}"
        if item.unit == "fraction":
            return f"{_figures(EXACT.multiply(value, Decimal(100)))} %"
        return f"{_figures(value)} {item.unit}".rstrip()

    def _item(self, change: InputChange, item: ChangedItem) -> str:
        name = item.item
        if change.kind in _KNOWN_AS:
            return self._first(*_KNOWN_AS[change.kind], name)
        if change.kind == "port":
            stack, _, workload = name.partition(": ")
            return f"{stack}: {self._first('workloads', 'workload', workload)}"
        if change.kind == "pool":
            pools = {one.id: one.name for each in self._projects for one in each.pools}
            return pools.get(name, name)
        if change.kind == "limit":
            scenario, limit = self._limit(name)
            return name if limit is None else limit_name(self._projects[0], scenario, limit)
        return self._offer(name)

    def _limit(self, key: str) -> tuple[Scenario, Limit | None]:
        for project, scenario in zip(self._projects, self._scenarios, strict=True):
            limit = limit_by_key(project, scenario, key)
            if limit is not None:
                return scenario, limit
        return self._scenarios[0], None

    def _chip(self, chip: str) -> str:
        return self._first("chips", "chip", chip)

    def _offer(self, offer: str) -> str:
        return self._first("offers", "offer", offer)

    def _first(self, known: str, asked: str, name: str) -> str:
        """Ask the later names, then the earlier ones, for what only they know."""
        names = next((one for one in self._names if name in getattr(one, known)), self._names[0])
        told: str = getattr(names, asked)(name)
        return told


def _tells(found: Effect | None) -> bool:
    """Tell whether an effect is more than that nothing can be told apart."""
    if found is None:
        return False
    parts = [one for one in (found.cost, found.unserved) if one is not None]
    return found.outcome != "plan" or not parts or any(one.told_apart for one in parts)


def _with_range(what: str, items: Sequence[ChangedItem]) -> str:
    """Add by what part many figures change: "12 prices of Quill & Anchor, down by 2 % to 8 %"."""
    parts = [
        EXACT.divide(EXACT.subtract(one.after, one.before), one.before)
        for one in items
        if one.before and one.after is not None
    ]
    if len(parts) != len(items):
        return what
    shown = [_percent(abs(part)) for part in (min(parts, key=abs), max(parts, key=abs))]
    values = {"what": what, "least": shown[0], "most": shown[1]}
    if min(parts) < 0 < max(parts):
        return sentence("change-figures-mixed", values)
    way = "up" if max(parts) > 0 else "down"
    equal = "-equal" if shown[0] == shown[1] else ""
    return sentence(f"change-figures-{way}{equal}", values)


def _percent(part: Decimal) -> str:
    shown = EXACT.multiply(part, Decimal(100)).quantize(_TENTH, rounding=ROUND_HALF_UP)
    return f"{plain(shown).removesuffix('.0')} %"


def _figures(value: Decimal) -> str:
    """Write a figure with its digits, four decimals at most."""
    shown = round(value, _DIGITS)
    text = f"{shown:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _listed(parts: Sequence[str]) -> str:
    if len(parts) <= 1:
        return "".join(parts)
    return sentence("cause-and", {"first": ", ".join(parts[:-1]), "last": parts[-1]})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
