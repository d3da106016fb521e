"""Sentences for price lists: what cannot be read at all, and what a person should know."""

from typing import Final

_ANSWER: Final = "No offer was made of it."

_FILES: Final = {
    "chip-id-taken": (
        "The id “{chip}” belongs to {other}. Give the new chip another id, or answer with {other}."
    ),
    "chip-name-missing": "A new chip needs an id and a name. Enter both.",
    "chip-name-taken": (
        "“{name}” already means {other}. Give the new chip a name that says what tells it apart, "
        "or answer with the known chip."
    ),
    "chip-name-plain": (
        "“{name}” names no model: it could be any chip. Enter the model as its maker writes it."
    ),
    "price-list-empty": "{file} is empty. Ask the supplier for the file again.",
    "price-list-large": (
        "{file} is larger than {megabytes} MB, too large for a price list. Save the table "
        "alone and import that."
    ),
    "price-list-binary": (
        "{file} holds no text and is no workbook, whatever its name says. Open it in "
        "the program it came from and save it as .csv or .xlsx."
    ),
    "price-list-kind": (
        "{file} is a file of kind {kind}. Procure reads text (.csv, .tsv, .txt), workbooks (.xlsx, "
        ".xlsm, .xls, .xlsb, .ods) and JSON: open it in a spreadsheet program, save it as .xlsx "
        "and import that."
    ),
    "price-list-json": (
        "{file} looks like JSON, but line {line} is not valid. Ask the supplier for the file "
        "again, or correct the line."
    ),
    "price-list-json-shape": (
        "{file} is JSON without a table: no list of records, and no records by name. Save the "
        "prices as .csv or .xlsx and import that."
    ),
    "price-list-json-twice": (
        "{file} has the entry “{key}” twice in one record, so one of them would be lost. Remove "
        "or rename one."
    ),
    "price-list-locked": (
        "{file} is protected by a password. Open it in Excel, remove the password under "
        "File, Info, Protect Workbook, save, and import it again."
    ),
    "price-list-damaged": (
        "{file} is damaged: it starts like a workbook but cannot be read. Open it in the program "
        "it came from, save it under a new name and import that."
    ),
    "price-list-zip": (
        "{file} is a zip archive, not an Excel workbook. Unpack it and import the price "
        "list inside."
    ),
    "price-list-unpacked": (
        "{file} would unpack to far more than a price list needs (more than {megabytes} MB, "
        "or packed suspiciously tight), so it was not opened. Save the table alone as .csv."
    ),
    "price-list-rows": (
        "{file} has more than {most} rows. Save the part that is needed and import that."
    ),
    "price-list-columns": (
        "{file} is too wide at row {row}: at most {most} columns and {cells} cells can be "
        "read. Delete what stands far from the table and save it again."
    ),
    "price-list-cells": (
        "The sheets of {file} have more than {cells} cells together. Save the sheet with the "
        "prices alone and import that."
    ),
    "price-list-cell": (
        "Row {row} of {file} has a cell of more than {most} characters, so the table cannot "
        "be told from the text. Look for a quotation mark that is not closed."
    ),
    "price-list-quote": (
        "{file} has a quotation mark that is opened and never closed, so rows would run "
        "together. Close it and import the file again."
    ),
    "price-list-not-table": (
        "{file} cannot be taken apart into rows and cells. Open it in a spreadsheet program "
        "and save it as .xlsx."
    ),
    "price-list-encoding": (
        "{file} is not UTF-8: line {line} has letters of another encoding. Say which in the "
        "import dialog or as “encoding” in a mapping (for example cp1252, gb18030), or save "
        "the file as UTF-8."
    ),
    "price-list-encoding-wrong": (
        "{file} cannot be read as {encoding}: some of its letters do not exist there. Choose "
        "another encoding, or save the file as UTF-8."
    ),
    "price-list-encoding-unknown": (
        "The encoding {encoding} given for {file} is not known. Use a name such as utf-8, "
        "cp1252 or gb18030."
    ),
    "price-list-sheet": "There is no sheet “{sheet}” in the workbook. It has {names}.",
    "price-column-missing": (
        "{file} has no price column: row {row} has the headings {names}. Say in the import "
        "dialog or in a mapping which column holds the price."
    ),
    "price-column-twice": (
        "{file} has two columns that could be the price: “{one}” and “{other}”. Say in the "
        "import dialog or in a mapping which one counts."
    ),
    "mapping-tax": (
        "The mapping gives {tax} as the part of tax in the prices. Write 19 % as 0.19."
    ),
    "mapping-delimiter": (
        "The mapping says that cells are parted by “{delimiter}”. Give one character, or none."
    ),
    "mapping-column-twice": (
        "The mapping gives the column “{heading}” two meanings. Take one of them out."
    ),
    "mapping-count": (
        "The mapping says that a unit of “{text}” holds {count} chips. Give 1 or more."
    ),
    "mapping-field-unknown": (
        "The mapping gives the column “{heading}” the meaning “{field}”, which does not "
        "exist. Correct the mapping."
    ),
}

