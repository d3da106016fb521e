"""An edited workbook becomes a scenario: whole, or not at all."""

from dataclasses import replace
from decimal import Decimal

import pytest

from procure.edited.back import returned
from procure.edited.workbook import EditedWorkbook
from procure.errors import EditedWorkbookError, InputError
from procure.evaluation import GivenOrder
from procure.project import Project
from procure.scenario import Limit
from procure.scenario_differences import differences
from tests.builders import D
from tests.procure.edited.coming_back import small, workbook

PRICE = ("offer", "a", "breaks", "0", "unit_price")
UNITS = ("units", "1", "here")


def faults(project: Project, edited: EditedWorkbook) -> list[str]:
    """List the faults for which a workbook is refused."""
    with pytest.raises(EditedWorkbookError) as told:
        returned(project, edited)
    return told.value.details.splitlines()


def test_nothing_edited_makes_no_scenario() -> None:
    """The project stays the very one; the orders are those that were exported."""
    project = small()
    found = returned(project, workbook(project))
    assert not found.edits
    assert not found.fixed
    assert found.project is project
    assert found.given.orders == (
        GivenOrder(offer="a", period=0, site="here", units=5),
        GivenOrder(offer="b", period=1, site="here", units=3),
    )


def test_an_edited_quantity_is_given_and_fixed() -> None:
    """The new scenario is a variant whose limits hold the offer's units in all."""
    project = small()
    found = returned(project, workbook(project, {UNITS: 6, ("units", "1", "there"): 1}))
    assert GivenOrder(offer="a", period=0, site="there", units=1) in found.given.orders
    assert found.fixed == ("a",)
    made = found.scenario
    assert (made.name, made.parent) == ("Base case – edited", "Base case")
    limits = {limit.key: limit.value for limit in made.limits}
    assert limits["quantity.offer.a.minimum"] == limits["quantity.offer.a.maximum"] == 7
    assert "quantity.offer.b.maximum" not in limits
    assert found.free.limits == project.scenario().limits
    assert replace(found.project, scenarios=project.scenarios) == project


def test_an_order_set_to_none_is_no_longer_given() -> None:
    """An emptied quantity is none; the offer may then not be ordered."""
    project = small()
    found = returned(project, workbook(project, {("units", "2", "here"): None}))
    assert {one.offer for one in found.given.orders} == {"a"}
    limits = {limit.key: limit.value for limit in found.scenario.limits}
    assert limits["quantity.offer.b.maximum"] == 0
    assert "quantity.offer.b.minimum" not in limits


def test_inputs_of_the_scenario_go_to_the_new_one_alone() -> None:
    """A limit, demand and a rate are edited; the exported scenario stays as it was."""
    project = small()
    edited: dict[tuple[str, ...], Decimal | int | str | None] = {
        ("limit", "budget"): 1500,
        ("scenario", "discount_rate"): D("0.08"),
        ("demand", "0", "1", "chat", ""): 70,
    }
    found = returned(project, workbook(project, edited))
    kinds = {one.kind for one in differences(found.scenario, project.scenario())}
    assert kinds == {"limit_value", "discount_rate", "demand"}
    assert found.project.scenario("Base case") == project.scenario()
    assert found.fixed == ()


def test_inputs_of_the_project_are_edited_for_every_scenario() -> None:
    """Prices, terms, rates and sites belong to the project."""
    project = small()
    edited: dict[tuple[str, ...], Decimal | int | str | None] = {
        PRICE: D("95.5"),
        ("offer", "a", "breaks", "1", "quantity"): 12,
        ("offer", "a", "deposit"): D("0.3"),
        ("site", "here", "pue"): D("1.2"),
    }
    found = returned(project, workbook(project, edited))
    (offer,) = found.project.catalogs[0].offers
    assert [(one.quantity, one.unit_price) for one in offer.breaks] == [(1, D("95.5")), (12, 90)]
    assert offer.deposit == D("0.3")
    assert found.project.sites[0].pue == D("1.2")
    assert found.project.catalogs[1] is project.catalogs[1]
    before = {one.key: one.before for one in found.edits}
    assert before[PRICE] == 100


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        (UNITS, "5 units", "“5 units” is no number"),
        (UNITS, D("-1"), "Enter zero or more"),
        (UNITS, D("2.5"), "only whole ones can be ordered"),
        (UNITS, 10**10, "more than anybody orders"),
        (PRICE, None, "it is empty. Enter a number"),
        (PRICE, D(-4), "price"),
        (("offer", "a", "moq"), D("1.5"), "counts whole pieces"),
        (("offer", "a", "breaks", "1", "quantity"), D(1), "break"),
        (("limit", "budget"), D(-1), "Enter zero or more"),
        (("scenario", "discount_rate"), D(7), "between 0 and 1"),
        (("scenario", "utilisation"), D(2), "between 0 and 1"),
        (("demand", "0", "1", "chat", ""), D(-1), "Enter zero or more"),
    ],
)
def test_a_bad_value_is_named_with_its_cell(
    key: tuple[str, ...], value: Decimal | int | str | None, words: str
) -> None:
    """The sentence says the sheet, the cell and what to do; nothing is imported."""
    project = small()
    edited = workbook(project, {key: value})
    (fault,) = faults(project, edited)
    (cell,) = (one.cell for one in edited.inputs if one.place.key == key)
    assert fault.startswith(f"Orders!{cell} (")
    assert words in fault


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        (("offer", "a", "breaks", "0", "unit_price"), 0, "a price of “Offer a” is zero or less"),
        (("offer", "a", "breaks", "1", "quantity"), 1, "do not rise in quantity"),
    ],
)
def test_an_edit_that_makes_an_ordered_offer_useless_says_so(
    key: tuple[str, ...], value: int, says: str
) -> None:
    """Nothing is imported then, so no sentence says that the offer is left out."""
    with pytest.raises(EditedWorkbookError, match="Nothing was imported") as raised:
        returned(small(), workbook(small(), {key: value}))
    assert says in str(raised.value)
    assert "left out" not in str(raised.value)


