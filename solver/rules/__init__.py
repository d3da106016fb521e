"""One kind of limit a file: its rows in the model, and how it can give.

A rule's `constrain(model, limit)` adds the rows of one limit that is switched on. Where
`model.slack(limit.key)` gives a variable, the rule lets its rows give by that fraction
of the limit, which is how clashing limits are found.
"""

from collections.abc import Callable, Mapping
from typing import Final

from procure.scenario import Limit, LimitFamily
from solver.model import Model
from solver.rules import budget, excluded, pool, quantity, share, site, suppliers, supply

RULES: Final[Mapping[LimitFamily, Callable[[Model, Limit], None]]] = {
    "budget": budget.constrain,
    "lead_time": excluded.constrain,
    "share": share.constrain,
    "suppliers": suppliers.constrain,
    "quantity": quantity.constrain,
    "power": site.constrain,
    "racks": site.constrain,
    "eligibility": excluded.constrain,
    "pool": pool.constrain,
    "supply": supply.constrain,
}
