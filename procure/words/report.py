"""Sentences of the workbook and of the plan as a table."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    # What a plan claims
    "report-optimal": (
        "Optimal within {gap}: it costs {objective} discounted, and no plan within these limits "
        "costs less than {bound}."
    ),
    "report-optimal-exact": (
        "Optimal: it costs {objective} discounted, and no plan within these limits costs less."
    ),
    "report-feasible": (
        "Best plan found: it costs {objective} discounted; no plan within these limits costs "
        "less than {bound} (gap {gap})."
    ),
    "report-feasible-time": (
        "Best plan found in the time given: it costs {objective} discounted; no plan within "
        "these limits costs less than {bound} (gap {gap})."
    ),
    "report-feasible-user": (
        "Best plan found before it was stopped: it costs {objective} discounted; no plan within "
        "these limits costs less than {bound} (gap {gap})."
    ),
    "report-served": (
        "Serves {share} of the demand (weighted, over all periods); no plan within these limits "
        "serves more than {most}."
    ),
    "report-served-exact": (
        "Serves {share} of the demand (weighted, over all periods); no plan within these limits "
        "serves more."
    ),
    "report-served-unproven": (
        "Serves {share} of the demand (weighted, over all periods); how much more could be served "
        "is not proven."
    ),
    "report-served-all": "Serves all of the demand.",
    "report-served-cost": (
        "Of the plans that serve as much, this one costs {objective} discounted, and none costs "
        "less than {bound} (gap {gap})."
    ),
    "report-served-cost-exact": (
        "Of the plans that serve as much, none costs less than this one: {objective} discounted."
    ),
    "report-served-cost-unproven": (
        "It costs {objective} discounted; a plan that serves as much may cost less."
    ),
    "report-feasible-unproven": (
        "A plan within these limits: it costs {objective} discounted; how far that is from the "
        "cheapest is not proven."
    ),
    "report-infeasible": "No plan is possible within these limits.",
    "report-nothing_found": (
        "No plan was found. There may be one: give it more time, or ease a limit."
    ),
    "report-nothing_found-user": "Stopped before a first plan was found.",
    "report-nothing_found-time": (
        "No plan was found in the time given; there may still be one. Give it more time, or ease "
        "a limit."
    ),
    "report-failed": "The planner could not work on this input, so there is no plan.",
    # Summary
    "report-title": "Order plan: {project}",
    "report-scenario": "Scenario: {scenario}",
    "report-look-at": "Know before you sign",
    "report-nothing": "Nothing stands out. Read Assumptions and Limits all the same.",
    "report-note-served": (
        "{workload}: only {share} of the demand is served. The sheet Capacity shows when and where."
    ),
    "report-note-later": "{amount} of rent falls due after the last period, and is in the total.",
    "report-note-take-or-pay": (
        "{amount} is due at the end because less is bought than was promised (take-or-pay)."
    ),
    "report-note-rebate": "{amount} comes back from suppliers at the end, and is in the total.",
    "report-note-residual": (
        "The total is less by {amount}, what bought chips are still worth at the end. That is no "
        "cash."
    ),
    "report-note-licence": (
        "An export licence is needed for these orders: {orders}. Their day of arrival counts on "
        "it being granted in time."
    ),
    "report-note-port": (
        "The plan counts on a software port, {port}: started in {started}, ready for {ready}, "
        "at {cost}."
    ),
    "report-note-program": (
        "The plan enters the program “{program}”, with a one-time cost of {amount}."
    ),
    "report-note-program-signed": (
        "The program “{program}” is signed: its one-time cost of {amount} is due whatever is "
        "ordered."
    ),
    "report-note-assumed-delivered": (
        "Counted as supply though not binding: {names}. This scenario assumes it delivered."
    ),
    "report-note-uncosted": (
        "The plan costs more than its total: what integration (server, network, freight, duty) costs "
        "is not known of {offers}, and not in it."
    ),
    "report-note-assumed": (
        "Figures without a source, assumed or not known: {count}. The sheet Assumptions marks them."
    ),
    "report-note-issues": (
        "Rows of price lists of which no offer was made: {count}. See the sheet Price list issues."
    ),
    "report-note-left-out": (
        "Offers and commitments not planned, or not for everything: {count}. "
        "The sheet Left out says why."
    ),
    "report-note-related": "Related party: {what} ({who}). {note}.",
    "report-note-live": (
        "This plan was made live. Make it again with the command line before signing: that one "
        "can be reproduced."
    ),
    "report-note-binding": "Limits that bind: {limits}.",
    "report-limit-goes-on": "{name} {value}",
    "report-limit-value": "{name}: {value}",
    "report-cost-by-kind": "Cost by kind, undiscounted",
    "report-by-supplier": "Spend by supplier: gross purchase and rent",
    "report-by-stack": "Spend by maker and software stack: gross purchase and rent",
    "report-unnamed-stack": "No stack named",
    "report-by-maker": "Chips by maker, bought and rented",
    # Charts say what they show
    "report-chart-supplier": "As planned, largest supplier: {supplier} with {share} of purchase and rent",
    "report-chart-cash": "Cash falls due by period and kind",
    "report-chart-budget": "As planned, cost comes to {share} of the budget",
    "report-chart-served": "As planned, capacity for {workload} meets the demand throughout",
    "report-chart-lacking": (
        "As planned, capacity for {workload} lacks most in {period}: {share} is not served"
    ),
    # Notes below the sheets' titles
    "report-orders-note": (
        "One row per order. Prices as quoted (with price breaks: the mean); costs in {currency}, "
        "undiscounted."
    ),
    "report-price-lines": (
        "How each order adds up: units × price (rent: × chips × hours), before rounding. Prices "
        "are those reached in the end."
    ),
    "report-deliveries-note": "What arrives when and where, by date.",
    "report-deliveries-by-site": "Chips by period of arrival and site",
    "report-capacity-note": (
        "All sites together hold every demand of the workload; a site’s own row that tied to it. "
        "Demand and chips follow the inputs, shared out as in the plan: the best new assignment "
        "needs the program."
    ),
    "report-work-note": (
        "The plan’s own shares of the chips that are in place: where there are more or fewer than in "
        "the plan, each share follows. Chips × what one does × efficiency = together."
    ),
    "report-owned-chips": "{chip} (owned before)",
    "report-costs-note": (
        "Cash in {currency} when due, undiscounted. Later is what falls due after the last "
        "period: rent committed, and what is settled at the end."
    ),
    "report-lines-note": "Every amount in {currency}, rounded once, in the period it falls due.",
    "report-limits-note": (
        "Change a value, and what is allowed and whether the limit holds follow. A limit binds in "
        "the plan where one more unit would break it. For a minimum, more than 100 % is kept."
    ),
    "report-assumptions-note": (
        "Every figure the plan rests on. “Assumption” marks those without a published source: "
        "confirm them."
    ),
    "report-accepted": "Accepted in the list of issues.",
    "report-issues-note": "What the price lists say that became no offer, or should be looked at.",
    "report-lists": "Price lists read",
    "report-left-out-note": "What was not planned, and why. Nothing is dropped in silence.",
    "report-commitments": "Commitments to suppliers",
    "report-related": "Related parties",
    "report-solve-note": "How the plan was found and checked. All but the seconds can be repeated.",
    # In place of rows
    "report-fleet-note": (
        "Chips that are there whatever the plan orders: owned, on their way, or promised. Their "
        "power counts, and what is still to pay for them."
    ),
    "report-ports-note": (
        "Software the plan has made ready: once a port is done, the stack’s chips do the "
        "workload at its efficiency."
    ),
    "report-programs": "Programs entered",
    "report-licence-needed": "needed",
    "report-no-fleet": "There are no chips but those ordered.",
    "report-no-ports": "No software is ported.",
    "report-no-programs": "No program is entered.",
    "report-no-orders": "Nothing is ordered.",
    "report-no-demand": "There is no demand.",
    "report-no-work": "No chips are assigned.",
    "report-no-costs": "There are no costs.",
    "report-no-limits": "There are no limits.",
    "report-no-issues": "No issues.",
    "report-no-lists": "No price lists.",
    "report-none-left-out": "Nothing was left out.",
    "report-no-commitments": "None.",
    "report-no-related": "None.",
    # Sources
    "report-entered": "Entered by the buyer",
    "report-power-of-chips": "Sum of the chips’ TDP; the quote does not say",
    # Solve record
    "report-meaning-optimal": "The gap is within the tolerance.",
    "report-meaning-feasible": "Stopped before the gap was within the tolerance.",
    "report-asked-min_cost": "the least cost",
    "report-asked-max_served": "the most work served, then the least cost",
    "report-asked-earliest": "work served the earliest, then the least cost",
    "report-meaning-min_cost": "Demand without a price of shortfall is served in full.",
    "report-meaning-max_served": "Any demand may fall short where the limits leave no other way.",
    "report-meaning-earliest": (
        "What the last period asks for is served in full; before that, demand may fall short."
    ),
    "report-meaning-served": (
        "1 − not served / were nothing served: weighted by workload and by the periods’ length."
    ),
    "report-meaning-servable": "Proven: no plan within these limits serves more.",
    "report-meaning-stage-value": (
        "Sum of weight × years × shortfall / demand over workloads and periods."
    ),
    "report-meaning-stage-bound": "Proven: no plan within these limits has a lower sum.",
    "report-meaning-stage-most": "What the sum would be without any chip.",
    "report-meaning-stage-gap": "(not served − bound) / were nothing served",
    "report-meaning-objective": "Discounted cost, with the price of what is not served.",
    "report-meaning-objective-second": (
        "Discounted cost, the least among the plans that serve as much."
    ),
    "report-meaning-bound": "Proven: no plan within these limits has a lower objective.",
    "report-meaning-gap": "(objective − bound) / objective",
    "report-meaning-total": "Undiscounted, without the price of what is not served.",
    "report-meaning-shortfall": "What the demand not served was taken to cost, undiscounted.",
    "report-meaning-time": "Empty: none.",
    "report-meaning-reproducible": "The same input, options and versions give the same plan.",
    "report-meaning-seconds": "Elapsed; the only figure here that changes from run to run.",
    "report-meaning-digest": "SHA-256 of everything that the plan depends on.",
    "report-meaning-audit": (
        "Every limit and cost line worked out again from the orders, apart from the planner."
    ),
    # Kinds of cost
    "cost-purchase": "Purchase",
    "cost-rent": "Rent",
    "cost-fixed": "Fixed per order",
    "cost-integration": "Integration",
    "cost-one_time": "One-time cost of programs",
    "cost-take_or_pay": "Take-or-pay remainder",
    "cost-porting": "Software ports",
    "cost-open_orders": "Open orders, still to pay",
    "cost-support": "Support",
    "cost-energy": "Energy",
    "cost-hosting": "Hosting",
    "cost-prepaid": "Covered by prepayments",
    "cost-rebate": "Rebates",
    "cost-residual": "Residual value",
    # The plan as text
    "table-sites": "Chips delivered to:",
    "table-licences": "Need an export licence: {orders}.",
    "table-owned": "Chips owned or ordered before:",
    "table-clash-demand": "The demand cannot be served by the offers that can be ordered.",
    "table-left-out": "Left out: {count}",
    "table-clashes": "Limits involved:",
    "table-audit-failed": "This plan failed its check and is not to be relied on:",
}
