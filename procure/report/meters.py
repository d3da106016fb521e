"""How much of a limit is used, and whether it holds, as formulas over the workbook's cells.

Mirrors procure.audit.limits, .shares and .budgets, family by family.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from procure.audit.facts import TOLERANCE
from procure.demand import Pool
from procure.plan import CAPITAL, CostKind
from procure.record import record
from procure.report.chips_at_work import AtWork
from procure.report.cost_lines import AMOUNT, KIND, PERIOD, CostLines
from procure.report.limit_facts import LimitFacts
from procure.report.may_deliver import may_deliver
from procure.report.places import ARRIVES_ON, ORDERED_ON, Places, added
from procure.report.power import Load, Loads
from procure.report.subject import Subject
from procure.report.terms import Supplied
from procure.report.values import Area
from procure.scenario import Limit, LimitFamily
from procure.units import DAYS_PER_WEEK, minor_digits
from procure.words import sentence

_SHARE_DIGITS: Final = 9
_WEEK_DIGITS: Final = 1


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What limits count, and where it stands."""

    subject: Subject
    places: Places
    facts: LimitFacts
    loads: Loads
    due: CostLines
    lines: Area
    supplied: Supplied
    work: AtWork


@record
class Meter:
    """Parts of formulas: what is used, and a test that is true where the limit holds.

    The test names the cells that it needs as {used} and {allowed}.
    """

    used: str
    holds: str


def meter(counted: Counted, limit: Limit, value: str) -> Meter:
    """Give the meter of a limit that is in force, whose value stands in a cell."""
    return _METERS[limit.family](counted, limit, value)


def _is_within(limit: Limit) -> str:
    return "{used}<={allowed}" if limit.bound == "maximum" else "{used}>={allowed}"


_MEASURED: Final = f"{{used}}<={{allowed}}*(1+{TOLERANCE:f})"
"""What is measured may be over by a millionth, as in the audit."""


def _budget(counted: Counted, limit: Limit, _value: str) -> Meter:
    digits = minor_digits(counted.subject.currency)
    return Meter(used=spent(counted, limit), holds=f"ROUND({{used}}-{{allowed}},{digits})<=0")


def spent(counted: Counted, limit: Limit) -> str:
    """Add up the cash that a budget counts; what bought chips are worth at the end is none."""
    kinds = {line.due.kind for line in counted.due}
    amount, kind, period = (counted.lines.reference(one) for one in (AMOUNT, KIND, PERIOD))
    window = _window(counted, limit, period)
    if window is None:
        return "0"

    def of(one: CostKind) -> str:
        return f'SUMIFS({amount},{kind},"{sentence(f"cost-{one}")}"{window})'

    if limit.lines == "all":
        together = f"SUMIFS({amount}{window})" if window else f"SUM({amount})"
        return f"{together}-{of('residual')}" if "residual" in kinds else together
    capital = limit.lines == "capital"
    counts = (one for one in sorted(kinds) if one != "residual" and (one in CAPITAL) == capital)
    return added([of(one) for one in counts])


def _window(counted: Counted, limit: Limit, period: str) -> str | None:
    """Give the conditions of a budget's window, none for all periods; None where it is empty."""
    if limit.period is not None:
        return f",{period},{limit.period}"
    if limit.year is None:
        return ""
    scenario = counted.subject.scenario
    last = max((line.due.period for line in counted.due), default=0)
    within = [
        at
        for at in range(last + 1)
        for day in (scenario.horizon.starts(at),)
        if limit.year == (day.year if day.month >= scenario.fiscal_month else day.year - 1)
    ]
    if not within:
        return None
    return f',{period},">={within[0]}",{period},"<={within[-1]}"'


def _lead_time(counted: Counted, _limit: Limit, value: str) -> Meter:
    places = counted.places
    if not places.rows:
        return Meter(used="0", holds="{used}<={allowed}")
    units = places.orders(places.units_column)
    arrives, ordered = places.orders(ARRIVES_ON), places.orders(ORDERED_ON)
    weeks = f"SUMPRODUCT(MAX(({units}>0)*({arrives}-{ordered})))/{DAYS_PER_WEEK}"
    # The day of arrival is a whole one: what is quoted may be less by a part of it.
    quoted = places.all_facts(places.WEEKS)
    return Meter(
        used=f"ROUND({weeks},{_WEEK_DIGITS})",
        holds=f"SUMPRODUCT(({units}>0)*({quoted}>{value}))=0",
    )


