"""How full each limit is in a plan, and whether one more step would break it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from procure.plan import LeftOut, LimitUse
from procure.scenario import Limit, LimitFamily
from solver.extract import Draft
from solver.instance import Instance
from solver.usage import counts, exclusions, money, places
from solver.usage.facts import Facts

_MEASURES: Final[Mapping[LimitFamily, Callable[[Facts, Limit], LimitUse]]] = {
    "budget": money.budget,
    "lead_time": exclusions.lead_time,
    "share": money.share,
    "suppliers": counts.suppliers,
    "quantity": counts.quantity,
    "power": places.site,
    "racks": places.site,
    "eligibility": exclusions.eligibility,
    "pool": places.pool,
    "supply": counts.supply,
}


def measure(
    instance: Instance,
    found: Draft,
    placed: Mapping[int, Mapping[str, int]],
    *,
    left_out: Iterable[LeftOut],
) -> tuple[LimitUse, ...]:
    """Measure every limit that is switched on.

    A limit binds when it leaves no room for one more unit of an offer that it governs,
    or less than a thousandth of it (a share: half a percentage point); the lead-time
    limit and the export rules when they keep an offer out (`left_out`); supply (used: the
    number of offers and programs whose supply is used up, value: of those with one) when
    any is used up.
    """
    facts = Facts(instance=instance, found=found, placed=placed, left_out=tuple(left_out))
    return tuple(_MEASURES[limit.family](facts, limit) for limit in instance.limits)
