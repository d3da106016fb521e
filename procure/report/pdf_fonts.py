"""The letters of a printed page: for each character a font that has it.

A page is read where its fonts may not be, so they go into the file. Fonts are looked for at
fixed places of the system; what none has is written with fonts that PDF readers bring for
Chinese, Japanese and Korean. Nothing is ever fetched.
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import reportlab
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from procure.report.pdf_script import as_seen
from procure.report.values import cleaned

_OWN: Final = Path(reportlab.__file__).parent / "fonts"
_LINUX: Final = Path("/usr/share/fonts")
FOLDERS: Final = (
    *(
        _LINUX / name
        for name in (
            "truetype/dejavu",
            "dejavu-sans-fonts",
            "dejavu",
            "TTF",
            "truetype/liberation",
            "truetype/liberation2",
            "liberation",
            "liberation-sans-fonts",
            "truetype/crosextra",
            "truetype/noto",
            "noto",
            "truetype/droid",
            "truetype/wqy",
            "wqy-zenhei",
            "wqy-microhei",
            "truetype/freefont",
            "truetype/unfonts-core",
        )
    ),
    Path("/System/Library/Fonts/Supplemental"),
    Path("/System/Library/Fonts"),
    Path("/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
"""Where systems keep their fonts."""

Files = tuple[str, str]
"""The files of a font: usual and bold."""

_ARIAL: Final[tuple[Files, ...]] = (
    ("arial.ttf", "arialbd.ttf"),
    ("Arial.ttf", "Arial Bold.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
)
_HOUSE: Final[dict[str, tuple[Files, ...]]] = {
    "arial": _ARIAL,
    "helvetica": _ARIAL,
    "calibri": (("calibri.ttf", "calibrib.ttf"), ("Carlito-Regular.ttf", "Carlito-Bold.ttf")),
    "cambria": (("Caladea-Regular.ttf", "Caladea-Bold.ttf"),),
    "georgia": (("georgia.ttf", "georgiab.ttf"), ("Georgia.ttf", "Georgia Bold.ttf")),
    "segoe ui": (("segoeui.ttf", "segoeuib.ttf"),),
    "tahoma": (("tahoma.ttf", "tahomabd.ttf"), ("Tahoma.ttf", "Tahoma Bold.ttf")),
    "times new roman": (
        ("times.ttf", "timesbd.ttf"),
        ("Times New Roman.ttf", "Times New Roman Bold.ttf"),
        ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
    ),
    "verdana": (("verdana.ttf", "verdanab.ttf"), ("Verdana.ttf", "Verdana Bold.ttf")),
    "noto sans": (("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),),
}
"""The fonts that a house style may name, and what has letters of the same width."""
_USUAL: Final[tuple[Files, ...]] = (
    ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    *_ARIAL,
)
_MORE: Final = (
    "DejaVuSans.ttf",
    "DroidSansFallbackFull.ttf",
    "DroidSansFallback.ttf",
    "wqy-zenhei.ttc",
    "wqy-microhei.ttc",
    "NotoSans-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansBengali-Regular.ttf",
    "NotoSansTamil-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "UnDotum.ttf",
    "FreeSans.ttf",
    "Arial Unicode.ttf",
    "arialuni.ttf",
    "msyh.ttc",
    "msyh.ttf",
    "simsun.ttc",
    "YuGothM.ttc",
    "msgothic.ttc",
    "malgun.ttf",
    "Nirmala.ttf",
    "Nirmala.ttc",
    "LeelawUI.ttf",
    "segoeui.ttf",
    "seguisym.ttf",
)
"""What is asked for a character that the text's font has not, in this order."""
_KANA: Final = range(0x3040, 0x3100)
_HANGUL: Final = (range(0x1100, 0x1200), range(0x3130, 0x3190), range(0xAC00, 0xD7A4))
_WIDE: Final = frozenset("WF")
_JAPANESE, _KOREAN, _CHINESE = "HeiseiKakuGo-W5", "HYGothic-Medium", "STSong-Light"
_BROKEN: Final = (TTFError, OSError, ValueError, LookupError, struct.error, AssertionError)
"""What a font file that is none may raise."""


