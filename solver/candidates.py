"""Which offers can be ordered when and delivered where, and why the others cannot."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from procure.check import faults_of_offer
from procure.demand import Site
from procure.errors import InputError
from procure.limits import effective_limits, limit_value
from procure.offers import Offer
from procure.plan import LeftOut
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import DAYS_PER_WEEK, WATTS_PER_KW, after_weeks
from procure.words import sentence
from solver.commitments import left_out_commitments
from solver.eligibility import Delivery, Eligibility
from solver.ports import can_run

ON_DEMAND_PERIODS: Final = 1
_NO_CALENDAR_WEEKS: Final = 5_000


@record
class Candidate:
    """One offer that may be ordered at the start of one period.

    `arrives` is the day of delivery, `due` the period that contains it, `usable` the
    first period in which the chips work, `until` the first in which rented ones no
    longer do (the number of periods or later when they outlast the horizon).
    `sites` are those it may be delivered to, all with a `licence` or all without.
    `blocked_by` holds the keys of the limits that exclude it: such a candidate is only
    there to find out what clashes.
    """

    period: int
    arrives: date
    due: int
    usable: int
    until: int | None
    sites: tuple[str, ...]
    licence: bool
    blocked_by: tuple[str, ...]


@record
class Option:
    """An offer that can be planned: where it may go, and its candidates in order of period.

    `kw` is the power of a unit where it counts (empty where nobody counts it),
    `workloads` those that its chips can serve (some after a port), `rate` what its
    currency is worth in the project's.
    """

    offer: Offer
    supplier: str
    rate: Decimal
    kw: Decimal | None
    sites: tuple[str, ...]
    workloads: tuple[str, ...]
    candidates: tuple[Candidate, ...]


@record
class Screening:
    """The offers that can be planned, and those (or uses of them) left out with the reason."""

    options: tuple[Option, ...]
    left_out: tuple[LeftOut, ...]


class _Reason(Exception):  # noqa: N818 - not a fault: it ends the search for a place in the plan
    """Why an offer is left out: the key and values of a sentence."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = tuple(values.items())


def screen(project: Project, scenario: Scenario) -> Screening:
    """Sort a project's offers into those that the scenario can plan and the others."""
    search = _Search(project, scenario)
    options: list[Option] = []
    left_out: list[LeftOut] = []
    for catalog in project.catalogs:
        for offer in catalog.offers:
            try:
                option = search.option(offer, catalog.supplier)
            except _Reason as reason:
                left_out.append(_left_out(offer.id, catalog.supplier, reason))
                continue
            options.append(option)
            left_out.extend(search.lost_uses(offer, catalog.supplier))
        left_out.extend(left_out_commitments(scenario, catalog))
    return Screening(options=tuple(options), left_out=tuple(left_out))


def given_options(
    project: Project,
    scenario: Scenario,
    wanted: Iterable[tuple[Offer, str, int, tuple[str, ...]]],
) -> Iterator[Option]:
    """Give an option for each (offer, supplier, period, sites) ordered, whatever it breaks.

    Raises InputError for an offer without the price, date or terms that an order needs.
    """
    search = _Search(project, scenario)
    for offer, supplier, period, sites in wanted:
        try:
            yield search.given(offer, supplier, period, sites)
        except _Reason as reason:
            why = sentence(reason.key, reason.values)
            raise InputError("evaluate-offer", offer=offer.description, reason=why) from reason


def _left_out(offer: str, supplier: str, reason: _Reason) -> LeftOut:
    return LeftOut(offer=offer, supplier=supplier, key=reason.key, values=reason.values)