_HEADINGS: Final = {
    "heading-known": "“{known}” is a known heading for this.",
    "heading-like": "The heading resembles “{known}”.",
    "heading-price": "The heading “{known}” names a price.",
    "heading-break": "The heading names a price from {quantity} units on.",
    "heading-answered": "A person said so for this layout.",
}

_WHOLE_LIST: Final = {
    "supplier-unknown": (
        "The file does not name its supplier, so the name of the file is used: “{supplier}”. "
        "Enter the supplier's name."
    ),
    "workbook-unseen": (
        "The file is older than Excel 97: currency signs of cell formats, formulas, and hidden or "
        "merged cells cannot be seen in it. If it has any, save it as .xlsx and import that."
    ),
    "sheet-unread": (
        "The sheet “{sheet}” was not read; the prices come from “{used}”. Choose the other "
        "sheet in the import dialog if it counts."
    ),
    "column-unread": (
        "The column “{column}” is not understood and was not read (first value “{text}”). "
        "Give it a meaning or ignore it."
    ),
    "column-second": (
        "The column “{column}” means the same as “{rival}” and was not read (first value "
        "“{text}”). Choose which one counts."
    ),
    "column-hidden": (
        "The column “{column}” is hidden in the file and was not read (first value “{text}”). "
        "Give it a meaning if it counts."
    ),
    "header-repeated": "The headings stand here again. The row was passed over.",
    "text-unread": (
        "“{text}” was not read as an offer. Look whether it says something about the prices."
    ),
    "total-row": "“{text}” looks like a total and was not read as an offer.",
    "formula-values": (
        "Cells of “{column}” are formulas; the values that the supplier's program last saved "
        "were read (first “{text}”)."
    ),
    "quotes-odd": (
        "Some cells have quotation marks in unusual places. They were read as well as "
        "possible: compare the first rows with the file."
    ),
    "mapping-heading-missing": (
        "The mapping speaks of a column “{column}” that this file does not have. Check "
        "whether the supplier changed the layout."
    ),
    "chip-answer-unknown": (
        "“{text}” was said to be the chip {chip}, which the library does not have. Add the "
        "chip or correct the answer."
    ),
    "currency-not-as-answered": (
        "The mapping says {answered}, but the list itself says {found}; the list was "
        "followed. Check the currency."
    ),
    "currency-dollar": (
        "“{column}” names its currency only by the sign $ (first “{text}”). It was read as US "
        "dollars: check that no other dollar is meant."
    ),
    "supply-converted": (
        "“{column}” counts another length of time than the plan's periods. It was converted, "
        "parts of a unit left out."
    ),
    "lead-time-nowhere": (
        "The list gives no lead times. Its offers cannot be planned before they are entered: "
        "ask the supplier."
    ),
    "integration-cost-nowhere": (
        "The list gives no integration cost (server, network, freight, duty). It is asked "
        "for, not taken as zero: enter it with the offers."
    ),
}

_CHIPS: Final = {
    "description-missing": f"The row names neither a product nor a chip. {_ANSWER} Complete the row.",
    "chip-unknown": (
        f"“{{text}}” is no chip of the library. {_ANSWER} Say which chip it is, or leave it out."
    ),
    "chip-uncertain": (
        f"“{{text}}” could be {{alternatives}}. {_ANSWER} Say which chip it is and how many a "
        "unit holds."
    ),
    "chip-several": (
        f"“{{text}}” names more than one chip: {{alternatives}}. {_ANSWER} Say what a unit holds."
    ),
    "chip-answer-differs": (
        f"“{{text}}” is another chip than was said of the words beside it: {{alternatives}}. "
        f"{_ANSWER} Say which chip it is."
    ),
    "chip-other-goods": (
        f"“{{text}}” may be another product beside or around {{alternatives}}. {_ANSWER} Say "
        "which chip it is, or leave it out."
    ),
    "chip-assumed": (
        "{chip} was added to the library by hand, without a source for its figures: they are "
        "assumptions until somebody confirms them."
    ),
    "chips-per-unit-unknown": (
        f"“{{text}}” does not say how many chips a unit holds. {_ANSWER} Enter the number."
    ),
    "chips-per-unit-zero": f"The row counts no chip in a unit. {_ANSWER} Correct the number.",
    "chips-per-unit-differs": (
        f"The row counts {{stated}} chips a unit, its description {{described}}. {_ANSWER} Say "
        "which number is right."
    ),
}

