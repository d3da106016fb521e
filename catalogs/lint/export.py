"""Chips that may not go, or not without a licence, to the countries of the buyer's sites."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from catalogs.lint.listed import Finding, Found, Listed
from procure.chips import Chip, ExportRule
from procure.offers import Offer

_STRICTNESS: Final = ("allowed", "licence", "banned")


def controlled(listed: Listed) -> Found:
    """Find offers whose chips an export rule keeps from a site, in force when orders are placed.

    Rent that stays with its supplier crosses no border.
    """
    known = listed.known
    if not known.countries:
        return
    start = known.first_order or known.today
    end = max(known.last_order or start, start)
    for alike in listed.alike:
        chips = [listed.chips[one.chip] for one in alike.contents if one.chip in listed.chips]
        rules = [
            (chip, rule)
            for chip in chips
            for country in known.countries
            for rule in strictest(chip, country, start, end)
        ]
        for offer in alike.offers if rules else ():
            if offer.kind == "purchase" or offer.hosted_by != "supplier":
                yield from _of_offer(offer, rules, waits=known.export == "licence_waited_for")


def strictest(chip: Chip, country: str, start: date, end: date) -> Iterable[ExportRule]:
    """Give the strictest rule of a country between two days that is not "allowed", if any."""
    rules = sorted(
        (rule for rule in chip.export_rules if rule.country == country and rule.start <= end),
        key=lambda rule: (rule.start, _STRICTNESS.index(rule.status)),
    )
    begun = [rule for rule in rules if rule.start <= start][-1:]
    held = [*begun, *(rule for rule in rules if rule.start > start)]
    worst = max(held, key=lambda rule: _STRICTNESS.index(rule.status), default=None)
    return (worst,) if worst is not None and worst.status != "allowed" else ()


def _of_offer(offer: Offer, rules: Iterable[tuple[Chip, ExportRule]], *, waits: bool) -> Found:
    for chip, rule in rules:
        if offer.deliver_to and rule.country not in offer.deliver_to:
            continue
        key = "export-banned" if rule.status == "banned" else "export-licence"
        if key == "export-licence" and waits:
            key = "export-licence-waited"
        values = (
            ("chip", chip.name),
            ("country", rule.country),
            ("start", rule.start.isoformat()),
        )
        yield Finding(key, offer, "deliver_to", values)
