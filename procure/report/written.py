"""Where sheets that are written find the figures of those written before."""

from dataclasses import dataclass

from procure.report.cost_lines import CostLines
from procure.report.inputs import Inputs
from procure.report.places import Places
from procure.report.power import Loads
from procure.report.values import Area


@dataclass(frozen=True, kw_only=True)
class Written:
    """What stands where: `costs` has a row a kind, a column a period, one for later, the total."""

    places: Places
    inputs: Inputs
    loads: Loads
    cost_lines: CostLines
    lines: Area
    orders: Area
    costs: Area
    capacity: Area
    limits: Area
    served: str
    """The cell of the mean share of demand that is served; empty where there is no demand."""
