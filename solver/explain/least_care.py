"""How close a search for the least comes, and what the engine is told for it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from procure.record import record
from solver.engine import Setting

Start = Mapping[str, float]
"""The whole numbers of a solution, by the names of a program's variables."""
NOWHERE: Final[Start] = {}


@record
class Care:
    """How close a search comes: to a part of what gives, or to a part of the value that gives.

    `work` ends it at the same point on every machine: so many nodes times whole numbers.
    """

    of_change: Decimal
    of_value: float = 0.0
    work: int = 100_000


ROUGH: Final = Care(of_change=Decimal("0.1"), of_value=0.03)
"""Enough to see what gives."""
CLOSE: Final = Care(of_change=Decimal("0.01"), of_value=0.006)
"""Enough for a round value, where a bound does not tell when that is proven."""
WHETHER: Final = Care(of_change=Decimal("0.99"), work=50_000)
"""Enough where it is only asked whether something gives at all: above zero is enough."""
_NODES: Final = 20
"""So many nodes are looked at however large a program is."""
_PROVING: Final[Mapping[str, Setting]] = {
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_root_reduced_cost": False,
}
"""Where a solution is known or none is needed, looking for others took most of the time."""


def settings(care: Care, integers: int, *, has_end: bool, proves: bool) -> Mapping[str, Setting]:
    """Give the engine's settings for a program of so many whole numbers.

    `has_end`: what ends the search is told otherwise, and no gap does. `proves`: it need not
    find anything.
    """
    return {
        "mip_max_nodes": max(care.work // (integers or 1), _NODES),
        "mip_abs_gap": 0.0 if has_end else care.of_value,
        **(_PROVING if proves else {}),
    }
