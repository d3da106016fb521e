"""The orders of an edited workbook: what is given, what suppliers may refuse, what is fixed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from procure.cell_record import RecordedOrder
from procure.edited.faults import Faults
from procure.edited.inputs import Inputs, UnknownInputError, offer_of
from procure.edited.returned import Edit
from procure.edited.workbook import CellNow, EditedWorkbook
from procure.evaluation import GivenOrder
from procure.limits import limit_by_key
from procure.order_cells import MOST_UNITS
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.units import plain
from procure.variations import with_least_units, with_most_units


class Quantities:
    """The quantities that stand in a workbook, by order and site."""

    def __init__(self, workbook: EditedWorkbook, faults: Faults) -> None:
        """Take the inputs that are units of an order."""
        self._orders: Mapping[str, RecordedOrder] = {
            order.id: order for order in workbook.record.orders
        }
        self._cells = [
            one
            for one in workbook.inputs
            if one.place.key[0] == "units" and one.place.key[1] in self._orders
        ]
        self._faults = faults

    def check(self, one: CellNow) -> None:
        """Note a quantity that nobody can order; an empty cell is none."""
        units = one.value
        if units is None:
            return
        if units < 0:
            self._faults.cell(one, "edited-negative", value=plain(units))
        elif units != units.to_integral_value():
            self._faults.cell(one, "edited-part", value=plain(units))
        elif units > MOST_UNITS:
            self._faults.cell(one, "edited-too-many", value=plain(units))

    def given(self, project: Project, scenario: Scenario) -> Iterator[GivenOrder]:
        """Give the orders; what the project no longer has is a fault."""
        sites = {site.id for site in project.sites}
        offers = {order.offer for order in self._orders.values()}
        lost = {offer for offer in offers if not _has(project, offer)}
        for one in self._cells:
            order, site, units = self._orders[one.place.key[1]], one.place.key[2], _units(one)
            if units <= 0:
                continue
            if order.offer in lost:
                self._faults.cell(one, "edited-offer-unknown", offer=order.offer)
            elif site not in sites:
                self._faults.cell(one, "edited-site-unknown", site=site)
            elif not 0 <= order.period < scenario.horizon.periods:
                self._faults.cell(one, "edited-period-unknown", period=order.period)
            else:
                yield GivenOrder(offer=order.offer, period=order.period, site=site, units=units)

    def notice(self, inputs: Inputs, edits: Iterable[Edit]) -> None:
        """Notice edited orders that a supplier may refuse."""
        totals: Counter[str] = Counter()
        for one in self._cells:
            totals[one.place.key[1]] += _units(one)
        first = {edit.key[1]: edit for edit in reversed([*edits]) if edit.key[0] == "units"}
        for order, edit in first.items():
            _, offer = offer_of(inputs[0], self._orders[order].offer)
            units, multiple = totals[order], offer.multiple or 1
            least = max(offer.moq or 1, offer.breaks[0].quantity if offer.breaks else 1)
            values = {"units": f"{units:,}", "offer": offer.description or offer.id}
            if 0 < units < least:
                self._faults.notice(edit, "edited-below-minimum", {**values, "least": f"{least:,}"})
            elif units % multiple:
                lower = units // multiple * multiple
                more = {
                    "multiple": f"{multiple:,}",
                    "lower": f"{lower:,}",
                    "higher": f"{lower + multiple:,}",
                }
                self._faults.notice(edit, "edited-no-multiple", {**values, **more})

    def fixed(self, inputs: Inputs, edits: Iterable[Edit]) -> tuple[Scenario, tuple[str, ...]]:
        """Give the scenario with the units of each edited offer fixed, and which these are.

        What the scenario's own limits of an offer's units do not allow stays free.
        """
        project, scenario = inputs
        totals: Counter[str] = Counter()
        for one in self._cells:
            totals[self._orders[one.place.key[1]].offer] += _units(one)
        first: dict[str, Edit] = {}
        for edit in edits:
            if edit.key[0] == "units":
                first.setdefault(self._orders[edit.key[1]].offer, edit)
        fixed: list[str] = []
        for offer, edit in first.items():
            units = totals[offer]
            if not _allows(inputs, offer, units):
                name = offer_of(project, offer)[1].description or offer
                values = {"units": f"{units:,}", "offer": name}
                self._faults.notice(edit, "edited-limit-in-the-way", values)
                continue
            if units:
                scenario = with_least_units(project, scenario, offer, units)
            scenario = with_most_units(project, scenario, offer, units)
            fixed.append(offer)
        return scenario, tuple(fixed)


def _units(one: CellNow) -> int:
    whole = one.value is not None and one.value == one.value.to_integral_value()
    return int(one.value) if whole and one.value is not None else 0


def _has(project: Project, offer: str) -> bool:
    try:
        offer_of(project, offer)
    except UnknownInputError:
        return False
    return True


def _allows(inputs: Inputs, offer: str, units: int) -> bool:
    """Tell whether the scenario's own limits of an offer's units let it order so many."""
    floor, ceiling = (
        limit_by_key(*inputs, Limit(family="quantity", bound=bound, by="offer", subject=offer).key)
        for bound in ("minimum", "maximum")
    )
    if floor is not None and floor.on and floor.value is not None and units < floor.value:
        return False
    return ceiling is None or not ceiling.on or ceiling.value is None or units <= ceiling.value
