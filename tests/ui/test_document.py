"""The open project: undo, merging, and which plan answers what is shown."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from procure.demand import DemandRow, Workload
from procure.errors import NotFoundError
from procure.offers import Acceptance, Commitment, Edition, Program, Rebate
from procure.plan import Plan, Solve
from procure.project import Project
from procure.scenario import Scenario
from procure.storage import digest
from procure.units import Horizon
from tests import builders
from ui.document import Document


def make_scenario(name: str = "Base", amount: str = "10") -> Scenario:
    """Give a scenario with one row of demand."""
    return Scenario(
        name=name,
        horizon=Horizon(start=date(2024, 1, 1), months=3, periods=2),
        demand=(DemandRow(workload="chat", amounts=(Decimal(amount), Decimal(20))),),
        discount_rate=Decimal("0.08"),
    )


def make_project(*scenarios: Scenario) -> Project:
    """Give a project with one workload."""
    return Project(
        format=1,
        name="Trial",
        currency="USD",
        workloads=(Workload(id="chat", name="Chat", unit="tokens/s"),),
        scenarios=scenarios or (make_scenario(),),
    )


def make_plan(project: Project, scenario: Scenario) -> Plan:
    """Give an empty plan that answers a scenario."""
    solve = Solve(
        engine="none",
        versions=(),
        gap_tolerance=Decimal("0.001"),
        threads=1,
        seed=0,
        reproducible=True,
        seconds=Decimal(0),
    )
    return Plan(
        scenario=scenario.name,
        digest=digest(project, scenario),
        status="nothing_found",
        currency="USD",
        solve=solve,
    )


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    """Give a document with one scenario."""
    return Document(make_project())


def set_first(document: Document, amount: int, merge: str = "") -> None:
    """Edit the first period's demand of the selected scenario."""
    scenario = document.scenario
    row = replace(scenario.demand[0], amounts=(Decimal(amount), *scenario.demand[0].amounts[1:]))
    document.edit_scenario("Edit demand", replace(scenario, demand=(row,)), merge)


def first(document: Document) -> Decimal:
    """Give the first period's demand of the selected scenario."""
    return document.scenario.demand[0].amounts[0]


def test_undo_and_redo_swap_whole_projects(document: Document) -> None:
    """Undo shows the very record that was there before, redo the very one after."""
    before = document.project
    set_first(document, 11)
    after = document.project
    document.undo_stack.undo()
    assert document.project is before
    document.undo_stack.redo()
    assert document.project is after
    assert document.undo_stack.undoText() == "Edit demand"


def test_keystrokes_with_one_key_are_one_step(document: Document) -> None:
    """Edits with the same key merge; another key, or none, starts a new step."""
    for amount in (1, 12, 123):
        set_first(document, amount, merge="demand/chat/0")
    assert document.undo_stack.count() == 1
    set_first(document, 5, merge="demand/chat/1")
    set_first(document, 6)
    set_first(document, 7)
    assert document.undo_stack.count() == 4
    for _ in range(3):
        document.undo_stack.undo()
    assert first(document) == 123
    document.undo_stack.undo()
    assert first(document) == 10


def test_an_edit_that_changes_nothing_is_no_step(document: Document) -> None:
    """Typing the value that already stands there leaves nothing to undo or save."""
    set_first(document, 10)
    assert document.undo_stack.count() == 0
    assert not document.modified


def test_signals_of_an_edit(document: Document, qtbot: QtBot) -> None:
    """An edit says that content, plan and file may differ, and not that the scenario does."""
    with (
        qtbot.assertNotEmitted(document.scenario_changed),
        qtbot.waitSignals([document.changed, document.plan_changed, document.file_changed]),
    ):
        set_first(document, 11)
    assert document.modified


def test_undo_shows_the_scenario_it_was_made_in(qtbot: QtBot) -> None:
    """What undo changes is on the screen afterwards."""
    document = Document(make_project(make_scenario("A"), make_scenario("B")))
    set_first(document, 99)
    document.select_scenario("B")
    document.undo_stack.undo()
    assert document.scenario.name == "A"
    assert first(document) == 10


def test_renaming_a_scenario_keeps_it_selected(document: Document) -> None:
    """The renamed scenario stays on the screen, and undo brings its old name back."""
    document.edit_scenario("Rename", replace(document.scenario, name="Other"))
    assert document.scenario.name == "Other"
    document.undo_stack.undo()
    assert document.scenario.name == "Base"


