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
    "report-chart-told": "Chart: {title}. Its figures stand in the tables of this workbook.",
    # In the properties of a document
    "report-made": "Procure {version}",
    "report-made-of": "Procure {version}, plan {digest}",
}
