"""Where units of an order may be entered: at sites that its offer may be delivered to."""

from procure.figures import OrderRow
from procure.report.places import Places
from procure.report.subject import Subject


def may_deliver(subject: Subject, places: Places, row: OrderRow, site: str) -> bool:
    """Tell whether an order may be delivered to a site, export rules left out of doubt.

    A site in a country that an export rule names for one of the chips is not offered: what
    holds there depends on the days, which the program checks and a workbook cannot.
    """
    catalog, offer = places.listed(row)
    place = places.facts.sites[site]
    if offer.kind == "rent" and offer.hosted_by == "supplier":
        return place.supplier == catalog.supplier
    if place.supplier or (offer.deliver_to and place.country not in offer.deliver_to):
        return False
    return not any(
        rule.country == place.country
        for content in offer.contents
        for rule in subject.names.chips[content.chip].export_rules
    )
