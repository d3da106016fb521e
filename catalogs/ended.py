"""Words by which suppliers say that a product is no longer made or sold."""

import re
from typing import Final

from catalogs.cells import tidy

_WORDS: Final = (
    r"e\.?o\.?[ls]\.?|end[ -]of[ -](?:life|sales?|support)|discontinued|obsolete|no longer"
    r" (?:available|sold|made|offered)|withdrawn|sold out|phased out|abgekündigt|eingestellt"
    r"|ausverkauft|vergriffen|nicht mehr (?:lieferbar|verfügbar)|auslauf(?:modell|artikel)?"
    r"|fin de vie|fin de série|arrêtée?s?|épuisée?s?|obsolète|descatalogad[oa]s?|discontinuad[oa]s?"
    r"|agotad[oa]s?|fuori produzione|fuori catalogo|esaurit[oaie]|wycofan[yea]|wyprzedan[yea]"
    r"|sprzedaż zakończona"
    r"|снят[аоы]?\s+с\s+(?:производства|продажи)|прекращен[аоы]?|распродан[аоы]?"
    r"|已?停产|已?下架|停售|已售罄|退市|生産終了|販売終了|終息|廃番|完売"
)
_SAYS: Final = re.compile(rf"(?<!\w)(?:{_WORDS})(?!\w)", re.IGNORECASE)
_IS: Final = re.compile(rf"[\W_]*(?:{_WORDS})(?:\W.*)?", re.IGNORECASE | re.DOTALL)
_MARKED: Final = re.compile(rf"[(\[*–—-]\s*(?:{_WORDS})\s*[)\]*]?(?:$|\W)", re.IGNORECASE)


def says_ended(text: str) -> bool:
    """Tell whether a status says that a product has ended."""
    return bool(text) and bool(_SAYS.search(tidy(text)))


def is_ended(text: str) -> bool:
    """Tell whether a remark begins with that, and so is about its own row."""
    return bool(text) and bool(_IS.fullmatch(tidy(text)))


def marked_ended(text: str) -> bool:
    """Tell whether a description bears the mark of it: "H100 PCIe (EOL)"."""
    return bool(text) and bool(_MARKED.search(tidy(text)))
