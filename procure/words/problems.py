"""Sentences for problems in the input: what is wrong or missing, and what to do."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "period-length": "A period has {months} months. Choose months (1) or quarters (3).",
    "period-count": "The horizon has {periods} periods. Choose between 1 and {most}.",
    "horizon-start": (
        "The horizon starts on {start}. Start it on one of the first 28 days of a month, so that "
        "every period starts on the same day, and before the year 2200."
    ),
    "discount-rate": "The discount rate is {rate}. Enter a yearly rate between 0 and 1 (0 to 100 %).",
    "utilisation-unknown": (
        "The mean utilisation is not known, so energy is not in the costs. Enter it between 0 and 1."
    ),
    "utilisation-range": "The utilisation is {value}. Enter a value between 0 and 1 (0 to 100 %).",
    "headroom-range": "The headroom is {value}. Enter zero or more, such as 0.1 for 10 %.",
    "shortfall-price": "The price of shortfall is {price}. Enter zero or more, or leave it empty.",
    "shortfall-unused": (
        "The prices of shortfall do not count where the most is to be served. Clear them, or choose "
        "the lowest cost as the objective."
    ),
    "weight-range": "The weight of {workload} is {weight}. Enter zero or more; 1 is the usual weight.",
    "weights-unused": (
        "The weights of workloads do not count where the cost is to be lowest. Clear them, or choose "
        "the most served as the objective."
    ),
    "weights-none": (
        "Every workload asked for has a weight of 0, so there is nothing to serve the most of. Give "
        "one of them a weight above 0."
    ),
    "fiscal-month": "Fiscal years start in month {month}. Choose a month from 1 to 12.",
    "demand-none": "There is no demand to plan for. Enter how much is needed on the Demand page.",
    "demand-periods": (
        "The demand for {workload} has {found} periods, the horizon {periods}. "
        "Enter one figure for each period."
    ),
    "demand-negative": "The demand for {workload} is {amount}. Enter zero or more.",
    "demand-no-throughput": (
        "No chip has a known throughput for {workload}, so nothing can serve it. "
        "Enter one below the demand."
    ),
    "limit-no-value": "{limit} has no value. Enter one or switch the limit off.",
    "limit-negative": "{limit} is {value}. Enter zero or more.",
    "limit-no-minimum": "{limit} can only be a maximum. Change it to a maximum or switch it off.",
    "limit-not-whole": "{limit} is {value}, but such a limit counts whole pieces. Enter a whole number.",
    "limit-weeks": "{limit}: {value} weeks are more than a hundred years. Enter fewer.",
    "limit-switch-value": "{limit} is only switched on or off. Leave its value empty.",
    "limit-period": "{limit} names a period outside the horizon. Choose one of its periods.",
    "limit-period-and-year": (
        "{limit} names a period and a fiscal year. Choose one of them and leave the other empty."
    ),
    "limit-carry-over": (
        "{limit} carries over what was left before, but is of the whole horizon. Give it a period or "
        "a fiscal year, or switch the carry-over off."
    ),
    "limit-year": (
        "{limit}: no period of the plan starts in that year, so it counts at most what is due after "
        "the horizon. Choose another year."
    ),
    "share-of-nothing": "{limit} names no maker, supplier, stack or chip. Choose one.",
    "share-of-offer": (
        "{limit} is of an offer. Choose a maker, a supplier, a stack or a chip, or limit how many "
        "units of the offer are ordered."
    ),
    "share-served-supplier": (
        "{limit}: nobody can say which supplier's chips did which work. Choose a maker, a stack or a "
        "chip, or count spend or chips."
    ),
    "share-over-whole": "{limit} is {value}, more than the whole. Enter 1 (100 %) or less.",
    "share-unknown": (
        "{limit} names something that no chip or price list has. Check the spelling, "
        "or load the price list."
    ),
    "quantity-of-nothing": "{limit} names neither an offer nor a chip. Choose one.",
    "quantity-unknown": (
        "{limit} names an offer or a chip that is not there. Choose another or remove the limit."
    ),
    "shares-over-whole-spend": (
        "The least shares of spend by {by} add up to more than 100 %. Lower one of them."
    ),
    "shares-over-whole-chips": (
        "The least shares of chips by {by} add up to more than 100 %. Lower one of them."
    ),
    "shares-over-whole-served": (
        "The least shares of work served by {by} add up to more than 100 %. Lower one of them."
    ),
    "limits-crossed": (
        "“{least}” asks for more than “{most}” allows. Lower the first or raise the second."
    ),
    "site-none": "There is no site where chips could run. Add one on the Demand page.",
    "site-power_kw-unknown": "The power of {site} is not known, so it is not limited. Enter its kW.",
    "site-pue-unknown": (
        "The PUE of {site} is not known, so its energy is not in the costs. Enter it (1 or more)."
    ),
    "site-energy_price-unknown": (
        "The energy price of {site} is not known, so its energy is not in the costs. Enter it per kWh."
    ),
    "site-figure": "{site} has a figure of {value}; between {low} and {most} is possible. Correct it.",
    "rate-not-positive": "The rate of {currency} is {rate}. Enter what one {currency} is worth.",
    "rate-missing": (
        "Offers are quoted in {currency}, but its rate into {into} is not known, so they are "
        "left out. Enter the rate with its date."
    ),
    "throughput-negative": "The throughput of {chip} is {value}. Enter zero or more, or leave it empty.",
    "offer-integration-unknown": (
        "The integration cost of “{offer}” is not known, so it is not in the total. Enter it "
        "per unit; 0 if the price is of a complete system."
    ),
    "offer-no-chips": "“{offer}” does not say which chips it holds, so it is left out. Enter them.",
    "offer-no-price": "“{offer}” has no price, so it is left out. Enter one.",
    "offer-price-not-positive": "“{offer}” has a price of zero or less, so it is left out. Correct it.",
    "offer-breaks-order": (
        "The price breaks of “{offer}” do not rise in quantity, so it is left out. Correct them."
    ),
    "offer-break-kind-unknown": (
        "“{offer}” has price breaks, but not whether the whole order or only the further units "
        "get the lower price, so it is left out. Choose one."
    ),
    "offer-lead-unknown": "“{offer}” has no lead time, so it is left out. Enter the weeks.",
    "offer-figure-range": (
        "“{offer}” has a figure outside what is possible, so it is left out. Correct it."
    ),
    "limit-field": (
        "{limit} is narrowed down by something that such a limit does not have, such as a subject "
        "or a period. Leave that empty."
    ),
    "offer-cumulative-rising": (
        "The price of “{offer}” rises with the quantity ordered over the horizon, which cannot be "
        "planned, so it is left out. Let its breaks count each order, or correct the prices."
    ),
    "offers-racks-unknown": (
        "How many racks a unit takes is not known for some offers ({offers}, the first is “{offer}”), "
        "so they cannot go to {sites}, where racks are limited. Enter the racks per unit."
    ),
    "fleet-at-region": (
        "The fleet has {line}, which is a supplier's region: no chips of yours can stand there. "
        "Choose one of your sites."
    ),
    "fleet-figure": (
        "The fleet has {line} with a figure of {value}; between {low} and {most} is possible. "
        "Correct it."
    ),
    "fleet-day": "The fleet has {line} with the day {day}. Enter one before the year 2201.",
    "fleet-dates": (
        "The fleet has {line} that retire before they have arrived. Correct one of the two days."
    ),
    "fleet-to-pay-unknown": (
        "What is still to pay for {line} is not known, so it is not in the costs. Enter it; 0 if all "
        "is paid."
    ),
    "fleet-arrival-unknown": (
        "Something is still to pay for {line}, but nobody knows when. Enter the day on which they "
        "arrive."
    ),
    "fleet-currency": "What is still to pay for {line} has no currency. Enter it.",
    "fleet-rate-missing": (
        "What is still to pay for {line} is in {currency}, but its rate into {into} is not known. "
        "Enter the rate with its date."
    ),
    "fleet-power-unknown": (
        "The power of {line} is not known, so it counts neither in the limit nor in the energy. "
        "Enter the kW of all of them."
    ),
    "fleet-racks-unknown": (
        "The racks of {line} are not known, so they do not count where racks are limited. Enter the "
        "racks of all of them."
    ),
    "pool-figure": "“{pool}” has a figure of {value}. Enter zero or more, and no more than a billion.",
    "pool-empty": "“{pool}” has no members, so it limits nothing. Name the offers or chips that share it.",
    "pool-member": (
        "A member of “{pool}” is neither an offer nor a chip, or both at once. Choose one of them."
    ),
    "pool-member-twice": "“{pool}” has the member {member} twice. Remove one of them.",
    "pool-offer-unknown": (
        "“{pool}” has the member {offer}, an offer that no price list has. Choose another or remove it."
    ),
    "port-figure": (
        "The port of {stack} for {workload} has a figure of {value}; between 0 and {most} is possible. "
        "Correct it."
    ),
    "port-unknown": (
        "The cost, the weeks or the efficiency of the port of {stack} for {workload} is not known, so "
        "it cannot be planned. Enter all three."
    ),
    "program-figure": "The program “{program}” has a figure of {value}. Enter zero or more.",
    "program-day": "The program “{program}” has the day {day}. Enter one before the year 2201.",
    "program-ramp-order": (
        "The steps of the ramp of “{program}” are not in the order of their days. Put them in order, "
        "each day once."
    ),
    "program-cost-unknown": (
        "The one-time cost of “{program}” is not known, so its offers are left out. Enter it; 0 if "
        "there is none."
    ),
    "program-signed-cost-unknown": (
        "“{program}” is signed, but its one-time cost is not known, so no total would be right. Enter "
        "it; 0 if it is paid."
    ),
    "program-currency": "The program “{program}” has no currency. Enter it.",
    "program-rate-missing": (
        "The program “{program}” is in {currency}, but its rate into {into} is not known, so its "
        "offers are left out. Enter the rate with its date."
    ),
    "program-signed-rate-missing": (
        "The program “{program}” is signed in {currency}, but its rate into {into} is not known, so no "
        "total would be right. Enter the rate with its date."
    ),
    "assumed-unknown": (
        "The scenario assumes “{commitment}” delivered, but no price list has that letter of intent. "
        "Take the assumption back or load the price list."
    ),
    "assumed-not-letter": (
        "The scenario assumes “{commitment}” delivered, which is no letter of intent: only those can "
        "be assumed. Take the assumption back."
    ),
    "commitment-amount-unknown": (
        "The amount of “{commitment}” is not known, so it is left out. Enter it; 0 if nothing is left "
        "to pay."
    ),
    "commitment-chip-unknown": (
        "“{commitment}” does not say which chip it brings, so it is left out. Choose one."
    ),
    "commitment-chips-unknown": (
        "“{commitment}” does not say how many chips it brings, so it is left out. Enter the number."
    ),
    "commitment-site-unknown": (
        "“{commitment}” does not say to which site it goes, so it is left out. Choose one."
    ),
    "commitment-when-unknown": (
        "“{commitment}” does not say when it arrives, so it is left out. Enter the day."
    ),
    "commitment-figure": (
        "“{commitment}” has a figure of {value}; between {low} and {most} is possible. Correct it."
    ),
    "commitment-currency": "The amount of “{commitment}” has no currency. Enter it.",
    "commitment-rate-missing": (
        "The amount of “{commitment}” is in {currency}, but its rate into {into} is not known. Enter "
        "the rate with its date."
    ),
    "commitment-at-region": (
        "“{commitment}” goes to {site}, which is a supplier's region: no chips of yours can stand "
        "there. Choose one of your sites."
    ),
    "commitment-day": "“{commitment}” has the day {day}. Enter one before the year 2201.",
    "commitment-power-unknown": (
        "The power of what “{commitment}” brings is not known, so it counts neither in the limit nor "
        "in the energy. Enter it as a line of the fleet with its kW instead."
    ),
    "commitment-racks-unknown": (
        "The racks of what “{commitment}” brings are not known, so they do not count where racks are "
        "limited. Enter it as a line of the fleet with its racks instead."
    ),
    "rebate-threshold": (
        "A rebate of {supplier} starts at a spend of {value}. Enter zero or more."
    ),
    "rebate-rate": "A rebate of {supplier} is {value}. Enter a part between 0 and 1 (0 to 100 %).",
    "rebate-currency": "A rebate of {supplier} has no currency. Enter it.",
    "rebate-rate-missing": (
        "A rebate of {supplier} is in {currency}, but its rate into {into} is not known. Enter the "
        "rate with its date."
    ),
    "rebate-twice": (
        "{supplier} has two rebates from the same spend on, and nobody can say which holds. Remove "
        "one or change its threshold."
    ),
}
