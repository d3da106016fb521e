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
    "explaining-frontier": "Planning with each value of the limit …",
    "explaining-alternatives": "Looking for other plans …",
    "explaining-causes": "Finding which input changed which order …",
    "explaining-least_change": "Looking for the plan closest to the old one …",
    "explaining-terms": "Finding the price at which the plan changes …",
    "explain-stop": "Stop",
    "explain-not-ready": "Plan first (F5): only a plan that answers what is shown is explained.",
    "explain-stale": "About an earlier plan: the inputs have changed since.",
    "explain-stopped": "Stopped before all was found.",
    # What a row of each table is
    "title-signing": "An order of the plan, by its offer; those that cannot wait come first.",
    "title-negotiation": "An offer of the supplier; those that the plan orders come first.",
    "title-flips": (
        "A value of what is varied, with its unit, for which the best plan was looked for."
    ),
    "title-frontier": "A value of the limit, with its unit, for which the best plan was looked for.",
    "title-alternatives": "A plan, by what it has the least of; the best one comes first.",
    "title-causes": "An order in which the two plans differ, by its offer.",
    # What can be asked
    "ask-repairs": "Find the smallest &repairs",
    "ask-repairs-tip": (
        "Look for the least that each kind of limit has to give for there to be a plan"
    ),
    "repair-try": "Try as a new scenario",
    "repair-try-tip": "Add a scenario with these changes and plan it. Undo takes it away again.",
    "repair-looking": "{kind}: looking for the smallest repair …",
    "repair-not-looked": "{kind}: the search was stopped before anything was found.",
    "repair-more": "Show all",
    "repair-more-tip": "Show all of the repair, or as much as fits.",
    "repair-less": "Show less",
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
    "why-ask-price": "At what price would that change?",
    "why-ask-waiting": "What does waiting cost?",
    "why-limit-loose": (
        "The plan does not fill this limit, so what a step of it does was not looked at."
    ),
    "ask-signing": "What must be si&gned now?",
    "ask-signing-tip": (
        "Plan again without the orders that cannot wait, to see what waiting a period costs"
    ),
    "about-signing": (
        "Until when can each order of the plan be placed, and what does it cost to wait a period?"
    ),
    "ask-negotiation": "What to &negotiate?",
    "ask-negotiation-tip": (
        "Find for each offer of the supplier the price, lead time and quantity at which the plan "
        "would answer otherwise"
    ),
    "about-negotiation": (
        "At what price, lead time or quantity would the plan order more of an offer, or none? "
        "Choose a supplier. Each answer is confirmed by planning on either side of it."
    ),
    "save-sheet": "Save sheet for this s&upplier…",
    "save-sheet-tip": "Write one page that can be sent: no rival's name or price is on it",
    "sheet-written": "The sheet is in {path}.",
    "turn-enters": "ordered from {at}",
    "turn-leaves": "not ordered from {at}",
    "turn-more": "more from {at}",
    "turn-less": "fewer from {at}",
    "turn-never": "changes nothing",
    "turn-needed": "needed",
    "turn-impossible": "cannot be ordered",
    "turn-unknown": "not known",
    "turn-break": "{units}: {worth}",
    "ask-alternatives": "&What else?",
    "ask-alternatives-tip": (
        "Find the plans with the fewest suppliers, the least power and so on that cost no more "
        "than that"
    ),
    "about-alternatives": (
        "Which other plans cost little more than the best: with the fewest suppliers, the least "
        "spend with the largest, the earliest deliveries, the least power, the fewest chips?"
    ),
    "take-alternative": "Evaluate its &orders…",
    "take-alternative-tip": "Set the orders of the selected plan against the best one",
    "ask-causes": "&Why did it change?",
    "ask-causes-tip": "Make each change of the inputs alone, and take each back",
    "about-causes": (
        "Which orders differ from those of an earlier plan, and which change of the inputs is it "
        "due to? Choose the earlier plan."
    ),
    "causes-none": (
        "There is no earlier plan yet. Change something, plan again, and compare here."
    ),
    "due-caused": "{changes}",
    "due-enough": "{changes}, each alone enough",
    "due-together": "{changes}, all together",
    "due-unclear": "none of the changes looked at",
    "closest-plan": "The plan closest to the earlier one",
    "causes-plan": "{scenario}: {cost}, {orders}",
    "ask-least_change": "&Keep close to it",
    "ask-least_change-tip": (
        "Find the plan that changes the earlier orders the least at a cost within that much of "
        "the best"
    ),
    "ask-flips": "&Look along it",
    "ask-flips-tip": "Plan at values all along the range, closely where another chip takes over",
    "about-flips": (
        "Where does another chip take over most of the work? Choose what is varied, a price, a "
        "lead time, the demand, and from where to where."
    ),
    "ask-frontier": "What does the li&mit cost?",
    "ask-frontier-tip": (
        "Plan with each value; an end that is empty is looked for: where no plan is possible, and "
        "where the limit holds nothing off any more"
    ),
    "about-frontier": (
        "What does the best plan cost at each value of a limit: more budget, longer lead times, "
        "other shares, more power? Choose the limit and, if you like, from where to where."
    ),
    "flip-chart-note": "{axis}. Shares of the work over the horizon, at values that were planned.",
    "flip-chart-of": "{what}: {finding}",
    "flip-chart-choose": "Who does",
    "flip-most-of": "Most of {workload}",
    "flip-chart-change": "{after} takes over from {before} between {low} and {high}",
    "flip-chart-same": "{chip} does most of the work all along",
    "flip-chart-possible": "{chip} does most of the work wherever there is a plan",
    "flip-chart-idle": "No chip has any work",
    "flip-work-told": "{workload}: {chips}.",
    "flip-chart-changes": ("{after} takes over from {before} between {low} and {high}, and {more}"),
    "flip-overall-mean": "All workloads, each counting alike",
    "flip-overall": "All workloads together",
    # What a change does, in a cell
    "limit-costs-none": "The plan fills no limit, so that no step was looked at.",
    "step-point": "{points} point",
    "step-points": "{points} points",
    "short-saves": "saves {amount}",
    "short-costs": "costs {amount}",
    "short-nothing": "changes nothing",
    "short-open": "cannot be told apart",
    "short-no-plan": "no plan",
    "short-unknown": "not known",
    "short-serves-more": "serves more",
    "short-serves-less": "serves less",
}