_PRICES: Final = {
    "price-missing": f"The price is empty. {_ANSWER} Enter a price or leave it out.",
    "price-on-request": f"The price is “{{text}}”. {_ANSWER} Enter a price or leave it out.",
    "price-zero": f"The price is “{{text}}”, zero. {_ANSWER} Enter the price.",
    "price-negative": f"The price “{{text}}” is negative. {_ANSWER} Enter the price.",
    "price-far-off": (
        "This makes USD {price} for one chip (rent: an hour of it); published prices of {chip} lie "
        "between USD {low} and {high}. Look whether the price is of a unit, of a chip or in "
        "thousands, and whether it stands in the right column."
    ),
    "price-not-understood": f"The price “{{text}}” is not understood. {_ANSWER} Enter the price.",
    "price-several-numbers": (f"“{{text}}” holds more than one number. {_ANSWER} Enter one price."),
    "price-from": (
        f"“{{text}}” is only the lowest of several prices. {_ANSWER} Ask for the price of this "
        "unit and enter it."
    ),
    "price-basis-unknown": (
        f"“{{text}}” does not say whether the price is of a unit, a chip, an hour or a month. "
        f"{_ANSWER} Say what the price is for."
    ),
    "price-per-unclear": (
        f"“{{text}}”: it is not clear whether this is the price of a unit, of a chip, or of an "
        f"hour. {_ANSWER} Say what the price is for."
    ),
    "price-of-several": (
        f"The price is for “{{text}}”, not for one unit. {_ANSWER} Give the price of one unit."
    ),
    "row-with-tax": (
        f"The row says “{{text}}”: its price includes tax. {_ANSWER} Say the rate of the tax, so "
        "that it is taken off, or that the prices count as they are."
    ),
    "row-without-tax": (
        f"The row says “{{text}}”, while tax is taken off this list's prices. {_ANSWER} Take the "
        "tax out of the other prices in the file, and say that the prices count as they are."
    ),
    "term-unread": (
        f"“{{text}}” names a term that no column gives. {_ANSWER} Write its months into a column "
        "“Term (months)” and import the list again."
    ),
    "price-before-discount": (
        f"The price is a list price, and a discount of “{{text}}” stands beside it. {_ANSWER} Write "
        "the price after the discount into the file, or pass over that column if none comes off."
    ),
    "goods-used": (
        f"The row says “{{text}}”: its goods are not new. {_ANSWER} Leave it out, or take that "
        "remark out of the file and import it again."
    ),
    "minimum-unread": (
        "The words “{text}” name a smallest order, which was not read: enter it with the offer."
    ),
    "quantity-unclear": (
        f"Beside the price stands the quantity “{{text}}”: is the price of one unit, of all of "
        f"them, or does it begin there? {_ANSWER} Say what that column means, or pass over it "
        "where the price is of one unit."
    ),
    "prices-scaled": (
        f"The list says “{{text}}”: its prices are not those of one unit in full. {_ANSWER} Write "
        "the full prices into the file, take that line out, and import it again."
    ),
    "price-basis-differs": (
        f"The price of a unit, {{unit}}, is not {{chips}} times the price of a chip, {{chip}}. "
        f"{_ANSWER} Correct the row."
    ),
    "formula-no-value": (
        f"The cell is a formula without a saved value. {_ANSWER} Open the file in Excel, save "
        "it and import it again."
    ),
    "number-not-understood": f"“{{text}}” is no number. {_ANSWER} Correct it.",
    "number-negative": f"“{{text}}” is negative. {_ANSWER} Correct it.",
    "number-other-mark": (
        f"“{{text}}” does not fit the list's decimal mark “{{mark}}”. {_ANSWER} Correct the number "
        "or the decimal mark."
    ),
    "decimal-mark-unknown": (
        f"“{{text}}” is {{with_point}} with a decimal point and {{with_comma}} with a decimal "
        f"comma, and the list does not show which it uses. {_ANSWER} Say which."
    ),
    "count-not-whole": f"“{{text}}” is no whole number. {_ANSWER} Correct it.",
    "currency-unknown": (
        f"Neither the price nor the list names a currency. {_ANSWER} Say in which currency the "
        "list is."
    ),
    "currency-ambiguous": (
        f"The sign “{{text}}” can mean {{names}}. {_ANSWER} Say in which currency the list is."
    ),
    "currency-several": (
        "The list speaks of several currencies, and the price does not say which is its own. "
        f"{_ANSWER} Write the currency into each row, or import the parts as lists of their own."
    ),
    "currency-conflict": (
        f"The row names two currencies, {{one}} and {{other}}. {_ANSWER} Correct the row."
    ),
    "currency-not-understood": f"“{{text}}” is no known currency. {_ANSWER} Correct it.",
    "kind-not-understood": (
        f"“{{text}}” says neither purchase nor rent. {_ANSWER} Say which it is."
    ),
    "kind-unclear": (
        f"The row has a price to buy and one to rent, and does not say which it offers. {_ANSWER} "
        "Say which it is."
    ),
}

