"""An evaluation as text for the command line and the clipboard."""

from procure.evaluation_table import evaluation_table
from procure.text_table import COLUMNS
from procure.text_width import width
from tests.builders import catalog, demand, offer, project, scenario
from tests.procure.test_evaluation import given


def test_costs_orders_and_differences_stand_in_columns() -> None:
    """The order with its days, each kind of cost beside the best plan's, signed differences."""
    made = project([catalog("S", offer("o", "h100", 100))], scenario(demand(50, 50)))
    text = evaluation_table(made, made.scenarios[0], given(made, 7, optimum=True))
    lines = text.splitlines()
    assert lines[0] == "Test — Base case: 1 given order"
    assert "Offer o  S         2024 Q1  2024-01-01  7 Here        700.00" in lines
    (total,) = (line.split() for line in lines if line.startswith("Total"))
    assert total == ["Total", "700.00", "500.00", "+200.00"]


def test_a_suppliers_control_characters_and_long_names_stay_out() -> None:
    """No line is wider than a terminal, none moves its cursor."""
    name = "\x1b[2J" + "very long " * 30
    made = project([catalog(name, offer("o", "h100", 100, moq=9))], scenario(demand(50)))
    text = evaluation_table(made, made.scenarios[0], given(made, 7))
    assert "\x1b" not in text
    assert max(width(line) for line in text.splitlines()) <= COLUMNS + 20
