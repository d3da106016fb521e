"""What a buyer would want to look at in a price list."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "price-like-chip": (
        "A unit of {count} chips costs USD {price}, about what one {chip} does: published prices of "
        "one lie between USD {low} and {high}. Look whether the price is of one chip."
    ),
    "price-like-unit": (
        "This makes USD {price} for one chip (rent: an hour of it), about {times} times the price of "
        "one {chip}: published prices lie between USD {low} and {high}. Look whether it is the price "
        "of a whole unit."
    ),
    "price-far-off-others": (
        "This makes {currency} {price} for one chip (rent: an hour of it); other suppliers "
        "({suppliers}) ask {currency} {low} to {high} for {chip}. Look whether the price is of a "
        "unit or of a chip, and whether it stands in the right column."
    ),
    "price-like-chip-others": (
        "A unit of {count} chips costs {currency} {price}, about what one {chip} does: other "
        "suppliers ({suppliers}) ask {currency} {low} to {high} for one. Look whether the price is "
        "of one chip."
    ),
    "price-like-unit-others": (
        "This makes {currency} {price} for one chip (rent: an hour of it), about {times} times what "
        "other suppliers ({suppliers}) ask for {chip}: {currency} {low} to {high}. Look whether it "
        "is the price of a whole unit."
    ),
    "list-stale": (
        "The prices are of {day}, more than {days} days ago. Ask the supplier for a newer list."
    ),
    "list-of-the-future": (
        "The prices are of {day}, which is still to come. Look whether the date is right."
    ),
    "offer-expired": "The quote ended on {end}. Ask the supplier whether it still holds.",
    "offer-expires-soon": "The quote ends on {end}. Order before that day, or have it renewed.",
    "offer-not-yet-valid": "The quote holds only from {start} on.",
    "break-out-of-reach": (
        "The price from {quantity} units on is never reached: the supplier can deliver {most}."
    ),
    "breaks-gap": (
        "There is no price for quantities between {last} and {first}: the columns end at {last} and "
        "go on from {first}. The price of the smaller quantity was taken there."
    ),
    "breaks-overlap": (
        "Two columns price the quantities from {first} to {last}. The price of the larger quantity "
        "was taken there: ask the supplier which one holds."
    ),
    "moq-above-supply": (
        "The minimum order of {moq} is more than the supply of {supply}. Nothing can be ordered: "
        "check both."
    ),
    "lead-time-absurd": (
        "A lead time of {weeks} weeks is more than three years. Look whether it is in days."
    ),
    "lead-time-custom": (
        "{chip} is made to order, but the lead time is none. Ask the supplier how long it takes."
    ),
    "memory-differs": (
        "The row states {stated} GB, but {chip} has {memory} GB. Look whether it is that chip."
    ),
    "power-differs": (
        "A unit takes {power} kW, but {count} × {chip} alone {chips_power} kW. Look whether it is "
        "that chip, how many a unit holds, and whether the power is in kW."
    ),
    "spot-above-demand": (
        "The spot price {spot} is above the price on demand, {price}. Look whether the columns were "
        "taken for each other."
    ),
    "term-above-demand": (
        "For {months} months it costs {price}, more than the {demand} on demand. Look whether the "
        "rows were taken for each other."
    ),
    "offer-twice": (
        "The same stands in the list as {other}, at the same price. Its supply would count twice: "
        "remove one of the two if it is one offer."
    ),
    "offer-other-price": (
        "The same stands in the list as {other}, on the same terms, for {price}. The plan would take "
        "the cheaper one: ask the supplier which holds."
    ),
    "price-everywhere": (
        "All {count} offers have the price {price}, whatever they hold. The list was probably not "
        "copied whole: compare it with the supplier's own."
    ),
    "price-across-row": (
        "The row gives {count} different chips one price, {price}. It was probably not copied "
        "whole: compare it with the supplier's own."
    ),
    "currency-not-iso": (
        "“{currency}” is no currency of ISO 4217; {count} offers are priced in it. Correct it."
    ),
    "currency-no-rate": (
        "The project has no exchange rate for {currency}, in which {count} offers are priced. They "
        "cannot be planned before one is entered under Exchange rates."
    ),
    "export-banned": (
        "An export rule in force from {start} on bans {chip} for {country}, where a site is. The "
        "plan orders none of it for there."
    ),
    "export-licence": (
        "An export rule in force from {start} on asks for a licence for {chip} to {country}, where "
        "a site is. The plan orders none of it for there unless licences are allowed under Limits."
    ),
    "export-licence-waited": (
        "An export rule in force from {start} on asks for a licence for {chip} to {country}, where "
        "a site is. Its order waits for one as long as stated under Limits."
    ),
    "price-too-precise": (
        "The price {price} has more decimals than a quote. Look whether it was converted or "
        "calculated, and what the supplier asks."
    ),
    "prices-rounded": (
        "All {count} offers have prices with one digit and zeros. They look like estimates: ask for "
        "a quote."
    ),
}
