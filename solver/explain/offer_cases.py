"""Why each offer is in the plan, or not, with its cost for each workload; nothing is solved."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal

from procure.demand import ANYWHERE
from procure.explained.offer_cases import (
    ChipCase,
    Compared,
    OfferCase,
    OfferCost,
    OfferUse,
    UseCost,
    WhyNot,
)
from procure.offers import Content
from procure.plan import LeftOut, Order, Plan
from procure.project import Project
from solver.candidates import Option, screen
from solver.columns import Column
from solver.engine import ignore
from solver.explain.asker import Asker
from solver.explain.dominance import Dominance, Ordered
from solver.explain.offer_beside import Beside, Other
from solver.explain.offer_costs import OfferCosts
from solver.explain.offer_places import Places
from solver.explain.offer_reasons import Reasons
from solver.instance import make_instance

_CHEAPEST_OF_EACH = 3
_MOST_USED = 20
"""Among so many an offer that makes others needless is looked for, not among all pairs."""


def offer_cases(
    asker: Asker,
    offers: Collection[str] | None = None,
    *,
    on_found: Callable[[OfferCase], None] = ignore,
) -> tuple[OfferCase, ...]:
    """Tell of each offer (or of those named) how it stands beside the plan, in their order.

    Costs are in the project's currency per unit of a workload's throughput and year. A stop
    ends it with what was found until then.
    """
    cases = _Cases(asker)
    found: list[OfferCase] = []
    for catalog, offer in asker.project.offers():
        if asker.should_stop():
            break
        if offers is None or offer.id in offers:
            found.append(cases.of(offer.id, catalog.supplier))
            on_found(found[-1])
    return tuple(found)


def chip_cases(project: Project, cases: Iterable[OfferCase]) -> tuple[ChipCase, ...]:
    """Gather cases by chip, those of each used first, then the cheapest first."""
    by_offer = {case.offer: case for case in cases}
    chips: dict[str, int] = {chip.id: 0 for chip in project.chips}
    offers: dict[str, list[OfferCase]] = defaultdict(list)
    for _, offer in project.offers():
        case = by_offer.get(offer.id)
        for content in offer.contents if case is not None else ():
            chips[content.chip] += content.count * by_offer[offer.id].units
            offers[content.chip].append(by_offer[offer.id])
    return tuple(
        ChipCase(
            chip=chip,
            chips=count,
            offers=tuple(
                dict.fromkeys(one.offer for one in sorted(offers[chip], key=_used_then_cheap))
            ),
        )
        for chip, count in chips.items()
    )


def _used_then_cheap(case: OfferCase) -> tuple[bool, bool, Decimal]:
    return not case.units, case.cost is None, _least(case.cost)


def _least(cost: OfferCost | None) -> Decimal:
    works = cost.works if cost is not None else ()
    return min((one.cost for one in works), default=Decimal(0))


class _Cases:
    """Looks at one offer after another, with the plan at hand."""

    def __init__(self, asker: Asker) -> None:
        self._plan: Plan = asker.plan
        screening = screen(asker.project, asker.scenario)
        self._options = {option.offer.id: option for option in screening.options}
        # With every limit giving, what a limit forbids has its costs, too.
        self._instance = make_instance(
            asker.project, asker.scenario, screening, every_limit_gives=True
        )
        self._columns: dict[str, list[Column]] = defaultdict(list)
        for column in self._instance.columns:
            self._columns[column.option.offer.id].append(column)
        self._left_out: dict[str, LeftOut] = {}
        self._not_for: dict[str, list[LeftOut]] = defaultdict(list)
        for one in asker.plan.left_out:
            if one.workload:
                self._not_for[one.offer].append(one)
            else:
                self._left_out[one.offer] = one
        self._orders: dict[str, list[Order]] = defaultdict(list)
        for order in asker.plan.orders:
            self._orders[order.offer].append(order)
        self._place = {offer.id: at for at, (_, offer) in enumerate(asker.project.offers())}
        self._costs = OfferCosts(self._instance, asker.plan)
        places = Places(self._instance, asker.plan, self._costs)
        self._reasons = Reasons(self._instance, asker.plan, self._costs, places)
        self._beside = Beside(self._instance, asker.plan, self._costs, places, self._reasons)
        self._dominance = Dominance(self._instance, self._is_used_up)
        self._known: dict[str, OfferCost | None] = {}
        self._betters = self._find_betters()
        self._others: tuple[Other, ...] | None = None

    def of(self, offer: str, supplier: str) -> OfferCase:
        """Give the case of one offer."""
        orders = self._orders.get(offer, [])
        cost = self._cost(offer)
        uses = tuple(self._uses(self._options[offer], orders)) if orders else ()
        return OfferCase(
            offer=offer,
            supplier=supplier,
            units=sum(order.units for order in orders),
            cost=cost,
            uses=uses,
            beside=tuple(self._costs_beside(offer, uses)),
            why_not=() if orders else tuple(self._why_not(offer, cost)),
            not_for=tuple(self._not_for.get(offer, ())),
        )

    def _cost(self, offer: str) -> OfferCost | None:
        if offer not in self._known:
            self._known[offer] = self._priced(offer)
        return self._known[offer]

    def _priced(self, offer: str) -> OfferCost | None:
        orders = self._orders.get(offer)
        if orders:
            option = self._options[offer]
            return self._costs.of_orders(orders, _chips(option.offer.contents), option.kw)
        columns = self._columns.get(offer, ())
        free = [column for column in columns if not column.candidate.blocked_by]
        return self._costs.first_order(free or columns)

    # What it is used for

    def _uses(self, option: Option, orders: list[Order]) -> Iterator[OfferUse]:
        """Give what the chips do at the sites where units of the orders are."""
        by_id = {order.id: order for order in orders}
        standing: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for placement in self._plan.placements:
            order = by_id.get(placement.order)
            if order is not None:
                for period in self._costs.at_work(order):
                    chips = placement.units * option.offer.chips_per_unit
                    standing[placement.site][period] += chips
        models = {content.chip for content in option.offer.contents}
        done: dict[tuple[str, str], list[int]] = defaultdict(list)
        for one in self._plan.assignments:
            if one.chip in models and one.period in standing.get(one.site, ()):
                done[one.site, one.workload].append(one.period)
        for (site, workload), periods in done.items():
            yield OfferUse(
                site=site,
                chips=max(standing[site].values()),
                workload=workload,
                first=min(periods),
                last=max(periods),
            )

    def _costs_beside(self, offer: str, uses: Iterable[OfferUse]) -> Iterator[UseCost]:
        """Set what an offer is used for beside the other ways to the same work."""
        for workload in dict.fromkeys(use.workload for use in uses):
            found = self._beside.of(offer, workload, self._all_others())
            if found is not None:
                yield found

    def _all_others(self) -> tuple[Other, ...]:
        """Give the offers that no limit forbids, each priced at its first chance."""
        if self._others is None:
            found = []
            for offer in self._columns:
                ordered = self._ordered(offer) if offer not in self._left_out else None
                cost = None if ordered is None else self._costs.first_order(ordered.columns)
                if ordered is not None and cost is not None:
                    found.append(Other(ordered=ordered, cost=cost))
            self._others = tuple(found)
        return self._others

    # Why it is not used

    def _why_not(self, offer: str, cost: OfferCost | None) -> Iterator[WhyNot]:
        left_out = self._left_out.get(offer)
        if left_out is not None:
            yield WhyNot(kind="left_out", certainty="certain", left_out=left_out)
            return
        if self._plan.total_cost is None:
            proven = self._plan.status == "infeasible"
            yield WhyNot(kind="no_plan", certainty="certain" if proven else "figures")
            return
        ordered = self._ordered(offer)
        dominated = self._dominated(ordered)
        if dominated is not None and dominated.certainty == "certain":
            yield dominated
        if not self._may_serve(ordered):
            first = min(column.candidate.usable for column in ordered.columns)
            day = self._instance.horizon.starts(first)
            yield WhyNot(kind="no_demand", certainty="certain", when=day)
            return
        if dominated is not None and dominated.certainty == "figures":
            yield dominated
        if cost is not None and cost.works:
            against = self._reasons.against(ordered, cost)
            # That one offer does as much for less is a figure: not that none speaks against it.
            yield from (one for one in against if dominated is None or one.kind != "mix")

    def _ordered(self, offer: str) -> Ordered:
        free = [one for one in self._columns[offer] if not one.candidate.blocked_by]
        return Ordered(option=self._options[offer], columns=tuple(free))

    def _may_serve(self, ordered: Ordered) -> bool:
        """Tell whether anything it can do is asked for while and where it could work."""
        need, periods = self._instance.need, self._instance.horizon.periods
        return any(
            (workload, site, period) in need
            for column in ordered.columns
            for workload in ordered.option.workloads
            for period in column.at_work(periods)
            for site in (ANYWHERE, *column.candidate.sites)
        )

    # What makes it needless

    def _is_used_up(self, offer: str) -> bool:
        """Tell whether the plan takes all that a supplier can deliver, in all or in a period."""
        option, orders = self._options[offer], self._orders.get(offer, [])
        arriving: dict[int, int] = defaultdict(int)
        for order in orders:
            arriving[self._instance.horizon.containing(order.arrives)] += order.units
        step = option.offer.multiple or 1
        total = option.offer.supply_total
        if total is not None and sum(arriving.values()) + step > total:
            return True
        most = option.offer.supply_per_period
        return most is not None and any(units + step > most for units in arriving.values())

    def _find_betters(self) -> dict[tuple[Content, ...], list[Ordered]]:
        """Give, by what a unit holds, the offers that might make others needless."""
        groups: dict[tuple[Content, ...], list[str]] = defaultdict(list)
        for offer, columns in self._columns.items():
            if offer not in self._left_out and any(not one.candidate.blocked_by for one in columns):
                groups[self._options[offer].offer.contents].append(offer)
        used = sorted(
            (offer for offer in self._orders if offer in self._columns),
            key=lambda offer: (-sum(order.units for order in self._orders[offer]), offer),
        )
        common = [self._ordered(offer) for offer in used[:_MOST_USED]]
        found: dict[tuple[Content, ...], list[Ordered]] = {}
        for contents, offers in groups.items():
            cheap = sorted(offers, key=lambda offer: (_by_cost(self._cost(offer)), offer))
            own = [self._ordered(offer) for offer in cheap[:_CHEAPEST_OF_EACH]]
            found[contents] = [*common, *own]
        return found

    def _dominated(self, ordered: Ordered) -> WhyNot | None:
        """Name an offer that makes this one needless, one that certainly does if there is one."""
        found: WhyNot | None = None
        for better in self._betters.get(ordered.offer.contents, ()):
            sure = self._dominance.of(better, ordered)
            if sure is None or (found is not None and sure == "figures"):
                continue
            if self._stands_back(better, ordered):
                found = WhyNot(
                    kind="dominated",
                    certainty=sure,
                    by=better.offer.id,
                    compared=self._side_by_side(ordered, better),
                )
                if sure == "certain":
                    break
        return found

    def _side_by_side(self, ordered: Ordered, better: Ordered) -> tuple[Compared, ...]:
        """Set the smallest orders of both at the first chance beside each other."""
        first = self._costs.first_order(ordered.columns)
        other = self._costs.first_order(better.columns)
        if first is None or other is None:
            return ()
        known = {one.workload: one.cost for one in other.works}
        return tuple(
            Compared(
                workload=one.workload,
                offer=better.offer.id,
                cost=one.cost,
                planned=known[one.workload],
            )
            for one in first.works
            if one.workload in known
        )

    def _stands_back(self, better: Ordered, worse: Ordered) -> bool:
        """Of two alike, only the later listed, or the one that is not used, is needless."""
        if better.offer.id in self._orders:
            return True
        if self._place[better.offer.id] < self._place[worse.offer.id]:
            return True
        return self._dominance.of(worse, better) is None


def _by_cost(cost: OfferCost | None) -> tuple[bool, Decimal]:
    return cost is None, _least(cost)


def _chips(contents: Iterable[Content]) -> tuple[tuple[str, int], ...]:
    return tuple((content.chip, content.count) for content in contents)
