"""Sentences about where the tables of a price list stand and what their rows belong to."""

from typing import Final

_ANSWER: Final = "No offer was made of it."

WORDS: Final[dict[str, str]] = {
    "heading-none": (
        "The column has no heading and holds texts, and no other column says what is offered."
    ),
    "heading-section": "Rows of one text head the rows below them.",
    "heading-across": "The headings name what the prices below them are of.",
    "heading-days": "The column holds the days of the rows' prices.",
    "table-unread": (
        "Rows {rows} are another table, with the headings {names}. It has no prices, so it was not "
        "read. Say which of its columns holds the price if it counts."
    ),
    "sections-carried": (
        "{names}: the rows below were read as belonging to what these rows say. Leave the column "
        "“{column}” out if they do not."
    ),
    "rows-superseded": (
        "Rows {rows} are older than {newest}, and no offers were made of them: only the newest "
        "prices count."
    ),
    "rows-unpriced": (
        "Rows {rows} name a day and no price. The newest prices are those of {newest}: ask whether "
        "they still hold."
    ),
    "layout-differs": (
        "The list is laid out nearly like that of {supplier} before, whose answers were used for "
        "the columns that kept their headings. New: {added}. Gone: {removed}. Check the columns."
    ),
    "row-too-wide-number": (
        f"The row has {{cells}} cells, the table {{columns}} columns: “{{one}}” and “{{other}}” may "
        f"be one number that was cut at its comma. {_ANSWER} Put the number into quotation marks, "
        "or save the list with another delimiter."
    ),
}
