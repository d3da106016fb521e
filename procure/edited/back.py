"""An edited workbook becomes a new scenario: orders as given, inputs as edited, nothing by half."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from procure.cell_record import LONGEST_NAME
from procure.check import Problem, problems
from procure.edited.faults import Faults
from procure.edited.inputs import (
    NEEDED,
    WHOLE,
    Inputs,
    UnknownInputError,
    field_of,
    value_of,
    with_values,
)
from procure.edited.inputs_words import shown_value
from procure.edited.quantities import Quantities
from procure.edited.returned import Edit, Returned
from procure.edited.workbook import CellNow, EditedWorkbook, as_held
from procure.errors import InputError
from procure.evaluation import GivenOrders
from procure.plan import Port
from procure.project import Project
from procure.scenario import Scenario
from procure.scenario_tree import added
from procure.storage import digest
from procure.units import plain
from procure.words import sentence

_HARMLESS: Final = frozenset({"offer-integration-unknown"})
"""Problems of an offer with which it can be planned all the same."""
_SAID_OF_ORDERED: Final = {
    key: f"edited-{key}"
    for key in (
        "offer-price-not-positive",
        "offer-breaks-order",
        "offer-figure-range",
        "offer-no-price",
        "offer-lead-unknown",
        "offer-cumulative-rising",
    )
}
"""Elsewhere an offer with such a fault is left out; here it is ordered, and nothing is imported."""


def returned(project: Project, workbook: EditedWorkbook, name: str = "") -> Returned:
    """Turn an edited workbook into a scenario of the project that it was exported from.

    `name` is the new scenario's; by default one that is free. Raises EditedWorkbookError,
    with a sentence for each cell that cannot be used in its details, and InputError where
    the workbook is of another project.
    """
    return _Return(project, workbook, name).result()


class _Return:
    """One workbook on its way back."""

    def __init__(self, project: Project, workbook: EditedWorkbook, name: str) -> None:
        self._project = project
        self._workbook = workbook
        self._base, self._changed = _exported_from(project, workbook)
        self._inputs: Inputs = project, self._base
        self._orders = {order.id: order for order in workbook.record.orders}
        self._faults = Faults(workbook.file, self._inputs, self._orders)
        self._quantities = Quantities(workbook, self._faults)
        self._name = name or _free_name(project, self._base.name)
        if any(one.name == self._name for one in project.scenarios):
            raise InputError("scenario-name-taken", name=self._name)

    def result(self) -> Returned:
        edited = [one for one in self._workbook.edited if self._is_sound(one)]
        given = tuple(self._quantities.given(*self._inputs))
        edits = tuple(self._edits(edited))
        self._faults.refuse()
        inputs = with_values(self._inputs, {one.key: one.after for one in edits})
        self._check(inputs, edits)
        self._faults.refuse()
        self._quantities.notice(inputs, edits)
        scenario, fixed = self._quantities.fixed(inputs, edits)
        made = self._new(scenario)
        return Returned(
            file=self._workbook.file,
            before=self._project,
            project=added(inputs[0], made, self._base.name) if edits else self._project,
            parent=self._base.name,
            name=self._name,
            free=replace(made, limits=inputs[1].limits) if edits else self._base,
            given=GivenOrders(orders=given, ports=self._ports()),
            orders=self._workbook.record.orders,
            edits=edits,
            fixed=fixed,
            notices=tuple(self._faults.notices),
            unknown=self._workbook.unknown,
            changed=self._changed,
        )

    def _ports(self) -> tuple[Port, ...]:
        """Give the ports that the plan started; when they are ready follows from the project."""
        return tuple(
            Port(stack=one.stack, workload=one.workload, period=one.period, ready=one.period)
            for one in self._workbook.record.ports
        )

    def _new(self, scenario: Scenario) -> Scenario:
        note = sentence("edited-project-note", {"file": self._workbook.file})
        return replace(scenario, name=self._name, parent=self._base.name, locked=False, note=note)

    def _is_sound(self, one: CellNow) -> bool:
        """Tell whether a number stands where one has to, and note it where not."""
        before = len(self._faults)
        field = field_of(one.place.key)
        if one.trouble:
            self._faults.cell(one, f"edited-{one.trouble}", text=one.text)
        elif field == "units":
            self._quantities.check(one)
        elif one.value is None:
            if field in NEEDED:
                self._faults.cell(one, "edited-needed")
        elif field in WHOLE and one.value != one.value.to_integral_value():
            self._faults.cell(one, "edited-not-whole", value=plain(one.value))
        return len(self._faults) == before

    def _edits(self, edited: Iterable[CellNow]) -> Iterator[Edit]:
        """Give what is otherwise than in the project; what it has already is no edit."""
        for one in edited:
            try:
                before, after = self._before_and_after(one)
            except UnknownInputError:
                self._faults.cell(one, "edited-input-unknown")
                continue
            if before != after:
                at = {"sheet": one.place.sheet, "cell": one.cell}
                edit = Edit(key=one.place.key, before=before, after=after, **at)
                self._notice_another(edit, one.place.value)
                yield edit

    def _notice_another(self, edit: Edit, written: Decimal | None) -> None:
        """Notice an input that was edited in the project, too, since the export."""
        if edit.before is None or (
            written is not None and as_held(edit.before) == as_held(written)
        ):
            return
        values = {
            "written": shown_value(self._inputs, edit.key, written),
            "now": shown_value(self._inputs, edit.key, edit.before),
        }
        self._faults.notice(edit, "edited-was-another", values)

    def _before_and_after(self, one: CellNow) -> tuple[Decimal | None, Decimal | None]:
        if one.place.key[0] == "units":
            return one.place.value or Decimal(0), one.value or Decimal(0)
        return value_of(self._inputs, one.place.key), one.value

    def _check(self, inputs: Inputs, edits: tuple[Edit, ...]) -> None:
        """Say what the edits make wrong: what stops planning is a fault, the rest is noticed."""
        if not edits:
            return
        known = {(one.key, one.where) for one in problems(*self._inputs)}
        ordered = {order.offer for order in self._orders.values()}
        for problem in problems(*inputs):
            if (problem.key, problem.where) in known:
                continue
            at, values = _edit_of(problem, edits), dict(problem.values)
            of_offer = problem.where[0] == "offers" and problem.where[1] in ordered
            if problem.severity == "stop" or (of_offer and problem.key not in _HARMLESS):
                key = _SAID_OF_ORDERED.get(problem.key, problem.key)
                self._faults.at(at.sheet, at.cell, at.key, key, **values)
            else:
                self._faults.notice(at, problem.key, values)


def _exported_from(project: Project, workbook: EditedWorkbook) -> tuple[Scenario, bool]:
    """Find the scenario that a workbook is of, and whether its inputs changed since."""
    known = workbook.record
    named = [one for one in project.scenarios if one.name[:LONGEST_NAME] == known.scenario]
    others = [one for one in project.scenarios if one not in named]
    for one in (*named, *others):
        if digest(project, one) == known.digest:
            return one, False
    values = {"file": workbook.file, "project": project.name}
    if known.project != project.name[:LONGEST_NAME]:
        raise InputError("edited-other-project", other=known.project, **values)
    if not named:
        names = ", ".join(f"“{one.name}”" for one in project.scenarios)
        raise InputError(
            "edited-no-scenario", file=workbook.file, scenario=known.scenario, names=names
        )
    if known.currency != project.currency:
        raise InputError(
            "edited-other-currency",
            file=workbook.file,
            other=known.currency,
            currency=project.currency,
        )
    horizon = named[0].horizon
    if (known.start, known.months) != (horizon.start.isoformat(), str(horizon.months)):
        raise InputError("edited-other-periods", file=workbook.file, scenario=known.scenario)
    return named[0], True


def _edit_of(problem: Problem, edits: tuple[Edit, ...]) -> Edit:
    """Give the edit that a problem is most likely about: it names the same things."""
    kind, *parts = problem.where or ("",)
    wanted = set(parts)

    def likeness(edit: Edit) -> tuple[bool, int]:
        return edit.key[0] == kind.removesuffix("s"), len(wanted & set(edit.key[1:]))

    return max(edits, key=likeness)


def _free_name(project: Project, scenario: str) -> str:
    names = {one.name for one in project.scenarios}
    wanted = sentence("edited-name", {"scenario": scenario})
    name, number = wanted, 2
    while name in names:
        name, number = f"{wanted} {number}", number + 1
    return name
