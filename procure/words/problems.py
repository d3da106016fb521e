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
    "limit-period": "{limit} names a period outside the horizon. Choose one of its periods.",
    "share-of-nothing": "{limit} names no maker or supplier. Choose one.",
    "share-over-whole": "{limit} is {value}, more than the whole. Enter 1 (100 %) or less.",
    "share-unknown": (
        "{limit} names somebody whom no chip or price list has. Check the spelling, "
        "or load the price list."
    ),
    "shares-over-whole": "The least shares by {by} add up to more than 100 %. Lower one of them.",
    "share-crossed": "The least share of {subject} is above its greatest. Change one of them.",
    "site-none": "There is no site where chips could run. Add one on the Demand page.",
    "site-power_kw-unknown": "The power of {site} is not known, so it is not limited. Enter its kW.",
    "site-pue-unknown": (
        "The PUE of {site} is not known, so its energy is not in the costs. Enter it (1 or more)."
    ),
    "site-energy_price-unknown": (
        "The energy price of {site} is not known, so its energy is not in the costs. Enter it per kWh."
    ),
    "site-figure": "{site} has a figure of {value} where at least {low} is possible. Correct it.",
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
        "{limit} is narrowed down by something that such a limit does not have (by whom, a "
        "subject or a period). Leave that empty."
    ),
}
