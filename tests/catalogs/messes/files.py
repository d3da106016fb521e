"""Files that are not what their names say, or not written in UTF-8."""

import json
from pathlib import Path

from procure.offers import Mapping
from tests.catalogs.messes.mess import REFUSED, TOLD, Mess
from tests.catalogs.shelf import text_file, workbook


def latin_tabs_named_csv(folder: Path) -> Path:
    """French, ISO 8859-1, tabs, a comma as decimal mark, and the ending .csv."""
    return text_file(
        folder / "tarif.csv",
        [
            "Société Lumière Calcul, tarif à l'unité hors taxe",
            "Référence\tDésignation\tPrix unitaire HT (EUR)\tDélai\tQté minimum",
            "LC-1\tServeur HGX H200 8 GPU SXM 141 Go\t312.500,50\t4 à 6 semaines\t1",
            "LC-2\tCarte L40S 48 Go\t8.950,00\ten stock\t2",
            "LC-3\tCarte L4 24 Go\tsur demande\t2 semaines\t1",
        ],
        "iso-8859-1",
    )


def utf16_export(folder: Path) -> Path:
    """What a spreadsheet saves as "Unicode text": UTF-16 with tabs, named .txt."""
    return text_file(
        folder / "export.txt",
        [
            "Part no\tProduct\tUnit price (GBP)\tLead time",
            "U-1\tInstinct MI300X OAM\t£12,400.00\t20 weeks",
            "U-2\tL4 24GB\t£2,150.00\tstock",
        ],
        "utf-16",
    )


def cyrillic_semicolons(folder: Path) -> Path:
    """Russian, Windows-1251, semicolons, prices with VAT and without in two columns."""
    return text_file(
        folder / "прайс.csv",
        [
            "Прайс-лист на 11.12.2023;;;;;",
            "Артикул;Наименование;Цена без НДС, руб.;Цена с НДС, руб.;Срок поставки;Мин. заказ",
            "Р-1;Ускоритель NVIDIA L40S 48GB;985 000,00;1 182 000,00;6-8 недель;1",
            "Р-2;Ускоритель NVIDIA L4 24GB;по запросу;;в наличии;1",
            "Р-3;Ускоритель NVIDIA A100 80GB PCIe;1 450 000,00;1 740 000,00;снят с производства;1",
        ],
        "cp1251",
    )


def chinese_gb18030(folder: Path) -> Path:
    """Chinese, GB 18030, without a byte order mark."""
    return text_file(
        folder / "报价.csv",
        [
            "型号,每台卡数,单价(元),交货期,起订量",
            "昇腾910B 八卡服务器,8,1180000,10-12周,1",
            "L40S 48GB,1,78500,现货,4",
            "H800 SXM 八卡服务器,8,电询,待定,1",
        ],
        "gb18030",
    )


def japanese_shift_jis(folder: Path) -> Path:
    """Japanese, Shift JIS, full-width digits and an "ask us"."""
    return text_file(
        folder / "見積.csv",
        [
            "型番,品名,単価（円・税抜）,納期,最小発注数量",
            "J-1,NVIDIA L4 24GB,４２０,０００,約4週間,1".replace(
                "４２０,０００", '"４２０，０００"'
            ),
            'J-2,NVIDIA L40S 48GB,"1,480,000",即納,1',
            "J-3,NVIDIA H200 SXM 141GB,お問い合わせ,未定,1",
        ],
        "shift_jis",
    )


def separator_line(folder: Path) -> Path:
    """The first line names the separator, and a quoted cell runs over two lines."""
    return text_file(
        folder / "sep.csv",
        [
            "sep=;",
            "SKU;Description;Price (USD);Lead time",
            'S-1;"L40S 48GB\npassive card";8700.50;3 weeks',
            "S-2;L4 24GB;2450.00;3 weeks",
        ],
    )


def json_records(folder: Path) -> Path:
    """JSON: records under a key below a date, numbers as numbers and as texts, one null."""
    path = folder / "offers.json"
    offers = [
        {"sku": "K-1", "product": "HGX H100 SXM 80GB, 8 GPUs", "price": 255000, "currency": "USD"},
        {"sku": "K-2", "product": "L40S 48GB", "price": "8,800.00", "currency": "USD"},
        {"sku": "K-3", "product": "L4 24GB", "price": None, "currency": "USD"},
    ]
    path.write_text(json.dumps({"as_of": "2023-12-01", "offers": offers}), encoding="utf-8")
    return path


def json_nested(folder: Path) -> Path:
    """JSON nested by name: the chip, then the region, then the figures."""
    path = folder / "tpu.json"
    tree = {
        "TPU v5e": {
            "west": {"Place": "Oregon", "On demand (USD per chip-hour)": 1.2},
            "east": {"Place": "Ohio", "On demand (USD per chip-hour)": 1.25},
        },
        "TPU v5p": {"east": {"Place": "Ohio", "On demand (USD per chip-hour)": "unavailable"}},
    }
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


def several_sheets(folder: Path) -> Path:
    """A cover, the prices on the second sheet, a hidden sheet of costs."""
    return workbook(
        folder / "book.xlsx",
        [["Harbour Systems"], ["Confidential"]],
        sheet="Cover",
        more={
            "Prices 2024": [
                ["SKU", "Description", "Unit price (USD)", "Lead time (weeks)"],
                ["B-1", "H100 PCIe 80GB", 29500, 12],
                ["B-2", "L4 24GB", 2400, 2],
            ],
            "Conditions": [["Delivery free on truck"]],
        },
    )


FILES = (
    Mess(
        make=latin_tabs_named_csv,
        answers=Mapping(encoding="iso-8859-1"),
        rows={
            1: TOLD,
            3: "8 h200-sxm, EUR 312500.5, 4-6 weeks",
            4: "1 l40s, EUR 8950, 0 weeks",
            5: REFUSED,
        },
    ),
    Mess(
        make=utf16_export,
        rows={2: "1 mi300x, GBP 12400, 20 weeks", 3: "1 l4, GBP 2150, 0 weeks"},
    ),
    Mess(
        make=cyrillic_semicolons,
        answers=Mapping(encoding="cp1251"),
        rows={3: "1 l40s, RUB 985000, 6-8 weeks", 4: REFUSED, 5: REFUSED},
    ),
    Mess(
        make=chinese_gb18030,
        answers=Mapping(encoding="gb18030"),
        rows={2: "8 910b, CNY 1180000, 10-12 weeks", 3: "1 l40s, CNY 78500, 0 weeks", 4: REFUSED},
    ),
    Mess(
        make=japanese_shift_jis,
        answers=Mapping(encoding="shift_jis"),
        rows={2: "1 l4, JPY 420000, 4 weeks", 3: "1 l40s, JPY 1480000, 0 weeks", 4: REFUSED},
    ),
    Mess(
        make=separator_line,
        rows={3: "1 l40s, USD 8700.5, 3 weeks", 4: "1 l4, USD 2450, 3 weeks"},
    ),
    Mess(
        make=json_records,
        rows={3: "8 h100-sxm, USD 255000", 4: "1 l40s, USD 8800", 5: REFUSED},
    ),
    Mess(
        make=json_nested,
        answers=Mapping(kind="rent"),
        rows={2: "1 tpu-v5e, USD 1.2 an hour", 3: "1 tpu-v5e, USD 1.25 an hour", 4: REFUSED},
    ),
    Mess(
        make=several_sheets,
        rows={2: "1 h100-pcie, USD 29500, 12 weeks", 3: "1 l4, USD 2400, 2 weeks"},
    ),
)
