"""Rebates: from a spend with a supplier on, a part of all of it comes back in the end.

A binary y[k] says that threshold k is the highest reached; s[k] is then all the spend.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from procure.offers import Rebate
from procure.plan import CostLine, Order
from procure.units import EXACT, minor_digits, round_money
from solver.engine import Run
from solver.instance import Instance
from solver.terms import Terms, add_terms

if TYPE_CHECKING:
    from solver.model import Model

_HALF: Final = 0.5


def threshold_key(supplier: str, index: int) -> str:
    """Name a threshold among the money that is withheld (solver.planner)."""
    return f"rebate.{supplier}.{index}"


def tiers_of(instance: Instance) -> Iterator[tuple[str, list[tuple[Decimal, Rebate]]]]:
    """List each supplier's rebates by threshold, in the project's currency."""
    for catalog in instance.project.catalogs:
        if catalog.rebates:
            tiers = [
                (EXACT.multiply(one.threshold, instance.currency_rate[one.currency]), one)
                for one in catalog.rebates
            ]
            yield catalog.supplier, sorted(tiers, key=lambda tier: tier[0])


def constrain(model: "Model") -> None:
    """Pay back the rate of the threshold that the spend reaches."""
    cent = Decimal(1).scaleb(-minor_digits(model.instance.project.currency))
    for supplier, tiers in tiers_of(model.instance):
        columns = [c for c in model.instance.columns if c.option.supplier == supplier]
        if not columns:
            continue
        spend = model.gross_spend(columns)
        most = sum(model.most_gross(column) for column in columns)
        parts: Terms = {}
        chosen: Terms = {}
        beyond: Terms = {}
        for index, (threshold, rebate) in enumerate(tiers):
            extra = model.instance.withheld.get(threshold_key(supplier, index), Decimal(0))
            low = model.scaled(threshold + extra)
            reached = model.variable("rebate", high=1, integer=True)
            model.rebates[threshold_key(supplier, index)] = reached
            part = model.variable("spend_back", high=most)
            # From the next threshold on, that one counts, even where its rate is lower.
            high = most
            if index + 1 < len(tiers):
                high = min(most, model.scaled(tiers[index + 1][0] - cent))
            model.at_most({part: 1.0, reached: -high}, 0)
            model.at_least({part: 1.0, reached: -low}, 0)
            parts[part] = 1.0
            chosen[reached] = 1.0
            beyond[reached] = most - high
            back = {part: -float(rebate.rate)}
            model.add_cash("rebate", model.instance.horizon.periods, back)
        model.at_most(chosen, 1)
        if any(after[1].rate < before[1].rate for before, after in pairwise(tiers)):
            # Nobody chooses a lower rate: what is spent must not pass by its threshold.
            row = dict(spend)
            add_terms(row, beyond)
            model.at_most(row, most)
        for variable, each in spend.items():
            parts[variable] = parts.get(variable, 0.0) - each
        model.at_most(parts, 0)


def missed(model: "Model", run: Run, orders: Sequence[Order]) -> dict[str, Decimal]:
    """Give the thresholds that arithmetic alone left out of reach, and by how much.

    The engine takes a threshold for reached when it is met within its tolerance.
    """
    found: dict[str, Decimal] = {}
    for supplier, tiers in tiers_of(model.instance):
        spend = sum((order.cost for order in orders if order.supplier == supplier), Decimal(0))
        for index, (threshold, _) in enumerate(tiers):
            key = threshold_key(supplier, index)
            reached = model.rebates.get(key)
            claimed = reached is not None and run.values[reached.name] > _HALF
            if claimed and spend < threshold:
                found[key] = threshold - spend
    return found


def costs(instance: Instance, orders: Sequence[Order]) -> Iterator[CostLine]:
    """Give what each supplier pays back, below zero."""
    for supplier, tiers in tiers_of(instance):
        spend = sum((order.cost for order in orders if order.supplier == supplier), Decimal(0))
        rate = Decimal(0)
        for threshold, rebate in tiers:
            if spend >= threshold:
                rate = rebate.rate
        back = round_money(EXACT.multiply(spend, rate), instance.project.currency)
        if back:
            yield CostLine(
                kind="rebate",
                period=instance.horizon.periods,
                subject=supplier,
                amount=-back,
            )
