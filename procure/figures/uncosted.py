"""What a plan's total leaves out because nobody knows it."""

from procure.names import Names
from procure.offers import Offer
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario


def is_uncosted(offer: Offer) -> bool:
    """Tell whether a unit costs more than is known: its integration cost was never entered."""
    return offer.kind == "purchase" and offer.integration_cost is None


def uncosted(project: Project, _scenario: Scenario, plan: Plan) -> tuple[Offer, ...]:
    """List the offers that are ordered though their integration cost is not known, each once."""
    names = Names(project)
    ordered = dict.fromkeys(order.offer for order in plan.orders)
    offers = (names.offers[one][1] for one in ordered if one in names.offers)
    return tuple(offer for offer in offers if is_uncosted(offer))
