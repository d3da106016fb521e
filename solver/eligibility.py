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
_STRICTNESS: Final = ("allowed", "licence", "banned")


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


@record
class Against:
    """A rule that stands against a delivery, and the chip that it is about."""

    chip: str
    rule: ExportRule


def _later_and_stricter(rule: ExportRule) -> tuple[date, int]:
    return rule.start, _STRICTNESS.index(rule.status)


class Eligibility:
    """The export rules of a project's chips, as a scenario takes them."""

    def __init__(self, project: Project, scenario: Scenario) -> None:
        self._countries = {site.id: site.country for site in project.sites}
        self._rules: dict[tuple[str, str], list[ExportRule]] = defaultdict(list)
        for chip in project.chips:
            # Of several that start on one day, the last in this order holds: the strictest.
            for rule in sorted(chip.export_rules, key=_later_and_stricter):
                self._rules[chip.id, rule.country].append(rule)
        limit = next((one for one in effective_limits(project, scenario) if one.key == KEY), None)
        self.holds = limit is not None and limit.on
        self.licence_weeks = limit.value if limit is not None else None

    def deliveries(
        self, offer: Offer, sites: tuple[str, ...], placed: date, weeks: Decimal
    ) -> list[Delivery]:
        """Split the sites of an order by what its delivery there needs, the plain one first.

        Where a licence adds weeks, a delivery without them is among the banned ones: it is
        what could be, were there no export rules.
        """
        crosses_a_border = offer.kind == "purchase" or offer.hosted_by != "supplier"
        if not self.holds or not crosses_a_border:
            return [Delivery(sites=sites, licence=False, weeks=weeks, banned=False)]
        free: list[str] = []
        licensed: list[str] = []
        excluded: list[str] = []
        for site in sites:
            against = self.rule_against(offer, site, placed, weeks)
            if against is None:
                free.append(site)
                continue
            excluded.append(site)
            if against.rule.status == "licence" and self.licence_weeks is not None:
                licensed.append(site)
        longer = weeks + (self.licence_weeks or 0)
        found = [
            Delivery(sites=tuple(free), licence=False, weeks=weeks, banned=False),
            Delivery(sites=tuple(licensed), licence=True, weeks=longer, banned=False),
            Delivery(sites=tuple(excluded), licence=False, weeks=weeks, banned=True),
        ]
        return [delivery for delivery in found if delivery.sites]

    def rule_against(self, offer: Offer, site: str, placed: date, weeks: Decimal) -> Against | None:
        """Give the rule that bans a delivery, or else the one that asks for a licence.

        A licence is asked for on the day of the order or of an arrival without one; a ban
        counts on the day of an arrival with one too.
        """
        first = [placed, after_weeks(placed, weeks)]
        found = [one for day in first for one in self._in_force(offer, site, day)]
        asked = next((one for one in found if one.rule.status == "licence"), None)
        if asked is not None and self.licence_weeks is not None:
            late = after_weeks(placed, weeks + self.licence_weeks)
            found += self._in_force(offer, site, late)
        return next((one for one in found if one.rule.status == "banned"), asked)

    def _in_force(self, offer: Offer, site: str, day: date) -> Iterable[Against]:
        """List the rules of the chips in a unit that hold at a site on a day."""
        for content in offer.contents:
            rules = self._rules.get((content.chip, self._countries[site]), ())
            begun = [rule for rule in rules if rule.start <= day]
            if begun:
                yield Against(chip=content.chip, rule=begun[-1])
