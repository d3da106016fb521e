"""What the workbook's sheets say of their inputs and formulas."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "report-summary-note": (
        "Sentences say the plan as it was solved; tables, charts and the total follow the inputs."
    ),
    "report-summary-more": "And {count} more: all of them stand on the sheet {sheet}.",
    "report-details-note": "What the plan brings by maker and stack, and how demand is covered.",
    "report-time-line-note": (
        "When each order is placed, on its way and at work, period by period, as planned."
    ),
    "report-time-line-o": "placed or started in this period",
    "report-time-line-d": "on its way, or being made ready",
    "report-time-line-w": "at work",
    "report-time-line-port": "Port: {port}",
    "report-time-line-program": "Program: {program}",
    "report-month-note": (
        "Order costs and deposits fall due on the day of the order, the rest and integration on "
        "the day of delivery. All else falls due in a period, and stands in its first month."
    ),
    "report-month-chips": "Chips that arrive, by calendar month and site",
    "report-month-cash": "Cash that falls due, by calendar month and kind ({currency})",
    "report-month-all": "All cash",
    "report-supplier-note": (
        "What the plan orders from each supplier and what falls due to it, in {currency}. For "
        "this house only: a purchase request is what goes to a supplier."
    ),
    "report-supplier-due": "Falls due, by period",
    "report-supplier-related": "Related party, {what}: {note} (part of this plan: {planned})",
    "report-commitments-note": (
        "A letter of intent is an option: it never counts as supply unless the scenario assumes "
        "it delivered."
    ),
    "report-not-ordered": "Offers that could be ordered, and are not",
    "report-not-ordered-note": "{count} offers; what each would have to cost is for Explain.",
    "report-not-ordered-more": (
        "{count} offers, of which the first {listed} are listed; what each would have to cost is "
        "for Explain."
    ),
    "report-not-chosen": "not chosen by the planner",
    "report-all-ordered": "None.",
    "report-others": "{count} others",
    "report-inputs-note": (
        "Cells like this one are inputs: change them, and the whole workbook follows. All other"
        " cells are formulas or facts, and locked without a password."
    ),
    "report-terms-note": (
        "What the ordered offers quote. Change a price or a term, and costs, limits and checks"
        " follow."
    ),
    "report-facts-note": (
        "What the formulas of the other sheets count with, order by order. Periods are counted"
        " from 0, as in the calendar of the sheet Inputs."
    ),
    "report-power-note": (
        "What stands at each site in each period: chips that are there whatever is ordered, and"
        " what is ordered."
    ),
    "report-facts-pool": "Taken of {pool}",
    "report-facts-made": "Chips of {program} arriving",
    "report-facts-ramp": "Most chips of {program} then",
    "report-supply-over": "MORE THAN SUPPLIED",
    "report-supply-full": "used up",
    "report-supply-within": "within",
    "report-limit-holds": "holds",
    "report-limit-broken": "BROKEN",
    "report-coverage": "Demand served over the horizon",
    "report-coverage-mean": "Mean of the workloads",
    "report-checks": "Checks",
    "report-checks-what": "What",
    "report-checks-state": "State",
    "report-checks-now": "Now",
    "report-checks-planned": "In the plan",
    "report-check-limits": "Limits broken",
    "report-check-quantities": "Orders of a quantity that is not sold",
    "report-check-demand": "Periods with more shortfall",
    "report-check-units": "Units ordered",
    "report-check-total": "Total cost ({currency})",
    "report-check-discounted": "Discounted cost ({currency})",
    "report-check-workbook": "This workbook",
    "report-check-holds": "holds",
    "report-check-broken": "BROKEN",
    "report-check-same": "as planned",
    "report-check-changed": "changed",
    "report-check-as-exported": "units, limits, demand, totals as exported",
    "report-check-edited": "EDITED: no longer the audited plan",
    "report-limit-binds": "binds",
    "report-limit-off": "not checked",
    "report-in-place-note": (
        "The chips that stand at each site in each period: those that are there whatever is"
        " ordered, and those that are ordered."
    ),
    "report-inputs-scenario": "Of the scenario",
    "report-inputs-rates": "Rates of exchange",
    "report-inputs-sites": "Sites",
    "report-inputs-contracts": "Contracts and payments beyond the orders",
    "report-inputs-rebates": "Rebates",
    "report-inputs-demand": "Demand",
    "report-inputs-calendar": "Calendar",
    "report-contract-program": "one-time cost of a program",
    "report-contract-floor": "take-or-pay of a program",
    "report-contract-take_or_pay": "take-or-pay",
    "report-contract-prepaid": "prepaid",
    "report-contract-open_orders": "still to pay",
    "report-contract-porting": "port of software",
    "report-any-site": "any site",
    "report-no-rates": "Everything is quoted in {currency}.",
    "report-no-contracts": "There are none.",
    "report-no-sites": "There are no sites of your own.",
    "report-load-kw": "power (kW)",
    "report-load-racks": "racks",
    "report-load-owned": "there whatever is ordered",
    "report-load-ordered": "ordered",
    "report-load-together": "together",
    "report-no-power": "Nothing stands at a site of your own.",
    "report-order-none": "not ordered",
    "report-order-holds": "holds",
    "report-order-minimum": "below the minimum",
    "report-order-multiple": "not a whole multiple",
    "report-due-deposit": "deposit",
    "report-due-rest": "on delivery",
    "report-due-credit": "credit of a later break",
    "report-whole-title": "A whole number",
    "report-whole-text": "Enter a whole number, 0 or more.",
}
