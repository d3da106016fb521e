"""An edited workbook in sentences and rows: what was changed, and what becomes of it."""

from collections.abc import Iterator

from procure.edited.inputs_words import holds_for, input_name, is_shared, shown_value
from procure.edited.returned import Edit, Notice, Returned
from procure.edited.workbook import UnknownEdit
from procure.names import Names
from procure.record import record
from procure.text_table import counted
from procure.words import sentence

MOST_TOLD = 200
"""Changes outside the inputs that are told one by one."""


@record
class EditRow:
    """A changed input as it is shown."""

    name: str
    before: str
    after: str
    holds: str
    place: str
    edit: Edit


def edit_rows(found: Returned) -> tuple[EditRow, ...]:
    """List the changed inputs as they are shown, in the order of the workbook."""
    inputs = found.inputs_before
    orders = {order.id: order for order in found.orders}
    return tuple(
        EditRow(
            name=input_name(inputs, orders, one.key),
            before=shown_value(inputs, one.key, one.before),
            after=shown_value(inputs, one.key, one.after),
            holds=holds_for(inputs, one.key),
            place=f"{one.sheet}!{one.cell}",
            edit=one,
        )
        for one in found.edits
    )


def told(found: Returned) -> Iterator[str]:
    """Say what was changed and what becomes of it."""
    values = {"file": found.file}
    if not found.edits:
        yield sentence("edited-nothing", values)
    else:
        edits = counted(len(found.edits), "input was changed", "inputs were changed")
        others = counted(len(found.unknown), "other change is", "other changes are")
        key = "edited-told" if found.unknown else "edited-told-alone"
        yield sentence(key, {"edits": edits, "unknown": others})
        yield sentence("edited-becomes", {"name": found.name, "parent": found.parent})
        shared = sum(is_shared(one.key) for one in found.edits)
        if shared:
            text = counted(shared, "change is", "changes are")
            yield sentence("edited-shared", {"edits": text})
    if found.fixed:
        names = Names(found.project)
        offers = ", ".join(f"“{names.offer(one)}”" for one in found.fixed)
        yield sentence("edited-fixed", {"offers": offers})
    if found.changed:
        yield sentence("edited-project-changed")


def notices_told(found: Returned) -> tuple[str, ...]:
    """Say what to look at before accepting, a sentence each."""
    return tuple(map(notice_told, found.notices))


def notice_told(one: Notice) -> str:
    """Say what to look at in one cell."""
    reason = sentence(one.key, one.values)
    return sentence("edited-notice", {"place": f"{one.sheet}!{one.cell}", "reason": reason})


def unknown_told(one: UnknownEdit) -> str:
    """Say what was changed outside the inputs."""
    things = {
        "rows-added": counted(one.count, "row was", "rows were"),
        "rows-gone": counted(one.count, "row was", "rows were"),
        "sorted": counted(one.count, "row was", "rows were"),
        "not-compared": counted(one.count, "formula differs", "formulas differ"),
    }
    values = {"text": one.text, "count": things.get(one.kind, "")}
    return sentence(f"edited-unknown-{one.kind}", values)


def unknown_place(one: UnknownEdit) -> str:
    """Say where something was changed: a cell, a row, a column, or the sheet."""
    if not one.cell:
        return one.sheet
    if one.cell.isdecimal():
        return f"{one.sheet}, row {one.cell}"
    if one.cell.isalpha():
        return f"{one.sheet}, column {one.cell}"
    return f"{one.sheet}!{one.cell}"
