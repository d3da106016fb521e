"""Sentences of the window while it explains a plan: what runs, and what can be asked."""

from typing import Final

WORDS: Final = {
    "explaining-failed": (
        "Explaining stopped because of a fault in Procure. Your input and the plan are unchanged. "
        "Copy the details and report them with the project file."
    ),
    "explaining-so-far": "{what} {plans} made so far",
    "explaining-limits": "Finding what the limits cost …",
    "explaining-offers": "Working out what the offers cost …",
    "explaining-repairs": "Looking for the smallest repairs …",
    "explaining-signing": "Finding what waiting costs …",
    "explaining-negotiation": "Finding the prices at which the plan changes …",
    "explaining-flips": "Planning along the range …",
    "explaining-alternatives": "Looking for other plans …",
    "explaining-causes": "Finding which input changed which order …",
    "explaining-least_change": "Looking for the plan closest to the old one …",
    "explain-stop": "Stop",
    "explain-not-ready": "Plan first (F5): only a plan that answers what is shown is explained.",
    "explain-stale": "About an earlier plan: the inputs have changed since.",
    "explain-stopped": "Stopped before all was found.",
    # What can be asked
    "ask-repairs": "&Find the smallest repairs",
    "ask-repairs-tip": "Look for the least that each kind of limit has to give for there to be a plan",
    "repair-try": "Try as a new scenario",
    "repair-try-tip": "Add a scenario with these changes and plan it. Undo takes it away again.",
    "repair-name-money": "more money",
    "repair-name-time": "longer lead times",
    "repair-name-power": "more power",
    "repair-name-share": "other shares",
    "repair-name-counts": "other quantities",
    "repair-name-less_demand": "less demand",
    "repair-name-mix": "a little of each",
    "ask-limits": "What do the limits &cost?",
    "ask-limits-tip": (
        "Plan again with each limit that holds the plan one step looser and one step tighter"
    ),
    "ask-signing": "What must be &signed now?",
    "ask-signing-tip": (
        "Plan again without the orders that cannot wait, to see what waiting a period costs"
    ),
    "about-signing": (
        "Until when can each order of the plan be placed, and what does it cost to wait a period?"
    ),
    "ask-flips": "&Look along it",
    "ask-flips-tip": "Plan at values all along the range, closely where another chip takes over",
    "about-flips": (
        "Where does another chip take over most of the work? Choose what is varied, a price, a "
        "lead time, the demand, and from where to where."
    ),
    "flip-chart-note": "{axis}. Shares of all work over the horizon, at values that were planned.",
    "flip-chart-change": "{after} takes over from {before} between {low} and {high}",
    "flip-chart-same": "{chip} does most of the work all along",
    "flip-chart-possible": "{chip} does most of the work wherever there is a plan",
    "flip-chart-idle": "No chip has any work",
    "flip-work-told": "{workload}: {chips}.",
    "flip-overall": "All workloads together",
    # What a change does, in a cell
    "short-saves": "saves {amount}",
    "short-costs": "costs {amount}",
    "short-nothing": "changes nothing",
    "short-open": "cannot be told apart",
    "short-no-plan": "no plan",
    "short-unknown": "not known",
    "short-serves-more": "serves more",
    "short-serves-less": "serves less",
}
