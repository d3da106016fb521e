"""Placements: whole units, where they may go, and where export rules let them."""

from collections.abc import Iterator
from datetime import date

from procure.audit.facts import Facts, later
from procure.demand import Site
from procure.offers import Offer
from procure.plan import Order

_SEVERITY = ("allowed", "licence", "banned")


def placements(facts: Facts) -> None:
    """All units of an order stand somewhere, whole, where they may go."""
    names = {order.id for order in facts.plan.orders}
    for placement in facts.plan.placements:
        facts.must(
            placement.order in names and placement.site in facts.sites,
            "audit-placement-unknown",
            order=placement.order,
            site=placement.site,
        )
        facts.must(placement.units > 0, "audit-placement-units", order=placement.order)
    for order in facts.known:
        supplier, offer = facts.offers[order.offer]
        sites = facts.at[order.id]
        facts.same("audit-placement", sum(sites.values()), order.units, order=order.id)
        for name in sites:
            site = facts.sites.get(name)
            if site is None:
                continue
            fits = site.supplier == supplier if _stays(offer) else not site.supplier
            fits = fits and (not offer.deliver_to or site.country in offer.deliver_to)
            facts.must(fits, "audit-site", order=order.id, site=site.name)


def export_rules(facts: Facts) -> None:
    """Nothing goes where it is banned, or needs a licence that its order does not have."""
    for order in facts.known:
        if order.licence:
            facts.must(facts.licence_weeks is not None, "audit-licence-none", order=order.id)
    if facts.eligibility is None:
        return
    for order in facts.known:
        _, offer = facts.offers[order.offer]
        for name in facts.at[order.id]:
            site = facts.sites.get(name)
            if site is not None:
                _export(facts, order, offer, site)


def _export(facts: Facts, order: Order, offer: Offer, site: Site) -> None:
    weeks = facts.weeks(offer)
    plain = order.arrives if weeks is None else later(order.placed, weeks)
    found = {
        verdict
        for day in (order.placed, plain)
        for verdict in _verdicts(facts, offer, site.country, day)
    }
    if not order.licence:
        facts.must(found <= {"allowed"}, "audit-export", order=order.id, site=site.name)
        return
    # A rule that starts while the licence is waited for can ban what was ordered.
    then = _verdicts(facts, offer, site.country, order.arrives)
    banned = "banned" in {*found, *then}
    facts.must(not banned, "audit-export", order=order.id, site=site.name)
    facts.must("licence" in found, "audit-licence", order=order.id, site=site.name)


def _verdicts(facts: Facts, offer: Offer, country: str, day: date) -> Iterator[str]:
    """Say for each chip of an offer what holds in a country on a day."""
    if _stays(offer):
        return
    for content in offer.contents:
        rules = [
            (rule.start, _SEVERITY.index(rule.status), rule.status)
            for rule in facts.chips[content.chip].export_rules
            if rule.country == country and rule.start <= day
        ]
        if rules:
            yield max(rules)[2]


def _stays(offer: Offer) -> bool:
    """Tell whether an offer's chips stay with the supplier."""
    return offer.kind == "rent" and offer.hosted_by == "supplier"
