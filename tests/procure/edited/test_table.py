"""What an edited workbook changes, as text and as a tree."""

import json
from dataclasses import replace

from procure.edited.back import returned
from procure.edited.table import returned_table, returned_tree
from procure.edited.words import MOST_TOLD
from procure.edited.workbook import UnknownEdit
from tests.procure.edited.coming_back import small, workbook

KEYS = {("units", "1", "here"): 1, ("offer", "a", "breaks", "0", "unit_price"): 95}


def test_everything_is_told() -> None:
    """Each input before and after with its cell, what to look at, what has no effect."""
    project = small()
    unknown = (
        UnknownEdit(kind="changed", sheet="Costs", cell="B4", text="1"),
        UnknownEdit(kind="rows-added", sheet="Orders", cell="8", count=2),
        UnknownEdit(kind="sheet-added", sheet="Mine"),
    )
    found = returned(project, replace(workbook(project, KEYS), unknown=unknown))
    text = returned_table(found)
    for part in (
        "2 inputs were changed; 3 other changes are outside the inputs without effect.",
        "It becomes the scenario “Base case – edited”, a variant of “Base case”.",
        "The quantities of “Offer a” are fixed",
        "1 change is in the price lists",
        "5 units",
        "USD 95",
        "every scenario: the price list of Maple",
        "an order of 1 of “Offer a” is below the minimum of 2",
        "- Costs!B4: now holds “1”",
        "- Orders, row 8: 2 rows were added from here on",
        "- Mine: the sheet was added",
    ):
        assert part in text


def test_nothing_edited_is_told() -> None:
    """In one sentence."""
    project = small()
    text = returned_table(returned(project, workbook(project)))
    assert "every input is what was exported" in text


def test_a_thousand_other_changes_are_counted() -> None:
    """They are told up to a point; the tree has all of them."""
    project = small()
    unknown = tuple(
        UnknownEdit(kind="emptied", sheet="Costs", cell=f"B{row}") for row in range(1, 1001)
    )
    found = returned(project, replace(workbook(project, KEYS), unknown=unknown))
    assert f"and {1000 - MOST_TOLD} more" in returned_table(found)
    tree = json.loads(json.dumps(returned_tree(found)))
    assert len(tree["unknown"]) == 1000
    assert tree["edits"][0]["after"] == "1"
    assert tree["fixed"] == ["a"]
