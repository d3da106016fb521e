"""The Why? panel tells of what is selected in sight, and of the page where nothing is."""

from ui.main_window import MainWindow
from ui.page_numbers import DEMAND, LIMITS


def test_it_tells_of_the_page_where_nothing_is_selected(window: MainWindow) -> None:
    """Each page says what it is for."""
    window.show_page(LIMITS)
    assert window.why.text().startswith("Limits: ")


def test_what_is_selected_out_of_sight_is_not_told(window: MainWindow) -> None:
    """A page that follows an edit unseen leaves the panel alone."""
    window.show_page(LIMITS)
    before = window.why.text()
    window.telling.tell_of(window.demand_page, "Something of another page")
    assert window.why.text() == before
    window.show_page(DEMAND)
    window.telling.tell_of(window.demand_page, "Something of this page")
    assert "Something of this page" in window.why.text()


def test_turning_to_another_page_forgets_what_was_told(window: MainWindow) -> None:
    """What was selected on one page says nothing of the next."""
    window.show_page(DEMAND)
    window.telling.tell_of(window.demand_page, "Something of this page")
    window.show_page(LIMITS)
    assert "Something of this page" not in window.why.text()


def test_what_is_told_next_waits_for_the_panel_to_be_filled(window: MainWindow) -> None:
    """A refusal stands in the panel once the tables have followed."""
    window.show_page(LIMITS)
    window.telling.tell_next("The scenario is locked.")
    assert "The scenario is locked." not in window.why.text()
    window.telling.fill()
    assert window.why.text() == "The scenario is locked."
