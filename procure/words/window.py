"""Sentences of the window: the plan's state, what runs, and what is asked."""

from typing import Final

WORDS: Final = {
    "asked-line": "What to call it, or what to note; without a name nothing changes, an empty note goes.",
    # Work in the background
    "child-failed": (
        "This could not be finished because of a fault in Procure. Nothing was changed. "
        "Copy the details and report them."
    ),
    "child-died": (
        "This stopped halfway: the process doing it was ended, perhaps for lack of memory. "
        "Nothing was changed. Close other programs and try again."
    ),
    "child-too-slow": (
        "The file was not read within {seconds} seconds, so reading was stopped. Nothing was "
        "changed. Split the file, or save it as CSV, and try again."
    ),
    "child-too-large": (
        "The file needs more memory than reading may use. Nothing was changed. Split the "
        "file, or save it as CSV, and try again."
    ),
    "planning-failed": (
        "Planning stopped because of a fault in Procure. Your input is unchanged. Copy the "
        "details and report them with the project file."
    ),
    "unexpected": (
        "Something went wrong in Procure. Your project is still open: save it under another "
        "name to be safe. Copy the details and report them."
    ),
    # The plan's state
    "state-none": "No plan yet. Press F5 to plan.",
    "state-none-stops": "No plan yet: {count} to settle first.",
    "state-stale": "Inputs changed since this plan",
    "state-kept": "The plan shown is the earlier one.",
    "state-planning": "Planning …",
    "state-stopping": "Stopping …",
    "state-best": "best so far {cost}, discounted",
    "state-within": "within {gap}",
    "state-nothing-yet": "no plan yet",
    "state-serving": "finding out how much can be served",
    "state-confirming": "no plan found; looking for the limits involved",
    # Files
    "busy-reading": "Reading {name} …",
    "busy-saving": "Saving {name} …",
    "busy-exporting": "Writing {name} …",
    "still-busy": "This has to wait: {what} Try again when it is done.",
    "stale-plan-to-export": (
        "The inputs of “{scenario}” changed since its plan was made, so the workbook would not "
        "match them. Plan again (F5), then export."
    ),
    "saved": "Saved to {path}.",
    "exported": "The plan is in {path}.",
    "unsaved-question": "“{name}” has changes that are not saved. Save them?",
    # Scenarios
    "aim-min_cost": (
        "The lowest cost: the cheapest plan. A workload without a price of shortfall is served "
        "in full."
    ),
    "aim-max_served": (
        "The most demand served: as much as the limits allow, by the workloads' weights, then "
        "the cheapest such plan. Prices of shortfall do not count."
    ),
    "aim-earliest": (
        "The earliest service: what the last period asks for is served in full, and as much as "
        "possible before, by the workloads' weights; then the cheapest such plan. Prices of "
        "shortfall do not count."
    ),
    # Help
    "about": (
        "Procure {version} decides which AI chips to order, when and for which site. The plan "
        "is found by PuLP and HiGHS and checked by an audit of its own."
    ),
    "help-page-1": (
        "Price lists: the suppliers' files that were read, and what they offer. Drop a text "
        "file, a workbook or JSON here, or choose File, Import price list. Below the offers stand "
        "programs, commitments and rebates agreed with the supplier."
    ),
    "help-page-2": (
        "Demand: how much of each workload is needed in each period, and what one chip of each "
        "model does of it. An empty throughput is unknown, and the chip is then not used. "
        "Below are also software and its ports, sites, the fleet, and supply that offers share."
    ),
    "help-page-3": (
        "Limits: what the plan has to respect. A limit can be switched off; the bar shows how "
        "full it is in the present plan. The line at the bottom adds one."
    ),
    "help-page-4": (
        "Plan: the orders and what follows from them. F5 plans the scenario, Esc stops. Select "
        "an order or an offer that was left out to read more about it here."
    ),
    "help-page-5": (
        "Explain: questions about the plan that is shown, answered by planning again with one "
        "thing otherwise. An answer is a range as wide as the plans' gaps. Esc stops; what was "
        "found by then stays."
    ),
    # The findings that charts are named by
    "chart-capacity-short": (
        "{workload} falls short in {count}, most in {period}: {share} is not served"
    ),
    "chart-capacity-nothing": "Nothing is to be served",
    "chart-capacity-nothing-note": "The scenario has no demand. Enter it on the page Demand.",
    "chart-capacity-idle": "No chip works on {workload}",
    "chart-capacity-one": "{workload} is served in full by {chip}",
    "chart-capacity-met": "{workload} is served in full, {share} of it by {chip}",
    "chart-capacity-common": "{site} has no demand of its own; its chips serve that of all sites",
    "chart-cash": "Most cash is due in {period}: {amount} of {total}",
    "chart-cash-budget": (
        "{part} of the {budget} budget is used; most cash is due in {period}: {amount}"
    ),
    "chart-cash-period": "{period} is nearest to its budget: {amount} of {budget} ({part})",
    "chart-cash-none": "No cash falls due",
    "chart-cash-none-note": "The plan has no cost: it orders nothing, and nothing is still to pay.",
    "chart-cash-apart": "Not drawn, as each is of a part of the cash: {names}.",
    "chart-cash-beyond": "{amount} more falls due after the last period, and is not drawn.",
    "chart-cash-back": "{amount} comes back after the last period, and is not drawn.",
    "chart-share": "{name} gets the most: {share} of purchase and rent",
    "chart-share-one": "{name} gets all of it",
    "chart-share-full": "{subject} is at its limit of {limit}",
    "chart-share-none": "Nothing is bought or rented",
    "chart-share-none-note": "There are no shares: the plan has no orders.",
    "chart-share-note": "Gross purchase and rent by {by}; hatched is rented, dashed is a limit",
    "chart-share-apart": "Not drawn, as each is of chips or of work: {names}.",
    "chart-share-unnamed": "no {by} named",
    "chart-site-limit": "{site} needs at most {used} of {limit} {unit} ({part}), in {period}",
    "chart-site": "{site} needs at most {used} {unit}, in {period}",
    "chart-site-none": "Nothing runs at {site}",
    "chart-site-none-note": "No order goes there, and nothing owned before is in place.",
    "chart-site-nowhere": "There is no site of your own",
    "chart-site-nowhere-note": (
        "Power and racks count at your own sites; those of a supplier's are the supplier's."
    ),
    "chart-power-unknown": "The power of something in place is not known",
    "chart-power-note": "Full power of all in place at {site}",
    "chart-racks-unknown": "How many racks something in place takes is not known",
    "chart-racks-note": "Racks of all in place at {site}",
    # The plan page
    "head-uncosted": "integration of {offers}",
    "head-uncosted-value": "+ unknown",
    "head-uncosted-exact": (
        "Not in the total, as nobody has entered what it costs: server, network, freight, duty of "
        "{names}. Enter it on the page of price lists, and plan again."
    ),
    "head-servable": "At most {most} could be served within these limits",
    "plan-empty": "There is no plan of this scenario yet",
    "plan-empty-next": "Press F5, or Plan in the toolbar, to find the cheapest one.",
    "plan-empty-stops": "Something has to be settled before it can be planned:",
    "plan-empty-running": "The plan appears here as soon as it is found.",
    "plan-left-out": "These were left out of planning:",
    "plan-stale": "Inputs changed since this plan. Press F5 to plan again.",
    "plan-no-orders": "Nothing is ordered: the demand is met without, or is not served.",
    "plan-untrusted": ("This plan failed its check and is not to be used. What failed: {rules}"),
    "order-told": "{units} × {name} from {supplier}, ordered {placed}.",
    "order-rented": "Rented for {periods} from {usable}.",
    "order-arrives": "Arrives {arrives}, works from {usable}.",
    "order-cost": "{cost} in all, at {price} a {unit}.",
    "order-placed-at": "{units} to {site} ({chips} chips).",
    "order-licence": "Needs an export licence; its day of arrival counts on it being granted.",
    "port-told": (
        "The software port {port} is started in {started} and ready for {ready}. It costs {cost}."
    ),
    "port-efficiency": "From then on {stack} chips do {share} of their throughput.",
    "program-told": (
        "The orders enter the program “{program}”: {cost} once, beside {spend} of purchase and "
        "rent."
    ),
    "program-signed-told": (
        "The program “{program}” is signed: {cost} once whatever is ordered, beside {spend} of "
        "purchase and rent."
    ),
    "program-remainder": (
        "That is less than was promised: {rest} more is due at the horizon's end (take-or-pay)."
    ),
    "owned-told": "{chips} × {chip} at {site} ({kind}), whatever the plan orders.",
    "owned-works": "They work from {first} to {last}.",
    "owned-never": "They work in no period of this horizon.",
    "owned-to-pay": "{amount} is still to pay.",
    "order-related": "Related party: {note}",
    # Limits that have no value
    "rule-supply-set": (
        "Set with each offer under Price lists, in the columns “Supply a period” and “Supply in "
        "all”, and with programs."
    ),
    "rule-supply-none": "No supply is stated for anything that the plan orders.",
    "rule-supply-short": "{full} of {of} full",
    "rule-supply-used": (
        "The plan orders from {stated} that are stated, and uses up {full} of them. One that is "
        "used up: “{offer}” of {supplier}, {used} of {most} {when}."
    ),
    "rule-supply-left": (
        "The plan orders from {stated} that are stated, and uses up none. The fullest is “{offer}” "
        "of {supplier}: {used} of {most} {when}."
    ),
    "rule-in-all": "in all",
    "rule-in-period": "in {period}",
    "rule-export-set": (
        "Set with each chip in the project file, by country and day, here for {chips}."
    ),
    "rule-export-none": "none left out",
    "rule-export-none-told": "They leave out no offer.",
    "rule-export-short": "{count} out",
    "rule-export-out": "They leave out {count}: {offers}.",
    "rule-and-more": "{names} and {more} more",
}
