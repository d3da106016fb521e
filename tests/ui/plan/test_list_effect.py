"""What newer lists did to a plan is said with figures, and never more than is proven."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from procure.plan_difference import Answer
from procure.project import Project
from tests.procure import example_plan
from ui.plan.list_effect import effect, other_changes

D = Decimal


def answer(project: Project | None = None, **fields: object) -> Answer:
    """Give the example's plan with fields replaced; its total is 1,000,000 unless said."""
    known: dict[str, object] = {
        "total_cost": D(1_000_000),
        "objective": D(900_000),
        "bound": D(899_500),
        "gap": D("0.0006"),
    }
    made = replace(example_plan.plan(), **(known | fields))  # type: ignore[arg-type]
    return Answer(
        project=project or example_plan.project(), scenario=example_plan.scenario(), plan=made
    )


def newer(project: Project) -> Project:
    """Give the project with its first price list replaced."""
    first, *others = project.catalogs
    offers = (replace(first.offers[0], lead_weeks=D(1)), *first.offers[1:])
    read = replace(first, sha256="newer", as_of=date(2024, 5, 5), offers=offers)
    return replace(project, catalogs=(read, *others))


def line(before: Answer, after: Answer) -> str:
    """Give the line about two plans."""
    found = effect(before, after)
    assert found is not None
    return found.line


AFTER = newer(example_plan.project())


def test_a_saving_is_said_with_its_orders() -> None:
    """The line names the list with its day, both totals, the percentage and the orders."""
    plan = example_plan.plan()
    first, *others = plan.orders
    orders = (replace(first, units=first.units + 2), *others)
    later = answer(
        AFTER, total_cost=D(971_000), objective=D(870_000), bound=D(869_900), orders=orders
    )
    found = effect(answer(), later)
    assert found is not None
    assert found.line == (
        "Since the list of Northwind Systems of 5 May 2024: total US$1M → US$971k (−2.9 %), "
        "1 order differs: HGX H100 8-GPU node, 2024 Q1: 10 → 12 units."
    )
    assert found.all[0] == found.line
    assert found.all[-1] == "HGX H100 8-GPU node, 2024 Q1: 10 → 12 units"


def test_a_difference_within_the_gaps_is_said_to_be_one() -> None:
    """A plan that is a little dearer, or not proven, is no news of the list."""
    later = answer(AFTER, total_cost=D(1_000_300), objective=D(900_300), bound=D(899_800))
    assert "(0.0 %)" in line(answer(), later) or "(+0.0 %)" in line(answer(), later)
    assert "cannot be told apart from chance" in line(answer(), later)
    assert "0.060 %" in line(answer(), later)
    unproven = answer(AFTER, total_cost=D(990_000), objective=D(880_000), bound=None, gap=None)
    dearer = answer(AFTER, total_cost=D(990_000), objective=D(910_000), bound=None, gap=None)
    assert "cannot be told apart" not in line(answer(), unproven)
    assert "is not proven" in line(answer(), dearer)


def test_a_plan_that_is_the_same_is_said_to_be() -> None:
    """Nothing is compared where nothing differs."""
    assert line(answer(), answer(AFTER)) == (
        "Since the list of Northwind Systems of 5 May 2024: the plan is the same."
    )


def test_a_plan_that_is_lost_or_gained() -> None:
    """Where one of the two has no plan, that is what the list did."""
    none = replace(answer(), plan=example_plan.infeasible())
    lost = replace(none, project=AFTER)
    assert "no plan any more; before, one of US$1M was possible" in line(answer(), lost)
    assert "total US$1M, where there was no plan before" in line(none, answer(AFTER))
    assert "there is no plan, as before" in line(none, lost)


def test_other_changes_are_named() -> None:
    """A list that came together with another demand is not said to have done it all."""
    before = answer()
    assert not other_changes(before, answer(AFTER))
    assert not other_changes(before, before)
    asked = answer(AFTER)
    dearer = replace(asked, scenario=replace(asked.scenario, discount_rate=D("0.5")))
    assert other_changes(before, dearer)
    assert "and with what else was changed" in line(before, dearer)
    fleet = replace(asked, project=replace(AFTER, fleet=()))
    assert other_changes(before, fleet)
    second = replace(AFTER.catalogs[1], offers=AFTER.catalogs[1].offers[1:])
    edited = replace(AFTER, catalogs=(AFTER.catalogs[0], second, *AFTER.catalogs[2:]))
    assert other_changes(before, answer(edited))
    assert other_changes(before, answer(replace(AFTER, catalogs=AFTER.catalogs[:-1])))
    noted = replace(asked, scenario=replace(asked.scenario, name="Other", note="seen"))
    assert not other_changes(before, noted)


def test_what_a_lost_offer_takes_along_is_the_lists_doing() -> None:
    """An exclusion of an offer that the new list has no more is no change of the buyer's."""
    before = answer()
    gone = before.project.catalogs[0].offers[0].id
    asked = replace(before, scenario=replace(before.scenario, excluded=(gone,)))
    first = AFTER.catalogs[0]
    left = replace(first, offers=tuple(one for one in first.offers if one.id != gone))
    pools = tuple(
        replace(pool, members=tuple(one for one in pool.members if one.offer != gone))
        for pool in AFTER.pools
    )
    project = replace(AFTER, catalogs=(left, *AFTER.catalogs[1:]), pools=pools)
    after = answer(project)
    after = replace(after, scenario=replace(before.scenario, excluded=()))
    limits = tuple(one for one in after.scenario.limits if one.subject != gone)
    after = replace(after, scenario=replace(after.scenario, limits=limits))
    assert not other_changes(asked, after)
