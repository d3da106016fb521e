"""Cells that hold more, or less, than a number."""

from decimal import Decimal
from pathlib import Path

from procure.offers import Mapping
from tests.catalogs.messes.mess import ASKED, REFUSED, Mess
from tests.catalogs.shelf import text_file, workbook


def currency_in_the_format(folder: Path) -> Path:
    """Only the format of the cells says which currency each price is in."""
    return workbook(
        folder / "formats.xlsx",
        [
            ["SKU", "Description", "Price", "Lead time"],
            ["F-1", "L40S 48GB", 8900, "4 weeks"],
            ["F-2", "L4 24GB", 2450.5, "4 weeks"],
            ["F-3", "Gaudi 2", 7900, "4 weeks"],
        ],
        formats={"C2": '#,##0.00 "€"', "C3": '"CHF" #,##0.00', "C4": "[$¥-411]#,##0"},
    )


def swiss_thousands(folder: Path) -> Path:
    """Apostrophes as thousands, a dash for no cents."""
    return text_file(
        folder / "schweiz.csv",
        [
            "Artikel-Nr;Bezeichnung;Preis CHF;Lieferfrist",
            "C-1;L40S 48GB;7'950.–;3-4 Wochen",
            "C-2;HGX H100 8-GPU SXM 80GB;248’500.50;30 Wochen",
            "C-3;L4 24GB;2'190.00;ab Lager",
        ],
    )


def thin_spaces(folder: Path) -> Path:
    """Thin and no-break spaces as thousands, a comma as decimal mark."""
    return text_file(
        folder / "espaces.csv",
        [
            "Référence;Désignation;Prix net;Devise;Délai de livraison",
            "E-1;L40S 48GB;8\u202f950,50;EUR;3 semaines",
            "E-2;H100 PCIe 80GB;29\u00a0400,00;EUR;2 mois",
        ],
    )


def scaled_prices(folder: Path) -> Path:
    """Prices with k, M and 万 behind them."""
    return text_file(
        folder / "scaled.csv",
        [
            "SKU;Description;Price;Lead time",
            "A-1;HGX H100 8-GPU SXM 80GB;$255k;30 weeks",
            "A-2;Gaudi 2;$8.2K;14 weeks",
            "A-3;HGX H200 8-GPU SXM 141GB;$0.31M;30 weeks",
            "A-4;昇腾910B;¥12万;8 weeks",
        ],
    )


def no_price_in_ten_ways(folder: Path) -> Path:
    """Everything that is not a price, and a free one, a negative one, a range."""
    words = (
        *("Call", "POA", "询价", "on request", "unavailable", "#N/A", "", "TBD", "n/a", "-"),
        *("$0.00", "-$2,900", "($2,900)", "$2,000 - $3,000", "from $2,900", "12%", "2,900 or so"),
    )
    rows = [f'Z-{number},L4 24GB,"{word}",4 weeks' for number, word in enumerate(words, start=1)]
    return text_file(
        folder / "nothing.csv",
        ["SKU,Description,Price (USD),Lead time", *rows, 'Z-99,L4 24GB,"$2,900.00",4 weeks'],
    )


def break_columns(folder: Path) -> Path:
    """Breaks as ranges, as "from" and with a sign, for the units of the whole order."""
    return text_file(
        folder / "breaks.csv",
        [
            "Price breaks apply to the whole order",
            "SKU|Description|Price 1 - 9 (USD)|10–49 (USD)|≥50 (USD)|250+ (USD)",
            "K-1|L40S 48GB|8,900.00|8,700.00|8,400.00|8,000.00",
            "K-2|L4 24GB|2,500.00|2,450.00||",
            "K-3|Gaudi 2|8,200.00|Call|7,600.00|",
        ],
    )


def break_rows_of_ranges(folder: Path) -> Path:
    """Breaks in rows, each with a range of quantities, names only in the first row."""
    return text_file(
        folder / "ranges.csv",
        [
            "Prices are incremental: each price applies only to the units from its quantity on,,,,",
            "Part number,Product,Quantity from,Price,Currency",
            "R-1,Instinct MI300X OAM,1-7,15200.00,USD",
            ",,8-31,14100.00,",
            ",,32+,12900.00,",
            "R-2,L4 24GB,1,2500.00,USD",
        ],
    )


def lead_times(folder: Path) -> Path:
    """Lead times in every unit, as ranges, as words, as dates and as a shrug."""
    rows = [
        "14 days",
        "6-8 wks",
        "3 months",
        "stock",
        "10 working days",
        "ask",
        "2024-03-08",
        "approx. 5 weeks",
    ]
    return text_file(
        folder / "lead.csv",
        [
            "Prices in USD as of 2023-12-15,,,",
            "SKU,Description,Price,Lead time",
            *(f"T-{number},L4 24GB,2450.00,{text}" for number, text in enumerate(rows, start=1)),
        ],
    )