_BREAKS: Final = {
    "break-kind-unknown": (
        "The offer has several price breaks, and the list does not say whether a break's price "
        f"holds for the whole order or only for the units from the break on. {_ANSWER} Say which."
    ),
    "break-price-missing": (
        "There is no price under {columns}; the price of the smaller quantity stays in force there. "
        "Ask for the price if it matters."
    ),
    "break-repeated": (
        f"Two prices are given from {{quantity}} units on. {_ANSWER} Correct the row."
    ),
    "break-row-differs": (
        "The row adds a price break to row {head}, but its “{column}” is “{text}” and not "
        "“{first}”. This price was not read. Correct the row."
    ),
    "break-price-rises": (
        "The price rises to {price} from {quantity} units on; it was {before}. Check the prices."
    ),
    "breaks-start-late": (
        "The prices start at {quantity} units: there is no price for smaller orders."
    ),
    "offer-repeated": (
        "“{name}” stands in the list more than once. Each row became an offer: remove what is "
        "not meant."
    ),
}

_TERMS: Final = {
    "moq-no-multiple": (
        "The minimum order of {moq} is no multiple of {multiple}, the step of orders. Check both."
    ),
    "lead-time-missing": (
        "There is no lead time. The offer is not planned before one is entered: ask the supplier."
    ),
    "lead-time-not-understood": (
        "“{text}” is no lead time that can be read. The offer is not planned before one is entered."
    ),
    "lead-time-no-unit": (
        "“{text}” does not say whether it means days, weeks or months. The offer is not planned "
        "before a lead time is entered."
    ),
    "lead-p90-below": (
        "The longest lead time is shorter than the quoted one. It was left out: check both."
    ),
    "integration-cost-missing": (
        "There is no integration cost (server, network, freight, duty). It is asked for, not "
        "taken as zero."
    ),
    "power-no-unit": (
        "“{text}” does not say whether it means kW or W, and was left empty. Enter it with the offer."
    ),
    "cell-left-out": (
        "“{text}” under “{column}” is not understood and was left empty. Enter it by hand."
    ),
    "date-not-understood": f"“{{text}}” is no date that can be read. {_ANSWER} Correct it.",
    "date-ambiguous": (
        f"“{{text}}” can be {{day_first}} or {{month_first}}. {_ANSWER} Write the date as "
        "year-month-day."
    ),
    "validity-reversed": "The validity ends on {end}, before it starts on {start}. Check the dates.",
    "country-unknown": (
        f"“{{name}}” in “{{text}}” is no country that is known. {_ANSWER} Write countries by their "
        "two letters, such as DE or US."
    ),
    "host-not-understood": (
        f"“{{text}}” says neither supplier nor buyer. {_ANSWER} Say where the chips stand."
    ),
    "term-not-understood": (f"“{{text}}” is no term in months or years. {_ANSWER} Correct it."),
    "commitment-not-understood": (
        "“{text}” is no known kind of commitment (order, take or pay, prepaid, letter of intent). "
        "Nothing was made of the row. Correct it."
    ),
    "program-differs": (
        "The program “{name}” has {one} in one row and {other} in another. The first was kept: "
        "check both."
    ),
}

_ROWS: Final = {
    "row-hidden": (
        f"The row is hidden in the file. {_ANSWER} Show the row in the file if it counts."
    ),
    "row-too-wide": (
        f"The row has {{cells}} cells, the table {{columns}} columns. {_ANSWER} Look for a "
        "delimiter inside a text without quotation marks."
    ),
    "supplier-differs": (
        f"The row is of another supplier, “{{text}}”. {_ANSWER} Import each supplier's rows as a "
        "list of its own."
    ),
}

WORDS: Final[dict[str, str]] = {
    **_FILES,
    **_HEADINGS,
    **_WHOLE_LIST,
    **_CHIPS,
    **_PRICES,
    **_BREAKS,
    **_TERMS,
    **_ROWS,
}
