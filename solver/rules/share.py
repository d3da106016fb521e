"""Shares: the part of spend, chips or work that goes to a maker, supplier, stack or chip.

Each share is one row: what belongs to its subject, less the share of the whole, which is
one variable for all shares of the same kind. Without anything bought (or served) every
share holds.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import pulp

from procure.offers import Offer
from procure.scenario import Limit
from procure.units import EXACT
from solver.instance import Instance
from solver.model import Model
from solver.terms import Terms, add_terms

WHOLE: Final = 1_000.0
"""About what the whole of a share is in its row: a slack of 1 gives that much.

The model's money is scaled to plans of 1e3 to 1e4; chips and work are scaled here, so that
the engine's tolerance is well within what a share may be off.
"""


def chips_named(instance: Instance, limit: Limit) -> frozenset[str]:
    """Give the chips that a limit by maker, stack or chip is about."""
    return frozenset(
        chip.id
        for chip in instance.project.chips
        if limit.subject == {"maker": chip.maker, "stack": chip.stack}.get(limit.by, chip.id)
    )


def count_named(offer: Offer, chips: frozenset[str]) -> int:
    """Count the chips of a unit that are among those named."""
    return sum(content.count for content in offer.contents if content.chip in chips)


def parts_of_units(instance: Instance, limit: Limit) -> Mapping[str, Decimal]:
    """Give the part of a unit that counts for a share limit, by offer, where there is any.

    A unit of several chips counts for each maker, stack or chip by its number of chips.
    """
    chips = frozenset() if limit.by == "supplier" else chips_named(instance, limit)
    found: dict[str, Decimal] = {}
    for option in instance.options:
        offer = option.offer
        if limit.by == "supplier":
            if option.supplier == limit.subject:
                found[offer.id] = Decimal(1)
        elif named := count_named(offer, chips):
            found[offer.id] = EXACT.divide(Decimal(named), Decimal(offer.chips_per_unit))
    return found


def served_weights(instance: Instance, limit: Limit) -> Mapping[str, float]:
    """Give the weight of work by chip in the row of a share of the work served.

    The weighted sum of years x part of the total served is at most 0 where the share is a
    maximum, and at least 0 where it is a minimum.
    """
    named = chips_named(instance, limit)
    share = float(instance.limit_value(limit))
    return {chip.id: 1.0 - share if chip.id in named else -share for chip in instance.project.chips}


def whole(model: Model, limit: Limit) -> pulp.LpVariable:
    """Give the variable of which a share that has its row is a part."""
    return model.total_spend() if limit.of == "spend" else model.totals[limit.of]


def constrain(model: Model, limit: Limit) -> None:
    """Keep the share at most, or at least, the limit's value."""
    if limit.of == "served":
        _keep(model, limit, *_served(model, limit))
    elif limit.of == "chips":
        _keep(model, limit, *_chips(model, limit))
    else:
        _keep(model, limit, *_spend(model, limit))


def _keep(model: Model, limit: Limit, part: Terms, total: pulp.LpVariable) -> None:
    """Add the row of a share."""
    row = dict(part)
    row[total] = row.get(total, 0.0) - float(model.instance.limit_value(limit))
    slack = model.slack(limit.key)
    if limit.bound == "maximum":
        if slack is not None:
            row[slack] = -WHOLE
        model.at_most(row, 0)
    else:
        if slack is not None:
            row[slack] = WHOLE
        model.at_least(row, 0)


def _spend(model: Model, limit: Limit) -> tuple[Terms, pulp.LpVariable]:
    parts = parts_of_units(model.instance, limit)
    spend: Terms = {}
    for column in model.instance.columns:
        part = parts.get(column.option.offer.id)
        if part:
            add_terms(spend, model.gross_spend([column]), float(part))
    return spend, model.total_spend()


def _chips(model: Model, limit: Limit) -> tuple[Terms, pulp.LpVariable]:
    parts = parts_of_units(model.instance, limit)
    scale = _expected_chips(model.instance) / WHOLE
    named: Terms = {}
    everything: Terms = {}
    for column in model.instance.columns:
        offer = column.option.offer
        units = model.units[column.number]
        add_terms(everything, units, offer.chips_per_unit / scale)
        part = parts.get(offer.id)
        if part:
            add_terms(named, units, float(part * offer.chips_per_unit) / scale)
    if "chips" not in model.totals:
        model.totals["chips"] = _sum(model, "chips", everything)
    return named, model.totals["chips"]


def _expected_chips(instance: Instance) -> float:
    """Estimate how many chips a plan has: each workload's peak, with its slowest chips."""
    peaks: dict[str, Decimal] = {}
    for (workload, _), amount in instance.total.items():
        peaks[workload] = max(amount, peaks.get(workload, amount))
    chips = Decimal(1)
    for workload, peak in peaks.items():
        rates = [rate for (_, served), rate in instance.rate.items() if served == workload]
        if rates:
            chips += EXACT.divide(peak, min(rates))
    return float(chips)


def _served(model: Model, limit: Limit) -> tuple[Terms, pulp.LpVariable]:
    instance = model.instance
    named = chips_named(instance, limit)
    part: Terms = {}
    everything: Terms = {}
    all_years = sum(float(instance.horizon.years(period)) for _, period in instance.total)
    for (chip, workload, _, period), served in model.assigned.items():
        reached = model.reach.part(instance, workload, period)
        years = float(instance.horizon.years(period) * reached) / all_years * WHOLE
        everything[served] = years
        if chip in named:
            part[served] = years
    if "served" not in model.totals:
        # Work beyond what is asked for, or beside what falls short at a site, would be
        # invented to reach a share.
        for row in model.asked.values():
            model.at_most(row, 1)
        model.totals["served"] = _sum(model, "served", everything)
    return part, model.totals["served"]


def _sum(model: Model, name: str, terms: Terms) -> pulp.LpVariable:
    total = model.variable(name)
    row = dict(terms)
    row[total] = -1.0
    model.equal(row, 0)
    return total
