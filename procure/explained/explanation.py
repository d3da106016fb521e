"""All that was found about one plan: what the workbook, the command line and the window show."""

from procure.explained.alternatives import Alternatives, LeastChange
from procure.explained.causes import Causes
from procure.explained.flips import FlipPoints
from procure.explained.frontier import Frontier
from procure.explained.limit_costs import LimitCost
from procure.explained.negotiation import Negotiation
from procure.explained.offer_cases import OfferCase
from procure.explained.repairs import Repairs
from procure.explained.signing import Signings
from procure.record import record


@record
class Explanation:
    """What was found about a plan, part by part; a part that was not asked for is empty.

    `digest` is that of the inputs that the explained plan answers (`Plan.digest`). `flips` holds
    one record for each axis asked about, `frontiers` one for each limit.
    """

    digest: str
    repairs: Repairs | None = None
    limit_costs: tuple[LimitCost, ...] = ()
    offers: tuple[OfferCase, ...] = ()
    negotiation: tuple[Negotiation, ...] = ()
    signing: Signings | None = None
    flips: tuple[FlipPoints, ...] = ()
    frontiers: tuple[Frontier, ...] = ()
    alternatives: Alternatives | None = None
    causes: Causes | None = None
    least_change: LeastChange | None = None
