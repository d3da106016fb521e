"""Words of the guided tour: what each step asks for, why, and what came of it."""

from typing import Final

WORDS: Final = {
    "start-tour": "Guided tour",
    "start-tour-about": "Seven steps to an exported plan, in five minutes.",
    "tour-place": "Guided tour, step {at} of {count}. F6 leads here.",
    "tour-back": "Back",
    "tour-back-tip": "Go back to the step before this one.",
    "tour-next": "Next",
    "tour-next-tip": "Go on to the next step, or end the tour at the last one.",
    "tour-next-waits": "Waits until the step is done.",
    "tour-finish": "Finish",
    "tour-end": "End",
    "tour-end-tip": "End the tour. The project stays open as it is.",
    "tour-left": "The tour is over: it is about the sample. Help, Guided tour begins it again.",
    "tour-was-done": "This was done before, and has been changed since.",
    # Steps
    "tour-read-title": "Read the plan",
    "tour-plan": "Press F5, or Plan above: the sample is planned.",
    "tour-read": "On the page Plan (Ctrl+4), open the tab Capacity.",
    "tour-read-done": "The bars are what the chips can do, the line is what is needed.",
    "tour-read-why": (
        "The figures at the top say what the orders cost and how much of the demand they serve. "
        "This project is for practice: it is only kept if you save it under a name of your own."
    ),
    "tour-why-title": "Ask why",
    "tour-why-orders": "On the page Plan (Ctrl+4), open the tab Orders.",
    "tour-why-open": "Open the panel Why? (Ctrl+I).",
    "tour-why": "Select an order in the table.",
    "tour-why-done": "Why? below tells when it arrives, what it costs and why it is bought.",
    "tour-why-why": "Whatever you select, in any page, the panel Why? tells where it comes from.",
    "tour-copy-title": "Keep the plan, try another",
    "tour-copy": "Choose Scenario, Duplicate… (Ctrl+Shift+D), and confirm the name.",
    "tour-copy-done": "The list at the top left now switches between the two.",
    "tour-copy-why": "What you try in a copy leaves the first plan as it is, to compare it with.",
    "tour-limit-title": "Change a limit",
    "tour-limit": (
        "On the page Limits (Ctrl+3), type 50 % over the 75 % that Harbour Lane Components may "
        "have at most, and press Enter."
    ),
    "tour-limit-done": "The limit is changed, and Ctrl+Z would take it back.",
    "tour-limit-why": "What does it cost to depend less on one supplier?",
    "tour-follow-title": "The plan follows",
    "tour-follow-limit": "First let one scenario have another limit, on the page Limits (Ctrl+3).",
    "tour-follow-impossible": (
        "No plan is possible within this limit. Enter another value, such as 50 %."
    ),
    "tour-follow-plan": "A new plan is made by itself. If not, press F5.",
    "tour-follow": "Go to the page Plan (Ctrl+4).",
    "tour-follow-done": "The plan answers the new limit, and the line at the bottom says how well.",
    "tour-follow-done-beside": (
        "The plan now costs {after}; that of “{other}” costs {before}. The line at the bottom says "
        "how well it is proven."
    ),
    "tour-follow-why": "Each edit is planned again in the background, and each plan is checked.",
    "tour-compare-title": "Compare",
    "tour-compare": "Go to the page Compare (Ctrl+6).",
    "tour-compare-tick": "Tick both scenarios at the left.",
    "tour-compare-plan": "Press Plan those that lack a plan.",
    "tour-compare-done": "Figures stand side by side; those that differ come first.",
    "tour-compare-why": "Here the price of a limit is seen, and which orders it changes.",
    "tour-export-title": "Hand it on",
    "tour-export-plan": "Press F5: only a plan of the inputs as they are is exported.",
    "tour-export": "Choose Export to Excel… (Ctrl+E), and where to put it.",
    "tour-export-done": (
        "The plan is in {name}. That was the tour. A project of your own begins with File, New…"
    ),
    "tour-export-why": (
        "The workbook has the orders, costs, assumptions with their sources, and what to know "
        "before you sign."
    ),
}
