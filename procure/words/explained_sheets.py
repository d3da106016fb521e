"""Notes on the sheets of the workbook that explain the plan."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "stale-explanation-to-export": (
        "What explains the plan of “{scenario}” is about other inputs than the plan. Explain it "
        "again, then export."
    ),
    "report-limit-costs-note": (
        "What one step of each limit that binds does to the least cost, discounted, in {currency}, "
        "found by planning again. Where the least is not above 0, it cannot be told apart from "
        "nothing."
    ),
    "report-signing-note": (
        "The last day is the last on which the order can be placed for the same period of use."
    ),
    "report-no-orders-to-sign": "The plan orders nothing.",
}
