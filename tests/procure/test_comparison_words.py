"""Plans side by side in words: never more than is known, and the reason where it is one."""

from dataclasses import replace
from datetime import date

import pytest

from procure import comparison_words as words
from procure.comparison import Compared, Comparison, FigureRow, compare
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.scenario import Limit
from tests.builders import D
from tests.procure import example_plan
from tests.procure.example_plan import scenario
from tests.procure.report.test_comparison import asked, comparison


@pytest.fixture(scope="module")
def found() -> Comparison:
    """Give a base case, a cheaper variant of it, and one that is not planned."""
    return comparison()


def _row(found: Comparison, *key: str) -> FigureRow:
    (row,) = [one for one in found.rows if one.key == key]
    return row


def test_rows_are_named(found: Comparison) -> None:
    """A row says what it is, with the names that the price lists and limits have."""
    names = words.RowNames(found)
    named = {row.key: names.name(row) for row in found.rows}
    assert named["total_cost",] == "Cost in all, undiscounted"
    assert named["one_time",] == "One-time cost of programs"
    assert named["nw-hgx",] == "HGX H100 8-GPU node, Northwind Systems"
    assert named["chat", "served"] == "Chat answers: served"
    assert named["budget", "used"] == "Budget, whole horizon: used"


def test_values_are_written_by_what_they_are(found: Comparison) -> None:
    """Money in whole units at a glance and to the cent on asking; shares as percentages."""
    total = _row(found, "total_cost")
    assert words.shown(found, total, total.values[0]) == "4,759,012"
    assert words.exact(found, total, total.values[0]) == "4,759,011.88"
    assert words.shown(found, total, None) == ""
    rebate = _row(found, "rebate")
    assert words.shown(found, rebate, rebate.values[0]) == "−57,200"
    served = _row(found, "served")
    assert words.shown(found, served, D("0.99999")) == "99.9 %"
    first = _row(found, "first_delivery")
    assert words.shown(found, first, date(2024, 3, 25)) == "2024-03-25"


@pytest.mark.parametrize(
    ("kind", "key", "base", "value", "expected"),
    [
        ("money", "total_cost", "1000", "1025.4", "+25 (+2.5 %)"),
        ("money", "total_cost", "1000", "1000", "0"),
        ("money", "total_cost", "-200", "-250", "−50 (−25.0 %)"),
        ("money", "total_cost", "0", "5", "+5"),
        ("money", "total_cost", "1000000", "1000100", "+100 (+<0.1 %)"),
        ("whole", "chips", "8", "12", "+4 (+50.0 %)"),
        ("share", "served", "0.5", "0.475", "−2.5 points"),
        ("number", "x", "0.5", "0.75", "+0.25 (+50.0 %)"),
    ],
)
def test_differences_have_sign_and_percent(
    found: Comparison, kind: str, key: str, base: str, value: str, expected: str
) -> None:
    """The sign stands before the figure; a percentage where there is something to be a part of."""
    row = FigureRow(
        section="totals",
        key=(key,),
        kind=kind,  # type: ignore[arg-type]
        values=(D(base), D(value), None),
    )
    assert words.difference_text(found, row, 1) == expected
    assert words.difference_text(found, row, 0) == ""
    assert words.difference_text(found, row, 2) == ""


def test_days_differ_in_days(found: Comparison) -> None:
    """One day is a day."""
    days = (date(2024, 1, 2), date(2024, 1, 1), date(2024, 2, 2))
    row = FigureRow(section="totals", key=("first_delivery",), kind="day", values=days)
    assert words.difference_text(found, row, 1) == "−1 day"
    assert words.difference_text(found, row, 2) == "+31 days"


def test_one_input_is_the_reason(found: Comparison) -> None:
    """Where exactly one input is different it is named, with both values."""
    one = tuple(
        replace(limit, value=D(5_500_000)) if limit.key == "budget" else limit
        for limit in scenario().limits
    )
    plan = example_plan.plan()
    two = compare([asked("Base", plan), asked("Tight", plan, limits=one)])
    (told,) = words.why(two, 1)
    assert told == (
        "One input is different, so it is the reason: the limit “Budget, whole horizon” "
        "(USD 6,000,000 → USD 5,500,000)."
    )
    (several,) = words.why(found, 1)
    assert several.startswith("2 inputs are different: the limit “Budget, whole horizon”")


def test_equal_inputs_are_no_reason() -> None:
    """Notes, parents and sources explain nothing, and nothing is claimed of them."""
    plan = example_plan.plan()
    found = compare([asked("A", plan), asked("B", plan, note="x", parent="A")])
    (said,) = words.why(found, 1)
    assert said.startswith("No input is different.")


def test_many_inputs_are_counted() -> None:
    """Of many the first are named."""
    plan = example_plan.plan()
    known = {one.key for one in scenario().limits}
    more = tuple(
        one
        for period in range(4)
        for lines in ("all", "capital")
        if (one := Limit(family="budget", lines=lines, period=period, value=D(10**9))).key
        not in known
    )
    found = compare([asked("A", plan), asked("B", plan, limits=(*scenario().limits, *more))])
    (said,) = words.why(found, 1)
    assert said.startswith(f"{len(more)} inputs are different: ")
    assert said.endswith(f"; and {len(more) - 6} more.")


