"""Says what the work of a used offer costs, and what the next best way to it would cost."""

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

from procure.explained.effect_words import money_told
from procure.explained.limit_costs_words import limit_told
from procure.explained.offer_cases import Another, OfferCase, UseCost
from procure.explained.unit_words import of_one
from procure.limits import limit_by_key
from procure.names import Names
from procure.project import Project
from procure.scenario import Scenario
from procure.state import part_text
from procure.text_table import counted
from procure.units import EXACT
from procure.words import sentence

_DIGITS: Final = Context(prec=3, rounding=ROUND_HALF_EVEN)
_SMALL: Final = 1


def beside_told(project: Project, scenario: Scenario, case: OfferCase) -> Iterator[str]:
    """Say of each workload what it costs with a used offer, and what other offers would cost."""
    told = _Beside(project, scenario, case)
    for one in case.beside:
        yield from told.work(one)


class Telling:
    """Tells of one case: what all its sentences need is at hand."""

    def __init__(self, project: Project, scenario: Scenario, case: OfferCase) -> None:
        """Tell of the case of an offer in a scenario of a project."""
        self._project = project
        self._scenario = scenario
        self._case = case
        self._names = Names(project)
        self._currency = project.currency

    def _stacks(self) -> str:
        """Name the software stacks of the offer's chips."""
        held = self._names.held(self._case.offer)
        return ", ".join(dict.fromkeys(self._names.stack(chip) for chip, _ in held))

    def _program(self) -> str:
        """Name the program that the offer belongs to; nothing where there is none."""
        found = self._names.offers.get(self._case.offer)
        return self._names.program(found[1].program if found is not None else "")


class _Beside(Telling):
    def work(self, one: UseCost) -> Iterator[str]:
        """Say what the work of a workload costs, and what the next best way to it would cost."""
        head = "dearer"
        if not one.others:
            head = "only"
        elif one.others[0].cost >= one.cost:
            head = "cheapest"
        values = {
            "workload": self._names.workload(one.workload),
            "usable": self._scenario.horizon.label(one.usable),
            "unit": of_one(self._names.unit(one.workload)),
            "cost": each_told(one.cost, self._currency),
            "order": "" if one.orders == 1 else f" ({sentence('use-order', self._order(one))})",
            "once": self._once(one),
        }
        yield sentence(f"use-{head}", values)
        for another in one.others:
            yield self._another(one, another)

    def _order(self, one: UseCost) -> dict[str, str]:
        return {
            "units": f"{one.units:,}",
            "period": self._scenario.horizon.label(one.period),
        }

    def _once(self, one: UseCost) -> str:
        """Say what is paid once and is not in the cost of an order."""
        told = ""
        if one.port is not None:
            port = {
                "stack": self._stacks(),
                "once": money_told(one.port, self._currency),
            }
            told += sentence("use-port", port)
        if one.program is not None:
            once = money_told(one.program, self._currency)
            told += sentence("use-program", {"program": self._program(), "once": once})
        return told

    def _another(self, one: UseCost, another: Another) -> str:
        apart = abs(EXACT.subtract(another.cost, one.cost))
        found = self._names.offers.get(another.offer)
        shared = [
            self._names.workload(other.workload)
            for other in self._case.beside
            if other.workload != one.workload and not _has_cheaper(other)
        ]
        key: str = another.kind
        if not apart:
            key = "equal"
        elif key == "mix" and shared:
            key = "shared"
        limit = limit_by_key(self._project, self._scenario, another.limit)
        values = {
            "offer": self._names.offer(another.offer),
            "supplier": found[0].supplier if found is not None else "",
            "cost": each_told(another.cost, self._currency),
            "apart": each_told(apart, self._currency),
            "part": part_text(EXACT.divide(apart, one.cost)) if one.cost > 0 else "?",
            "once": "" if another.once is None else money_told(another.once, self._currency),
            "units": counted(another.units or 0, "unit", "units"),
            "limit": another.limit
            if limit is None
            else limit_told(self._project, self._scenario, limit),
            "until": "" if another.until is None else self._scenario.horizon.label(another.until),
            "workloads": ", ".join(shared),
        }
        return sentence(f"another-{key}", values)


def _has_cheaper(one: UseCost) -> bool:
    """Tell whether another offer would do the work for less."""
    return any(another.cost < one.cost for another in one.others)


def each_told(amount: Decimal, currency: str) -> str:
    """Write an amount of money; a small one by its first three digits."""
    if abs(amount) >= _SMALL or not amount:
        return money_told(amount, currency)
    return f"{currency} {short_told(amount)}"


def short_told(amount: Decimal) -> str:
    """Write a figure by its first three digits."""
    shown = _DIGITS.plus(amount)
    return f"{shown.normalize():,f}" if shown else "0"
