"""Sentences for plans: their state, what was left out and why, and what the audit found."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    # State of a plan
    "plan-optimal": "Optimal within {gap}",
    "plan-feasible-time": "Best so far, proven within {gap}, stopped by the time limit",
    "plan-feasible-user": "Best so far, proven within {gap}, stopped by you",
    "plan-feasible": "Best so far, proven within {gap}",
    "plan-infeasible": "No plan is possible under these limits",
    "plan-infeasible-demand": (
        "No plan is possible: the demand cannot be served by the offers at hand."
    ),
    "plan-nothing_found-user": "Stopped by you before a first plan was found",
    "plan-nothing_found-time": "No plan was found in the time given; there may still be one",
    "plan-nothing_found": "No plan was found, and it is not proven that there is none",
    "plan-failed": "The planner could not work on this input",
    "plan-not-trusted-status": "Not trusted: the check failed",
    "plan-input-stops": "Nothing was planned: {problem}",
    # Why an offer was left out
    "left-out-excluded": "You took it out of this scenario.",
    "left-out-offer-no-chips": "It does not say which chips it holds.",
    "left-out-offer-no-price": "It has no price.",
    "left-out-offer-price-not-positive": "Its price is zero or less.",
    "left-out-offer-breaks-order": "Its price breaks do not rise in quantity.",
    "left-out-offer-break-kind-unknown": (
        "It has price breaks, but not whether the whole order or only the further units get "
        "the lower price."
    ),
    "left-out-offer-lead-unknown": "Its lead time is not known.",
    "left-out-offer-figure-range": "One of its figures is outside what is possible.",
    "left-out-program": (
        "It belongs to the programme “{program}”; one-time costs and ramps of programmes are "
        "not planned yet."
    ),
    "left-out-cumulative-breaks": (
        "Its price breaks count all orders together; such breaks are not planned yet."
    ),
    "left-out-several-makers": (
        "A unit holds chips of several makers; such units are not planned yet."
    ),
    "left-out-export-licence": (
        "{chip} needs an export licence for {country} since {start}; export rules by country "
        "and date are not planned yet."
    ),
    "left-out-export-banned": (
        "{chip} may not be exported to {country} since {start}; export rules by country and "
        "date are not planned yet."
    ),
    "left-out-offer-cumulative-rising": (
        "Its price breaks count all orders together and rise with the quantity; such prices "
        "cannot be planned. Ask the supplier which price holds, or let the breaks count each order."
    ),
    "left-out-program-unknown-cost": (
        "It belongs to the program “{program}”, whose one-time cost is not known. Enter it, or 0 "
        "if there is none."
    ),
    "left-out-program-too-early": (
        "It belongs to the program “{program}”, which delivers nothing before {earliest}; every "
        "order within the horizon would arrive earlier or come too late."
    ),
    "left-out-licence": (
        "{chip} needs an export licence for {country} since {start}, and the export rules of "
        "this scenario allow none. Say on the limits page how many weeks a licence adds to plan it."
    ),
    "left-out-banned": "{chip} may not be exported to {country} since {start}.",
    "left-out-rate-missing": "It is quoted in {currency}, and the rate is not known.",
    "left-out-host-unknown": (
        "It is for rent, but not whether the chips stay with the supplier or come to you."
    ),
    "left-out-no-region": (
        "The chips stay with {supplier}, and the project has no region of theirs as a site."
    ),
    "left-out-power-unknown": (
        "Its power is not known, so neither a site's power limit nor its energy can be counted."
    ),
    "left-out-racks-unknown": (
        "How many racks a unit needs is not known, and racks are limited wherever it may go. "
        "Enter the racks of a unit in the price list."
    ),
    "left-out-nowhere": "It may be delivered to {countries} only, and no site is there.",
    "left-out-port": (
        "{workloads} would have to be ported to {stack} first, and the cost, the weeks or the "
        "efficiency of that port is not known."
    ),
    "left-out-use-port": (
        "Not used for {workload}: that would have to be ported to {stack} first, and the cost, "
        "the weeks or the efficiency of that port is not known."
    ),
    "left-out-no-throughput": "No throughput of {chips} is known for any workload in demand.",
    "left-out-term": (
        "Its term of {months} months is not a whole number of periods of {period} months."
    ),
    "left-out-not-valid": "No period starts while it is valid ({since} to {until}).",
    "left-out-too-late": (
        "With a lead time of {weeks} weeks it could not be in use before the horizon ends."
    ),
    "left-out-lead-limit": "Its lead time of {weeks} weeks is longer than the limit.",
    "left-out-minimum-over-supply": (
        "Its smallest order is larger than what the supplier can deliver."
    ),
    "left-out-too-large": (
        "One unit needs {kw} kW, and no site where it may go has more than {most} kW."
    ),
    "left-out-racks-too-large": (
        "One unit needs {racks} racks, and no site where it may go has more than {most}."
    ),
    "left-out-commitment-loi": (
        "“{description}” is a letter of intent: not binding, and not counted as supply. It counts "
        "only in a scenario that assumes it delivered."
    ),
    "left-out-commitment-order-unsigned": (
        "“{description}” is an order that is not signed, so nothing is counted on. Mark it as "
        "signed when it is."
    ),
    "left-out-commitment-take_or_pay-unsigned": (
        "“{description}” is a take-or-pay that is not signed, so nothing is due under it. Mark it "
        "as signed when it is."
    ),
    "left-out-commitment-incomplete": (
        "“{description}” does not say all that it takes to count it: the amount and its currency, "
        "and for an order also the chip, how many, the site and the day. Enter what is missing."
    ),
    "left-out-commitment-order": "“{description}” is already ordered; not planned yet.",
    "left-out-commitment-take_or_pay": "“{description}” is take-or-pay; not planned yet.",
    "left-out-commitment-prepaid": "“{description}” is prepaid; not planned yet.",
    # What the audit found
    "audit-order-twice": "Two orders have the same name.",
    "audit-offer-unknown": "Order {order} is of an offer that no price list has.",
    "audit-supplier": "Order {order} names {found} as supplier; it is {expected}.",
    "audit-kind": "Order {order} is a {found}; the offer is a {expected}.",
    "audit-excluded": "Order {order} is of an offer that was taken out of the scenario.",
    "audit-not-modelled": "Order {order} is of an offer whose terms the program cannot plan.",
    "audit-period": "Order {order} is placed outside the horizon.",
    "audit-placed": "Order {order} is placed on {found}; its period starts on {expected}.",
    "audit-not-valid": "Order {order} is placed on {placed}, when the offer is not valid.",
    "audit-lead-unknown": "Order {order} is of an offer without a lead time.",
    "audit-arrives": "Order {order} arrives on {found}; by its lead time it is {expected}.",
    "audit-usable": "Order {order} is used from period {found}; it can be from {expected}.",
    "audit-until": "Order {order} is used until period {found}; its term ends at {expected}.",
    "audit-units": "Order {order} is of {units} units.",
    "audit-minimum": "Order {order} is of {units} units; at least {least} must be ordered.",
    "audit-multiple": "Order {order} is of {units} units, not a multiple of {multiple}.",
    "audit-price": "Order {order} is priced at {found}; the price list says {expected}.",
    "audit-unit-price": "Order {order} states a unit price of {found}; it is {expected}.",
    "audit-currency": "Order {order} is in {found}; the price list is in {expected}.",
    "audit-rate": "Order {order} is in a currency without a rate.",
    "audit-cost-twice": "The cost line {line} stands twice.",
    "audit-cost": "The cost line {line} is {found}; it should be {expected}.",
    "audit-total": "The total cost is {found}; the cost lines add up to {expected}.",
    "audit-order-cost": "The cost of order {order} is {found}; its lines add up to {expected}.",
    "audit-objective": "The objective is {found}; it should be {expected}.",
    "audit-shortfall-cost": "The price of shortfall is {found}; it should be {expected}.",
    "audit-bound": "The bound {bound} is above the objective.",
    "audit-gap": "The gap is said to be {found}; from objective and bound it is {expected}.",
    "audit-status": "The plan is called {status}, which its objective and bound do not prove.",
    "audit-plan-currency": "The plan is in {found}; the project is in {expected}.",
    "audit-placement-unknown": "Units of order {order} are placed at {site}, which is not known.",
    "audit-placement-units": "A placement of order {order} is not of whole units above zero.",
    "audit-placement": "Of order {order}, {found} units are placed and {expected} ordered.",
    "audit-site": "Units of order {order} are placed at {site}, where they may not go.",
    "audit-export": "Units of order {order} are placed at {site} against an export rule.",
    "audit-power-unknown": "The power of “{offer}” is not known, but counts at its site.",
    "audit-use-negative": "A use of {chip} is zero or less.",
    "audit-use-impossible": "{chip} is used for {workload}, which it cannot run.",
    "audit-use": "At {site} in {period}, {used} of {chip} are used and {there} are there.",
    "audit-shortfall": "{workload} falls short, though it must be served in full.",
    "audit-shortfall-amount": "A shortfall of {workload} is zero or less.",
    "audit-shortfall-overstated": (
        "{found} of {workload} is said to be missing; at most {missing} is."
    ),
    "audit-service": "{workload} at {site} in {period}: {found} of {need} is accounted for.",
    "audit-limits": "The plan measures the limits {found}; those switched on are {expected}.",
    "audit-limit-value": "The limit {limit} is said to be {found}; it is {expected}.",
    "audit-limit-use": "The limit {limit} is said to be used to {found}; it is {expected}.",
    "audit-limit": "The limit {limit} is {value}; the plan uses {used}.",
}
