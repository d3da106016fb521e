"""Countries as suppliers name them become ISO 3166 alpha-2 codes."""

import re
from functools import lru_cache
from typing import Final

from catalogs.aliases import words
from catalogs.cells import Refusal, printable, tidy
from catalogs.country_names import ANYWHERE, EUROPEAN_UNION, NAMES

CODES: Final = frozenset(
    (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN"
        " BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ"
        " DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL"
        " GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM"
        " JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME"
        " MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP"
        " NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD"
        " SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO"
        " TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
    ).split()
)

_EUROPEAN_UNION: Final = tuple(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
_ANYWHERE: Final = frozenset(name.casefold() for name in words(ANYWHERE))
_NAMES: Final[dict[str, tuple[str, ...]]] = {
    **{name.casefold(): _EUROPEAN_UNION for name in words(EUROPEAN_UNION)},
    **{name.casefold(): (code,) for code, names in NAMES.items() for name in words(names)},
}


@lru_cache(maxsize=1024)
def read_countries(text: str) -> tuple[str, ...] | Refusal:
    """Read a list of countries; none named, or "worldwide", is anywhere."""
    folded = tidy(text)
    if not folded or folded.casefold() in _ANYWHERE:
        return ()
    found: list[str] = []
    for part in re.split(
        r"\s*(?:[,;/、，・|+&]|\band\b|\bund\b|\bet\b|\bi\b|\bи\b|(?<=\s)[ey](?=\s)|和)\s*", folded
    ):
        named = _NAMES.get(part.casefold())
        if named is None and part.upper() in CODES:
            named = (part.upper(),)
        if named is None:
            words = part.split()
            if not words or not all(word in CODES for word in words):
                return Refusal(
                    key="country-unknown", values=(("text", printable(text)), ("name", part))
                )
            named = tuple(words)
        found += [code for code in named if code not in found]
    return tuple(found)
