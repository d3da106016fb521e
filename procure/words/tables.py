"""Sentences of the tables: what is pasted, filled, filtered and found."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "add-record-tip": "Add what the fields before this button say (Enter in one of them).",
    "field-unit": "Unit: {unit}.",
    "paste-mark": (
        "“{text}” can be read in two ways. Paste it with Paste numbers like 1.234,5 or like "
        "1,234.5 of the table's menu."
    ),
    "paste-marks": (
        "“{first}” and “{second}” write decimals in two ways. Paste them one after the other."
    ),
    "paste-row-without": (
        "A new row needs its {heading}, which the pasted cells do not reach. Paste from the first "
        "column on, or add the row below the table first."
    ),
    "paste-row-empty": "A new row needs its {heading}.",
    "paste-row-workload": (
        "No workload is called “{name}”. Put the workload's name before its figures, in the place "
        "of the trend; a new workload is added below the table first."
    ),
    "paste-row-there": "{name} has a row already. Paste its figures over that.",
    "paste-not": "{reason} Nothing was changed.",
    "paste-currency": "“{text}” is not an amount of {currency}, which this cell is in.",
    "copy-too-much": (
        "That is {cells} cells; up to {most} can be copied at a time. Select fewer of them."
    ),
    "fill-numbers": (
        "A series goes on from two numbers. Select them first, then the cells to fill."
    ),
    "find-about": (
        "A text to find in any cell or row title of the table, as it is shown and whatever its "
        "case; empty: nothing is looked for."
    ),
    "filter-words": (
        "Shows the rows with this text in the column. “<> text” are those without it, "
        "“a | b” those with either, “=” those with nothing; empty: all rows."
    ),
    "filter-values": (
        "Shows the rows with this value. Also “> 5”, “<= 8”, “2..8”, “<> 5”, “5 | > 9” for "
        "either, “=” for those with nothing and “<>” for those with something; empty: all rows."
    ),
    "filter-count": "{shown} of {all} rows are shown.",
    "filter-value": "“{text}” is no value to compare with.",
}
