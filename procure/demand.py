"""What the chips are needed for: workloads, throughputs, readiness, sites, fleet and demand."""

from datetime import date
from typing import Final, Literal

from procure.record import record
from procure.units import Number


@record
class Workload:
    """A kind of work with its own unit of throughput, such as "tokens/s"."""

    id: str
    name: str
    unit: str
    note: str = ""


@record
class Throughput:
    """What one chip of a model does of one workload, in the workload's unit.

    A value of 0 says that the chip cannot run the workload; no record at all, or an
    empty value, that nobody knows.
    """

    chip: str
    workload: str
    value: Number | None = None
    source: str = ""
    assumption: bool = False


@record
class Readiness:
    """Whether a software stack runs a workload today, after a port, or never.

    A pair without a record runs today. A port is started in a period that the plan
    chooses: `porting_cost` (in the project's currency) is paid then, once, and chips of
    the stack do the workload from `weeks` later on, `efficiency` (0 to 1) times their
    throughput. Where one of the three is unknown, the port cannot be planned.
    """

    stack: str
    workload: str
    status: Literal["ready", "port", "never"]
    porting_cost: Number | None = None
    weeks: Number | None = None
    efficiency: Number | None = None
    source: str = ""


@record
class Site:
    """A place where chips run.

    `power_kw` is IT power, `pue` total over IT power, `energy_price` the project's
    currency per kWh, `hosting_price` what a landlord asks per kW of IT power in place and
    month, `racks` how many racks of the buyer's there are; empty where unknown. With a
    `supplier` the site is that supplier's region, for rented chips that stay there: it has
    no power or energy of the buyer's.
    """

    id: str
    name: str
    country: str
    supplier: str = ""
    power_kw: Number | None = None
    racks: Number | None = None
    pue: Number | None = None
    energy_price: Number | None = None
    hosting_price: Number | None = None
    source: str = ""


ANYWHERE: Final = ""
"""The site of demand that any site may serve."""


@record
class DemandRow:
    """Throughput needed of a workload in each period, at a site or (empty) at any site."""

    workload: str
    site: str = ""
    amounts: tuple[Number, ...]
    source: str = ""


@record
class FleetLine:
    """Chips of one model at a site that are owned, or ordered before this plan.

    With `arrives` it is an open order: the chips work from the first period that starts
    on or after that day, and `to_pay` (in `currency`) is still due then. They work in the
    periods that start before `retires`. `kw` and `racks` are of the whole line; without
    `kw` the chips' TDP counts.
    """

    id: str
    chip: str
    chips: int
    site: str
    arrives: date | None = None
    retires: date | None = None
    to_pay: Number | None = None
    currency: str = ""
    kw: Number | None = None
    racks: Number | None = None
    source: str = ""
    note: str = ""


@record
class PoolMember:
    """How much of a pool one unit of an offer, or one chip of a model, takes: one is named."""

    offer: str = ""
    chip: str = ""
    weight: Number


@record
class Pool:
    """A bottleneck that several offers share, such as a foundry, packaging or memory.

    What arrives in a period, weighted, is at most `per_period` (in `unit`).
    """

    id: str
    name: str
    unit: str
    per_period: Number
    members: tuple[PoolMember, ...]
    source: str = ""
    note: str = ""
