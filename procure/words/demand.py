"""Sentences of the demand builder: its arithmetic, what it asks, and what it cannot take."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    # What is asked
    "usage-ask-each": "{things} for each {one}",
    "usage-ask-tokens": "Tokens for each of the {things}",
    "usage-ask-factor": "“{unit}” for each {one} a day",
    # The arithmetic, from the left to the right
    "usage-queries": "{amount} queries a day",
    "usage-tokens": "{amount} tokens a day",
    "usage-users": "{amount} users",
    "usage-queries-pasted": "{amount} queries a day (the first of {count} pasted figures)",
    "usage-tokens-pasted": "{amount} tokens a day (the first of {count} pasted figures)",
    "usage-users-pasted": "{amount} users (the first of {count} pasted figures)",
    "usage-uses": "× {uses} uses each a day",
    "usage-each": "× {each} {things} for each {one}",
    "usage-tokens-of": "÷ {each} tokens for each of the {things}",
    "usage-factor": "× {each} {unit} for each {one} a day",
    "usage-peak": "× {peak} peak",
    "usage-per-second": "÷ 86,400 s",
    "usage-per-minute": "÷ 1,440 min",
    "usage-per-hour": "÷ 24 h",
    "usage-per-week": "× 7 days",
    "usage-scale": "÷ {scale}",
    "growth-percent": "{sign}{size} % a period",
    "growth-linear-queries": "{sign}{size} queries a day each period",
    "growth-linear-tokens": "{sign}{size} tokens a day each period",
    "growth-linear-users": "{sign}{size} users each period",
    "rounded-whole": "rounded to whole numbers",
    "rounded-one": "rounded to 1 decimal",
    "rounded-places": "rounded to {places} decimals",
    # What is missing or cannot be taken
    "usage-queries-missing": "Enter how many queries there are a day.",
    "usage-tokens-missing": "Enter how many tokens there are a day.",
    "usage-users-missing": "Enter how many users there are.",
    "usage-uses-missing": "Enter how often each user uses it a day, on average.",
    "usage-each-missing": "Enter the {asks}: nothing else says how the two go together.",
    "usage-each-positive": "This is {value}. Enter a figure above 0.",
    "usage-peak-small": (
        "The peak factor is {value}. Enter how many times the mean the busiest time needs: 1 or "
        "more, or leave it empty."
    ),
    "usage-negative": "This is {value}. Enter zero or more.",
    "usage-too-large": "The demand has more than 24 digits. Look at the figures and their units again.",
    "usage-too-small": (
        "The demand is too small for the workload's unit and would be written as 0. Look at the "
        "figures again, or choose a smaller unit."
    ),
    "growth-linear-missing": "Enter how much is added each period.",
    "growth-percent-missing": "Enter the growth of one period in percent, such as 5 %.",
    "growth-percent-low": "Nothing is left after such a period. Enter a growth above −100 %.",
    "growth-below-zero": (
        "With this the figure falls below zero in period {period}. Enter a smaller decrease, or "
        "paste a column of figures."
    ),
    "growth-column-missing": "Paste one figure for each of the {periods} periods.",
    "growth-column-count": (
        "There are {found} figures and {periods} periods. Paste one figure for each period."
    ),
    "column-empty": (
        "Figure {place} of what you pasted is empty. Write 0 where nothing is needed."
    ),
    "column-number": (
        "Figure {place}, “{text}”, is not a number. Paste only the figures, without headings and "
        "units."
    ),
    "column-shortened": (
        "Figure {place}, “{text}”, was shortened by the spreadsheet, and digits are lost. Show "
        "its cells as plain numbers there, and copy them again."
    ),
    "column-negative": "Figure {place}, “{text}”, is below zero. Enter zero or more.",
    "column-two-ways": (
        "“{text}” can mean {one} or {other}, and no other figure shows which. Paste the figures "
        "without thousands separators."
    ),
    "column-both-marks": (
        "“{point}” has a decimal point and “{comma}” a decimal comma. Write all figures in one way."
    ),
    # The rate of a chip
    "chip-rate-positive": "The rate is {value}. Enter a figure above 0.",
    "chip-rate-range": (
        "This gives a throughput with more than 24 digits, or below a millionth of a millionth. "
        "Look at the rate and its unit again."
    ),
    "chip-rate-unlike": (
        "{chips}: more than 50 times off this rate. A rate derived from press figures and one "
        "from a benchmark do not measure the same work: give this one a workload of its own."
    ),
    "chip-rate-unlike-one": "{chip} with {value} {unit}",
    "chip-rate-replaces": "{chip} has {old} {unit} today; writing replaces that.",
    "chip-rate-converted": "{rate} {things} per chip and day = {throughput} {unit}",
    # What is written
    "builder-replaces": "Writing replaces the demand that {workload} has there now.",
    "builder-headroom": "The scenario's headroom of {headroom} comes on top of these chips.",
    "builder-written": "The demand of {workload} was written: {source}.",
    "builder-new-workload": "A new workload needs a name and a unit, such as tokens/s.",
}
