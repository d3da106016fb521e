"""A comparison as JSON: exact values as strings, in the order of the scenarios."""

import json

from procure.comparison_json import comparison_tree
from tests.procure.report.test_comparison import comparison


def test_the_tree_is_json_with_exact_values() -> None:
    """Money keeps its cents, what is unknown is null, and the base has no difference."""
    tree = json.loads(json.dumps(comparison_tree(comparison())))
    assert (tree["currency"], tree["base"]) == ("USD", "Base case")
    (total,) = [row for row in tree["rows"] if row["key"] == ["total_cost"]]
    assert total["values"] == ["4759011.88", "4629011.88", None]
    assert total["differences"] == [None, "-130000.00", None]
    assert total["fractions"] == [None, "-0.027316594973", None]
    assert total["differs"]
    base, cheaper, none = tree["scenarios"]
    assert base["inputs_differ"] == []
    assert cheaper["parent"] == "Base case"
    assert cheaper["least_cost_differs_by"] == ["-201314.54", "-188000.00"]
    assert [one["place"] for one in cheaper["inputs_differ"]] == [
        ["budget"],
        ["quantity.offer.own-card.maximum"],
    ]
    assert (none["state"], none["status"], none["gap"]) == ("none", None, None)
    (first,) = [row for row in tree["rows"] if row["key"] == ["first_delivery"]]
    assert first["values"][0] == "2024-01-01"
