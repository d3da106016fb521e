"""The words with which lists state their terms, in nine languages, as patterns."""

import re
from typing import Final


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


SUPPLIER: Final = re.compile(
    r"(?:supplier|vendor|seller|distributor|reseller|lieferant|anbieter|fournisseur|vendeur"
    r"|distributeur|proveedor|vendedor|distribuidor|fornitore|venditore|distributore|dostawca"
    r"|sprzedawca|поставщик|продавец|供应商|供货商|卖方|仕入先|供給元|販売元|販売会社|提供元)"
    r"\s*[:=]?\s*(.+)",
    re.IGNORECASE,
)
AS_OF: Final = _any(
    r"as of|as at|date|dated|issued|effective|updated|price list",
    r"stand|datum|ausgabe|preisliste",
    r"tarif au|à jour|en date du|\bau\b",
    r"fecha|actualizad|lista de precios|\bal\b",
    r"\bdata\b|aggiornat|listino",
    r"stan na|\bdzień|z dnia|cennik",
    r"дата|по состоянию|прайс|обновл|актуал",
    r"报价日期|日期|更新|价格表|报价单",
    r"作成日|見積日|発行日|基準日|現在|時点|価格表",
)
VALID: Final = _any(
    r"valid|gültig|valable|valide|válid|vigen|validità|ważn|obowiązuj|действ|有效|有効"
)
UNTIL: Final = _any(
    r"valid (?:until|to|till|through)|expir|until",
    r"gültig bis",
    r"valables? jusqu|valides? jusqu|fin de validité",
    r"v[aá]lid[oa]s? hasta|vigentes? hasta|vencimiento|caducidad",
    r"valid[oaie] fino|scadenza",
    r"ważn\w+ do|obowiązuj\w+ do",
    r"действ\w+ (?:до|по)\b|годен до|срок действия",
    r"有效期|截止",
    r"有効期限|まで",
)
FROM: Final = _any(
    r"valid from|effective from",
    r"gültig ab",
    r"valables? à partir|valables? dès|en vigueur|à compter du",
    r"v[aá]lid[oa]s? desde|vigentes? (?:desde|a partir)",
    r"valid[oaie] dal|in vigore dal|decorrenza",
    r"ważn\w+ od|obowiązuj\w+ od",
    r"действ\w+ с\b",
    r"生效",
    r"適用開始|(?:より|から)(?:適用|有効)",
)
CURRENCY: Final = _any(
    r"currency|prices? (?:are |is |shown |quoted )?in|all (?:prices|figures|amounts)|usd only",
    r"(?:figures|amounts|values) in\b",
    r"währung|preise (?:sind )?in|angaben in|alle preise",
    r"devise|(?:prix|tarifs?) (?:sont )?(?:exprimés |indiqués )?en|tous les prix",
    r"moneda|divisa|precios (?:expresados )?en|todos los precios",
    r"valuta|prezzi (?:sono )?(?:espressi )?in|tutti i prezzi",
    r"waluta|ceny (?:są )?(?:podane )?w|wszystkie ceny",
    r"валюта|цены (?:указаны |приведены )?в|все цены",
    r"币种|货币|单位|价格",
    r"通貨|単位|価格|単価|表示",
)
INCREMENTAL: Final = _any(
    r"\bincremental\b|only (?:to )?(?:the )?units (?:from|above|beyond)",
    r"nur (?:die )?einheiten ab|gestaffelt je",
    r"incrémental|seulement (?:aux |les )?unités|uniquement (?:aux |les )?unités",
    r"sólo (?:a )?las unidades|solo (?:a )?las unidades",
    r"incrementale|solo (?:al)?le unità",
    r"przyrostow|tylko (?:do )?(?:sztuk|jednostek)",
    r"только (?:на |для )?(?:единиц|штук)|сверх порога",
    r"超额累进|分段计价",
    r"超過分|増分",
)
ALL_UNITS: Final = _any(
    r"all[- ]units?\b|(?:whole|entire) order|every unit",
    r"gesamte (?:bestell)?menge|ganze bestellung|alle einheiten",
    r"toute la commande|(?:totalité|ensemble) de la commande|toutes les unités",
    r"todo el pedido|todas las unidades|(?:totalidad del|pedido) completo|totalidad del pedido",
    r"(?:l')?intero ordine|tutte le unità|intera quantità",
    r"całe(?:go|mu)? zamówieni|wszystkich (?:sztuk|jednostek)|wszystkie (?:sztuki|jednostki)",
    r"весь заказ|всего заказа|всю партию|все (?:единицы|штуки)",
    r"整单|全部数量",
    r"注文全体|全数量|全数に|全量",
)
BREAKS: Final = _any(
    r"break|tier|discount|price|preis|staffel|rabatt",
    r"palier|remise|dégressi|prix|tramo|escala|descuento|precio|scaglion|sconto|prezz",
    r"\bpróg|\bprog|rabat|upust|\bcen[ayęo]|порог|скидк|цен[аы]",
    r"阶梯|折扣|价格|计价|整单|全部|割引|価格|単価|全体|全数|全量|超過",
)

_SCALE: Final = (
    r"thousands?|millions?|billions?|tausend|tsd\.?|mio\.?|mrd\.?|'000s?|’000s?|000s?|1[.,]?000s?"
    r"|milliers|miles|millones|migliaia|milioni|tys\.?|tysiąc\w*|mln|mld|тыс\.?|тысяч\w*|млн|млрд"
    r"|[百千万亿億]+"
)
_MONEY: Final = (
    r"us\s?dollars?|dollars?|euros?|us\$|[$€£¥₽]|usd|eur|gbp|chf|cny|rmb|jpy|pln|rub|zł|руб\w*"
    r"|d'euros|de dollars|de euros|dólares|di euro|евро|долл\w*|美元|人民币|元|円|ドル"
)
SCALED: Final = _any(
    rf"(?<![0-9])(?<![0-9][ .,])(?:{_SCALE})\s?(?:of\s)?(?:{_MONEY})",
    rf"(?:{_MONEY})\s?(?:in\s)?(?:{_SCALE})(?!\w)",
    r"\bin (?:thousands?|millions?|tausend|tsd|mio|migliaia|milioni)\b|\b[kt](?:"
    rf"{_MONEY})",
    r"\ben (?:milliers|millions|miles|millones)\b|\bw (?:tys|tysiącach|mln)\b",
    r"\bв (?:тыс|тысячах|млн|миллионах)\b",
)
