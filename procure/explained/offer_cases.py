"""Why an offer is in the plan, or not: what it costs for each workload, its use, the reasons.

A cost for a workload is what a unit costs, discounted, over the time it works within the
horizon, divided by the work that it could do of that workload alone. It puts offers side by
side; it is no price of the plan, where chips share workloads and whole orders count.
"""

from datetime import date
from typing import Literal

from procure.plan import CostKind, LeftOut
from procure.record import record
from procure.units import Number

Certainty = Literal["certain", "figures"]
"""Proven to be why, or figures that speak against it without a proof."""

WhyNotKind = Literal[
    "left_out",
    "dominated",
    "no_demand",
    "no_plan",
    "nothing_ordered",
    "not_ready",
    "elsewhere",
    "port",
    "program",
    "dearer",
    "minimum",
    "limit",
    "mix",
]
"""Why an offer is not used, in order of certainty.

`left_out`: it cannot be ordered. `dominated`: `by` is as good in every respect. `no_demand`:
nothing that it can do is asked for while and where it could work. `no_plan`: there is
none (certain), or none was found (figures).
`nothing_ordered`: the plan orders nothing for its workloads. `not_ready`: the plan's orders for
its workloads all work before it could. `elsewhere`: the plan does its workloads at sites where
it may not go. `port`, `program`: what has to be paid once before, `once`.
`dearer`: for each workload, than every order of the plan whose place it could take.
`minimum`: its smallest order does more than is asked for. `limit`: one that binds, of which it
needs more for the same work. `mix`: none of these; how orders fit together decides.
"""


@record
class CostPart:
    """What one kind of cost makes of a cost per unit of throughput and year, discounted."""

    kind: CostKind
    amount: Number


@record
class WorkCost:
    """What a unit of throughput of a workload costs for a year, in the project's currency.

    `parts` add up to `cost`, but for their last digits. `work` is the divisor: what the units
    priced could do of the workload while they work, in the workload's unit times years.
    `ready` is the first period in which it does. `port` is the cost of the port that it needs,
    discounted, once for all units and no part of `cost`; empty where it needs none.
    """

    workload: str
    cost: Number
    parts: tuple[CostPart, ...]
    work: Number
    ready: int
    port: Number | None = None


@record
class OfferCost:
    """What an offer costs for each workload that it serves, and the order that is priced.

    `planned`: all orders of the plan together, of `units` in all. Otherwise it is the
    smallest order, of `units`, at the first chance, to the site where it costs least. `period`
    is that of the (first) order, `usable` the first in which it works; `site` is empty where
    there are several.
    """

    planned: bool
    units: int
    period: int
    usable: int
    site: str
    works: tuple[WorkCost, ...]


@record
class OfferUse:
    """What chips of an offer's models do in the plan at a site to which its units went.

    `chips` are those of the offer at the site. From period `first` to `last`, chips of those
    models do the workload there; the model may be there from other offers, or owned, too.
    """

    site: str
    chips: int
    workload: str
    first: int
    last: int


AnotherKind = Literal["dearer", "used_up", "port", "program", "minimum", "limit", "longer", "mix"]
"""What stands between a used offer's order and another offer that could do its work.

`dearer`: it costs more. The others cost less: `used_up`, all that can be delivered of it by then
is ordered; `port`, `program`: what has to be paid `once` before; `minimum`: its smallest order, of
`units`, is larger; `limit`: it takes more of one that binds; `longer`: it has to be paid up to the
period `until`; `mix`: how orders fit together decides.
"""


@record
class Another:
    """An offer that could do the work of an order of the plan, and what that work costs with it.

    `cost` is that of a unit of the workload's throughput for a year, in an order that does as much.
    """

    offer: str
    cost: Number
    kind: AnotherKind
    once: Number | None = None
    units: int | None = None
    limit: str = ""
    until: int | None = None


@record
class UseCost:
    """What a workload costs with a used offer, beside what else could have done it by then.

    Of the offer's `orders` that do the workload, the one of `units` in `period` is priced, which
    could do most of it; it is in use from `usable` on. `cost` is that of a unit of throughput for a
    year; `port` and `program` are discounted money, paid once and no part of it. Of the `others`,
    the cheapest is told where it costs less, and the cheapest of those that cost more and of which
    more can be ordered. None: nothing else could do that work by then.
    """

    workload: str
    cost: Number
    orders: int
    units: int
    period: int
    usable: int
    port: Number | None = None
    program: Number | None = None
    others: tuple[Another, ...] = ()


@record
class Compared:
    """What a unit of a workload's throughput and year costs with it, and with another `offer`.

    That is an order of the plan, for which it is priced in an order that does as much; or the
    offer that dominates it, the smallest order of each at the first chance.
    """

    workload: str
    offer: str
    cost: Number
    planned: Number


@record
class WhyNot:
    """A reason for which an offer is not used (WhyNotKind says which fields it has).

    `by` is the offer that dominates it. `when` is the day from which it could work. `sites`
    are those where it may not go, or cannot serve from. `once` is money, discounted, due once.
    `units` is the smallest order, `most` how many would do all that is asked for of its workloads.
    `limit` is the key of a limit, `needs` what of it (in the limit's unit) a unit of throughput
    of `workload` takes with this offer, `planned` with the plan's.
    """

    kind: WhyNotKind
    certainty: Certainty
    left_out: LeftOut | None = None
    by: str = ""
    when: date | None = None
    sites: tuple[str, ...] = ()
    workload: str = ""
    once: Number | None = None
    units: int | None = None
    most: int | None = None
    compared: tuple[Compared, ...] = ()
    limit: str = ""
    needs: Number | None = None
    planned: Number | None = None


@record
class OfferCase:
    """An offer beside the plan: `units` of it are ordered (0: none), for `uses`, or `why_not`.

    `beside` has, for each workload of the `uses`, what it costs beside other offers.
    `why_not` has the surest reason first; it is empty where the offer is used. `cost` is empty
    where the offer lacks what an order needs. `not_for` are workloads that its chips cannot do
    though their throughput is known.
    """

    offer: str
    supplier: str
    units: int
    cost: OfferCost | None
    uses: tuple[OfferUse, ...] = ()
    beside: tuple[UseCost, ...] = ()
    why_not: tuple[WhyNot, ...] = ()
    not_for: tuple[LeftOut, ...] = ()


@record
class ChipCase:
    """A chip beside the plan: `chips` of it are ordered, out of these offers, used ones first."""

    chip: str
    chips: int
    offers: tuple[str, ...]
