"""Small random projects with exactly the features named, made from a seed."""

import random
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Final

from procure.project import Project
from tests.solver.features import contracts, limits, offers, uses
from tests.solver.features.draft import Draft


def random_project(seed: int, features: frozenset[str] = frozenset()) -> Project:
    """Make a project of up to 4 offers, 3 periods, 2 sites and 2 workloads.

    Each feature named is certainly there and likely to matter; no other is. Money comes
    out in whole cents before rounding almost everywhere, so that a plan that is best is
    best to the cent.
    """
    draft = Draft(random.Random(seed))
    for name, add in _FEATURES.items():
        if name in features:
            add(draft)
    return draft.project(f"Random {seed}: {', '.join(sorted(features))}")


def campaign_cases(count: int) -> Iterator[tuple[int, frozenset[str]]]:
    """List seeds with features: each alone, every pair, each alone again, all mixed.

    The first round is each feature alone; what follows is shuffled, so that the start of
    a campaign is a fair part of it.
    """
    alone = [frozenset({name}) for name in FEATURES]
    pairs = [frozenset(pair) for pair in combinations(FEATURES, 2) if not _excludes(*pair)]
    pick = random.Random(0)
    later = pairs + alone * 3
    while len(alone) + len(later) < count:
        mixed = set(pick.sample(FEATURES, pick.randint(3, 5)))
        later.append(frozenset(mixed - ({"earliest"} if "max_served" in mixed else set())))
    pick.shuffle(later)
    yield from enumerate([*alone, *later][:count], start=10_000)


def _excludes(first: str, second: str) -> bool:
    return {first, second} == {"max_served", "earliest"}


_FEATURES: Final[dict[str, Callable[[Draft], None]]] = {
    # First what adds offers, then what changes them, at last the limits on all of it.
    "rent_from_supplier": offers.rent_from_supplier,
    "rent_to_site": offers.rent_to_site,
    "minimum": offers.minimum,
    "breaks": offers.breaks,
    "cumulative_all_units": offers.cumulative_all_units,
    "cumulative_incremental": offers.cumulative_incremental,
    "several_chips": offers.several_chips,
    "order_costs": offers.order_costs,
    "payment_terms": offers.payment_terms,
    "support_and_residual": offers.support_and_residual,
    "currency": offers.currency,
    "validity": offers.validity,
    "p90": offers.p90,
    "program": offers.program_one_time,
    "program_earliest": offers.program_earliest,
    "ramp": offers.ramp,
    "program_take_or_pay": offers.program_take_or_pay,
    "signed_program": offers.signed_program,
    "take_or_pay": contracts.take_or_pay,
    "prepaid": contracts.prepaid,
    "open_orders": contracts.open_orders,
    "letter_assumed": contracts.letter_assumed,
    "not_binding": contracts.not_binding,
    "rebate": contracts.rebate,
    "rebate_tiers": contracts.rebate_tiers,
    "fleet": uses.fleet,
    "ports": uses.ports,
    "hosting": uses.hosting,
    "headroom": uses.headroom,
    "discount": uses.discount,
    "shortfall_prices": uses.shortfall_prices,
    "max_served": uses.max_served,
    "earliest": uses.earliest,
    "weights": uses.weights,
    "budget": limits.budget,
    "budget_lines": limits.budget_lines,
    "budget_year": limits.budget_year,
    "carry_over": limits.carry_over,
    "lead_time": limits.lead_time,
    "supply_off": limits.supply_off,
    "power": limits.power,
    "racks": limits.racks,
    "pool": limits.pool,
    "licence": limits.licence,
    "licence_excluded": limits.licence_excluded,
    "ban": limits.ban,
    "share_of_spend": limits.share_of_spend,
    "share_of_chips": limits.share_of_chips,
    "share_of_served": limits.share_of_served,
    "suppliers": limits.suppliers,
    "quantity_of_offer": limits.quantity_of_offer,
    "quantity_of_chip": limits.quantity_of_chip,
}
FEATURES: Final = tuple(_FEATURES)
"""Everything that docs/model.md speaks of, by name."""