def _suppliers(counted: Counted, limit: Limit, _value: str) -> Meter:
    if not counted.places.rows:
        return Meter(used="0", holds=_is_within(limit))
    units = counted.places.orders(counted.places.units_column)
    number = counted.facts.suppliers
    same = f'COUNTIFS({number},{number},{units},">0")'
    return Meter(
        used=f"ROUND(SUMPRODUCT(({units}>0)/({same}+({units}=0))),0)", holds=_is_within(limit)
    )


def _quantity(counted: Counted, limit: Limit, _value: str) -> Meter:
    places = counted.places
    if limit.by == "offer":
        rows = [row for row in places.rows if row.order.offer == limit.subject]
        return Meter(used=places.units_together(rows), holds=_is_within(limit))
    used = "0"
    if limit.subject in places.chips:
        each = places.all_facts(places.chip_column(limit.subject))
        used = f"SUMPRODUCT({places.orders(places.units_column)},{each})"
    return Meter(used=used, holds=_is_within(limit))


def _site(counted: Counted, limit: Limit, _value: str) -> Meter:
    load: Load = "kw" if limit.family == "power" else "racks"
    known = (load, limit.subject) in counted.loads.rows
    used = counted.loads.most(load, limit.subject) if known else "0"
    unknown = _of_unknown_load(counted, load, limit.subject)
    return Meter(used=used, holds=f"AND({_MEASURED},{unknown}=0)" if unknown else _MEASURED)


def _of_unknown_load(counted: Counted, load: Load, site: str) -> str:
    """Count orders of units at a site whose power or racks nobody knows; empty without such."""
    places = counted.places
    unknown = (
        row
        for row in places.rows
        for offer in (places.offer(row),)
        if (places.facts.kw_of(offer) if load == "kw" else offer.racks_per_unit) is None
    )
    may = any(may_deliver(counted.subject, places, row, site) for row in unknown)
    if site not in places.sites or not may:
        return ""
    units = places.orders(places.site_column(site))
    each = places.all_facts(places.KW if load == "kw" else places.RACKS)
    return f'SUMPRODUCT(({units}>0)*({each}=""))'


def _eligibility(counted: Counted, _limit: Limit, value: str) -> Meter:
    """Count the weeks of a licence; no units can be entered where an export rule applies."""
    places = counted.places
    if not places.rows:
        return Meter(used="0", holds="{used}<={allowed}")
    units, licence = places.orders(places.units_column), places.all_facts(places.LICENCE)
    return Meter(used=f"IF(SUMPRODUCT({licence},{units})>0,{value},0)", holds="{used}<={allowed}")


def _pool(counted: Counted, limit: Limit, _value: str) -> Meter:
    pool = next((one for one in counted.facts.pools if one.id == limit.subject), None)
    return Meter(used=_most_taken(counted, pool) if pool else "0", holds=_MEASURED)


def _most_taken(counted: Counted, pool: Pool) -> str:
    arrives = counted.places.all_facts(counted.places.ARRIVES)
    return f"SUMPRODUCT(MAX(SUMIF({arrives},{arrives},{counted.facts.taken(pool)})))"


def _supply(counted: Counted, _limit: Limit, _value: str) -> Meter:
    """Count the offers and programs that are used up; none may have more than is supplied."""
    full, over = [], []
    if counted.places.rows:
        over = [counted.supplied.counted("over")]
        full = [*over, counted.supplied.counted("full")]
    arrives = counted.places.all_facts(counted.places.ARRIVES) if counted.facts.programs else ""
    for at, (_, program) in enumerate(counted.facts.programs):
        made, most = counted.facts.made(at), counted.facts.most_made(at)
        together = f"SUMIF({arrives},{arrives},{made})"
        step = min(
            offer.chips_per_unit * (offer.multiple or 1)
            for _, offer in counted.subject.project.offers()
            if offer.program == program.id
        )
        over.append(f"SUMPRODUCT(({made}>0)*({together}>{most}))")
        full.append(f"IF(SUMPRODUCT(({made}>0)*({together}+{step}>{most}))>0,1,0)")
    return Meter(used=added(full), holds=f"{added(over)}=0")


