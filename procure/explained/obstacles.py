"""What makes a scenario impossible for certain, found without solving anything."""

from datetime import date
from typing import Literal

from procure.record import record
from procure.units import Number

ObstacleKind = Literal[
    "no_chip",
    "not_here",
    "too_late",
    "lead_time_limit",
    "barred",
    "supply",
    "power",
    "least_order",
    "shares",
    "share_of_nobody",
]
"""What stands in the way.

`no_chip`: no chip on offer or owned does the workload. `not_here`: some do, and none of them
may come to the site. `too_late`: the first that could be there comes after the demand
begins, or none within the horizon. `lead_time_limit`: an order would come in time, but takes
longer than the scenario allows. `barred`: what would come in time is kept out altogether by
limits of nothing. `supply`: all that suppliers state they have by then, with the fleet, does
not do enough. `power`: even the chips that do most for their power take more than the site
has. `least_order`: whatever serves it costs more than a budget, by its smallest order or by
the work it does. `shares`: the greatest shares of all who sell add up to less than the
whole. `share_of_nobody`: a share is asked for of somebody of whom nothing can be ordered.
"""


@record
class Obstacle:
    """One cause that alone leaves no plan: what is said of it is certain.

    `workload`, `site` (empty: any) and `period` say which demand it is about, where it is about
    one; `asked` is what that takes and `reached` the most that can be had of it, in the
    unit of what is short: the workload's for `supply`, kW for `power`, the project's currency
    for `least_order`, a part of 1 for `shares`, weeks for `lead_time_limit`. `limits` are
    the keys of those that take part (with `lead_time_limit`: that keep out the rest), `offer`
    the one that comes nearest, `day` the first on which it could work, and `weeks` its lead
    time, with a licence where it needs one.
    """

    kind: ObstacleKind
    workload: str = ""
    site: str = ""
    period: int | None = None
    asked: Number | None = None
    reached: Number | None = None
    limits: tuple[str, ...] = ()
    offer: str = ""
    day: date | None = None
    weeks: Number | None = None
