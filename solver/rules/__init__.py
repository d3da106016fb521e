"""One family of limits a file: its rows in the model, and how it can give.

A rule's `constrain(model, limit)` adds the rows of one limit that is switched on. Where
`model.slack(limit.key)` gives a variable, the rule lets its rows give by that fraction
of the limit, which is how clashing limits are found.
"""

from collections.abc import Callable, Mapping
from typing import Final

from procure.scenario import Limit, LimitFamily
from solver.model import Model
from solver.rules import budget, lead_time, power, share, supply

RULES: Final[Mapping[LimitFamily, Callable[[Model, Limit], None]]] = {
    "budget": budget.constrain,
    "lead_time": lead_time.constrain,
    "power": power.constrain,
    "share": share.constrain,
    "supply": supply.constrain,
}
