"""The plan as a plain-text table."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from procure.plan import Audit, Clash, Failure, LimitUse, ServedStage
from procure.table import plan_table
from procure.text_width import width
from tests.procure import example_plan


def shown(**changes: object) -> str:
    """Gives the example's table with some fields of the plan changed."""
    plan = replace(example_plan.plan(), **changes)  # type: ignore[arg-type]
    return plan_table(example_plan.project(), example_plan.scenario(), plan)


def test_says_what_is_planned() -> None:
    """The table holds the state, the total, each order, costs, limits and what is left out."""
    text = shown()
    assert "Optimal within 0.070 %" in text
    assert "USD 4,759,011.88 · 212 chips at most at once · 98.2 % served · 4 suppliers" in text
    assert text.count("Northwind Systems") == 1
    assert "EUR 150,000.50" in text
    assert "~USD 286,000.00" in text
    assert "Frankfurt        32 H100 SXM, 48 MI300X" in text
    assert "Power at Frankfurt" in text
    assert "Left out: 2" in text


def test_columns_line_up() -> None:
    """Every line of the orders is as wide as its headings, Chinese names included."""
    project = example_plan.project()
    catalog = project.catalogs[0]
    chinese = replace(catalog.offers[0], description="八卡服务器 H100 整机柜交付价格表")
    project = replace(
        project,
        catalogs=(
            replace(catalog, offers=(chinese, *catalog.offers[1:])),
            *project.catalogs[1:],
        ),
    )
    text = plan_table(project, example_plan.scenario(), example_plan.plan())
    lines = text.splitlines()
    head = next(place for place, line in enumerate(lines) if line.startswith("Offer"))
    assert len({width(line) for line in lines[head : head + 8]}) == 1
    assert width(lines[head]) <= 110


def test_says_what_has_to_be_arranged() -> None:
    """Licences, software ports and what is there already stand beside the orders."""
    text = shown()
    assert "Need an export licence: 6 units from Alpen Compute, arriving 2024-06-17." in text
    assert "- 40 × H100 SXM at Ashburn" in text
    assert re.search(r"ROCm: Chat answers +2024-01-01 +2024-07-01 +90.0 % +400,000.00", text)
    assert re.search(r"Covered by prepayments +-325,110.00", text)


def test_limits_have_their_units() -> None:
    """Counts, pools, racks and weeks are told apart from money and shares."""
    text = shown()
    assert re.search(r"Number of suppliers at most +4 suppliers +4 suppliers +100.0 %", text)
    assert re.search(r"Advanced packaging +100 wafers +80 wafers +80.0 %", text)
    assert re.search(r"Racks at Ashburn +12 racks +10 racks", text)
    assert re.search(r"in all chips at least +30 % +34.48 % +114.9 %", text)
    one = LimitUse(key="suppliers.maximum", value=Decimal(1), used=Decimal(1), binding=True)
    assert re.search(r"suppliers at most +1 supplier +1 supplier +", shown(limits=(one,)))


def test_what_was_asked_for_first_stands_first() -> None:
    """Where the most work served was asked for, the share served stands before the cost."""
    stage = ServedStage(value=Decimal("0.04"), most=Decimal(2), bound=Decimal("0.03"))
    text = shown(stage=stage)
    assert "\n98.00 % served · USD 4,759,011.88 · 212 chips" in text
    assert text.count("% served ·") == 1


def test_a_supplier_cannot_drive_the_terminal() -> None:
    """Control characters in a supplier's text never reach the terminal, nor break a row."""
    project = example_plan.project()
    catalog = project.catalogs[0]
    nasty = replace(catalog.offers[0], description="a\x1b[2Jb\nc\rd\x9b")
    project = replace(
        project,
        catalogs=(replace(catalog, offers=(nasty, *catalog.offers[1:])), *project.catalogs[1:]),
    )
    text = plan_table(project, example_plan.scenario(), example_plan.plan())
    assert all(one.isprintable() or one == "\n" for one in text)
    assert "[2Jb c d" in text


def test_no_plan_says_which_limits() -> None:
    """Without a plan the table names the limits involved, with their values."""
    plan = replace(
        example_plan.infeasible(),
        clashes=(Clash(key="budget", alone=True), Clash(key="power.fra", alone=False)),
    )
    text = plan_table(example_plan.project(), example_plan.scenario(), plan)
    assert "No plan is possible within these limits." in text
    assert "Budget, whole horizon (USD 6,000,000): without this limit alone" in text
    assert "Power at Frankfurt (80 kW): takes part" in text
    assert "Total" not in text


@pytest.mark.parametrize("stopped", ["", "time", "user"])
def test_nothing_found_is_not_infeasible(stopped: str) -> None:
    """A search that found nothing says so, and never that there is no plan."""
    plan = replace(example_plan.infeasible(), status="nothing_found")
    plan = replace(plan, solve=replace(plan.solve, stopped=stopped))  # type: ignore[arg-type]
    text = plan_table(example_plan.project(), example_plan.scenario(), plan)
    assert "plan was found" in text
    assert "possible" not in text


def test_an_untrusted_plan_says_so() -> None:
    """A plan that failed its check is shown with the rule it broke."""
    failure = Failure(rule="audit-units", values=(("order", "1"), ("units", "0")))
    failed = Audit(passed=False, checks=3, failures=(failure,))
    assert "not to be relied on:\n- Order 1 has a quantity of 0." in shown(audit=failed)


def test_without_orders() -> None:
    """A plan that orders nothing says so instead of an empty table."""
    text = shown(orders=(), placements=(), assignments=())
    assert "Nothing is ordered." in text
