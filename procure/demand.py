"""What the chips are needed for: workloads, throughputs, readiness, sites and demand."""

from typing import Literal

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

    A pair without a record runs today. `porting_cost` is in the project's currency,
    paid once; `efficiency` (0 to 1) scales the throughput after the port.
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
    month; empty where unknown. With a `supplier` the site is that supplier's region, for
    rented chips that stay there: it has no power or energy of the buyer's.
    """

    id: str
    name: str
    country: str
    supplier: str = ""
    power_kw: Number | None = None
    pue: Number | None = None
    energy_price: Number | None = None
    hosting_price: Number | None = None
    source: str = ""


@record
class DemandRow:
    """Throughput needed of a workload in each period, at a site or (empty) at any site."""

    workload: str
    site: str = ""
    amounts: tuple[Number, ...]
    source: str = ""
