"""Texts and numbers on a sheet tell where its rows and columns went, or that nobody can tell."""

from catalogs.cell_anchors import anchors, column_steps, doubtful_rows
from catalogs.workbook_cells import Cell
from procure.cell_record import mark


def test_what_is_there_as_often_as_before_is_in_the_same_order() -> None:
    """A formula, and what is there more often than before, tell nothing."""
    marks = {1: mark("a") + mark("b"), 2: mark("a") + mark("c"), 3: mark("d")}
    rows = {
        2: {0: Cell("a"), 2: Cell("b")},
        3: {0: Cell("a"), 1: Cell("c"), 2: Cell("c")},
        4: {0: Cell("d", "A1")},
    }
    assert anchors(marks, rows) == {(1, 0): (2, 0), (2, 0): (3, 0), (1, 1): (2, 2)}


def test_columns_between_two_that_moved_otherwise_are_unknown() -> None:
    """Those beside columns that moved alike, or at an end, moved with them."""
    known = {(1, 1): (1, 1), (1, 3): (1, 4), (1, 5): (1, 6)}
    assert column_steps(known, 7) == [0, 0, None, 1, 1, 1, 1]


def test_of_columns_that_were_carried_about_only_those_in_place_are_known() -> None:
    """They have no order any more."""
    assert column_steps({(1, 0): (1, 0), (1, 1): (1, 9), (1, 2): (1, 2)}, 3) == [0, None, 0]


def test_rows_are_doubtful_where_anchors_stand_elsewhere() -> None:
    """A row without an anchor goes by its neighbours; one that is gone is no doubt."""
    known = {(1, 0): (1, 0), (3, 0): (5, 0), (4, 0): (6, 0)}
    assert doubtful_rows(known, {1: 1, 2: 2, 3: 3, 5: 7, 6: 6}, (1, 2, 3, 4, 5, 6)) == [3, 6]
