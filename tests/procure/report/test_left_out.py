"""What was left out stands with its reason, and related parties show."""

import re
from pathlib import Path

from tests.procure.report.workbooks import dump, rows


def test_left_out_and_related_parties(path: Path) -> None:
    """What was left out stands there with its reason; related parties always show."""
    found = {row["Id"]: row for row in rows(path, "Left out")}
    assert "one-time cost is not known" in str(found["nw-rain"]["Reason"])
    assert "not counted as supply" in str(found["loi-rain"]["Reason"])
    text = dump(path).split("## Left out")[1].split("## ")[0]
    counts = re.findall(r"^M\d+: (.*?)   ", text, re.MULTILINE)
    assert counts == [
        "Counts in this plan as",
        "nothing",
        "supply",
        "paid in advance",
        "an amount to reach",
    ]
    assert text.count("An officer of the buyer holds shares in Rain") == 3