def test_removing_the_selected_scenario_selects_another(qtbot: QtBot) -> None:
    """There is always a selected scenario that the project has."""
    document = Document(make_project(make_scenario("A"), make_scenario("B")))
    document.select_scenario("B")
    document.edit("Delete", replace(document.project, scenarios=document.project.scenarios[:1]))
    assert document.scenario.name == "A"
    document.undo_stack.undo()
    assert document.scenario.name == "B"
    with pytest.raises(NotFoundError):
        document.select_scenario("C")


def test_a_plan_is_current_until_its_inputs_change(document: Document) -> None:
    """After an edit the plan stays on the screen, marked; after undo it is current again."""
    plan = make_plan(document.project, document.scenario)
    document.store_plan(plan)
    assert document.plan() is plan
    assert document.plan_is_current()
    set_first(document, 11)
    assert document.plan() is plan
    assert not document.plan_is_current()
    document.undo_stack.undo()
    assert document.plan_is_current()


def test_what_was_agreed_is_an_input(document: Document) -> None:
    """A rebate, a program or a commitment of a price list makes the plan an earlier one."""
    first = builders.catalog("Acme")
    project = replace(document.project, catalogs=(first,))
    document.edit("Read a list", project)
    document.store_plan(make_plan(project, document.scenario))
    rebate = Rebate(threshold=Decimal(1), rate=Decimal("0.1"), currency="USD")
    program = Program(id="own", name="Own", currency="USD")
    letter = Commitment(id="letter", kind="loi", description="Chips")
    for agreed in (
        replace(first, rebates=(rebate,)),
        replace(first, programs=(program,)),
        replace(first, commitments=(letter,)),
    ):
        document.edit("Agree", replace(project, catalogs=(agreed,)))
        assert not document.plan_is_current()
    past = Edition(file_name="x", sha256="x", read_on=date(2024, 1, 1), added=("x",))
    stands = Acceptance(key="x", on=date(2024, 1, 1))
    for inert in (
        replace(first, note="seen"),
        replace(first, editions=(past,)),
        replace(first, accepted=(stands,)),
    ):
        document.edit("Read", replace(project, catalogs=(inert,)))
        assert document.plan_is_current()


def test_plans_follow_the_inputs_back(document: Document) -> None:
    """Two plans of two inputs: each is shown beside its own inputs."""
    first_plan = make_plan(document.project, document.scenario)
    document.store_plan(first_plan)
    set_first(document, 11)
    second_plan = make_plan(document.project, document.scenario)
    document.store_plan(second_plan)
    assert document.plan() is second_plan
    document.undo_stack.undo()
    assert document.plan() is first_plan
    document.undo_stack.redo()
    assert document.plan() is second_plan


def test_a_plan_of_earlier_inputs_is_not_current(document: Document) -> None:
    """A plan that arrives after the inputs were edited is shown, but not as current."""
    inputs = (document.project, document.scenario)
    plan = make_plan(*inputs)
    set_first(document, 11)
    document.store_plan(plan, inputs)
    assert document.plan() is plan
    assert not document.plan_is_current()
    document.undo_stack.undo()
    assert document.plan_is_current()


def test_a_stray_plan_is_never_current(document: Document) -> None:
    """Handed in without its inputs, a plan with another digest does not count as current."""
    plan = make_plan(document.project, document.scenario)
    set_first(document, 11)
    document.store_plan(plan)
    assert not document.plan_is_current()


def test_names_and_notes_do_not_change_a_plan(document: Document) -> None:
    """What stands outside the digest leaves the plan current."""
    plan = make_plan(document.project, document.scenario)
    document.store_plan(plan)
    document.edit_scenario("Rename", replace(document.scenario, name="Other", note="seen"))
    document.edit("Rename project", replace(document.project, name="Renamed", note="too"))
    assert digest(document.project, document.scenario) == plan.digest
    assert document.plan_is_current()


def test_each_scenario_has_its_plan(qtbot: QtBot) -> None:
    """Switching the scenario switches the plan, or shows that there is none."""
    document = Document(make_project(make_scenario("A"), make_scenario("B", "12")))
    plan = make_plan(document.project, document.scenario)
    document.store_plan(plan)
    document.select_scenario("B")
    assert document.plan() is None
    document.select_scenario("A")
    assert document.plan() is plan


