"""Price lists as their authors left them, made in code, in several layouts and languages."""

from collections.abc import Callable
from pathlib import Path

from tests.catalogs.shelf import text_file, workbook


def english(folder: Path) -> Path:
    """A reseller's CSV: title rows, break columns, ranges, "Call", a total and a footnote."""
    return text_file(
        folder / "northwind.csv",
        [
            "Supplier: Northwind Compute,,,,,,,,,,,",
            "Price list as of 2023-12-01,,,,,,,,,,,",
            '"Price breaks apply to the whole order (all units); valid until 2024-03-31",,,,,,,,,,',
            ",,,,,,,,,,,",
            (
                "SKU,Description,Unit price (USD),10-49 (USD),≥50 (USD),MOQ,Order multiple,"
                "Lead time,Supply per quarter,Integration cost,kW per unit,Remark"
            ),
            (
                'NW-H100,NVIDIA HGX H100 8-GPU 80GB SXM5,"$260,000.00","$252,000","$245k",1,1,'
                '36-52 weeks,40,"$30,000",10.2,'
            ),
            'NW-A100,HGX A100 8-GPU 80GB SXM4,"$120,000",Call,,2,2,12 weeks,60,"$22,000",6.5,',
            'NW-PCIE,H100 PCIe 80GB,"$31,500",,,4,3,8 wks,,included,,odd minimum',
            'NW-RISE,L40S,"$9,000","$9,500","$8,000",1,1,stock,,$0,,price rises',
            'NW-BARE,H100,"$30,000",,,1,1,stock,,,,which H100',
            "NW-CALL,Gaudi 2,Call,,,1,1,stock,,,,",
            "NW-ZERO,L4,$0.00,,,1,1,stock,,,,",
            'NW-NEG,L4,"($2,000)",,,1,1,stock,,,,',
            'NW-RANGE,L4,"$2,000 - $3,000",,,1,1,stock,,,,',
            'NW-MOQ,L4,"$2,900",,,some,1,stock,,,,',
            'NW-LEAD,L4,"$2,900",,,1,1,ask,,$100,,',
            "NW-FAN,Fan for servers,$25,,,1,1,stock,,,,",
            (
                "SKU,Description,Unit price (USD),10-49 (USD),≥50 (USD),MOQ,Order multiple,"
                "Lead time,Supply per quarter,Integration cost,kW per unit,Remark"
            ),
            'NW-L4,L4 24GB,"$2,950.00",,,1,1,stock,,$100,0.07,"a, b",one cell too many',
            'Total,,"$460,000",,,,,,,,,',
            "All prices excl. VAT,,,,,,,,,,,",
        ],
    )


def german(folder: Path) -> Path:
    """A German list: semicolons, decimal commas, a byte order mark, two currencies."""
    return text_file(
        folder / "Preisliste.csv",
        [
            "Lieferant;Müller Rechentechnik GmbH;;;;;;;;",
            "Stand: 01.12.2023;;;;;;;;;",
            "Alle Preise in EUR, zzgl. MwSt.;;;;;;;;;",
            "",
            (
                "Artikelnummer;Bezeichnung;Chips je Einheit;Einzelpreis;ab 10 Stück;Staffelart;"
                "Mindestbestellmenge;Lieferzeit (Wochen);Gültig bis;Leistung (kW)"
            ),
            (
                "M-1;HGX H100 SXM 80GB Server;8;285.000,00;279.500,50;ganze Bestellung;2;36 bis 52;"
                "31.03.2024;10,2"
            ),
            "M-2;AMD Instinct MI300X OAM;8;152.000,00 €;;;;26;31.12.2024;7,5",
            "M-3;Intel Gaudi 2 OAM;8;auf Anfrage;;;1;14;31.12.2024;6,5",
            "M-4;L40S PCIe;1;13.950;;;4;10 Tage;31.12.2024;0,45",
            "M-5;L40S PCIe;1;$ 13.950,00;;;4;10;31.12.2024;0,45",
            "M-6;A100 80GB PCIe;1;9.000,00;8.500,00;;1;4;12/31/2024;0,3",
            "M-6;A100 80GB PCIe;1;9.100,00;;;1;4;2024-12-31;0,3",
            "Summe;;;610.000,00;;;;;;",
        ],
        "utf-8-sig",
    )


