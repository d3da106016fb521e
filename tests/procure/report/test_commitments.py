"""What is promised to suppliers, and related parties, stand on a sheet of their own."""

import re
from pathlib import Path

from tests.procure.report.workbooks import dump, rows


def test_commitments_say_what_they_count_as(path: Path) -> None:
    """A letter of intent counts as nothing, an order as supply."""
    found = {row["Kind"]: row["Counts in this plan as"] for row in rows(path, "Commitments")}
    assert found == {
        "letter of intent (not binding)": "nothing",
        "order": "supply",
        "prepaid": "paid in advance",
        "take or pay": "an amount to reach",
    }


def test_related_parties_always_show(path: Path) -> None:
    """Each note stands there, whether the plan orders it or not."""
    text = dump(path).split("## Commitments")[1].split("## ")[0]
    assert text.count("An officer of the buyer holds shares in Rain") == 3
    assert re.search(r": (yes|no)   ", text)
