"""Sentences about scenarios: variants, locks, and what differs."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "scenario-last": "“{name}” is the only scenario; a project has at least one.",
    "scenario-name-taken": "There is already a scenario “{name}”. Choose another name.",
    "scenario-locked": (
        "“{name}” is locked, so nothing was changed. Unlock it in the Scenario menu, or make a "
        "variant of it and change that."
    ),
    # What differs
    "differs-horizon": "Periods",
    "differs-horizon-months": "{count} months from {start}",
    "differs-horizon-quarters": "{count} quarters from {start}",
    "differs-objective": "Aim",
    "differs-objective-min_cost": "the lowest cost",
    "differs-objective-max_served": "the most demand served",
    "differs-objective-earliest": "the earliest service",
    "differs-discount_rate": "Discount rate",
    "differs-headroom": "Headroom",
    "differs-utilisation": "Mean load",
    "differs-lead_time": "Lead times that plan",
    "differs-lead_time-quoted": "as quoted",
    "differs-lead_time-p90": "p90",
    "differs-fiscal_month": "Fiscal years start in",
    "differs-demand_row": "Demand for {workload}, {site}",
    "differs-demand_row-value": "{count} periods, {least} to {most} {unit}",
    "differs-demand": "Demand for {workload}, {site}, {period}",
    "differs-demand_source": "Source of the demand for {workload}, {site}",
    "differs-limit": "{limit}",
    "differs-limit_value": "{limit}",
    "differs-limit_switch": "{limit}: switch",
    "differs-limit_priority": "{limit}: priority",
    "differs-limit_carry_over": "{limit}: what the period before left",
    "differs-limit_note": "{limit}: note",
    "differs-shortfall_price": "Price of a unit-year of {workload} that is not served",
    "differs-weight": "Weight of {workload}",
    "differs-excluded": "{offer}",
    "differs-assumed": "Letter of intent {commitment}",
    "differs-anywhere": "any site",
    "differs-on": "on",
    "differs-off": "off",
    "differs-off-value": "{value}, off",
    "differs-carried": "may be spent too",
    "differs-not-carried": "is not carried over",
    "differs-none": "none",
    "differs-usual": "as it holds by itself",
    "differs-full": "served in full",
    "differs-orderable": "may be ordered",
    "differs-excluded-value": "left out",
    "differs-delivered": "taken as delivered",
    "differs-not-delivered": "not counted",
    "differs-told": "{what}: {after}. In {parent}: {before}.",
    # The page of scenarios
    "differs-root": (
        "“{name}” stands by itself. Make a variant of it (Ctrl+Shift+N) to ask what happens if "
        "something were different."
    ),
    "differs-nothing": "“{name}” asks what “{parent}” asks. What you change in it is listed here.",
    "differs-count": "“{name}” differs from “{parent}” in {count}. All the rest follows it.",
    "differs-count-locked": (
        "“{name}” differs from “{parent}” in {count}. It is locked and follows nothing."
    ),
    # Side by side
    "compare-choose": ("Tick two to six scenarios at the left to see their plans side by side."),
    "compare-alone": (
        "There is one scenario only. Make a variant of it (Ctrl+Shift+N), change something in it, "
        "and the two stand side by side here."
    ),
    "compare-vary": "New variant…",
    "compare-vary-tip": "Add a scenario that follows this one but for what you change in it.",
    "compare-lacking": "{count} without a plan of the inputs as they are now.",
    "compare-plan-lacking": "Plan those that &lack a plan",
    "compare-plan-lacking-tip": "One after the other, in the background; Esc stops",
    "compare-planning": "Planning {name}, {place} of {count} …",
    "compare-stops": "“{name}” was not planned: {problem}",
    "compare-state-planned": "planned",
    "compare-state-stale": "inputs changed since its plan",
    "compare-state-none": "not planned",
    "compare-state-no_plan": "no plan: {status}",
    "compare-state-untrusted": "plan not trusted",
    "compare-state-currency": "planned in another currency",
    "compare-total_cost": "Cost in all, undiscounted",
    "compare-objective": "Cost, discounted",
    "compare-served": "Demand served",
    "compare-chips": "Chips at most at once",
    "compare-suppliers": "Suppliers",
    "compare-orders": "Orders",
    "compare-first_delivery": "First delivery",
    "compare-offer": "{offer}, {supplier}",
    "compare-work-demand": "{workload}: demand in the last period",
    "compare-work-capacity": "{workload}: capacity in the last period",
    "compare-work-served": "{workload}: served",
    "compare-limit-value": "{limit}",
    "compare-limit-used": "{limit}: used",
    "compare-section-totals": "Totals",
    "compare-section-costs": "Cost by kind",
    "compare-section-orders": "Units ordered",
    "compare-section-work": "Work",
    "compare-section-limits": "Limits",
    "compare-points": "{points} points",
    "compare-day": "{days} day",
    "compare-days": "{days} days",
    "compare-difference": "{more} ({part})",
    "compare-told": "{row}, {name}: {value}.",
    "compare-told-empty": "{row}, {name}: nothing to compare; {state}.",
    "compare-told-stale": "The inputs of “{name}” changed since its plan.",
    "compare-told-base": "Differences count from this scenario.",
    "compare-told-same": "As in {base}.",
    "compare-told-more": "{more} beside {base} ({value}).",
    "compare-told-unknown": "{base} has no such figure.",
    "compare-interval": (
        "Plans are proven to within their gaps: the least costs of the two differ by {low} to "
        "{high}, discounted."
    ),
    "compare-interval-none": ("Within their gaps the least costs of the two cannot be told apart."),
    "compare-why-one": "One input is different, so it is the reason: {change}.",
    "compare-why-many": "{count} inputs are different: {changes}.",
    "compare-why-none": (
        "No input is different. Both plans answer the same question within their gaps."
    ),
    "compare-why-list": "the price list of {supplier}",
    "compare-why-more": "and {count} more",
    "compare-finding": "{name} costs least: {cost}",
    "compare-finding-beside": "{name} costs least: {cost}, {part} beside {base}",
    "compare-finding-none": "No scenario here has a plan yet",
    "compare-finding-same": "All cost the same: {cost}",
    "compare-finding-others": "{lacking}. Of the others: {finding}",
    "compare-no-plan-yet": "No plan yet of {names}",
    "compare-old-one": "The plan of {name} is of earlier inputs: plan it to compare",
    "compare-old-many": "{count} of {all} plans are of earlier inputs: plan them to compare",
    "compare-names": "{first} and {last}",
    "compare-without-bar": "Without a bar: {sides}.",
    "compare-pale-bar": "Pale, as the inputs changed since the plan: {names}.",
    "compare-head-stale": "inputs changed",
    "compare-head-base": "base, {state}",
    "compare-head-beside": "{base}, inputs changed",
    "compare-named": "{name} ({state})",
    "compare-too-few": (
        "A comparison is of two to six scenarios, and {count} would be compared. Name those to "
        "compare."
    ),
    "compare-no-workbook": (
        "Nothing was written: fewer than two of these scenarios have a plan of their inputs as "
        "they are. Plan them first."
    ),
    "compared": "The comparison is in {path}.",
    "compare-heading": "Figure",
    "compare-is-base": "base",
    "compare-beside": "Beside",
    "compare-beside-about": "How much more “{name}” has than “{base}”, and by how many percent.",
    "compare-base-about": "The scenario from which all differences are counted.",
    "compare-differing-about": "List only the figures in which the scenarios differ.",
    "compare-export-tip": (
        "Write the comparison as an Excel workbook; what lacks a plan is planned first."
    ),
    "compare-side-about": "What the scenario has of each figure; its plan: {state}.",
    "compare-title-about": "What is compared, with its unit; those that differ come first.",
    "compare-unit": "the one that stands with the row's name",
    "compare-base": "&Differences from",
    "compare-differing": "&Only what differs",
    "compare-export": "E&xport comparison…",
    "compare-export-whole": "Export &whole plans…",
    "compare-export-whole-tip": (
        "Write the comparison and all sheets of each plan as one Excel workbook; what lacks a plan "
        "is planned first."
    ),
    "compare-side-by-side": "Side by side",
    "compare-part-bought": "bought",
    "compare-part-rented": "rented",
    "compare-part-software": "programs and ports",
    "compare-part-running": "running",
    "compare-part-promised": "promised before",
    "compare-part-back": "coming back",
    "differs-heading": "What differs",
    "differs-tab": "What differs from the parent",
    "differs-parent": "Parent",
    "differs-about": "The input in which the scenario is not as its parent.",
    "differs-before-about": "What the parent has there; the scenario would follow it again.",
    "differs-after-about": "What this scenario has there instead, whatever the parent has.",
    "differs-reset-all-tip": "Let it follow its parent again in everything. Undo brings it back.",
    "differs-reset": "&Reset",
    "differs-reset-tip": "Let it follow its parent again in what is selected (Delete)",
    "differs-reset-all": "Reset &all",
    "scenario-list": "Scenarios",
    "scenario-list-name": "Scenario",
    "scenario-list-both": "Scenario, and its plan",
    "scenario-box-about": "The scenario that every page shows, and that is planned.",
    "scenario-list-name-about": (
        "A scenario, its variants below it; those with a tick are compared, and the one selected "
        "is shown."
    ),
    "scenario-list-plan-about": (
        "What the scenario's plan costs in all, with the currency, or why it has none."
    ),
    "scenario-list-plan": "Plan",
    "scenario-is-locked": "locked",
    "scenario-is-locked-tip": (
        "Locked: it is not edited and follows nothing. Unlock it in the Scenario menu."
    ),
    "scenario-not-planned": "not planned",
    "scenario-no-plan": "no plan",
    "scenario-stale": "{cost}, before changes",
    "scenario-note": "&Note",
    "scenario-note-empty": "What there is to know about this scenario",
    "help-page-6": (
        "Compare: two to six scenarios side by side. Tick them at the left; what is selected there "
        "is the scenario that all pages show. A variant follows its parent but for what you "
        "changed "
        "in it. Select a figure to read why it is different."
    ),
    # The workbook
    "compare-stale": (
        "Nothing was written: the inputs of {names} changed since their plans. Plan them first, or "
        "leave them out."
    ),
    "compare-sheet-note": (
        "Every figure is of a plan that passed its audit. Differences count from {base}; of shares "
        "in percentage points, of days in days."
    ),
    "compare-sheet-section": "Part",
    "compare-sheet-unit": "In",
    "compare-sheet-more": "{name}: more",
    "compare-sheet-part": "{name}: more, %",
    "compare-sheet-base": "In {base}",
    "compare-sheet-here": "Here",
    "compare-sheet-differs-note": (
        "What each scenario asks otherwise than {base}. All the rest is the same."
    ),
    "compare-sheet-same": "All scenarios ask the same.",
    "compare-sheet-orders-note": "The orders of each plan, in order of time.",
    "compare-sheet-plans-note": (
        "How each plan stands. A plan is proven to within its gap, and two plans can be told apart "
        "only beyond their gaps."
    ),
    "compare-sheet-costs-note": "Undiscounted, in {currency}; as they stand side by side.",
    "scenarios-sheet-note": (
        "The sheets of a plan end with the short name of its scenario. Those that compare them "
        "show the plans as they were solved, whatever is changed in them here."
    ),
    "scenarios-sheet-ends": "Its sheets end with",
    "scenarios-sheet-solved": "Total cost as solved ({currency})",
    "scenarios-sheet-now": "Total cost now ({currency})",
    "scenarios-sheet-plan": "Plan",
    "scenarios-sheet-back": (
        "Quantities, prices and rates may be changed here, and costs follow. A workbook of several "
        "scenarios is not read back into the program: export one scenario alone for that."
    ),
    "compare-why-title": "{name} beside {base}",
}
