"""Where the units of an offer may stand, and the power they draw there."""

from decimal import Decimal

from procure.demand import Site
from procure.limits import effective_limits, limit_value
from procure.offers import Offer
from procure.project import Project
from procure.scenario import Scenario
from procure.units import WATTS_PER_KW
from solver.reason import Reason


class Places:
    """The sites of a project, as a scenario limits them."""

    def __init__(self, project: Project, scenario: Scenario) -> None:
        self._sites = project.sites
        self._chips = {chip.id: chip for chip in project.chips}
        self._has_load = scenario.utilisation is not None
        limits = [limit for limit in effective_limits(project, scenario) if limit.on]
        valued = [limit for limit in limits if limit_value(project, limit) is not None]
        self._limited_power = {one.subject for one in valued if one.family == "power"}
        self._limited_racks = {one.subject for one in valued if one.family == "racks"}

    def power_of_unit(self, offer: Offer) -> Decimal | None:
        """Give the kW of a unit: as quoted, or its chips' TDP; None where one is unknown."""
        if offer.kw_per_unit is not None:
            return offer.kw_per_unit
        total = Decimal(0)
        for content in offer.contents:
            figure = self._chips[content.chip].tdp_w
            if figure is None:
                return None
            total += figure.value * content.count / WATTS_PER_KW
        return total

    def sites_for(self, offer: Offer, supplier: str, kw: Decimal | None) -> tuple[str, ...]:
        """List the sites where units of so many kW may stand; raise Reason where none is."""
        if offer.kind == "rent" and offer.hosted_by is None:
            raise Reason("left-out-host-unknown")
        if offer.kind == "rent" and offer.hosted_by == "supplier":
            regions = [site for site in self._sites if site.supplier == supplier]
            if not regions:
                raise Reason("left-out-no-region", supplier=supplier)
            places = [site for site in regions if _may_go(offer, site)]
        else:
            own = [site for site in self._sites if not site.supplier]
            allowed = [site for site in own if _may_go(offer, site)]
            places = [site for site in allowed if kw is not None or not self._counts_power(site)]
            if allowed and not places:
                raise Reason("left-out-power-unknown")
            if offer.racks_per_unit is None:
                open_sites = [site for site in places if site.id not in self._limited_racks]
                if places and not open_sites:
                    raise Reason("left-out-racks-unknown")
                places = open_sites
        if not places:
            raise Reason("left-out-nowhere", countries=", ".join(offer.deliver_to))
        return tuple(site.id for site in places)

    def _counts_power(self, site: Site) -> bool:
        counts_energy = site.pue is not None and site.energy_price is not None and self._has_load
        is_hosted = site.hosting_price is not None
        return counts_energy or is_hosted or site.id in self._limited_power


def _may_go(offer: Offer, site: Site) -> bool:
    return not offer.deliver_to or site.country in offer.deliver_to
