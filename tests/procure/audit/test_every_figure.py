"""No figure of a plan can be changed without the audit saying so."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from procure.audit import audit
from procure.chips import ExportRule
from procure.demand import FleetLine, Pool, PoolMember, Readiness, Site
from procure.offers import Commitment, Content, Program, RampStep, Rebate
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit
from procure.units import Rate
from solver.planner import Options, make_plan
from tests.builders import START, D, catalog, chip, demand, offer, project, scenario

CHIPS = (
    chip("H100", stack="CUDA"),
    chip("Grace", stack="Arm", chip_class="cpu"),
    chip("MI300X", "AMD", stack="ROCm"),
    chip(
        "H800",
        stack="CUDA",
        export_rules=(ExportRule(country="CN", start=date(2023, 10, 17), status="licence"),),
    ),
    chip("Own", "Own", stack="CUDA"),
)


def _site(name: str, country: str, **own: Any) -> Site:
    known: dict[str, Any] = {"pue": D("1.25"), "energy_price": D("0.07"), "racks": D(40)} | own
    return Site(id=name, name=name, country=country, power_kw=D(400), **known)


def _least(by: Any, subject: str, count: int) -> Limit:
    return Limit(family="quantity", by=by, subject=subject, bound="minimum", value=D(count))


def everything() -> Project:
    """Make a project whose plan has every kind of cost, and every family of limits."""
    here: dict[str, Any] = {"deliver_to": ("US",), "racks_per_unit": D("0.25")}
    rack = offer("rack", "h100", "25000.33", deposit=D("0.3"), support_rate=D("0.03"), **here)
    both = (Content(chip="h100", count=6), Content(chip="grace", count=3))
    card = offer(
        "card",
        "h100",
        [(1, 3000), (6, "2900.50")],
        break_basis="cumulative",
        supply_per_period=4,
        residual_value=D("0.1"),
        **here,
    )
    china = offer("china", "h800", 2000, deliver_to=("CN",), racks_per_unit=D("0.1"))
    port = offer(
        "port", "mi300x", 1500, deliver_to=("IE",), racks_per_unit=D("0.1"), currency="EUR"
    )
    own = offer("own", "own", 800, program="silicon", fixed_order_cost=D("99.99"), **here)
    first = catalog(
        "First",
        replace(rack, contents=both, integration_cost=D("123.45")),
        card,
        china,
        rebates=(Rebate(threshold=D(10_000), rate=D("0.015"), currency="EUR"),),
        commitments=(
            Commitment(
                id="prepaid",
                kind="prepaid",
                description="Prepaid",
                amount=D("20000"),
                currency="USD",
            ),
        ),
    )
    second = catalog(
        "Second",
        port,
        own,
        programs=(
            Program(
                id="silicon",
                name="Own silicon",
                currency="USD",
                one_time_cost=D(4000),
                earliest=date(2024, 4, 1),
                ramp=(RampStep(start=date(2024, 4, 1), chips_per_period=3),),
                take_or_pay=D(3000),
            ),
        ),
        commitments=(
            Commitment(
                id="promised",
                kind="take_or_pay",
                description="Promised",
                chip="mi300x",
                amount=D(90_000),
                currency="USD",
                signed=True,
            ),
        ),
    )
    cloud = catalog("Cloud", offer("hour", "h100", "0.25", kind="rent", term_months=6))
    limits = (
        Limit(family="budget", value=D(900_000)),
        Limit(family="budget", lines="capital", period=1, value=D(300_000)),
        Limit(family="budget", lines="capital", period=2, value=D(300_000), carry_over=True),
        Limit(family="budget", lines="operating", year=2024, value=D(300_000)),
        Limit(family="lead_time", value=D(20)),
        Limit(family="eligibility", value=D(9)),
        Limit(family="suppliers", value=D(3)),
        Limit(family="share", by="maker", subject="AMD", value=D("0.9")),
        Limit(family="share", of="chips", by="stack", subject="CUDA", value=D("0.95")),
        Limit(family="share", of="served", by="chip", subject="own", value=D("0.9")),
        *(_least("offer", name, 2) for name in ("rack", "china", "own", "hour")),
        _least("offer", "card", 7),
    )
    return project(
        [first, second, cloud],
        scenario(
            demand(60, 100, 110, 100),
            demand(0, 0, 0, 30, site="dublin"),
            limits=limits,
            discount_rate=D("0.08"),
            utilisation=D("0.6"),
            headroom=D("0.05"),
        ),
        chips=CHIPS,
        speeds={
            ("h100", "chat"): 10,
            ("mi300x", "chat"): 12,
            ("h800", "chat"): 8,
            ("own", "chat"): 9,
        },
        sites=(
            _site("austin", "US", hosting_price=D("8.5")),
            _site("dublin", "IE"),
            _site("beijing", "CN"),
            Site(id="region", name="Region", country="US", supplier="Cloud"),
        ),
        readiness=(
            Readiness(
                stack="ROCm",
                workload="chat",
                status="port",
                porting_cost=D("2500"),
                weeks=D(10),
                efficiency=D("0.9"),
            ),
        ),
        fleet=(
            FleetLine(
                id="owned",
                chip="h100",
                chips=6,
                site="austin",
                arrives=date(2024, 1, 1),
                retires=date(2024, 10, 1),
                to_pay=D("777.77"),
                currency="EUR",
                racks=D(1),
            ),
        ),
        pools=(
            Pool(
                id="fab",
                name="Foundry",
                unit="wafers",
                per_period=D(60),
                members=(
                    PoolMember(chip="h100", weight=D("0.5")),
                    PoolMember(offer="own", weight=D(2)),
                ),
            ),
        ),
        rates=(Rate(currency="EUR", rate=D("1.08"), on=START),),
    )


@pytest.fixture(scope="module")
def made() -> Project:
    """The project with everything."""
    return everything()


@pytest.fixture(scope="module")
def plan(made: Project) -> Plan:
    """Its plan, which has everything too."""
    return make_plan(made, made.scenarios[0], Options(gap=D("0.001"), time_limit=D(60)))


def test_the_plan_with_everything_passes(made: Project, plan: Plan) -> None:
    """The plan of a project with every feature is true, and every kind of cost is in it."""
    found = audit(made, made.scenarios[0], plan)
    assert not found.failures
    kinds = {cost.kind for cost in plan.costs}
    assert kinds == {
        *("purchase", "rent", "fixed", "integration", "one_time", "take_or_pay", "porting"),
        *("open_orders", "support", "energy", "hosting", "prepaid", "rebate", "residual"),
    }
    assert any(order.licence for order in plan.orders)
    assert plan.ports
    families = {use.key.partition(".")[0] for use in plan.limits}
    assert len(families) == 10


def _other(value: Any) -> Iterator[Any]:
    """Give values that differ a little from one."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, Decimal):
        yield from (value + D("0.01"), value - D("0.01"))
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, date):
        yield from (value + timedelta(days=1), value - timedelta(days=1))
    elif isinstance(value, str):
        yield f"{value}x"
    elif isinstance(value, tuple):
        yield from (value[1:], (*value, value[0]))
    else:
        assert value is None
        yield 5