def _share(counted: Counted, limit: Limit, _value: str) -> Meter:
    part, whole = {"spend": _of_spend, "chips": _of_chips, "served": _of_work}[limit.of](
        counted, limit
    )
    room = f"{TOLERANCE:f}"
    if limit.bound == "maximum":
        holds = f"{{used}}-{{allowed}}<={room}"
    else:
        # Of nothing, every share holds.
        holds = f"OR({whole}=0,{{allowed}}-{{used}}<={room})"
    return Meter(used=f"IF({whole}=0,0,ROUND(({part})/({whole}),{_SHARE_DIGITS}))", holds=holds)


def _of_spend(counted: Counted, limit: Limit) -> tuple[str, str]:
    places = counted.places
    if not places.rows:
        return "0", "0"
    cost, every = places.orders(places.cost_column), counted.facts.chips
    whole = f"SUM({cost})"
    if limit.by == "supplier":
        return _of_supplier(counted, limit, cost), whole
    named = _named(counted, limit)
    return (f"SUMPRODUCT({cost}*({named})/({every}+({every}=0)))" if named else "0"), whole


def _of_chips(counted: Counted, limit: Limit) -> tuple[str, str]:
    places = counted.places
    if not places.rows:
        return "0", "0"
    units, every = places.orders(places.units_column), counted.facts.chips
    whole = f"SUMPRODUCT({units},{every})"
    if limit.by == "supplier":
        return _of_supplier(counted, limit, f"{units}*{every}"), whole
    named = _named(counted, limit)
    return (f"SUMPRODUCT({units}*({named}))" if named else "0"), whole


def _of_supplier(counted: Counted, limit: Limit, amounts: str) -> str:
    number = counted.facts.number_of(limit.subject)
    if number is None:
        return "0"
    return f"SUMPRODUCT(({counted.facts.suppliers}={number})*{amounts})"


def _named(counted: Counted, limit: Limit) -> str:
    """Add up the columns of the chips that a share is about; empty where there are none."""
    places = counted.places
    names = [chip for chip in places.chips if _is_named(counted, limit, chip)]
    return added([places.all_facts(places.chip_column(chip)) for chip in names]) if names else ""


def _is_named(counted: Counted, limit: Limit, chip: str) -> bool:
    if limit.by == "chip":
        return chip == limit.subject
    known = counted.places.facts.chips.get(chip)
    if known is None:
        return False
    return limit.subject == (known.stack if limit.by == "stack" else known.maker)


def _of_work(counted: Counted, limit: Limit) -> tuple[str, str]:
    if not counted.work.rows:
        return "0", "0"
    named = [chip for chip in counted.work.chips if _is_named(counted, limit, chip)]
    return counted.work.weighed(named), counted.work.all_weighed


_METERS: Final[Mapping[LimitFamily, Callable[[Counted, Limit, str], Meter]]] = {
    "budget": _budget,
    "lead_time": _lead_time,
    "share": _share,
    "suppliers": _suppliers,
    "quantity": _quantity,
    "power": _site,
    "racks": _site,
    "eligibility": _eligibility,
    "pool": _pool,
    "supply": _supply,
}


def before(limit: Limit, limits: Iterable[Limit]) -> Limit | None:
    """Give the budget that carries over to another, the one just before it."""
    if limit.family != "budget" or not limit.carry_over:
        return None
    year = None if limit.year is None else limit.year - 1
    period = None if limit.year is not None or limit.period is None else limit.period - 1
    if year is None and period is None:
        return None
    found = (
        one
        for one in limits
        if one.on
        and one.family == "budget"
        and (one.lines, one.period, one.year) == (limit.lines, period, year)
    )
    return next(found, None)