def with_tax(folder: Path) -> Path:
    """Prices that include 19 % of VAT: a person says what is taken off."""
    return text_file(
        folder / "brutto.csv",
        [
            "Alle Preise in EUR inkl. 19 % MwSt.;;;",
            "Artikelnummer;Bezeichnung;Preis;Lieferzeit",
            "V-1;L40S 48GB;9.401,00;4 Wochen",
            "V-2;L4 24GB;2.737,00;4 Wochen",
        ],
    )


def gross_only(folder: Path) -> Path:
    """The only prices include tax, and show their decimal mark themselves."""
    return text_file(
        folder / "gross.csv",
        [
            "Artikel;Bezeichnung;Preis inkl. 19 % MwSt. (EUR);Lieferzeit",
            "G-1;H100 PCIe 80GB;35.700,00;12 Wochen",
            "G-2;L40S 48GB;9.520;4 Wochen",
        ],
    )


def discontinued(folder: Path) -> Path:
    """A column says what is still made; what is not is no offer, whatever it costs."""
    return text_file(
        folder / "status.csv",
        [
            "SKU,Description,Status,Price (USD),Lead time",
            "O-1,L40S 48GB,active,8900.00,4 weeks",
            "O-2,A100 80GB PCIe,EOL,9900.00,stock",
            "O-3,L4 24GB,discontinued,1900.00,stock",
        ],
    )


def formulas(folder: Path) -> Path:
    """Formulas: no program has calculated them, so they hold no value."""
    return workbook(
        folder / "formulas.xlsx",
        [
            ["SKU", "Description", "Price (USD)", "Lead time"],
            ["Y-1", "L40S 48GB", "=8000*1.1", "4 weeks"],
            ["Y-2", "L4 24GB", 2450, "4 weeks"],
        ],
    )


def unproved_mark(folder: Path) -> Path:
    """Nothing shows whether 25.000 is twenty-five or twenty-five thousand."""
    return text_file(
        folder / "mark.csv",
        [
            "SKU;Description;Price (EUR);Lead time",
            "I-1;H100 PCIe 80GB;25.000;4 weeks",
            "I-2;L40S 48GB;8.900;4 weeks",
        ],
    )


CELLS = (
    Mess(
        make=currency_in_the_format,
        rows={
            2: "1 l40s, EUR 8900, 4 weeks",
            3: "1 l4, CHF 2450.5, 4 weeks",
            4: ASKED,
        },
    ),
    Mess(
        make=swiss_thousands,
        rows={
            2: "1 l40s, CHF 7950, 3-4 weeks",
            3: "8 h100-sxm, CHF 248500.5, 30 weeks",
            4: "1 l4, CHF 2190, 0 weeks",
        },
    ),
    Mess(
        make=thin_spaces,
        rows={2: "1 l40s, EUR 8950.5, 3 weeks", 3: "1 h100-pcie, EUR 29400, 8.6904 weeks"},
    ),
    Mess(
        make=scaled_prices,
        rows={
            2: "8 h100-sxm, USD 255000, 30 weeks",
            3: "1 gaudi-2, USD 8200, 14 weeks",
            4: "8 h200-sxm, USD 310000, 30 weeks",
            5: ASKED,
        },
    ),
    Mess(
        make=no_price_in_ten_ways,
        rows={**dict.fromkeys(range(2, 19), REFUSED), 19: "1 l4, USD 2900, 4 weeks"},
    ),
    Mess(
        make=break_columns,
        rows={
            3: "1 l40s, USD 8900, 8700 from 10, 8400 from 50, 8000 from 250",
            4: "1 l4, USD 2500, 2450 from 10",
            5: "1 gaudi-2, USD 8200, 7600 from 50",
        },
    ),
    Mess(
        make=break_rows_of_ranges,
        rows={
            3: "1 mi300x, USD 15200, 14100 from 8, 12900 from 32",
            6: "1 l4, USD 2500",
        },
    ),
    Mess(
        make=lead_times,
        rows={
            3: "1 l4, USD 2450, 2 weeks",
            4: "1 l4, USD 2450, 6-8 weeks",
            5: "1 l4, USD 2450, 13.0357 weeks",
            6: "1 l4, USD 2450, 0 weeks",
            7: "1 l4, USD 2450, 2 weeks",
            8: "1 l4, USD 2450",
            9: "1 l4, USD 2450, 12 weeks",
            10: "1 l4, USD 2450, 5 weeks",
        },
    ),
    Mess(
        make=with_tax,
        answers=Mapping(tax=Decimal("0.19")),
        rows={3: "1 l40s, EUR 7900, 4 weeks", 4: "1 l4, EUR 2300, 4 weeks"},
    ),
    Mess(
        make=gross_only,
        answers=Mapping(tax=Decimal("0.19")),
        rows={2: "1 h100-pcie, EUR 30000, 12 weeks", 3: "1 l40s, EUR 8000, 4 weeks"},
    ),
    Mess(
        make=discontinued,
        rows={2: "1 l40s, USD 8900, 4 weeks", 3: REFUSED, 4: REFUSED},
    ),
    Mess(
        make=formulas,
        rows={2: REFUSED, 3: "1 l4, USD 2450, 4 weeks"},
    ),
    Mess(make=unproved_mark, rows={2: ASKED, 3: ASKED}),
)