def chinese(folder: Path) -> Path:
    """A Chinese workbook: numbers, currency in the heading, discontinued and on request."""
    return workbook(
        folder / "报价单.xlsx",
        [
            ["供应商", "纸灯笼贸易"],
            ["报价日期", "2023年12月5日"],
            [],
            [
                "物料编码",
                "产品名称",
                "每台卡数",
                "单价（元）",
                "最小起订量",
                "交货期（周）",
                "每季度供应量",
                "交货国家",
                "备注",
            ],
            ["PL-1", "H800 SXM 八卡服务器", 8, 2600000, 1, 12, 10, "中国", "现货紧张"],
            ["PL-2", "昇腾910B 八卡服务器", 8, 1200000.5, 1, "16-20周", 40, "中国、香港", None],
            ["PL-3", "A800 八卡服务器", 8, 1500000, 1, 8, 5, "中国", None],
            ["PL-4", "H800 SXM 八卡服务器", 4, 2600000, 1, 12, 10, "中国", "卡数不符"],
            ["PL-5", "昇腾910B", 1, "询价", 1, 12, 10, "中国", None],
            ["PL-6", "昇腾910B", 1, "12万元", 1, "现货", 10, "火星", None],
            ["合计", None, None, 5300000],
            ["以上价格不含税"],
        ],
        sheet="报价",
    )


def rental(folder: Path) -> Path:
    """A cloud's sheet of hourly prices: per chip, per machine, terms, hosting, hidden things."""
    return workbook(
        folder / "rental.xlsx",
        [
            ["Ninth Cloud rental prices", None, None, "as of 2023-12-08"],
            [],
            [
                *("Offer ID", "Accelerator", "Chips per unit", "Offer type", "Price per GPU-hour"),
                *(
                    "Price per hour",
                    "Term",
                    "Hosted by",
                    "Deliver to",
                    "Lead time (days)",
                    "Margin",
                ),
            ],
            ["V5E", "TPU v5e", 4, "rent", 1.2, None, "3 months", "supplier", "US", 0, 0.4],
            [
                "V5E-Y",
                "TPU v5e",
                4,
                "reserved",
                0.84,
                None,
                "1 year",
                "supplier",
                "US, EU",
                14,
                0.3,
            ],
            ["H100", "H100 SXM 80GB", 8, "on demand", None, 98.32, None, "supplier", "US", 0, 0.2],
            ["H100-3", "H100 SXM 80GB", 3, "on demand", None, 10, None, "supplier", "US", 0, 0.2],
            ["V5P", "TPU v5p", 4, "rent", "contact sales", None, "12", "supplier", "US", 0, 0.2],
            ["V5P-M", "TPU v5p", 4, "barter", 4.2, None, "12 months", "supplier", "US", 0, 0.2],
            ["V5P-N", "TPU v5p", 4, "rent", 4.2, None, "twelve", "nobody", "US", 0, 0.2],
            ["V5P-H", "TPU v5p", 4, "rent", 4.2, None, "12 months", "supplier", "US", 0, 0.2],
            ["SELL", "L40S", 1, "purchase", 2, None, None, None, "US", 0, 0.2],
        ],
        formats={f"{column}{row}": '"$"0.00' for column in "EF" for row in range(4, 13)},
        hidden_rows=[11],
        hidden_columns=["K"],
        more={"Terms": [["Billing by the hour"]]},
    )


def break_rows(folder: Path) -> Path:
    """Breaks in rows of their own, inherited names, a row that disagrees, incremental."""
    return text_file(
        folder / "tallow.tsv",
        [
            "Supplier\tTallow Street Components",
            "Price breaks are incremental: each price applies to the units from its quantity on",
            "",
            "Part number\tProduct\tFrom quantity\tPrice\tCurrency\tMOQ\tLead time",
            "T-1\tInstinct MI300X OAM\t1\t15,200.00\tUSD\t8\t26 weeks",
            "\t\t9\t14,000.00\t\t\t",
            "\t\t33\t12,600.00\t\t\t",
            "T-2\tGaudi 2\t1\t8,200.00\tUSD\t1\t14 weeks",
            "T-2\tGaudi 2\t17\t7,800.00\tUSD\t1\t14 weeks",
            "T-2\tGaudi 2\t33\tCall\tUSD\t1\t14 weeks",
            "T-3\tL40S\t1\t9,000.00\tUSD\t1\t4 weeks",
            "T-3\tL40S\t10\t8,000.00\tUSD\t1\t9 weeks",
            "T-4\tL4\t1\t2,900.00\tUSD\t1\t4 weeks",
            "T-4\tL4\t1\t2,800.00\tUSD\t1\t4 weeks",
            "T-5\tL4\t10\t2,900.00\tUSD\t1\t4 weeks",
        ],
    )


