"""Sentences for plans: their state, and what was left out and why."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    # State of a plan
    "plan-optimal": "Optimal within {gap}",
    "plan-feasible-time": "Best so far, proven within {gap}, stopped by the time limit",
    "plan-feasible-user": "Best so far, proven within {gap}, stopped by you",
    "plan-feasible": "Best so far, proven within {gap}",
    "plan-unproven-time": "Best so far, nothing proven, stopped by the time limit",
    "plan-unproven-user": "Best so far, nothing proven, stopped by you",
    "plan-unproven": "Best so far, nothing proven",
    "plan-served": "{share} served, at most {most} possible",
    "plan-served-all": "All demand served",
    "plan-served-unproven": "{share} served, more may be possible",
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
    "left-out-licence-late": (
        "{chip} needs an export licence for {country} since {start}; with the weeks that it adds, "
        "every order would come too late."
    ),
    "left-out-ramp": (
        "It belongs to the program “{program}”, whose ramp never lets a whole order of it arrive."
    ),
    "left-out-fits-nowhere": (
        "One unit needs {kw} kW and {racks} racks, and no site where it may go has both."
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
    "left-out-lead-limit": (
        "Its lead time of {weeks} weeks is longer than this scenario's limit “Lead time at most”."
    ),
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
}
