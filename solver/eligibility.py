"""Where export rules let an offer be delivered, and what a licence adds."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from procure.chips import ExportRule
from procure.limits import effective_limits
from procure.offers import Offer
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import after_weeks

KEY: Final = "eligibility"


@record
class Delivery:
    """Sites to which an order of one day is delivered alike.

    `banned` says that the rules exclude them: such a delivery is only there to find out
    what clashes.
    """

    sites: tuple[str, ...]
    licence: bool
    weeks: Decimal
    banned: bool


class Eligibility:
    """The export rules of a project's chips, as a scenario takes them."""

    def __init__(self, project: Project, scenario: Scenario) -> None:
        self._countries = {site.id: site.country for site in project.sites}
        self._rules: dict[tuple[str, str], list[ExportRule]] = defaultdict(list)
        for chip in project.chips:
            for rule in sorted(chip.export_rules, key=lambda rule: rule.start):
                self._rules[chip.id, rule.country].append(rule)
        limit = next((one for one in effective_limits(project, scenario) if one.key == KEY), None)
        self.holds = limit is not None and limit.on
        self._licence_weeks = limit.value if limit is not None else None

    def deliveries(
        self, offer: Offer, sites: tuple[str, ...], placed: date, weeks: Decimal
    ) -> list[Delivery]:
        """Split the sites of an order by what its delivery there needs, the plain one first."""
        crosses_a_border = offer.kind == "purchase" or offer.hosted_by != "supplier"
        if not self.holds or not crosses_a_border:
            return [Delivery(sites=sites, licence=False, weeks=weeks, banned=False)]
        groups: dict[tuple[bool, bool], list[str]] = defaultdict(list)
        for site in sites:
            groups[self._needs(offer, self._countries[site], placed, weeks)].append(site)
        return [
            Delivery(
                sites=tuple(names),
                licence=licence,
                weeks=weeks + (self._licence_weeks or 0) if licence else weeks,
                banned=banned,
            )
            for (banned, licence), names in sorted(groups.items())
        ]

    def _needs(self, offer: Offer, country: str, placed: date, weeks: Decimal) -> tuple[bool, bool]:
        """Tell whether a delivery is banned, and whether it needs a licence."""
        days = [placed, after_weeks(placed, weeks)]
        asked = {status for day in days for status in self._statuses(offer, country, day)}
        if "banned" in asked:
            return True, False
        if "licence" not in asked:
            return False, False
        if self._licence_weeks is None:
            return True, False
        arrives = after_weeks(placed, weeks + self._licence_weeks)
        if "banned" in self._statuses(offer, country, arrives):
            return True, False
        return False, True

    def _statuses(self, offer: Offer, country: str, day: date) -> Iterable[str]:
        """List what the rules of the chips in a unit say on a day; without one: nothing."""
        for content in offer.contents:
            rules = self._rules.get((content.chip, country), ())
            in_force = [rule.status for rule in rules if rule.start <= day]
            if in_force:
                yield in_force[-1]

    def first_rule(self, offer: Offer, sites: Iterable[str]) -> tuple[str, ExportRule] | None:
        """Give a chip of the offer and a rule that limits it at one of the sites."""
        for content in offer.contents:
            for site in sites:
                for rule in self._rules.get((content.chip, self._countries[site]), ()):
                    if rule.status != "allowed":
                        return content.chip, rule
        return None
