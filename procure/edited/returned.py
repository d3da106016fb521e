"""What an edited workbook comes to, before anybody accepts it."""

from decimal import Decimal

from procure.cell_record import Key, RecordedOrder
from procure.edited.inputs import Inputs
from procure.edited.workbook import UnknownEdit
from procure.evaluation import GivenOrders
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario


@record
class Edit:
    """An input that was changed; `before` is what it is in the project, `after` what it becomes."""

    key: Key
    sheet: str
    cell: str
    before: Decimal | None
    after: Decimal | None


@record
class Notice:
    """Something about an edited input that somebody should look at before accepting it."""

    sheet: str
    cell: str
    key: str
    values: tuple[tuple[str, str], ...] = ()


@record
class Returned:
    """An edited workbook as a scenario of the project that it was exported from.

    `project` has the edited inputs and the new scenario `name`, a variant of `parent`;
    `free` is that scenario with quantities left to the planner, and `given` are the orders
    of the workbook, to be evaluated under it. `fixed` are the offers whose quantities the
    new scenario fixes. `changed` tells whether the project is another than was exported.
    Without `edits` there is nothing to accept.
    """

    file: str
    before: Project
    project: Project
    parent: str
    name: str
    free: Scenario
    given: GivenOrders
    orders: tuple[RecordedOrder, ...]
    edits: tuple[Edit, ...]
    fixed: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    unknown: tuple[UnknownEdit, ...] = ()
    changed: bool = False

    @property
    def inputs_before(self) -> Inputs:
        """Give the project and scenario as they are now."""
        return self.before, self.before.scenario(self.parent)

    @property
    def scenario(self) -> Scenario:
        """Give the new scenario; without edits the one exported."""
        return self.project.scenario(self.name if self.edits else self.parent)