class Lettering:
    """Chooses the fonts of a page; `name` is that of a house style."""

    def __init__(self, name: str = "", folders: tuple[Path, ...] = FOLDERS) -> None:
        """Look for the font of that name, else for a usual one; the last is always there."""
        self._folders = folders
        self._usual, self._bold = self._text_fonts(name)
        self._more: list[TTFont] | None = None
        self._known: dict[tuple[str, bool], tuple[str, str]] = {}

    def _text_fonts(self, name: str) -> tuple[TTFont, TTFont]:
        for files in (*_HOUSE.get(name.casefold(), ()), *_USUAL):
            usual, bold = (self._found(file) for file in files)
            if usual is not None and bold is not None:
                return usual, bold
        return _own("Vera.ttf"), _own("VeraBd.ttf")

    def _found(self, file: str) -> TTFont | None:
        for folder in self._folders:
            font = _loaded(folder / file)
            if font is not None:
                return font
        return None

    def markup(self, text: str, *, bold: bool = False) -> str:
        """Give a text for a paragraph, each part of it in a font that has its characters."""
        return "".join(
            f'<font name="{font}">{escape(part)}</font>'
            for font, part in self.runs(text, bold=bold)
        )

    def runs(self, text: str, *, bold: bool = False) -> Iterator[tuple[str, str]]:
        """Cut a text into parts of one font each, as seen; what is not seen is left out."""
        seen = as_seen("".join(one for one in cleaned(text) if unicodedata.category(one) != "Cf"))
        letters = (self._letter(one, bold=bold) for one in seen)
        for font, drawn in groupby(letters, itemgetter(0)):
            yield font, "".join(letter for _, letter in drawn)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Give how wide a text is, in points."""
        parts = self.runs(text, bold=bold)
        return float(sum(stringWidth(part, font, size) for font, part in parts))

    def shortened(self, text: str, room: float, size: float, *, bold: bool = False) -> str:
        """Give what of a text fits into a room, with an ellipsis where that is not all."""
        if self.width(text, size, bold=bold) <= room:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(f"{text[:middle]}…", size, bold=bold) <= room:
                low = middle
            else:
                high = middle - 1
        return f"{text[:low].rstrip()}…"

    def _letter(self, letter: str, *, bold: bool) -> tuple[str, str]:
        """Give the font of a letter, and what is drawn for it."""
        known = self._known.get((letter, bold))
        if known is None:
            known = self._known[letter, bold] = self._chosen(letter, bold=bold)
        return known

    def _chosen(self, letter: str, *, bold: bool) -> tuple[str, str]:
        font = self._font_of(letter, bold=bold)
        if font:
            return font, letter
        # A form that no font has is drawn as the letter that it is a form of.
        plain = unicodedata.normalize("NFKC", letter)[::-1] or letter
        return self._font_of(plain[0], bold=bold) or str(self._usual.fontName), plain

    def _font_of(self, letter: str, *, bold: bool) -> str:
        """Name the first font that has a letter; empty where none has."""
        text = self._bold if bold else self._usual
        if _has(text, letter):
            return str(text.fontName)
        if self._more is None:
            more = (self._found(file) for file in _MORE)
            self._more = [font for font in more if font is not None]
        found = next((font for font in self._more if _has(font, letter)), None)
        return _of_readers(letter) if found is None else str(found.fontName)


def _has(font: TTFont, letter: str) -> bool:
    return ord(letter) in font.face.charToGlyph


def _of_readers(letter: str) -> str:
    """Name the font that readers bring for a letter of East Asia; empty for others."""
    code = ord(letter)
    if code in _KANA:
        return _brought(_JAPANESE)
    if any(code in part for part in _HANGUL):
        return _brought(_KOREAN)
    # Their encoding is that of the basic plane.
    wide = unicodedata.east_asian_width(letter) in _WIDE
    return _brought(_CHINESE) if wide and code <= 0xFFFF else ""  # noqa: PLR2004 - as it is written


@lru_cache(maxsize=8)
def _brought(name: str) -> str:
    registerFont(UnicodeCIDFont(name))
    return name


def _own(file: str) -> TTFont:
    font = _loaded(_OWN / file)
    if font is None:
        raise FileNotFoundError(_OWN / file)
    return font


@lru_cache(maxsize=128)
def _loaded(path: Path) -> TTFont | None:
    """Read a font once; None where there is none, or not one that can go into a PDF."""
    if not path.is_file():
        return None
    try:
        font = TTFont(f"procure-{path.stem}", str(path), shapable=False)
    except _BROKEN:
        return None
    registerFont(font)
    return font
