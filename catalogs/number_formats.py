"""What a workbook's number format adds to a cell: currency sign, unit, percent, zeros."""

import re
from decimal import Decimal
from typing import Final

from catalogs.currencies import currency_in, take_currencies
from procure.record import record

_PART: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]'
    r"|[_*].|(?P<digits>[0#?][0#?.,/ ]*)|(?P<percent>%)|(?P<other>.)",
    re.DOTALL,
)
_SCALE_WORDS: Final = re.compile(
    r"^(?:k|t|tsd\.?|thousand|m|mm|mn|mio\.?|million|b|bn|mrd\.?|billion)(?![a-z])", re.IGNORECASE
)
_SHOWN: Final = re.compile(r"([^\d]*?)[-+]?(\d[\d.,'\s]*)(\D*)")
_EXCEL_DIGITS: Final = 15
_EXACT_WHOLE: Final = 2**53
_NAMED: Final = {9: "0%", 10: "0.00%"}
"""The formats without a code of their own that change how a number reads."""


@record
class NumberFormat:
    """What is shown around a number: `sign` is a currency's, the other texts are words."""

    sign: str = ""
    before: str = ""
    after: str = ""
    percent: bool = False
    zeros: int = 0

    @property
    def changes_text(self) -> bool:
        """Tell whether the number is written otherwise than without a format."""
        return bool(self.before or self.after or self.percent or self.zeros)


PLAIN: Final = NumberFormat()


def read_format(code: str) -> NumberFormat:
    """Read the first section of a number format's code, the one for positive numbers."""
    if code == "General" or not code:
        return PLAIN
    before, after, digits, sign = "", "", "", ""
    percent = False
    for match in _PART.finditer(_first_section(code)):
        literal = match["quoted"] or match["escaped"] or ""
        if match["currency"]:
            sign = sign or match["currency"]
        elif match["digits"]:
            digits += match["digits"].strip()
        elif match["percent"]:
            percent = True
        elif match["other"] and match["other"] in "$€£¥₽₩₹":
            literal = match["other"]
        if digits:
            after += literal
        else:
            before += literal
    if digits.endswith(","):
        # The format divides what it shows by thousands and says so: "#,##0,k". The stored
        # number is the whole one.
        before, after = (_SCALE_WORDS.sub("", text.strip()) for text in (before, after))
    found = currency_in(f"{before} {after}")[0]
    if found and not sign:
        sign = found
        before, after = _beside_sign(before, after)
    words = [text.strip() if any(map(str.isalnum, text)) else "" for text in (before, after)]
    zeros = len(digits) if re.fullmatch(r"0{2,}", digits) else 0
    return NumberFormat(sign=sign, before=words[0], after=words[1], percent=percent, zeros=zeros)


def _first_section(code: str) -> str:
    quoted = False
    for at, letter in enumerate(code):
        if letter == '"':
            quoted = not quoted
        elif letter == ";" and not quoted:
            return code[:at]
    return code


def named_format(number: int) -> NumberFormat:
    """Give the format behind one of the built-in numbers."""
    return read_format(_NAMED.get(number, ""))


def written(value: float, form: NumberFormat = PLAIN) -> str:
    """Write a stored number with all digits that a spreadsheet shows of it, 15 behind a point."""
    if value == int(value) and abs(value) < _EXACT_WHOLE:
        text = str(int(value))
    else:
        text = f"{value:.{_EXCEL_DIGITS}g}"
        text = format(Decimal(text), "f") if "e" in text else text
    if form is PLAIN:
        return text
    if form.percent:
        text = format(Decimal(text) * 100, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
    if form.zeros and text.isdigit():
        text = text.zfill(form.zeros)
    text = f"{text}%" if form.percent else text
    return " ".join(part for part in (form.before, text, form.after) if part)


def shown_form(shown: str, value: float) -> NumberFormat:
    """Tell from a number as it is shown, such as "12 weeks", what its format adds."""
    found = _SHOWN.fullmatch(shown)
    if not found:
        return PLAIN
    before, digits, after = found[1].strip(), found[2].strip(), found[3].strip()
    if digits.isdigit() and digits.startswith("0") and len(digits) > 1 and int(digits) == value:
        return NumberFormat(zeros=len(digits))
    own = re.sub(r"\D", "", written(value))
    if not re.sub(r"\D", "", digits).startswith(own):
        # Shown in thousands or rounded: a word beside it may say so, the stored one is whole.
        before, after = (_SCALE_WORDS.sub("", text).strip() for text in (before, after))
    sign = currency_in(f"{before} {after}")[0]
    if sign:
        before, after = _beside_sign(before, after)
    words = [text if any(map(str.isalnum, text)) else "" for text in (before, after)]
    return NumberFormat(sign=sign, before=words[0], after=words[1]) if sign or any(words) else PLAIN


def _beside_sign(before: str, after: str) -> tuple[str, str]:
    """Keep the words beside a currency's sign that say more: "from $", "€/month"."""
    more = take_currencies(f"{before} {after}".casefold())[1]
    return (before, after) if any(map(str.isalnum, more)) else ("", "")
