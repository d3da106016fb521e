"""Encodings that a text file may be in, the likeliest first.

None is ever taken without being asked: the order only saves a person's time.
"""

import re
import unicodedata
from typing import Final

ENCODINGS: Final = (
    ("cp1252", "Western European (Windows)"),
    ("iso-8859-15", "Western European (ISO)"),
    ("cp1250", "Central European (Windows)"),
    ("cp1251", "Cyrillic (Windows)"),
    ("koi8-r", "Cyrillic (KOI8)"),
    ("gb18030", "Chinese, simplified"),
    ("big5", "Chinese, traditional"),
    ("shift_jis", "Japanese"),
    ("euc-kr", "Korean"),
    ("utf-16-le", "UTF-16"),
)
"""Each encoding with the name that a person knows it by."""

_MOST_LETTERS: Final = 5_000
_WORD: Final = re.compile(r"[^\W\d_]+|[^\x00-\x7f]")
_WESTERN: Final = frozenset("äöüßàâçéèêëîïôùûæœñáíóúìòåøãõ")
_CENTRAL: Final = frozenset("ąćęłńśźżčďěňřšťůýžőűľĺŕăâîțșđ") | frozenset("áéíóúäöüßôç")
_RUSSIAN: Final = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_SYMBOLS: Final = frozenset("€£§°–—‘’“”„…•™®©×±²³µ«»№·\xa0¥、。，：；（）！？【】「」・～")
_ODD: Final = frozenset({"Cc", "Cn", "Co", "Cs"})
# Where the usual characters of each double-byte encoding stand, by their first byte.
_USUAL: Final = {
    "gb18030": (0xB0, 0xD7),
    "big5": (0xA4, 0xC6),
    "shift_jis": (0x82, 0x97),
    "euc-kr": (0xB0, 0xC8),
}
_WORST, _BAD, _POOR, _FAIR, _GOOD, _BEST = -5.0, -2.0, -1.0, 0.7, 0.9, 1.0
_LONG_WORD: Final = 3


def likelihood(text: str, encoding: str) -> float:
    """Tell how much a text read in an encoding looks like words: 1 at best.

    Letters of one alphabet stand together, capitals stand first, and there are no control
    characters; a wrong encoding breaks these rules.
    """
    values: list[float] = []
    for match in _WORD.finditer(text):
        if not match[0].isascii():
            values.extend(_word(match[0], encoding))
        if len(values) > _MOST_LETTERS:
            break
    return sum(values) / len(values) if values else 0.0


def _word(word: str, encoding: str) -> list[float]:
    ascii_letters = any(letter.isascii() for letter in word)
    values = []
    for at, letter in enumerate(word):
        if letter.isascii():
            continue
        value = _letter(letter, encoding, ascii_letters=ascii_letters)
        if at and letter.isupper() and word[at - 1].islower():
            value = _BAD
        values.append(value)
    foreign = not ascii_letters and len(word) >= _LONG_WORD
    if foreign and all(letter.lower() in _WESTERN | _CENTRAL for letter in word):
        # No language writes long words of accented letters alone.
        return [_POOR] * len(values)
    return values


def _letter(letter: str, encoding: str, *, ascii_letters: bool) -> float:
    low = letter.lower()
    if unicodedata.category(letter) in _ODD:
        return _WORST
    if encoding in _USUAL and letter not in _SYMBOLS:
        return _double(letter, encoding, ascii_letters=ascii_letters)
    if letter in _SYMBOLS:
        return _POOR if ascii_letters else _FAIR
    if low in _RUSSIAN:
        return _BAD if ascii_letters else _BEST
    if low in _WESTERN and encoding != "cp1250":
        return _BEST
    return _GOOD if low in _CENTRAL and encoding == "cp1250" else _POOR


def _double(letter: str, encoding: str, *, ascii_letters: bool) -> float:
    try:
        first = letter.encode(encoding)[0]
    except UnicodeEncodeError:
        return _POOR
    low, high = _USUAL[encoding]
    if ascii_letters and not letter.isalpha():
        return _BAD
    if not low <= first <= high:
        return _POOR
    # Chinese shares these bytes but uses many others too: all in this range is Korean.
    return _BEST if encoding == "euc-kr" else _GOOD