class _Search:
    """Looks at one offer after another, with the project's facts at hand."""

    def __init__(self, project: Project, scenario: Scenario) -> None:
        self._scenario = scenario
        self._chips = {chip.id: chip for chip in project.chips}
        self._stacks = {chip.id: chip.stack for chip in project.chips}
        self._names = {workload.id: workload.name for workload in project.workloads}
        self._rates = {rate.currency: rate.rate for rate in project.rates if rate.rate > 0}
        self._rates[project.currency] = Decimal(1)
        self._sites = project.sites
        self._unready = {(one.stack, one.workload) for one in project.readiness if not can_run(one)}
        self._ports = {
            (one.stack, one.workload) for one in project.readiness if one.status == "port"
        }
        self._programs = {
            program.id: program for catalog in project.catalogs for program in catalog.programs
        }
        self._eligibility = Eligibility(project, scenario)
        self._runs: dict[str, list[str]] = {}
        for one in project.throughputs:
            if one.value is not None and one.value > 0:
                self._runs.setdefault(one.chip, []).append(one.workload)
        self._asked = {row.workload for row in scenario.demand if any(row.amounts)}
        limits = [limit for limit in effective_limits(project, scenario) if limit.on]
        valued = [limit for limit in limits if limit_value(project, limit) is not None]
        self._limited_power = {one.subject for one in valued if one.family == "power"}
        self._limited_racks = {one.subject for one in valued if one.family == "racks"}
        self._lead_limit = next(
            (
                limit.value
                for limit in scenario.limits
                if limit.on and limit.family == "lead_time" and limit.value is not None
            ),
            None,
        )

    def option(self, offer: Offer, supplier: str) -> Option:
        """Give the option that an offer is; raise _Reason when it is none."""
        if offer.id in self._scenario.excluded:
            raise _Reason("left-out-excluded")
        for key, _ in faults_of_offer(offer):
            raise _Reason(f"left-out-{key}")
        self._refuse_what_is_not_planned(offer)
        rate = self._rates.get(offer.currency)
        if rate is None:
            raise _Reason("left-out-rate-missing", currency=offer.currency)
        kw = self._power_of_unit(offer)
        sites = self._sites_for(offer, supplier, kw)
        workloads = self._workloads_of(offer)
        candidates = tuple(self._candidates(offer, sites))
        if not candidates:
            raise self._why_never(offer)
        return Option(
            offer=offer,
            supplier=supplier,
            rate=rate,
            kw=kw,
            sites=sites,
            workloads=workloads,
            candidates=candidates,
        )

    def given(self, offer: Offer, supplier: str, period: int, sites: tuple[str, ...]) -> Option:
        """Give the option of one order; raise _Reason when it has no price or date."""
        for key, _ in faults_of_offer(offer):
            raise _Reason(f"left-out-{key}")
        self._refuse_what_is_not_planned(offer)
        rate = self._rates.get(offer.currency)
        if rate is None:
            raise _Reason("left-out-rate-missing", currency=offer.currency)
        weeks = self._lead_weeks(offer)
        if weeks > _NO_CALENDAR_WEEKS:
            raise _Reason("left-out-too-late", weeks=f"{weeks:f}")
        placed = self._scenario.horizon.starts(period)
        return Option(
            offer=offer,
            supplier=supplier,
            rate=rate,
            kw=self._power_of_unit(offer),
            sites=sites,
            workloads=(),
            candidates=tuple(
                self._candidate(offer, period, delivery)
                for delivery in self._one_of_each_site(offer, sites, placed, weeks)
            ),
        )

    def _one_of_each_site(
        self, offer: Offer, sites: tuple[str, ...], placed: date, weeks: Decimal
    ) -> Iterator[Delivery]:
        """Give how an order reaches each site: banned only where no licence would do."""
        reached: set[str] = set()
        for delivery in self._eligibility.deliveries(offer, sites, placed, weeks):
            left = tuple(site for site in delivery.sites if site not in reached)
            reached.update(left)
            if left:
                yield replace(delivery, sites=left)

    def _refuse_what_is_not_planned(self, offer: Offer) -> None:
        """Never plan an offer as if what the program cannot model were not there."""
        if offer.program and self._programs[offer.program].one_time_cost is None:
            name = self._programs[offer.program].name
            raise _Reason("left-out-program-unknown-cost", program=name)
        if offer.program and self._programs[offer.program].currency not in self._rates:
            currency = self._programs[offer.program].currency
            raise _Reason("left-out-rate-missing", currency=currency)

    def _power_of_unit(self, offer: Offer) -> Decimal | None:
        if offer.kw_per_unit is not None:
            return offer.kw_per_unit
        total = Decimal(0)
        for content in offer.contents:
            figure = self._chips[content.chip].tdp_w
            if figure is None:
                return None
            total += figure.value * content.count / WATTS_PER_KW
        return total

    def _sites_for(self, offer: Offer, supplier: str, kw: Decimal | None) -> tuple[str, ...]:
        if offer.kind == "rent" and offer.hosted_by is None:
            raise _Reason("left-out-host-unknown")
        if offer.kind == "rent" and offer.hosted_by == "supplier":
            regions = [site for site in self._sites if site.supplier == supplier]
            if not regions:
                raise _Reason("left-out-no-region", supplier=supplier)
            places = [site for site in regions if _may_go(offer, site)]
        else:
            own = [site for site in self._sites if not site.supplier]
            allowed = [site for site in own if _may_go(offer, site)]
            places = [site for site in allowed if kw is not None or not self._counts_power(site)]
            if allowed and not places:
                raise _Reason("left-out-power-unknown")
            if offer.racks_per_unit is None:
                open_sites = [site for site in places if site.id not in self._limited_racks]
                if places and not open_sites:
                    raise _Reason("left-out-racks-unknown")
                places = open_sites
        if not places:
            raise _Reason("left-out-nowhere", countries=", ".join(offer.deliver_to))
        return tuple(site.id for site in places)

    def _counts_power(self, site: Site) -> bool:
        counts_energy = (
            site.pue is not None
            and site.energy_price is not None
            and self._scenario.utilisation is not None
        )
        is_hosted = site.hosting_price is not None
        return counts_energy or is_hosted or site.id in self._limited_power

    def _workloads_of(self, offer: Offer) -> tuple[str, ...]:
        found: list[str] = []
        for content in offer.contents:
            stack = self._stacks[content.chip]
            for workload in self._runs.get(content.chip, ()):
                runs = (stack, workload) not in self._unready
                if runs and workload in self._asked and workload not in found:
                    found.append(workload)
        if found:
            return tuple(found)
        ported = [use for content in offer.contents for use in self._without_port(content.chip)]
        if ported:
            stacks = sorted({self._stacks[content.chip] for content in offer.contents})
            raise _Reason(
                "left-out-port",
                stack=", ".join(stacks),
                workloads=", ".join(self._names[one] for one in dict.fromkeys(ported)),
            )
        names = ", ".join(self._chips[content.chip].name for content in offer.contents)
        raise _Reason("left-out-no-throughput", chips=names)

    def _without_port(self, chip: str) -> Iterator[str]:
        for workload in self._runs.get(chip, ()):
            pair = self._stacks[chip], workload
            if pair in self._ports & self._unready and workload in self._asked:
                yield workload

    def lost_uses(self, offer: Offer, supplier: str) -> Iterator[LeftOut]:
        """List the workloads that an offer would serve after a port that cannot be planned."""
        for content in offer.contents:
            for workload in self._without_port(content.chip):
                yield LeftOut(
                    offer=offer.id,
                    supplier=supplier,
                    workload=workload,
                    key="left-out-use-port",
                    values=(
                        ("workload", self._names[workload]),
                        ("stack", self._stacks[content.chip]),
                    ),
                )

    def _lead_weeks(self, offer: Offer) -> Decimal:
        chosen = lead_weeks(self._scenario, offer)
        if chosen is None:
            raise _Reason("left-out-offer-lead-unknown")
        return chosen

    def _candidates(self, offer: Offer, sites: tuple[str, ...]) -> Iterator[Candidate]:
        horizon = self._scenario.horizon
        weeks = self._lead_weeks(offer)
        if weeks * DAYS_PER_WEEK > (horizon.starts(horizon.periods) - horizon.start).days:
            return
        for period in range(horizon.periods):
            placed = horizon.starts(period)
            if _is_valid(offer, placed):
                for delivery in self._eligibility.deliveries(offer, sites, placed, weeks):
                    candidate = self._candidate(offer, period, delivery)
                    if candidate.usable < horizon.periods and not self._is_early(offer, candidate):
                        yield candidate

    def _is_early(self, offer: Offer, candidate: Candidate) -> bool:
        earliest = self._programs[offer.program].earliest if offer.program else None
        return earliest is not None and candidate.arrives < earliest

    def _candidate(self, offer: Offer, period: int, delivery: Delivery) -> Candidate:
        """Give the candidate of one delivery."""
        horizon = self._scenario.horizon
        arrives = after_weeks(horizon.starts(period), delivery.weeks)
        usable = horizon.first_from(arrives)
        blocked = []
        if self._lead_limit is not None and delivery.weeks > self._lead_limit:
            blocked.append("lead_time")
        if delivery.banned:
            blocked.append("eligibility")
        term = self._term(offer)
        return Candidate(
            period=period,
            arrives=arrives,
            due=horizon.containing(arrives),
            usable=usable,
            until=None if term is None else usable + term,
            sites=delivery.sites,
            licence=delivery.licence,
            blocked_by=tuple(blocked),
        )

    def _term(self, offer: Offer) -> int | None:
        if offer.kind == "purchase":
            return None
        length = self._scenario.horizon.months
        if offer.term_months is None or length % offer.term_months == 0:
            # On demand, or a term so short that renewing it fills a period exactly.
            return ON_DEMAND_PERIODS
        if offer.term_months % length:
            raise _Reason("left-out-term", months=str(offer.term_months), period=str(length))
        return offer.term_months // length

    def _why_never(self, offer: Offer) -> _Reason:
        horizon = self._scenario.horizon
        starts = [horizon.starts(period) for period in range(horizon.periods)]
        if not any(_is_valid(offer, day) for day in starts):
            until = offer.valid_until.isoformat() if offer.valid_until else ""
            since = offer.valid_from.isoformat() if offer.valid_from else ""
            return _Reason("left-out-not-valid", since=since or "…", until=until or "…")
        if offer.program and self._programs[offer.program].earliest is not None:
            program = self._programs[offer.program]
            earliest = program.earliest.isoformat() if program.earliest else ""
            return _Reason("left-out-program-too-early", program=program.name, earliest=earliest)
        return _Reason("left-out-too-late", weeks=f"{self._lead_weeks(offer):f}")


def lead_weeks(scenario: Scenario, offer: Offer) -> Decimal | None:
    """Give the lead time by which a scenario plans an offer, without any licence."""
    first, second = offer.lead_weeks, offer.lead_weeks_p90
    if scenario.lead_time == "p90":
        first, second = second, first
    return first if first is not None else second


def _may_go(offer: Offer, site: Site) -> bool:
    return not offer.deliver_to or site.country in offer.deliver_to


def _is_valid(offer: Offer, placed: date) -> bool:
    since_holds = offer.valid_from is None or placed >= offer.valid_from
    until_holds = offer.valid_until is None or placed <= offer.valid_until
    return since_holds and until_holds
