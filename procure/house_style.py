"""How workbooks and printed pages look: a house's logo, colours, fonts, texts and formats.

A style is plain data, made by procure.style_file from a file that a person chose. What is
written looks the same without one: then it has the defaults below.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal

from procure.colours import contrast
from procure.record import record
from procure.words import sentence

FORMAT: Final = 1
"""The format of the file; another number is another version's."""

PaperSize = Literal["A4", "Letter", "A3", "Legal"]
Orientation = Literal["landscape", "portrait"]
CurrencyPlace = Literal["code-before", "code-after", "symbol"]
"""USD 1,000.00, 1,000.00 USD, or US$1,000.00; a currency without a sign of its own has its code."""
Negatives = Literal["minus", "brackets"]
DateFormat = Literal[
    "yyyy-mm-dd", "dd.mm.yyyy", "dd/mm/yyyy", "mm/dd/yyyy", "d mmm yyyy", "mmm d, yyyy"
]

LEAST_CONTRAST: Final = 4.5
"""Between a text and what is behind it, as WCAG 2.2 asks for at level AA (1.4.3)."""
MOST_TEXT: Final = 100
"""Characters of a header, footer or company: Excel keeps 255 of a whole line at the margin."""
BODY_SIZES: Final = (8, 12)
TITLE_SIZES: Final = (12, 20)

_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_FONT: Final = re.compile(r"[^\W_][\w .-]{0,30}")
_UNSPEAKABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_WHITE: Final = "#FFFFFF"


@record
class Colours:
    """The colours, as #RRGGBB. `accent` is behind white headings and in titles."""

    accent: str = "#1F3A5F"
    muted: str = "#5F6673"
    line: str = "#D5D9E0"
    shade: str = "#F3F5F8"
    good: str = "#15803D"
    warning: str = "#9A4A00"
    broken: str = "#B42318"
    input: str = "#1D4ED8"
    input_shade: str = "#FFFBE6"


@record
class Fonts:
    """The fonts by name, and their sizes in points. An empty `headings` is that of the rest."""

    body: str = "Arial"
    headings: str = ""
    body_size: int = 10
    title_size: int = 14

    @property
    def titles(self) -> str:
        """The font of titles and headings."""
        return self.headings or self.body


@record
class Numbers:
    """How money, numbers and dates are shown. What stands in the cells is the same."""

    currency: CurrencyPlace = "code-before"
    thousands: bool = True
    negatives: Negatives = "minus"
    dates: DateFormat = "yyyy-mm-dd"


@record
class Page:
    """The paper, and the texts at its margins beside the sheet's name and the page's number."""

    paper: PaperSize = "A4"
    orientation: Orientation = "landscape"
    header: str = ""
    footer: str = ""


@record
class Logo:
    """A picture, as the bytes of its file in Base64, and what it shows, for who cannot see it.

    In a style file `file` may name a picture beside it instead.
    """

    file: str = ""
    data: str = ""
    alt: str = ""


@record
class HouseStyle:
    """How everything that leaves the house looks."""

    format: int = FORMAT
    name: str = "Procure"
    company: str = ""
    colours: Colours = Colours()
    fonts: Fonts = Fonts()
    numbers: Numbers = Numbers()
    page: Page = Page()
    logo: Logo | None = None


USUAL: Final = HouseStyle()
"""The style of everything for which none was chosen."""


def faults(style: HouseStyle) -> Iterator[tuple[str, str]]:
    """Give what is wrong with a style: where, as a path in its file, and a reason."""
    if style.format != FORMAT:
        values = {"found": str(style.format), "known": str(FORMAT)}
        yield "format", sentence("style-format", values)
    for where, text in (
        ("name", style.name),
        ("company", style.company),
        ("page.header", style.page.header),
        ("page.footer", style.page.footer),
        ("logo.alt", style.logo.alt if style.logo is not None else ""),
    ):
        if len(text) > MOST_TEXT or _UNSPEAKABLE.search(text):
            yield where, sentence("style-text", {"most": str(MOST_TEXT)})
    yield from _font_faults(style.fonts)
    yield from _colour_faults(style.colours)


def _font_faults(fonts: Fonts) -> Iterator[tuple[str, str]]:
    for where, name in (("fonts.body", fonts.body), ("fonts.headings", fonts.headings or "A")):
        if not _FONT.fullmatch(name):
            yield where, sentence("style-font")
    for where, size, (least, most) in (
        ("fonts.body_size", fonts.body_size, BODY_SIZES),
        ("fonts.title_size", fonts.title_size, TITLE_SIZES),
    ):
        if not least <= size <= most:
            yield where, sentence("style-size", {"least": str(least), "most": str(most)})


def _colour_faults(colours: Colours) -> Iterator[tuple[str, str]]:
    named = {
        "accent": colours.accent,
        "muted": colours.muted,
        "line": colours.line,
        "shade": colours.shade,
        "good": colours.good,
        "warning": colours.warning,
        "broken": colours.broken,
        "input": colours.input,
        "input_shade": colours.input_shade,
    }
    bad = [name for name, colour in named.items() if not _COLOUR.fullmatch(colour)]
    for name in bad:
        yield f"colours.{name}", sentence("style-colour")
    if bad:
        return
    for name, behind in (
        ("accent", _WHITE),
        ("accent", colours.shade),
        ("muted", _WHITE),
        ("muted", colours.shade),
        ("good", _WHITE),
        ("warning", _WHITE),
        ("broken", _WHITE),
        ("input", colours.input_shade),
    ):
        found = contrast(named[name], behind)
        if found < LEAST_CONTRAST:
            values = {"behind": behind, "found": f"{found:.2f}", "least": f"{LEAST_CONTRAST:.1f}"}
            yield f"colours.{name}", sentence("style-contrast", values)
