"""Which offers can be ordered when and delivered where, and why the others cannot."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from procure.check import faults_of_offer
from procure.errors import InputError
from procure.offer_facts import as_set
from procure.offers import Offer
from procure.plan import LeftOut
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import DAYS_PER_WEEK, after_weeks
from procure.words import sentence
from solver.commitments import left_out_commitments
from solver.eligibility import Delivery, Eligibility
from solver.places import Places
from solver.reason import Reason
from solver.uses import Uses

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


def screen(project: Project, scenario: Scenario) -> Screening:
    """Sort a project's offers into those that the scenario can plan and the others."""
    search = _Search(project, scenario)
    options: list[Option] = []
    left_out: list[LeftOut] = []
    for catalog in project.catalogs:
        for offer in catalog.offers:
            try:
                option = search.option(offer, catalog.supplier)
            except Reason as reason:
                left_out.append(_left_out(offer.id, catalog.supplier, reason))
                continue
            options.append(option)
            left_out.extend(search.uses.lost_uses(offer, catalog.supplier))
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
        except Reason as reason:
            why = sentence(reason.key, reason.values)
            raise InputError("evaluate-offer", offer=offer.description, reason=why) from reason


def _left_out(offer: str, supplier: str, reason: Reason) -> LeftOut:
    return LeftOut(offer=offer, supplier=supplier, key=reason.key, values=reason.values)


class _Search:
    """Looks at one offer after another, with the project's facts at hand."""

    def __init__(self, project: Project, scenario: Scenario) -> None:
        self._scenario = scenario
        self._excluded = as_set(scenario.excluded)
        self._rates = {rate.currency: rate.rate for rate in project.rates if rate.rate > 0}
        self._rates[project.currency] = Decimal(1)
        self._places = Places(project, scenario)
        self.uses = Uses(project, scenario)
        self._programs = {
            program.id: program for catalog in project.catalogs for program in catalog.programs
        }
        self._eligibility = Eligibility(project, scenario)
        self._lead_limit = next(
            (
                limit.value
                for limit in scenario.limits
                if limit.on and limit.family == "lead_time" and limit.value is not None
            ),
            None,
        )

    def option(self, offer: Offer, supplier: str) -> Option:
        """Give the option that an offer is; raise Reason when it is none."""
        if offer.id in self._excluded:
            raise Reason("left-out-excluded")
        self._refuse_what_is_not_planned(offer)
        kw = self._places.power_of_unit(offer)
        sites = self._places.sites_for(offer, supplier, kw)
        workloads = self.uses.workloads_of(offer)
        candidates = tuple(self._candidates(offer, sites))
        if not candidates:
            raise self._why_never(offer)
        return Option(
            offer=offer,
            supplier=supplier,
            rate=self._rates[offer.currency],
            kw=kw,
            sites=sites,
            workloads=workloads,
            candidates=candidates,
        )

    def given(self, offer: Offer, supplier: str, period: int, sites: tuple[str, ...]) -> Option:
        """Give the option of one order; raise Reason when it has no price or date."""
        self._refuse_what_is_not_planned(offer)
        weeks = self._lead_weeks(offer)
        if weeks > _NO_CALENDAR_WEEKS:
            raise Reason("left-out-too-late", weeks=f"{weeks:f}")
        placed = self._scenario.horizon.starts(period)
        return Option(
            offer=offer,
            supplier=supplier,
            rate=self._rates[offer.currency],
            kw=self._places.power_of_unit(offer),
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
        """Never plan an offer as if what it lacks, or the program cannot model, were not there."""
        for key, _ in faults_of_offer(offer):
            raise Reason(f"left-out-{key}")
        currencies = [offer.currency]
        if offer.program:
            program = self._programs[offer.program]
            if program.one_time_cost is None:
                raise Reason("left-out-program-unknown-cost", program=program.name)
            currencies.insert(0, program.currency)
        for currency in currencies:
            if currency not in self._rates:
                raise Reason("left-out-rate-missing", currency=currency)

    def _lead_weeks(self, offer: Offer) -> Decimal:
        chosen = lead_weeks(self._scenario, offer)
        if chosen is None:
            raise Reason("left-out-offer-lead-unknown")
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
            raise Reason("left-out-term", months=str(offer.term_months), period=str(length))
        return offer.term_months // length

    def _why_never(self, offer: Offer) -> Reason:
        horizon = self._scenario.horizon
        starts = [horizon.starts(period) for period in range(horizon.periods)]
        if not any(_is_valid(offer, day) for day in starts):
            until = offer.valid_until.isoformat() if offer.valid_until else ""
            since = offer.valid_from.isoformat() if offer.valid_from else ""
            return Reason("left-out-not-valid", since=since or "…", until=until or "…")
        if offer.program and self._programs[offer.program].earliest is not None:
            program = self._programs[offer.program]
            earliest = program.earliest.isoformat() if program.earliest else ""
            return Reason("left-out-program-too-early", program=program.name, earliest=earliest)
        return Reason("left-out-too-late", weeks=f"{self._lead_weeks(offer):f}")


def lead_weeks(scenario: Scenario, offer: Offer) -> Decimal | None:
    """Give the lead time by which a scenario plans an offer, without any licence."""
    first, second = offer.lead_weeks, offer.lead_weeks_p90
    if scenario.lead_time == "p90":
        first, second = second, first
    return first if first is not None else second


def _is_valid(offer: Offer, placed: date) -> bool:
    since_holds = offer.valid_from is None or placed >= offer.valid_from
    until_holds = offer.valid_until is None or placed <= offer.valid_until
    return since_holds and until_holds
