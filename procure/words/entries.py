"""Sentences for what is typed into a field and cannot be taken."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "entry-number": (
        "“{text}” is not a number. Write it like 1,200 or 45M; leave it empty if it is not known."
    ),
    "entry-comma": (
        "“{text}” can be read in two ways. Write decimals with a point (1.5) and thousands "
        "with a comma before each three digits (1,500)."
    ),
    "entry-whole": "“{text}” is not a whole number. Write it without decimals.",
    "entry-least": "“{text}” is too small. Enter {least} or more.",
    "entry-most": "“{text}” is too large. Enter {most} or less.",
    "entry-empty": "This cannot be left empty. The old value was kept.",
    "entry-empty-demand": (
        "Demand cannot be left empty within the horizon. Write 0 where nothing is needed."
    ),
    "entry-percent": "“{text}” could mean {text} % or {whole} %. Write it with the % sign.",
    "entry-day": "“{text}” is not a day that can be read for certain. Write it like 31 Mar 2024.",
    "entry-month": "“{text}” is not a month. Write it like Mar 2024.",
    "entry-choice": "“{text}” is none of the choices. Choose {names}.",
    "entry-breaks": (
        "“{text}” is not a price. Write one price (30,000), or prices from quantities on: "
        "30,000; from 10: 28,000."
    ),
    "entry-breaks-order": (
        "The quantities in “{text}” do not rise. Write each price with a larger quantity than "
        "the one before."
    ),
    "entry-contents": (
        "“{text}” does not say how many of which chip. Write it like 8 × H100, with chips that "
        "the project has."
    ),
    "entry-country": "“{text}” is not a country code of two letters. Write it like US or DE.",
    "entry-currency": "“{text}” is not a currency code of three letters. Write it like USD or EUR.",
    "entry-ramp": (
        "“{text}” is no ramp. Write from which day on how many chips can arrive in a period: "
        "2026-01-01: 500; 2026-07-01: 2,000."
    ),
    "entry-ramp-order": (
        "The days in “{text}” do not rise. Write each step with a later day than the one before."
    ),
    "entry-first": "Enter {what} first.",
    "entry-none-to-choose": "There is no {what} to choose yet. Add one first.",
    "entry-pool-first": "There is nothing to draw from yet. Add a pool first.",
    "entry-pool-member": "This is in this pool already. Change what it takes in the table.",
    "entry-taken": "There is already “{name}”. Choose another name.",
    "entry-fixed": "{heading} cannot be changed here.",
    "entry-locked": "{reason}",
    "paste-outside": (
        "What you pasted has {rows} rows and {columns} columns and does not fit here. "
        "Nothing was changed; start further up or to the left."
    ),
    "paste-refused": "Row {row}, column {column} of what you pasted: {reason} Nothing was changed.",
    "column-rival": "Looks the same as “{rival}”, which is read instead.",
    "column-no-meaning": "No meaning was found for this heading.",
    "mark-both": (
        "The numbers contradict each other: {one} and {other}. Choose what the file means."
    ),
    "mark-shown": "The file shows it: {example}.",
    "mark-unclear": "{example} could be either. Choose what the file means.",
    "mark-not-needed": "No number in the file needs it.",
    "issue-unnamed": "“{text}” was not understood. Look at it in the supplier's file.",
    "import-nothing": "No offer could be read from {file}. Say what its columns mean, or see why.",
    "import-asked": ("No offer can be read from {file} yet. Answer what is asked in colour above."),
    "import-waiting": "Reading {file} with the last answer; it is then imported …",
    "import-look": (
        "With the last answer {file} reads with fewer offers or more issues than before. Look "
        "at them, then import."
    ),
    "tables-found": "{count} tables: {tables}.",
    "table-read": "headings in row {row}, columns {first}–{last}, {rows} rows",
    "table-passed-over": "headings in row {row}, columns {first}–{last}, not read: no prices",
    "import-progress-rows": "Reading row {row} of {rows} of {file} …",
    "import-progress-look": "Looking at the offers of {file} …",
    "import-progress-around": "Loading the rows around row {row} …",
    "import-row-gone": "The file no longer has this row, or nothing stands in it.",
    "import-meaning-moved": "“{meaning}” moved from “{one}” to “{other}”.",
    "import-folder": "{name} is a folder. Drop the price lists in it, not the folder itself.",
    "chip-count-first": (
        "How many chips one unit holds is not known. Enter it, then choose the chip; the "
        "answer holds for all rows with these words."
    ),
    "chip-count-wanting": "Enter how many chips one unit holds, and the answer is complete.",
    "chip-choose": "choose a chip",
    "chip-none-or": "none, or choose one",
    "chip-may-stay-unknown": (
        "These words are like no chip of the library. Leave them out by doing nothing, or say "
        "which chip they mean."
    ),
    "answer-supplier": "Who quotes these prices; it cannot be left empty.",
    "answer-currency": (
        "The currency of all prices, as a code of three letters; empty: what each row says."
    ),
    "answer-as_of": (
        "The day of the prices, such as 31 Mar 2024; empty: the one that the file names, if any."
    ),
    "answer-like": "The earlier list whose answers this one is read with, or none.",
    "answer-kind": "Whether what is offered is to be bought or to be rented.",
    "answer-price_per": "What the prices are for: a unit or a chip, or an hour or month of it.",
    "answer-tax": (
        "The rate of the tax that the prices include, which is taken off them; 0 % takes them as "
        "they are; empty: what the file says, or none."
    ),
    "answer-break_kind": "What a lower price from a quantity on holds for.",
    "answer-mark": "Whether a point or a comma stands before decimals in this file.",
    "answer-sheet": "The sheet of the workbook that is read.",
    "answer-encoding": "How the letters of the text file are written; judge by the line of it.",
    "answer-delimiter": "What stands between the cells of a row in the text file.",
    "new-chip-name": "What the chip is called, unlike any other; it cannot be left empty.",
    "new-chip-maker": "Who designs the chip; empty: not known.",
    "new-chip-memory": "The memory of one chip; empty: not known.",
    "new-chip-power": (
        "The most power that one chip takes by its data sheet; empty: not known, and offers need "
        "a power of their own."
    ),
    "new-chip-class": "What kind of chip it is.",
    "new-chip-stack": "The software that it needs, such as CUDA; empty: not known.",
    "new-chip-source": "Where the figures stand; empty: they are marked as assumptions.",
    "new-chip-add": "Add the chip to the project together with this list.",
    "new-chip-about": (
        "The chip is added to the project together with the price list. What is not known stays "
        "empty; its throughput is entered on the Demand page."
    ),
    "new-chip-assumed": "Without a source these figures are marked as assumptions.",
    "new-chip-zero": "Zero is no such figure. Leave it empty if it is not known.",
    "import-reading": "Reading {file} …",
    "paste-empty": "There is no text to paste. Copy some cells first.",
}
