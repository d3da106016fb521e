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
    "report-offers-note": (
        "What a unit of work costs for a year with each offer, in {currency}, discounted, were it "
        "to do that workload alone; and what the plan does with it, or why it does not use it."
    ),
    "report-offers-planned": "as ordered, {units} in all",
    "report-offers-order": "smallest order: {units} in {period}",
    "report-negotiation-note": (
        "For the buyer alone: figures of the whole plan stand behind these sentences. The sheet "
        "that can be sent to a supplier is a file of its own."
    ),
    "report-nothing-found": "Nothing was found.",
    "report-alternatives-note": ("Each plan has the least of one thing that can be had {within}."),
    "report-flips-note": (
        "Where the chip that does most of the work changes as one input does, all else as it is."
    ),
    "report-flips-price": "Of the quote",
    "report-flips-throughput": "Of what it is now",
    "report-flips-demand": "Of what it is now",
    "report-flips-growth": "Growth a year",
    "report-flips-utilisation": "Utilisation",
    "report-flips-energy_price": "Of what it is now",
    "report-flips-lead_time": "Weeks longer than quoted",
    "report-changes-note": (
        "Which change of the inputs changed which order, and what each does to the least cost."
    ),
    "report-no-orders-to-sign": "The plan orders nothing.",
}