def test_a_day_is_refused_in_a_sentence() -> None:
    """With its cell, and the number that it would count as."""
    edited = workbook(small(), {("units", "1", "here"): "45292"})
    inputs = (replace(edited.inputs[0], trouble="day"), *edited.inputs[1:])
    with pytest.raises(EditedWorkbookError, match=r"Orders!H5.* date or a time.* 45292"):
        returned(small(), replace(edited, inputs=inputs))


def test_all_bad_values_are_named_at_once() -> None:
    """One good edit beside them is not applied either."""
    project = small()
    edited = workbook(project, {UNITS: "x", PRICE: "y", ("limit", "budget"): 1500})
    assert len(faults(project, edited)) == 2


@pytest.mark.parametrize(
    ("key", "units", "notice"),
    [(UNITS, 1, "edited-below-minimum"), (("units", "2", "here"), 4, "edited-no-multiple")],
)
def test_what_a_supplier_may_refuse_is_noticed(
    key: tuple[str, ...], units: int, notice: str
) -> None:
    """It is imported all the same: the evaluation says what it breaks."""
    project = small()
    found = returned(project, workbook(project, {key: units}))
    assert [one.key for one in found.notices] == [notice]
    assert found.edits


def test_a_limit_of_the_scenarios_own_stays_in_the_way() -> None:
    """A quantity against it is given, but not fixed: the limit is not the workbook's to move."""
    project = small()
    own = Limit(family="quantity", by="offer", subject="a", value=D(6))
    asked = replace(project.scenario(), limits=(*project.scenario().limits, own))
    project = replace(project, scenarios=(asked,))
    found = returned(project, workbook(project, {UNITS: 8}))
    assert [one.key for one in found.notices] == ["edited-limit-in-the-way"]
    assert found.fixed == ()
    assert own in found.scenario.limits


def test_a_workbook_of_another_project_is_refused() -> None:
    """So is one of a scenario that is gone, and a name that is taken."""
    project = small()
    other = workbook(project, project="Theirs", digest="other")
    with pytest.raises(InputError, match="project “Theirs”"):
        returned(project, other)
    with pytest.raises(InputError, match="scenario “Gone”"):
        returned(project, workbook(project, scenario="Gone", digest="other"))
    with pytest.raises(InputError, match="counts in EUR"):
        returned(project, workbook(project, currency="EUR", digest="other"))
    with pytest.raises(InputError, match="mean other days"):
        returned(project, workbook(project, months="1", digest="other"))
    with pytest.raises(InputError, match="already a scenario"):
        returned(project, workbook(project), "Base case")


def test_a_scenario_that_was_renamed_is_found_by_what_it_asks() -> None:
    """So is a project: the inputs are the same."""
    project = small()
    edited = workbook(project, {UNITS: 6}, scenario="Old name", project="Old project")
    found = returned(project, edited)
    assert found.parent == "Base case"
    assert not found.changed


def test_a_project_changed_since_is_told_and_counts_as_it_is_now() -> None:
    """An edit that it has already is none; what an input was is what the project has."""
    written = small()
    edited = workbook(written, {PRICE: 95, ("limit", "budget"): 1500})
    limits = (Limit(family="budget", value=D(1800)),)
    (offer,) = written.catalogs[0].offers
    cheaper = replace(offer, breaks=(replace(offer.breaks[0], unit_price=D(95)), offer.breaks[1]))
    project = replace(
        written,
        catalogs=(replace(written.catalogs[0], offers=(cheaper,)), written.catalogs[1]),
        scenarios=(replace(written.scenario(), limits=limits),),
    )
    found = returned(project, edited)
    assert found.changed
    (edit,) = found.edits
    assert (edit.key, edit.before, edit.after) == (("limit", "budget"), D(1800), D(1500))
    (notice,) = found.notices
    assert notice.key == "edited-was-another"
    assert dict(notice.values) == {"written": "USD 2,000", "now": "USD 1,800"}


def test_what_the_project_no_longer_has_is_a_fault() -> None:
    """An order of an offer that is gone, and an edited input of it."""
    written = small()
    project = replace(written, catalogs=written.catalogs[1:])
    told = faults(project, workbook(written, {PRICE: 95}))
    assert any("no longer have the offer “a”" in one for one in told)
    assert any("no longer has what this input is about" in one for one in told)


def test_a_second_import_takes_another_name() -> None:
    """Unless one is given."""
    project = small()
    first = returned(project, workbook(project, {UNITS: 6}))
    again = returned(first.project, workbook(project, {UNITS: 7}))
    assert again.scenario.name == "Base case – edited 2"
    named = returned(project, workbook(project, {UNITS: 7}), "What the board wants")
    assert named.scenario.name == "What the board wants"
