"""Sentences for workbooks that come back edited: inputs, faults, what nobody expected."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    # The file as a whole
    "edited-not-workbook": (
        "{file} does not remember which plan it is of. What comes back is the Excel workbook of one "
        "plan, as File, Export writes it; not one of several scenarios, for a supplier, or of "
        "another program."
    ),
    "edited-not-xlsx": (
        "{file} is no Excel workbook of kind .xlsx. Save it as .xlsx and import that."
    ),
    "edited-newer": (
        "{file} was exported by a newer Procure than this one. Import it with the program that "
        "wrote it, or a later one."
    ),
    "edited-damaged": (
        "What {file} remembers of its plan is damaged, so that nobody can tell what was changed. "
        "Export the plan again and make the changes there."
    ),
    "edited-macros": (
        "{file} holds macros, which Procure never writes, so it was not read. Save it as .xlsx "
        "without macros and import that."
    ),
    "edited-cells": (
        "The sheets of {file} have more than {cells} cells together, more than an exported plan "
        "has. Take out what was added and save it again."
    ),
    "edited-other-project": (
        "{file} was exported from the project “{other}”; the open one is “{project}”. Open that "
        "project first."
    ),
    "edited-other-currency": (
        "{file} counts in {other}, the project in {currency}, so its figures mean something else "
        "here. Export the plan again."
    ),
    "edited-other-periods": (
        "The periods of “{scenario}” begin or are cut otherwise than when {file} was exported, so "
        "that its orders and demand mean other days. Export it again."
    ),
    "edited-no-scenario": (
        "{file} was exported from the scenario “{scenario}”, which this project no longer has. "
        "It has {names}. Give one of them that name, or export again."
    ),
    "edited-sorted": (
        "The rows of the sheet “{sheet}” in {file} were put in another order. Formulas go on "
        "pointing at the old places, so that nobody can tell which input belongs to what. Put "
        "the rows back (undo the sort), and import again."
    ),
    "edited-moved": (
        "Rows or columns were put into, taken out of or moved on the sheet “{sheet}” in {file}, so "
        "that nobody can tell for sure where its inputs are. Undo that, and import again; nothing "
        "was imported."
    ),
    "edited-one-fault": "{fault} Nothing was imported.",
    "edited-faults": "{count} cells of {file} cannot be used, so nothing was imported. The first: {first}",
    "edited-fault": "{place} ({name}): {reason}",
    # One input
    "edited-text": "“{text}” is no number. Enter a number, without a unit behind it.",
    "edited-error": "it shows {text}. Enter a number.",
    "edited-day": (
        "it is shown as a date or a time, which would count as {text}. Give the cell the format "
        "of a number and enter one."
    ),
    "edited-no-value": (
        "its formula has no stored value. Open the workbook in Excel or LibreOffice and save it, "
        "or enter the number itself."
    ),
    "edited-gone": "its cell is gone. Undo what took it away, or export again.",
    "edited-needed": "it is empty. Enter a number.",
    "edited-negative": "it is {value}. Enter zero or more.",
    "edited-part": "it is {value}, but only whole ones can be ordered. Enter a whole number.",
    "edited-not-whole": "it is {value}, but counts whole pieces. Enter a whole number.",
    "edited-too-many": "it is {value}, more than anybody orders. Enter a smaller number.",
    "edited-input-unknown": (
        "the project no longer has what this input is about. Put the old value back, or export "
        "again."
    ),
    "edited-offer-unknown": (
        "the price lists no longer have the offer “{offer}”, so that its order cannot be "
        "evaluated. Enter 0 units, or import the price list again."
    ),
    "edited-site-unknown": (
        "the project no longer has the site “{site}”. Enter 0 units, or add the site again."
    ),
    "edited-period-unknown": (
        "the scenario's periods no longer reach period {period}. Enter 0 units, or export again."
    ),
    # What an edit makes wrong with an offer that is ordered
    "edited-offer-price-not-positive": "a price of “{offer}” is zero or less. Enter the price.",
    "edited-offer-breaks-order": (
        "the price breaks of “{offer}” do not rise in quantity. Enter quantities that rise."
    ),
    "edited-offer-figure-range": (
        "“{offer}” has a figure outside what is possible. Enter one that is possible."
    ),
    "edited-offer-no-price": "“{offer}” has no price. Enter one.",
    "edited-offer-lead-unknown": "“{offer}” has no lead time. Enter the weeks.",
    "edited-offer-cumulative-rising": (
        "the price of “{offer}” rises with the quantity ordered over the horizon, which cannot be "
        "planned. Enter prices that fall."
    ),
    # What to look at
    "edited-below-minimum": (
        "an order of {units} of “{offer}” is below the minimum of {least}. The supplier may "
        "refuse it: order at least {least}, or none."
    ),
    "edited-no-multiple": (
        "an order of {units} of “{offer}” is no multiple of {multiple}, in which it is sold. "
        "The supplier may refuse it: order {lower} or {higher}."
    ),
    "edited-was-another": (
        "the workbook was exported with {written} here, and the project has {now} now. Look "
        "whether it is still what was meant."
    ),
    "edited-limit-in-the-way": (
        "{units} of “{offer}” in all go against the scenario's own limit of its units, which "
        "stays as it is. A plan made anew will not keep this quantity."
    ),
    "edited-notice": "{place}: {reason}",
    "edited-project-changed": (
        "The project was changed since the workbook was exported. What was not edited in the "
        "workbook counts as it is in the project now, so that costs may differ from those in the "
        "workbook."
    ),
    # Names of inputs
    "edited-units": "Units of “{offer}” ordered {period} for {site}",
    "edited-offer-unit_price": "Unit price of “{offer}” from {quantity} units on",
    "edited-offer-quantity": "Units from which price {number} of “{offer}” holds",
    "edited-offer-moq": "Minimum order of “{offer}”",
    "edited-offer-multiple": "Order multiple of “{offer}”",
    "edited-offer-deposit": "Deposit of “{offer}”",
    "edited-offer-support_rate": "Support of “{offer}” a year",
    "edited-offer-residual_value": "Residual value of “{offer}”",
    "edited-offer-integration_cost": "Integration cost of a unit of “{offer}”",
    "edited-offer-fixed_order_cost": "Fixed cost of an order of “{offer}”",
    "edited-offer-kw_per_unit": "Power of a unit of “{offer}”",
    "edited-offer-racks_per_unit": "Racks of a unit of “{offer}”",
    "edited-offer-lead_weeks": "Lead time of “{offer}”",
    "edited-offer-supply_per_period": "Supply of “{offer}” in a period",
    "edited-offer-supply_total": "Supply of “{offer}” in all",
    "edited-rate": "Exchange rate of {currency}",
    "edited-scenario-utilisation": "Mean utilisation",
    "edited-scenario-headroom": "Headroom",
    "edited-scenario-discount_rate": "Discount rate",
    "edited-site-pue": "PUE at {site}",
    "edited-site-energy_price": "Price of a kWh at {site}",
    "edited-site-hosting_price": "Hosting of a kW a month at {site}",
    "edited-limit": "Limit: {limit}",
    "edited-demand": "Demand for {workload}, {site}, {period}",
    "edited-program-one_time_cost": "One-time cost of {program}",
    "edited-program-take_or_pay": "Take-or-pay minimum of {program}",
    "edited-commitment-amount": "Amount of {commitment}",
    "edited-rebate-threshold": "Spend from which rebate {number} of {supplier} is paid",
    "edited-rebate-rate": "Rebate {number} of {supplier}",
    "edited-readiness-porting_cost": "Cost of porting {workload} to {stack}",
    "edited-fleet-to_pay": "Still to pay for {line}",
    "edited-empty": "not known",
    "edited-for-new": "the new scenario",
    "edited-for-all": "every scenario",
    "edited-for-list": "every scenario: the price list of {supplier}",
    # What was changed outside the inputs
    "edited-unknown-changed": "now holds “{text}”, not what was exported",
    "edited-unknown-formula": "now holds the formula {text}, not the one exported",
    "edited-unknown-emptied": "was emptied",
    "edited-unknown-filled": "was empty, and now holds “{text}”",
    "edited-unknown-input-formula": "is an input that now holds the formula {text}; its value was taken",
    "edited-unknown-rows-added": "{count} added from here on",
    "edited-unknown-rows-gone": "{count} taken out from here on",
    "edited-unknown-columns-moved": "columns were added or taken out",
    "edited-unknown-sorted": "{count} put in another order",
    "edited-unknown-sheet-renamed": "the sheet is now called “{text}”",
    "edited-unknown-sheet-added": "the sheet was added",
    "edited-unknown-sheet-gone": "the sheet was taken out",
    "edited-unknown-not-compared": (
        "{count} that may only follow from rows, columns or sheets that moved: they were not compared"
    ),
    "edited-unknown-note": (
        "These changes are no inputs, so they have no effect. What they were meant to change is "
        "changed in the program."
    ),
    # The whole of it
    "edited-title": "{file}, exported from “{scenario}” of {project}",
    "edited-nothing": "Nothing that counts was changed in {file}: every input is what was exported.",
    "edited-told": "{edits}; {unknown} outside the inputs without effect.",
    "edited-told-alone": "{edits}, and nothing else.",
    "edited-shared": (
        "{edits} in the price lists, rates, sites or fleet, which every scenario of the project "
        "shares: they change there too."
    ),
    "edited-becomes": "It becomes the scenario “{name}”, a variant of “{parent}”.",
    "edited-fixed": (
        "The quantities of {offers} are fixed there by limits of their units. Planning anew, as the "
        "window does after the import, keeps them in all, but not their periods and sites."
    ),
    "edited-compared": (
        "The best plan beside it is under the edited inputs, with quantities left free."
    ),
    "edited-changes": "What was changed",
    "edited-notices": "To look at",
    "edited-unknown": "Changed outside the inputs, without effect",
    "edited-more": "and {count} more",
    "edited-project-note": "Imported from {file}.",
    "edited-name": "{scenario} – edited",
    "edited-ask-name": (
        "What the new scenario is called, which has the changes of the workbook; empty: the name "
        "suggested."
    ),
    "edited-ask-import": (
        "Add the new scenario to the project, and take over what was changed for all of them; "
        "one step of undo."
    ),
    "edited-ask-close": "Leave the project as it is; nothing of the workbook is taken over.",
    "edited-meanwhile": (
        "The project was changed while the changes of {file} were shown, so that they were not "
        "imported. Import the workbook again."
    ),
    "edited-no-project": (
        "{file} is a workbook of a plan, and comes back into the project that it was exported "
        "from. Open that first."
    ),
    "edited-imported": "Imported {file} as the scenario “{name}”.",
    "edited-accepted": "Import edited workbook {file}",
}