def programs(folder: Path) -> Path:
    """An own chip's programme and a letter of intent in one sheet."""
    return text_file(
        folder / "own silicon.csv",
        [
            "Supplier,Own silicon programme",
            "As of,2023-12-08",
            "",
            (
                "Part number,Description,Commitment,Chips per unit,Currency,Unit price,"
                "Commitment amount,Signed,Signed on,"
                "Related party,Program,NRE,Earliest date,Lead time (weeks),Integration cost"
            ),
            "OWN-8,Own inference chip,,8,USD,96000,,,,,Own chip,350000000,2026-06-30,40,0",
            "OWN-9,Own inference chip,,4,USD,50000,,,,,Own chip,300000000,2026-06-30,40,0",
            "OWN-0,Own inference chip,,8,USD,Call,,,,,Second chip,,2027-06-30,40,0",
            (
                "LOI,Rain AI NPU,Letter of intent (non-binding),,USD,,51000000,yes,2019-10-01,"
                "The buyer's chief executive had invested,,,,,"
            ),
            "POD,Instinct MI300X,take-or-pay,,USD,,ask,perhaps,,,,,,,",
            "XXX,Instinct MI300X,handshake,,USD,,1,,,,,,,,",
        ],
    )


def ambiguous(folder: Path) -> Path:
    """Nothing decides the decimal mark, the currency or the date: all of it is asked."""
    return text_file(
        folder / "questions.csv",
        [
            "SKU;Product;Price;Valid until;Price from 10;Colour",
            "Q-1;L40S;25.000;03/04/2024;;red",
            "Q-2;L4;¥ 2900;2024-12-31;;blue",
            "Q-3;L4;$ 2900;2024-12-31;;",
            "Q-4;L4;€ 2900;2024-12-31;2500 €;",
            "Q-5;L4;€ 2900;2024-12-31;2500 USD;",
        ],
    )


def hostile(folder: Path) -> Path:
    """Formulas, paths, control characters and endless text stay what they are: text."""
    return text_file(
        folder / "hostile.csv",
        [
            "SKU,Description,Price (USD),Lead time,Note",
            "=cmd|'/C calc'!A0,L40S,9000,4 weeks,=HYPERLINK(\"http://x\")",
            "../../etc/passwd,L40S,9000,4 weeks,\x07bell \u202ereversed",
            f"LONG,L4,2900,4 weeks,{'x' * 3000}",
            f"LONG2,{'y' * 3000},2900,4 weeks,",
            "<script>,L4,{price},4 weeks,%s %d {0}",
        ],
    )


def per_chip(folder: Path) -> Path:
    """Prices per chip and per unit side by side, a column twice, and one nobody knows."""
    return text_file(
        folder / "per chip.txt",
        [
            "Vendor|Part|Model|GPUs|Price per GPU|Unit price|Curr|Product|TDP (W)",
            "Quill|Q-1|H100 SXM 80GB|8|30000|240000|USD|HGX board|700",
            "Quill|Q-2|H100 SXM 80GB|8|30000|30000|USD|HGX board|700",
            "Quill|Q-3|A100 80GB SXM|8|10000||USD|HGX board|400",
            "Other|O-1|A100 80GB SXM|8|10000||USD|HGX board|400",
            "Quill|Q-4|A100 80GB SXM|0|10000||USD|HGX board|400",
            "Quill|Q-5|A100 80GB SXM|8|10000||Taler|HGX board|400",
            "Quill|Q-6|A100 80GB SXM|8|€ 10000||USD|HGX board|400",
            "Quill||||10000||USD||",
        ],
    )


LISTS: tuple[Callable[[Path], Path], ...] = (
    english,
    german,
    chinese,
    rental,
    break_rows,
    programs,
    ambiguous,
    hostile,
    per_chip,
)
