"""Countries as suppliers name them become ISO 3166 alpha-2 codes."""

import re
from functools import lru_cache
from typing import Final

from catalogs.cells import Refusal, printable, tidy

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
_ANYWHERE: Final = frozenset(
    ("worldwide", "global", "any", "anywhere", "all", "all countries", "weltweit", "全球", "不限")
)
_NAMES: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("eu", "european union", "eu 27", "eu27", "欧盟"), _EUROPEAN_UNION),
    **dict.fromkeys(
        ("usa", "u.s.", "u.s.a.", "united states", "vereinigte staaten", "美国"), ("US",)
    ),
    **dict.fromkeys(("uk", "united kingdom", "great britain", "großbritannien", "英国"), ("GB",)),
    **dict.fromkeys(("germany", "deutschland", "德国"), ("DE",)),
    **dict.fromkeys(("austria", "österreich"), ("AT",)),
    **dict.fromkeys(("switzerland", "schweiz", "瑞士"), ("CH",)),
    **dict.fromkeys(("france", "frankreich", "法国"), ("FR",)),
    **dict.fromkeys(("netherlands", "niederlande", "荷兰"), ("NL",)),
    **dict.fromkeys(("belgium", "belgien"), ("BE",)),
    **dict.fromkeys(("ireland", "irland", "爱尔兰"), ("IE",)),
    **dict.fromkeys(("spain", "spanien"), ("ES",)),
    **dict.fromkeys(("italy", "italien"), ("IT",)),
    **dict.fromkeys(("poland", "polen"), ("PL",)),
    **dict.fromkeys(("sweden", "schweden"), ("SE",)),
    **dict.fromkeys(("norway", "norwegen"), ("NO",)),
    **dict.fromkeys(("finland", "finnland"), ("FI",)),
    **dict.fromkeys(("denmark", "dänemark"), ("DK",)),
    **dict.fromkeys(
        ("china", "mainland china", "prc", "中国", "中国大陆", "大陆", "中国境内"), ("CN",)
    ),
    **dict.fromkeys(("hong kong", "hongkong", "香港"), ("HK",)),
    **dict.fromkeys(("taiwan", "台湾"), ("TW",)),
    **dict.fromkeys(("japan", "日本"), ("JP",)),
    **dict.fromkeys(("korea", "south korea", "südkorea", "韩国"), ("KR",)),
    **dict.fromkeys(("singapore", "singapur", "新加坡"), ("SG",)),
    **dict.fromkeys(("india", "indien", "印度"), ("IN",)),
    **dict.fromkeys(("australia", "australien", "澳大利亚"), ("AU",)),
    **dict.fromkeys(("canada", "kanada", "加拿大"), ("CA",)),
    **dict.fromkeys(("mexico", "mexiko"), ("MX",)),
    **dict.fromkeys(("brazil", "brasilien", "巴西"), ("BR",)),
    **dict.fromkeys(("israel", "以色列"), ("IL",)),
    **dict.fromkeys(("united arab emirates", "uae", "阿联酋"), ("AE",)),
    **dict.fromkeys(("saudi arabia", "saudi-arabien", "沙特"), ("SA",)),
}


@lru_cache(maxsize=1024)
def read_countries(text: str) -> tuple[str, ...] | Refusal:
    """Read a list of countries; none named, or "worldwide", is anywhere."""
    folded = tidy(text)
    if not folded or folded.casefold() in _ANYWHERE:
        return ()
    found: list[str] = []
    for part in re.split(r"\s*(?:[,;/、，|+&]|\band\b|\bund\b|和)\s*", folded):
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
