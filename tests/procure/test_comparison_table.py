"""Plans side by side as text: every row, each difference, and what is asked otherwise."""

from procure import comparison_words as words
from procure.comparison_table import comparison_table
from tests.procure.report.test_comparison import comparison


def test_it_holds_every_figure_and_why() -> None:
    """Parts in order, values to the cent, differences beside them, inputs that differ below."""
    found = comparison()
    shown = comparison_table(found)
    assert shown.startswith("Cheaper costs least: USD 4,629,012")
    lines = shown.splitlines()
    for row in found.rows:
        name = words.RowNames(found).name(row)
        assert any(line.startswith(name[:20]) for line in lines), name
    (total,) = [line for line in lines if line.startswith("Cost in all")]
    figures = "4,759,011.88 4,629,011.88 −130,000 (−2.7 %)"
    assert " ".join(total.split("USD")[1].split()) == figures
    assert "- Not planned: not planned" in lines
    assert "Cheaper beside Base case" in lines
    assert "- Budget, whole horizon: USD 5,500,000. In “Base case”: USD 6,000,000." in lines
