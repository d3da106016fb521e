"""Sentences about the house style and its file."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "style-invalid": (
        "{path} is not a house style: at {where}, {reason}. Correct it or choose another file."
    ),
    "style-too-large": "{path} is no house style: it is larger than {most} MB. Choose another file.",
    "style-format": "this version of Procure reads format {known}, not {found}",
    "style-text": "give at most {most} characters on one line",
    "style-font": "give the name of a font: at most 31 letters, digits, spaces, dots and hyphens",
    "style-size": "give a size of {least} to {most} points",
    "style-colour": "give a colour as # and six digits from 0 to F, such as #1F3A5F",
    "style-contrast": (
        "the colour has a contrast of {found} to {behind}, which is behind it, and letters need "
        "{least} to be read; make it darker, or what is behind it lighter"
    ),
    "style-logo-once": (
        "{path} is not a house style: the logo needs either “file” or “data”, and not both. "
        "Correct it or choose another file."
    ),
    "style-logo-place": (
        "{path} names a logo elsewhere: “{name}”. Put the picture beside the style, and write its "
        "name alone."
    ),
    "logo-unreadable": "The logo {name} cannot be read: {reason}. Check the file and its name.",
    "logo-too-large": "The logo {name} is larger than {most} MB. Save it smaller.",
    "logo-too-wide": (
        "The logo {name} has {width} × {height} points, more than {most} on a side. Save it smaller."
    ),
    "logo-not-a-picture": (
        "The logo {name} is no PNG or JPEG picture, whatever its name ends in. Save it as PNG."
    ),
    "logo-jpeg-kind": (
        "The logo {name} is a kind of JPEG that office programs do not show. Save it as PNG."
    ),
    "logo-damaged": "The logo {name} is damaged and cannot be used. Save it again as PNG.",
    "report-chart-millions": "{unit}, millions",
    "report-table-told": "Table on the sheet {sheet}: {rows}, {columns}, headings in the first row.",
    "report-chart-told": "Chart: {title}. Its figures stand in the tables of this workbook.",
    # In the properties of a document
    "report-made": "Procure {version}",
    "report-made-of": "Procure {version}, plan {digest}",
    # The dialog
    "style-title": "House style",
    "style-own": "Procure's own style",
    "style-changed": "{name}, changed",
    "style-open": "&Open…",
    "style-open-tip": "Choose the file of another style.",
    "style-open-title": "Open house style",
    "style-usual": "&Procure's own",
    "style-usual-tip": "Use the style that needs no file.",
    "style-pick": "Pic&k colour…",
    "style-pick-tip": "Pick the accent colour by eye.",
    "style-pick-title": "Accent colour",
    "style-logo": "&Logo…",
    "style-logo-tip": "Choose a PNG or JPEG picture that stands at the top of the first sheet.",
    "style-logo-title": "Choose a logo",
    "style-no-logo": "&No logo",
    "style-no-logo-tip": "Leave the logo out.",
    "style-use": "Use",
    "style-use-tip": "Use this style for every export from now on; a changed one is saved first (Enter).",
    "style-save": "Save and use…",
    "style-save-title": "Save house style",
    "style-company": "&Company",
    "style-company-tip": "Stands in the properties of each document. May be empty.",
    "style-colours-accent": "&Accent colour",
    "style-colours-accent-tip": (
        "Behind the headings of tables, and in titles: # and six digits, such as #1F3A5F. White letters "
        "have to be readable on it. Not to be left empty."
    ),
    "style-fonts-headings": "Font of &headings",
    "style-fonts-headings-tip": "The name of a font. Where it is empty, headings are in the font of the rest.",
    "style-fonts-body": "&Font",
    "style-fonts-body-tip": "The name of a font. A machine that lacks it takes another. Not to be left empty.",
    "style-fonts-body-size": "&Size of letters",
    "style-fonts-body-size-tip": "The size of the letters in cells.",
    "style-page-header": "H&eader",
    "style-page-header-tip": "Printed at the top left of each page. May be empty.",
    "style-page-footer": "Foo&ter",
    "style-page-footer-tip": "Printed at the bottom left of each page. May be empty.",
    "style-numbers-currency": "C&urrency",
    "style-numbers-currency-tip": "How money says its currency. One without a sign of its own keeps its code.",
    "style-numbers-currency-code-before": "USD 1,000.00",
    "style-numbers-currency-code-after": "1,000.00 USD",
    "style-numbers-currency-symbol": "US$1,000.00",
    "style-numbers-negatives": "&Below zero",
    "style-numbers-negatives-tip": "How amounts below zero are written.",
    "style-numbers-negatives-minus": "-1,000",
    "style-numbers-negatives-brackets": "(1,000)",
    "style-numbers-dates": "&Dates",
    "style-numbers-dates-tip": "How days are written: d is the day, m the month, y the year.",
    "style-page-paper": "Pape&r",
    "style-page-paper-tip": "The paper that sheets are printed on.",
    "style-page-orientation": "Or&ientation",
    "style-page-orientation-tip": "How sheets lie on the paper; the summary is always upright.",
    "style-page-orientation-landscape": "Landscape",
    "style-page-orientation-portrait": "Upright",
    "style-preview": "What the style looks like",
    "style-preview-tip": "A page in this style, with figures made up for it.",
    "style-preview-title": "Plan of orders",
    "style-preview-note": "Figures made up to show the style",
    "style-preview-order": "Order",
    "style-preview-day": "Arrives",
    "style-preview-cost": "Cost",
    "style-preview-total": "Total",
    "style-preview-input": "A figure to change",
    "style-preview-warning": "What is to stand out",
    "style-preview-page": "Page 1 of 9",
    # Before an export
    "style-bad-choices": (
        "Nothing has been written yet. Export in Procure's own style this time, or choose another style "
        "for this and later exports."
    ),
    "style-bad-usual": "&Procure's own style",
    "style-bad-choose": "C&hoose another…",
}
