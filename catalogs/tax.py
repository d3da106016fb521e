"""Whether a price includes tax, and at which rate, in the words of nine languages."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from catalogs.cells import tidy
from procure.record import record

_RATE: Final = r"(?:[0-9]{1,2}(?:[.,][0-9]{1,2})?\s?%)"
# What stands alone for a tax on sales; German "Ust" and Polish "VAT-em" included.
_TAX: Final = (
    r"(?:(?:sales|consumption|value[- ]added|local|german|uk|eu)\s)?"
    r"(?:vat(?:em|u)?|v\.a\.t\.|gst|hst|tax(?:es)?|mwst\.?|m\.w\.st\.?|mehrwertsteuer"
    r"|ust\.?|umsatzsteuer|steuern?|tva|t\.v\.a\.|iva|i\.v\.a\.|igic|impuestos?|imposte"
    r"|podat(?:ek|ku|kiem)(?:\svat)?|ндс|налог(?:а|ом|ов|ами|и)?)(?!\w)"
)
_THE: Final = (
    r"(?:\s?(?:the|any|applicable|all|of|der|die|gesetzl(?:iche[rn]?|\.)?|gültige[rn]?|la|le|les"
    r"|el|los|l'|de la|стоимость|учетом|учётом))*"
)
_WITHOUT_WORDS: Final = (
    r"(?:(?:not|non|nicht|pas|no|nie|не)\s(?:incl(?:\.|ud\w+)?|inkl(?:\.|usive)?|inbegriffen"
    r"|enthalten|compris\w*|inclus\w*|incluid\w*|включ\w+|zawiera\w*|wliczon\w*)"
    r"|excl(?:\.|ud\w+|usive(?:\sof)?)?|exkl(?:\.|usive)?|ex\.?|exempt|without|w/o|before|net\sof"
    r"|ohne|zzgl\.?|zuzüglich|plus|\+|hors|sans|sin|m[aá]s|senza|escl(?:\.|us[aoie])?|al netto di"
    r"|più|bez|без(?:\sуч[её]та)?|не\sвключая|doesn't include|netto\sohne)"
)
_WITH_WORDS: Final = (
    r"(?:incl(?:\.|ud\w+|usive(?:\sof)?)?|inkl(?:\.|usive)?|inc\.?|einschl(?:\.|ie(?:ß|ss)lich)?"
    r"|with|after|mit|avec|y\scompris|con|z|ze|w\stym|łącznie\sz|zawiera\w*|с|со|включая|включа\w+"
    r"|в\sт\.?\s?ч\.?|gross\sof)"
)
_OUTSIDE: Final = (
    r"(?:not included|not incl\.?|excluded|excl\.?|exclusive|exkl\.?"
    r"|nicht (?:inbegriffen|enthalten|inklusive)"
    r"|non (?:comprise?s?|incluse?s?)|en sus|no incluid[oa]s?|aparte|no incl\.?"
    r"|esclus[aoie]|non inclus[aoie]|non compres[aoie]|niewliczony|nie(?:\s?wliczony|\szawarty)"
    r"|не включ\w+|не входит|сверху|extra|exempt)"
)
_INSIDE: Final = (
    r"(?:included|incl\.?|inclusive|inkl(?:\.|usive)?|inbegriffen|enthalten|comprise?s?|incluse?s?"
    r"|incluid[oa]s?|incl\.|inclus[aoie]|compres[aoie]|wliczon\w+|zawarty|включ[её]н\w*|входит)"
)
_IS: Final = r"(?:is|are|sind|ist|est|sont|está|están|è|sono|jest|są)"
_END: Final = r"(?!\w)"
_EXCLUDED: Final = re.compile(
    rf"(?<!\w){_WITHOUT_WORDS}{_THE}\s?{_RATE}?\s?{_TAX}(?:\s?[(]?{_RATE}[)]?)?"
    rf"|(?<!\w)(?:{_RATE}\s?)?{_TAX}\s?{_RATE}?\s?(?:{_IS}\s)?{_OUTSIDE}{_END}"
    r"|(?<!\w)(?:ht|h\.t\.|h/t|hors taxes?)(?!\w)"
    r"|(?:不|未)包?含(?:[0-9]{1,2}%)?(?:增值|消费|消費)?税|未税|除税"
    r"|税(?:抜き?|別|别)|税金別途|外税|消費税は?(?:別途?|抜き?)|(?:增值)?税另计"
)
_INCLUDED: Final = re.compile(
    rf"(?<!\w){_WITH_WORDS}{_THE}\s?{_RATE}?\s?{_TAX}(?:\s?[(]?{_RATE}[)]?)?"
    rf"|(?<!\w)(?:{_RATE}\s?)?{_TAX}\s?{_RATE}?\s?(?:{_IS}\s)?{_INSIDE}{_END}"
    rf"|(?<!\w)(?:ttc|t\.t\.c\.|toutes taxes comprises|ivat[oi]){_END}(?:\s?[(]?{_RATE}[)]?)?"
    r"|(?<!\w)brutto(?:(?=preis)|(?!\w))"
    r"|包?含(?:[0-9]{1,2}%)?(?:增值|消费|消費)?税(?:[(]?[0-9]{1,2}%[)]?)?"
    r"|(?:税込み?|内税|消費税は?(?:込み?|を?含む))(?:[0-9]{1,2}%)?"
)
# Beside a price these words speak of tax; in a sentence they may speak of anything.
_BARE_EXCLUDED: Final = re.compile(r"(?<!\w)(?:netto(?:(?=preis)|(?!\w))|nett?(?!\w))")
_BARE_INCLUDED: Final = re.compile(
    r"(?<!\w)(?:gross|lord[oi]|incl|inkl|inc|including|inclusive|inklusive)(?!\w)\.?"
)
# Every word for tax has one of these in it: most prices are told quickly to have none.
_HINT: Final = re.compile(
    r"vat|v\.a|tax|gst|hst|mwst|m\.w|mehrw|ust|umsatz|steuer|tva|t\.v|iva|i\.v|igic|impuest|impost"
    r"|podat|ндс|налог|ht|h\.t|h/t|ttc|t\.t|税|brutto|net|gross|lord|inc|inkl"
)
_PERCENT: Final = re.compile(r"([0-9]{1,2}(?:[.,][0-9]{1,2})?)\s?%")


@record
class Tax:
    """What a text says of tax: whether prices include it, and its rate (0.19) if it does."""

    included: bool
    rate: Decimal | None = None


def tax_in(sentence: str) -> Tax | None:
    """Read whether a sentence says that prices include tax; nothing where it says neither.

    Where it says both, tax counts as included: that is asked about, and nothing is lost.
    """
    return _split(tidy(sentence).casefold(), _EXCLUDED, _INCLUDED)[0]


@lru_cache(maxsize=4096)
def split_tax(text: str) -> tuple[Tax | None, str]:
    """Take what a price or heading says of tax out of it: "€ 5 incl. 19 % VAT" leaves "€ 5"."""
    folded = tidy(text).casefold()
    if not _HINT.search(folded):
        return None, folded
    found, rest = _split(folded, _EXCLUDED, _INCLUDED)
    bare, rest = _split(rest, _BARE_EXCLUDED, _BARE_INCLUDED)
    if found and bare and bare.included:
        # "gross, excluding VAT" contradicts itself.
        return Tax(included=True, rate=found.rate), rest
    return found or bare, rest


def _split(
    text: str, excluded: re.Pattern[str], included: re.Pattern[str]
) -> tuple[Tax | None, str]:
    without = excluded.search(text)
    rest = tidy(excluded.sub(" ", text)) if without else text
    within = included.search(rest)
    if within:
        rest = tidy(included.sub(" ", rest))
        return Tax(included=True, rate=_rate(within.group())), rest
    return (Tax(included=False, rate=_rate(without.group())) if without else None), rest


def _rate(text: str) -> Decimal | None:
    found = _PERCENT.findall(text)
    return Decimal(found[0].replace(",", ".")) / 100 if len(found) == 1 else None
