"""Words of the first screen, of new projects and of what comes next."""

from typing import Final

WORDS: Final = {
    # The first screen
    "start-title": "Procure",
    "start-about": "Which AI chips to order, when and for which site.",
    "start-begin": "Begin",
    "start-recent": "Recent projects",
    "start-recent-none": "Projects that you open or save are listed here.",
    "start-samples": "Samples",
    "start-lists": "New from price lists…",
    "start-lists-about": "Choose what suppliers sent you, or drop the files here.",
    "start-new": "New, empty…",
    "start-new-about": "A project without price lists and demand.",
    "start-open": "Open…",
    "start-open-about": "A project that was saved before.",
    "start-recent-about": "{folder}, saved {day}",
    "start-recent-plan": "{folder}, saved {day}. Last plan: {cost} ({scenario})",
    "start-recent-gone": "{folder}. The file is not there now.",
    "sample-december-2023-about": (
        "A large order when chips were short: seven suppliers, purchase beside rent, export rules, "
        "a chip of one's own, and a scenario without a plan."
    ),
    "sample-first-steps-about": (
        "Two suppliers, two workloads, one site, one year: the example of the guide."
    ),
    # A new project
    "new-title": "New project",
    "new-name": "&Name",
    "new-name-tip": (
        "What the project is called in the window's title and in its workbooks; it cannot be left "
        "empty."
    ),
    "new-currency": "&Currency",
    "new-currency-tip": (
        "The currency of all totals, as a code of three letters. Price lists may be in others. "
        "It stays as it is from now on, and cannot be left empty."
    ),
    "new-start": "&From",
    "new-start-tip": (
        "The first day of the first period, such as Jan 2027 or 2027 Q1; it cannot be left empty."
    ),
    "new-periods": "&Quarters",
    "new-periods-tip": (
        "How many quarters are planned; it cannot be left empty. They can be made months on the "
        "Demand page."
    ),
    "new-discount": "&Discount rate, a year",
    "new-discount-tip": (
        "What a year's delay of a payment is worth to you; it cannot be left empty. It decides "
        "between paying now and later; totals are not discounted."
    ),
    "new-create": "Create",
    "new-create-tip": "Begin the project with what is entered here (Enter).",
    "new-empty": "This cannot be left empty.",
    "new-first-scenario": "Base case",
    # The walk by keyboard
    "walk-not-reached": "The keyboard does not get to {name}.",
    # What comes next
    "throughput-empty": (
        "Add a workload above: what a chip of each model does of it is then entered here."
    ),
    "next-lists": "Next: bring in price lists, on the page Price lists (Ctrl+1).",
    "next-demand": (
        "Next: on the page Demand (Ctrl+2) add a site, a workload with how much of it is needed, "
        "and what a chip of each model does of it."
    ),
    "next-settle": "Next: settle what stands in the way, as the page Plan (Ctrl+4) lists it.",
    "next-throughput": (
        "Next: on the page Demand (Ctrl+2) enter what a chip of each model does of each workload."
    ),
    "next-throughput-button": "Go to Demand",
    "next-plan": "Next: press F5 to plan.",
    "next-lists-button": "Go to Price lists",
    "next-demand-button": "Go to Demand",
    "next-settle-button": "Go to the first",
    "next-plan-button": "Plan",
}
