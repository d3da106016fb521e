"""What a row's own remarks say against its price: tax in it, several units, used goods."""

import re
from decimal import Decimal
from typing import Final

from catalogs.cells import Refusal, nothing, printable, tidy
from catalogs.chip_tokens import tokens_of
from catalogs.chip_vocabulary import USED
from catalogs.suggestions import fold
from catalogs.tax import split_tax, tax_in

_PRICE: Final = (
    r"pric(?:e|es|ed|ing)|preise?|prix|precios?|prezz[oi]|cen[ay]|цен[аы]|价格?|報?単?価格?|单价"
)
_PER: Final = r"(?:is\s|are\s|ist\s|est\s)?(?:per|for|je|pro|für|pour|par|por|per|za|za|за|为|/)"
_MANY: Final = (
    r"(?:[2-9]|[1-9][0-9]{1,4})\s?(?:x|pcs|pieces?|units?|cards?|gpus?|chips?|stück|stk|st|pièces?"
    r"|unités?|unidades|uds|pezzi|pz|sztuk\w*|szt|шт\w*|ea|pack|[个張张片枚台件])?\.?"
    r"(?=\s*(?:$|[,;.)!]))"
)
_SEVERAL: Final = re.compile(
    rf"(?<!\w)(?:{_PRICE})\s{_PER}\s?{_MANY}|^(?:per|je|pro|/|за|每)\s?{_MANY}"
    r"|每(?:[2-9]|[1-9][0-9]+)[个張张片枚台件]",
    re.IGNORECASE,
)
_ALL_FOR_SEVERAL: Final = re.compile(
    rf"(?<!\w)(?:{_PRICE})\s(?:are|is|sind|ist|sont|son|sono|są)\s(?:quoted\s|given\s|all\s)?"
    rf"(?:per|for|je|pro|für|pour|par|por|per|za)\s(?:{_MANY}|(?:ten|hundred|thousand|dozen|pair"
    r"|zehn|hundert|tausend)(?!\w))",
    re.IGNORECASE,
)
_DISCOUNTS: Final = frozenset(
    "discount|your discount|rabatt|nachlass|remise|descuento|sconto|rabat|скидка|折扣"
    "|割引|割引率|値引".split("|")
)
_YES: Final = frozenset("yes y true ja oui si sí sì tak да 是 はい x ✓ 1".split())
_NO: Final = frozenset("no n false nein non nie нет 否 いいえ 0 -".split())
_FIRST_WORDS: Final = 3
"""A remark about the goods themselves says at once that they are used."""

# "Sample figure" and "photo of the card" say nothing of the goods.
_USED: Final = USED - {"sample", "samples", "photo"}
_SAMPLES: Final = re.compile(
    r"(?:\w+\s)?samples?(?:\s(?:units?|cards?|boards?|chips?|goods|only)\b|\W*$)", re.IGNORECASE
)

_LEAST: Final = re.compile(
    r"(?<!\w)(?:moq|mini?mum|min\.?|mindest\w*|minimo|mínimo|minimal\w*|мин\w*\.?|起订量?|最低)\W*"
    r"(?:order|qty|quantity|purchase|bestell\w*|abnahme\w*|menge|quantité|commande|pedido|ordine"
    r"|zamówieni\w*|заказ\w*|партия|注文数?|発注数?|数量)?\W*(?:[1-9][0-9]+|[2-9])|(?:[2-9]|[1-9][0-9]+)"
    r"\s?(?:pcs|units?|pieces)?\s?(?:minimum|min\.?|moq|起订|個?以上)(?!\w)",
    re.IGNORECASE,
)


def doubt_of(heading: str, text: str, tax: Decimal | None) -> Refusal | None:
    """Give what a remark says by which the row's price is not that of one new unit, net.

    `tax` is the part of it that a person said the prices include; nothing where nobody did.
    """
    if nothing(text):
        return None
    said = (("text", printable(text)),)
    taxed = says_tax(heading, text)
    if taxed and tax is None:
        return Refusal(key="row-with-tax", values=said, confirm=True)
    if taxed is False and tax:
        return Refusal(key="row-without-tax", values=said)
    if is_discount(heading) and re.search(r"[1-9]", text):
        return Refusal(key="price-before-discount", values=said, confirm=True)
    if _SEVERAL.search(tidy(text)):
        return Refusal(key="price-of-several", values=said)
    if not _USED.isdisjoint(tokens_of(text)[:_FIRST_WORDS]) or _SAMPLES.match(tidy(text)):
        return Refusal(key="goods-used", values=said)
    return None


def is_discount(heading: str) -> bool:
    """Tell whether a column gives what comes off the prices beside it."""
    return fold(heading) in _DISCOUNTS


def says_several(sentence: str) -> bool:
    """Tell whether a sentence beside a table says that all its prices are for several units."""
    return bool(_ALL_FOR_SEVERAL.search(tidy(sentence)))


def says_least(text: str) -> bool:
    """Tell whether words name a smallest order of more than one."""
    return bool(_LEAST.search(tidy(text)))


def says_tax(heading: str, text: str) -> bool | None:
    """Tell whether a remark, under its heading, says that tax is included; else nothing."""
    word = tidy(text).casefold().strip(" .")
    asked = split_tax(heading)[0]
    if asked is not None:
        # "VAT included: yes"
        return asked.included if word in _YES else not asked.included if word in _NO else None
    found = tax_in(text) or tax_in(f"{heading} {text}")
    return found.included if found else None