def test_opening_starts_afresh(document: Document, tmp_path: Path) -> None:
    """Another project has no undo history, no plan and nothing to save."""
    document.store_plan(make_plan(document.project, document.scenario))
    set_first(document, 11)
    other = make_project(make_scenario("Other"))
    document.open(other, tmp_path / "other.json")
    assert document.project is other
    assert document.path == tmp_path / "other.json"
    assert document.plan() is None
    assert not document.undo_stack.canUndo()
    assert not document.modified


def test_saving_marks_what_was_saved(document: Document, tmp_path: Path) -> None:
    """An edit made while the file was being written is still to be saved."""
    set_first(document, 11)
    written = document.project
    set_first(document, 12)
    document.mark_saved(written, tmp_path / "a.json")
    assert document.modified
    document.mark_saved(document.project, tmp_path / "a.json")
    assert not document.modified


def _family() -> Document:
    """Give a document with A, its variant B, and a locked variant C."""
    return Document(
        make_project(
            make_scenario("A"),
            replace(make_scenario("B"), parent="A"),
            replace(make_scenario("C"), parent="A", locked=True),
        )
    )


def _amounts(document: Document) -> list[Decimal]:
    return [one.demand[0].amounts[0] for one in document.project.scenarios]


def test_variants_follow_in_the_same_step(qtbot: QtBot) -> None:
    """An edit reaches the variants that are not locked, and one undo takes it from all."""
    document = _family()
    before = document.project
    set_first(document, 11)
    assert _amounts(document) == [11, 11, 10]
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.project is before


def test_a_locked_scenario_refuses_edits(qtbot: QtBot) -> None:
    """Nothing is changed, and one sentence says why; what shows the entry is told to look again."""
    document = _family()
    document.select_scenario("C")
    before = document.project
    with qtbot.waitSignal(document.changed), qtbot.waitSignal(document.refused) as told:
        set_first(document, 11)
    assert told.args is not None
    (error,) = told.args
    assert "“C” is locked" in str(error)
    assert document.project is before
    assert not document.modified


def test_renaming_a_parent_keeps_its_variants(qtbot: QtBot) -> None:
    """Variants stay variants, and go on following."""
    document = _family()
    document.edit_scenario("Rename", replace(document.scenario, name="Z"))
    assert [one.parent for one in document.project.scenarios] == ["", "Z", "Z"]
    set_first(document, 12)
    assert _amounts(document) == [12, 12, 10]


def test_the_plan_of_another_scenario(qtbot: QtBot) -> None:
    """Every scenario has its own plan, current while its own inputs stay."""
    document = _family()
    project = document.project
    plan = make_plan(project, project.scenario("B"))
    document.store_plan(plan, (project, project.scenario("B")))
    planned, current = document.planned_of("B")
    assert planned is not None
    assert planned.plan is plan
    assert current
    # A asks the same as B, and what is the same has the same plan.
    assert document.plan() is plan
    document.select_scenario("B")
    set_first(document, 13)
    planned, current = document.planned_of("B")
    assert planned is not None
    assert planned.plan is plan
    assert not current


def test_locks_and_parents_do_not_change_a_plan(document: Document) -> None:
    """They stand outside what a plan answers, as names and notes do."""
    document.store_plan(make_plan(document.project, document.scenario))
    document.edit_scenario("Lock", replace(document.scenario, locked=True))
    assert document.plan_is_current()


def test_the_plan_of_a_copy_stays_in_sight(document: Document) -> None:
    """An edit in a copy that asked the same leaves the plan that was shown, out of date."""
    plan = make_plan(document.project, document.scenario)
    document.store_plan(plan)
    copy = replace(document.scenario, name="Copy")
    scenarios = (*document.project.scenarios, copy)
    document.edit("Copy", replace(document.project, scenarios=scenarios), select="Copy")
    assert document.plan_is_current()
    set_first(document, 13)
    assert document.plan() is plan
    assert not document.plan_is_current()
    document.select_scenario("Base")
    assert document.plan() is plan
    assert document.plan_is_current()


def test_practice_is_nothing_to_save(document: Document, tmp_path: Path) -> None:
    """What is tried is not to be saved, then or later; what comes after it, or a file, is."""
    document.practise()
    set_first(document, 11)
    assert not document.modified
    document.practise(over=True)
    assert not document.modified
    set_first(document, 12)
    assert document.modified
    document.practise()
    assert not document.modified
    document.mark_saved(document.project, tmp_path / "mine.json")
    set_first(document, 13)
    assert document.modified
    document.practise()
    document.open(make_project(), None)
    set_first(document, 14)
    assert document.modified