def test_a_cell_says_value_difference_certainty_and_reason(found: Comparison) -> None:
    """In this order, each a sentence of its own."""
    told = words.cell_told(found, _row(found, "total_cost"), 1, "Total")
    assert told[0] == "Total, Cheaper: 4,629,011.88 USD."
    assert told[1] == "−130,000 (−2.7 %) beside “Base case” (4,759,011.88 USD)."
    assert told[2].startswith("Plans are proven to within their gaps: the least costs of the two")
    assert "USD −201,315 to USD −188,000" in told[2]
    assert told[3].startswith("2 inputs are different")
    assert words.cell_told(found, _row(found, "total_cost"), 0, "Total")[1] == (
        "Differences count from this scenario."
    )
    assert (
        words.cell_told(found, _row(found, "suppliers"), 1, "Suppliers")[1] == "As in “Base case”."
    )
    (empty,) = words.cell_told(found, _row(found, "suppliers"), 2, "Suppliers")
    assert empty == "Suppliers, Not planned: nothing to compare; not planned."


def test_what_cannot_be_told_apart_is_said() -> None:
    """Where the interval holds zero no difference is claimed."""
    plan = example_plan.plan()
    assert plan.objective is not None
    near = replace(plan, objective=plan.objective - 100, bound=D(4788000))
    found = compare([asked("A", plan), asked("B", near)])
    assert words.interval_told(found, 1) == [
        "Within their gaps the least costs of the two cannot be told apart."
    ]


def test_the_finding_names_the_cheapest(found: Comparison) -> None:
    """With how it stands to the base; without plans there is none."""
    assert words.finding(found) == ("Cheaper costs least: USD 4,629,012, −2.7 % beside “Base case”")
    plan = example_plan.plan()
    same = compare([asked("A", plan), asked("B", plan)])
    assert words.finding(same) == "All cost the same: USD 4,759,012"
    none = compare([asked("A", None), asked("B", None)])
    assert words.finding(none) == "No scenario here has a plan yet"


def test_only_plans_of_the_inputs_as_they_are_are_a_finding() -> None:
    """What lacks one is named before it; of a single plan alone nothing is found."""
    plan = example_plan.plan()
    dear = replace(plan, total_cost=(plan.total_cost or D(0)) + 1000)

    def told(*sides: Compared) -> str:
        return words.heading(compare(sides))

    old = replace(asked("Old", plan), current=False)
    a, b = asked("A", dear), asked("B", dear)
    assert told(a, asked("C", plan)) == words.finding(compare([a, asked("C", plan)]))
    said = "The plan of “Old” is of earlier inputs: plan it to compare"
    assert told(old, a) == said
    # The cheapest is not the old one, nor is there a difference to it as the base.
    assert told(old, a, b) == f"{said}. Of the others: All cost the same: USD 4,760,012"
    cheap = asked("C", plan)
    assert told(old, a, cheap) == f"{said}. Of the others: C costs least: USD 4,759,012"
    assert told(a, asked("N", None)) == "No plan yet of “N”"
    assert told(asked("N", None), asked("M", None), old, replace(a, current=False)) == (
        "No plan yet of “N” and “M”. 2 of 2 plans are of earlier inputs: plan them to compare"
    )


def test_states_are_said() -> None:
    """How a plan stands: with its status where there is none."""
    found = compare([asked("A", None), asked("B", example_plan.infeasible())])
    assert words.side_state(found.sides[0]) == "not planned"
    assert words.side_state(found.sides[1]).startswith("no plan: ")


def _dearer(plan: Plan, others: int) -> Comparison:
    """Compare a plan with itself on lists in which an offer is dearer, beside so many others."""
    before = asked("Base", plan)
    assert before.answer is not None
    first, *rest = before.project.catalogs
    offer = first.offers[0]
    many = tuple(replace(offer, id=f"other-{at}") for at in range(others))
    known = replace(first, offers=(*first.offers, *many))
    dearer = replace(offer, breaks=tuple(replace(b, unit_price=D(9)) for b in offer.breaks))
    changed = replace(known, offers=(dearer, *known.offers[1:]))
    sides = []
    for name, catalog in (("Base", known), ("Dearer", changed)):
        project = replace(before.project, catalogs=(catalog, *rest))
        scenario = replace(before.scenario, name=name)
        answer = Answer(project=project, scenario=scenario, plan=plan)
        sides.append(Compared(project=project, scenario=scenario, answer=answer))
    return compare(sides)


@pytest.mark.parametrize(
    ("others", "reason"),
    [(0, "the price of HGX H100 8-GPU node"), (5_000, "the price list of Northwind Systems")],
)
def test_price_lists_that_differ_are_a_reason(others: int, reason: str) -> None:
    """A plan of earlier lists is told by what changed in them; of very long lists by their name."""
    (said,) = words.why(_dearer(example_plan.plan(), others), 1)
    assert said.startswith(f"One input is different, so it is the reason: {reason}")
