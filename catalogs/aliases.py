"""The headings under which suppliers give each fact, in several languages."""

from typing import Final

from procure.record import record


def names(text: str) -> tuple[str, ...]:
    """Take apart a list of names written in one line."""
    return tuple(name.strip() for name in text.split(","))


@record
class Field:
    """A fact that a column can give: its key, and its name in the import dialog."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    repeats: bool = False


FIELDS: Final = (
    Field(
        key="sku",
        label="SKU",
        aliases=names(
            "sku, part number, part no, part, pn, p n, mpn, item no, item number, item code,"
            " product code, product no, product number, model number, article number,"
            " article no, order code, material, offer id, ref, code, artikelnummer,"
            " artikel nr, art nr, artnr, bestellnummer, bestell nr, 物料编码, 物料号, 料号,"
            " 编码, 产品编号, 商品编码, 货号, 编号"
        ),
    ),
    Field(
        key="description",
        label="Description",
        aliases=names(
            "description, product, product name, product description, item, item description,"
            " name, configuration, instance type, instance, offer, system, node, service,"
            " bezeichnung, beschreibung, produkt, artikel, artikelbezeichnung,"
            " produktbezeichnung, 产品, 产品名称, 名称, 品名, 描述, 产品描述, 规格, 规格描述,"
            " 配置, 商品名称, 物料描述"
        ),
    ),
    Field(
        key="chip",
        label="Chip",
        aliases=names(
            "chip, gpu, accelerator, gpu model, chip model, chip name, gpu type,"
            " accelerator type, accelerator name, accelerator model, chip type, model,"
            " beschleuniger, modell, 芯片, 芯片型号, 显卡, 显卡型号, 型号, 加速卡, 加速卡型号,"
            " 产品型号, 规格型号"
        ),
    ),
    Field(
        key="chips_per_unit",
        label="Chips per unit",
        aliases=names(
            "chips per unit, gpus per unit, chips per node, gpus per node, gpu count,"
            " gpus per server, chips per server, chips per system, gpus per system,"
            " number of gpus, no of gpus, gpus, accelerator count, chip count, chips,"
            " gpus unit, gpus node, chips unit, chips node, accelerators per unit,"
            " accelerators per node, chips je einheit, gpus je einheit, gpus je server,"
            " gpus pro server, anzahl gpus, gpu anzahl, chips je system, gpus pro knoten,"
            " 卡数, 每台卡数, 单机卡数, gpu数量, 每台芯片数, 芯片数量, 每台gpu数"
        ),
    ),
    Field(
        key="kind",
        label="Purchase or rent",
        aliases=names(
            "kind, offer type, type of offer, purchase or rent, buy or rent, deal type,"
            " transaction, purchase rent, buy rent, angebotsart, kauf oder miete, kauf miete,"
            " 购买方式, 方式, 采购方式, 租售, 购买或租赁"
        ),
    ),
    Field(key="price", label="Price of a unit"),
    Field(key="price_per_chip", label="Price of a chip"),
    Field(key="price_per_chip_hour", label="Price of a chip-hour"),
    Field(key="price_per_unit_hour", label="Price of a unit-hour"),
    Field(key="list_price", label="List price of a unit"),
    Field(
        key="priced_units",
        label="Units that a price is for",
        aliases=names("preiseinheit, preismenge, price base quantity, price quantity, 价格单位"),
    ),
    Field(
        key="currency",
        label="Currency",
        aliases=names(
            "currency, curr, ccy, currency code, price currency, währung, waehrung, 币种,"
            " 货币, 货币单位, 币别"
        ),
    ),
    Field(
        key="break_quantity",
        label="Price from this quantity on",
        aliases=names(
            "from quantity, from qty, quantity from, qty from, break quantity,"
            " price break quantity, break qty, tier from, from units, min quantity for price,"
            " price from quantity, tier quantity, tier, volume from, staffel, ab menge,"
            " staffelmenge, ab stückzahl, menge ab, 起始数量, 阶梯数量, 数量起, 阶梯"
        ),
    ),
    Field(
        key="break_kind",
        label="Kind of price breaks",
        aliases=names(
            "break kind, price break kind, break type, price break type, breaks,"
            " price breaks, discount applies to, break applies to, tier type, staffelart,"
            " 阶梯类型, 阶梯方式"
        ),
    ),
    Field(
        key="moq",
        label="Minimum order",
        aliases=names(
            "moq, minimum order, minimum order quantity, min order, min order qty,"
            " minimum quantity, min qty, minimum qty, minimum order units, min quantity,"
            " minimum order qty, minimum, moq units, mindestmenge, mindestbestellmenge,"
            " mindestabnahme, mindestabnahmemenge, 最小起订量, 起订量, 最低起订量, 最小订购量,"
            " 最小订单量"
        ),
    ),
    Field(
        key="multiple",
        label="Order multiple",
        aliases=names(
            "order multiple, multiple, pack size, order increment, increment, spq,"
            " order in multiples of, multiples of, multiples, lot size, package quantity,"
            " standard pack quantity, packing unit, verpackungseinheit, ve, bestellvielfaches,"
            " vielfaches, losgröße, 包装数量, 订购倍数, 最小包装, 最小包装量, 整包数量"
        ),
    ),
    Field(
        key="lead_time",
        label="Lead time (with its unit)",
        aliases=names(
            "lead time, leadtime, lt, delivery time, delivery, availability, ships in,"
            " shipping time, lead time aro, quoted lead time, current lead time,"
            " estimated lead time, time to deliver, lieferzeit, lieferfrist, verfügbarkeit,"
            " lieferung, 交货期, 交期, 货期, 交货时间, 交货周期, 供货周期, 到货周期"
        ),
    ),
    Field(key="lead_weeks", label="Lead time in weeks"),
    Field(key="lead_days", label="Lead time in days"),
    Field(key="lead_months", label="Lead time in months"),
    Field(
        key="lead_p90",
        label="Lead time, 9 of 10 orders",
        aliases=names(
            "lead time p90, p90 lead time, lead p90, worst case lead time, maximum lead time,"
            " max lead time, lead time max, latest lead time, lieferzeit max,"
            " maximale lieferzeit, lieferzeit p90, 最长交货期, 最长交期"
        ),
    ),
    Field(
        key="supply_per_quarter",
        label="Supply per quarter",
        aliases=names(
            "supply per quarter, allocation per quarter, units per quarter, quarterly supply,"
            " quarterly allocation, available per quarter, max per quarter, supply quarter,"
            " maximum per quarter, availability per quarter, capacity per quarter,"
            " liefermenge je quartal, verfügbar je quartal, kontingent je quartal,"
            " verfügbar pro quartal, menge je quartal, 每季度供应量, 季度供应量, 每季供应量,"
            " 每季度供货量, 季度配额"
        ),
    ),
    Field(
        key="supply_per_month",
        label="Supply per month",
        aliases=names(
            "supply per month, allocation per month, units per month, monthly supply,"
            " monthly allocation, available per month, max per month, maximum per month,"
            " availability per month, capacity per month, liefermenge je monat,"
            " verfügbar je monat, kontingent je monat, verfügbar pro monat, 每月供应量,"
            " 月供应量, 每月供货量, 月度配额"
        ),
    ),
    Field(
        key="supply_per_period",
        label="Supply per period of the plan",
        aliases=names("supply per period, allocation per period, max per period, units per period"),
    ),
    Field(
        key="supply_total",
        label="Supply in total",
        aliases=names(
            "supply total, total supply, supply, allocation, total allocation, stock,"
            " available quantity, available units, qty available, quantity available,"
            " units available, total units available, in stock, stock quantity, available,"
            " max quantity, maximum quantity, bestand, lagerbestand, verfügbare menge,"
            " gesamtkontingent, kontingent, liefermenge gesamt, 库存, 库存数量, 可供数量,"
            " 总供应量, 可供总量, 现货数量"
        ),
    ),
    Field(
        key="valid_from",
        label="Valid from",
        aliases=names(
            "valid from, price valid from, effective, effective date, effective from,"
            " start date, validity start, gültig ab, gültig von, preis gültig ab, 生效日期,"
            " 有效期自, 生效日"
        ),
    ),
    Field(
        key="valid_until",
        label="Valid until",
        aliases=names(
            "valid until, valid to, valid till, validity, expires, expiry, expiry date,"
            " price valid until, quote valid until, offer valid until, valid through,"
            " expiration date, end date, price validity, price valid to, gültig bis,"
            " preis gültig bis, gültigkeit, angebot gültig bis, bindefrist, 有效期, 有效期至,"
            " 报价有效期, 截止日期, 失效日期, 价格有效期"
        ),
    ),
    Field(
        key="integration_cost",
        label="Integration cost per unit",
        aliases=names(
            "integration cost, integration cost per unit, integration, integration per unit,"
            " installation, installation cost, installation per unit, server and network,"
            " system integration, integration and freight, integration fee, setup cost,"
            " integration network freight, server network freight duty, integrationskosten,"
            " integrationskosten je einheit, integration je einheit, installationskosten,"
            " 集成费用, 集成费, 安装集成费, 集成成本, 部署费用, 单台集成费用"
        ),
    ),
    Field(
        key="fixed_order_cost",
        label="Fixed cost per order",
        aliases=names(
            "fixed cost per order, order fee, handling fee, fixed order cost, order cost,"
            " handling per order, bestellpauschale, fixkosten je bestellung, 每单固定费用"
        ),
    ),
    Field(
        key="power",
        label="Power per unit (with its unit)",
        aliases=names(
            "power, power per unit, power per node, max power, power draw, unit power,"
            " power consumption, system power, node power, peak power, maximum power,"
            " power per system, power per server, leistung, leistungsaufnahme,"
            " leistung je einheit, stromverbrauch, 功耗, 整机功耗, 单台功耗, 功率"
        ),
    ),
    Field(
        key="power_kw",
        label="Power per unit in kW",
        aliases=names("kw per unit, kw, kw per node"),
    ),
    Field(
        key="power_w",
        label="Power per unit in W",
        aliases=names("watts per unit, watts, w per unit, watt, watts per node"),
    ),
    Field(
        key="deliver_to",
        label="Delivered to countries",
        aliases=names(
            "deliver to, delivers to, countries, country, ship to, ships to,"
            " delivery countries, destination, destinations, delivery country, territory,"
            " available in, allowed countries, lieferland, lieferländer, liefergebiet,"
            " 交货国家, 可交付国家, 销售区域, 交付地区, 供货地区, 交货地"
        ),
    ),
    Field(
        key="hosted_by",
        label="Hosted by supplier or buyer",
        aliases=names(
            "hosted by, hosting, hosted, location of hardware, colocation, operated by,"
            " betrieb durch, gehostet von, 托管方, 托管, 部署方式"
        ),
    ),
    Field(
        key="term_months",
        label="Term in months",
        aliases=names(
            "term, term months, contract term, rental term, commitment term, duration,"
            " minimum term, term length, lease term, reservation, reservation term, laufzeit,"
            " mietdauer, vertragslaufzeit, mindestlaufzeit, 租期, 合同期, 期限"
        ),
    ),
    Field(
        key="program",
        label="Program",
        aliases=names("program, programme, project, programm, 项目, 计划"),
    ),
    Field(
        key="one_time_cost",
        label="One-time cost of the program",
        aliases=names(
            "one time cost, nre, nre cost, one time engineering cost, engineering cost,"
            " non recurring engineering, nre charge, one time engineering, tape out cost,"
            " einmalkosten, entwicklungskosten, einmalige kosten, 一次性费用, 研发费用"
        ),
    ),
    Field(
        key="earliest",
        label="Earliest delivery of the program",
        aliases=names(
            "earliest date, earliest delivery, first silicon, available from, earliest,"
            " first delivery, first shipment, frühester termin, verfügbar ab,"
            " frühester liefertermin, 最早交付, 最早交付日期, 最早日期"
        ),
    ),
    Field(
        key="commitment",
        label="Kind of commitment",
        aliases=names(
            "commitment, commitment type, commitment kind, agreement, agreement type,"
            " document type, contract type, zusage, vereinbarung, 协议类型, 承诺类型"
        ),
    ),
    Field(
        key="commitment_amount",
        label="Amount of the commitment",
        aliases=names(
            "commitment amount, commitment value, agreement value, loi amount, loi value,"
            " contract value, committed amount, total value, auftragswert, 承诺金额, 协议金额,"
            " 意向金额"
        ),
    ),
    Field(
        key="signed",
        label="Signed (yes or no)",
        aliases=names("signed, is signed, unterzeichnet, unterschrieben, 已签署, 是否签署"),
    ),
    Field(
        key="signed_on",
        label="Date of the commitment",
        aliases=names(
            "signed on, date signed, signature date, agreement date, commitment date,"
            " unterzeichnet am, 签署日期, 签订日期"
        ),
    ),
    Field(
        key="related_party",
        label="Related party",
        aliases=names(
            "related party, related party note, related parties, conflict of interest,"
            " nahestehende person, nahestehende personen, 关联方, 关联关系"
        ),
    ),
    Field(
        key="supplier",
        label="Supplier",
        aliases=names(
            "supplier, vendor, seller, distributor, reseller, supplier name, vendor name,"
            " provider, lieferant, anbieter, händler, 供应商, 供货商, 供应商名称, 卖方"
        ),
    ),
    Field(
        key="as_of",
        label="Date of the price",
        aliases=names(
            "price date, as of, date of price, quote date, price list date, preisstand,"
            " angebotsdatum, 报价日期"
        ),
    ),
    Field(
        key="note",
        label="Note",
        aliases=names(
            "note, notes, remark, remarks, comment, comments, terms, conditions, anmerkung,"
            " anmerkungen, bemerkung, bemerkungen, hinweis, hinweise, 备注, 说明, 注, 其他"
        ),
        repeats=True,
    ),
)

IGNORED: Final = "ignore"
"""What a person maps a column to that need not be read; no issue is made of it."""

# A heading made of these words alone names a price (catalogs.headers reads them).
PRICE_WORDS: Final = frozenset(
    "price prices pricing cost rate fee preis staffelpreis staffelpreise einzelpreis"
    " stückpreis nettopreis einheitspreis stueckpreis mietpreis stundenpreis 单价 价格"
    " 报价 售价 未税单价 不含税单价 租金 租赁单价".split()
)
LIST_WORDS: Final = frozenset("list listenpreis msrp rrp uvp 目录价 官网价 市场价".split())
CHIP_WORDS: Final = frozenset(
    "gpu gpus chip chips accelerator accelerators card cards tpu npu 卡 卡时 芯片 张".split()
)
HOUR_WORDS: Final = frozenset("hour hourly hr h hrs std stunde stundenpreis 小时 时 卡时".split())
UNIT_WORDS: Final = frozenset(
    "unit units each ea node server system board pc pcs piece pieces item instance vm"
    " stück stk einheit einheiten einheitspreis knoten 台 套 件 每台".split()
)
QUANTITY_WORDS: Final = frozenset("from qty quantity at ab menge stückzahl 数量 起 以上 个".split())
IDLE_WORDS: Final = frozenset(
    "per pro je in of the a an for your our net netto excl exkl ex without vat tax mwst"
    " ust current quoted on demand 每 不含税 未税 元".split()
)