def _with(plan: Plan, name: str, records: tuple[Any, ...]) -> Plan:
    changes: dict[str, Any] = {name: records}
    if name == "costs":
        changes["total_cost"] = sum((cost.amount for cost in records), D(0))
    return replace(plan, **changes)


CHECKED = {
    "orders": frozenset(),
    "costs": frozenset(),
    "ports": frozenset(),
    "placements": frozenset(),
    # Fewer chips may do as well; the table of faults has those that do not.
    "assignments": frozenset({"chips"}),
    # Whether a limit binds is a remark, nothing to be paid or placed by.
    "limits": frozenset({"binding"}),
}
REMARKS = {("supply", "value"), ("supply", "used"), ("lead_time", "used")}
"""How many suppliers' supply is used up is a remark too; a lead time is stated to the day."""
"""The lists of a plan's records, with the fields of theirs that another test looks at."""


@pytest.mark.parametrize("name", CHECKED)
def test_no_field_can_be_changed(made: Project, plan: Plan, name: str) -> None:
    """One field of one record changed by a unit, a day or a cent, and the plan is not trusted."""
    records = getattr(plan, name)
    seen: set[tuple[str, ...]] = set()
    passed = []
    for index, record in enumerate(records):
        kind = str(getattr(record, "kind", "")) + str(getattr(record, "key", ""))
        for field in fields(record):
            if (getattr(record, "key", ""), field.name) in REMARKS:
                continue
            # Each field of each kind of line once: the others are checked alike.
            if field.name in CHECKED[name] or (kind, field.name) in seen:
                continue
            if name != "orders":
                seen.add((kind, field.name))
            for value in _other(getattr(record, field.name)):
                changed = replace(record, **{field.name: value})
                others = (*records[:index], changed, *records[index + 1 :])
                false = _with(plan, name, others)
                if audit(made, made.scenarios[0], false).passed:
                    passed.append((record, field.name, value))
    assert not passed


def test_no_record_can_be_forgotten_or_doubled(made: Project, plan: Plan) -> None:
    """A plan without one of its records, or with one twice, is not trusted."""
    passed = []
    for name in CHECKED:
        records = getattr(plan, name)
        for index in range(len(records)):
            for others in (records[:index] + records[index + 1 :], (*records, records[index])):
                false = _with(plan, name, others)
                if audit(made, made.scenarios[0], false).passed:
                    passed.append((name, records[index]))
    assert not passed
