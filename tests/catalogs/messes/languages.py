"""The same kinds of list in the languages of their authors."""

from pathlib import Path

from tests.catalogs.messes.mess import REFUSED, TOLD, Mess
from tests.catalogs.shelf import text_file, workbook


def french(folder: Path) -> Path:
    """French: prices without tax, a minimum, a multiple, the end of a series in the remarks."""
    return text_file(
        folder / "tarif.csv",
        [
            "Fournisseur : Calculs du Rhône;;;;;;",
            "Tarif au 01/12/2023;;;;;;",
            (
                "Référence;Désignation;Prix unitaire HT (EUR);Quantité minimale;"
                "Conditionnement;Délai de livraison;Remarques"
            ),
            "R-1;NVIDIA HGX H100 8 GPU SXM 80 Go;268.000,00;1;1;30 à 36 semaines;",
            "R-2;Carte L40S 48 Go;8.990,00;2;2;en stock;",
            "R-3;Gaudi 2 OAM;prix sur demande;1;1;14 semaines;",
            "R-4;Carte L4 24 Go;2.350,00;1;1;15 jours;fin de série",
        ],
    )


def spanish(folder: Path) -> Path:
    """Spanish: prices plus tax, delivery in days and weeks."""
    return text_file(
        folder / "lista de precios.csv",
        [
            "Proveedor: Andes Cómputo S.L.;;;;",
            "Precios en euros, IVA no incluido;;;;",
            "Código;Descripción;Precio unitario;Plazo de entrega;Pedido mínimo",
            "AC-1;Servidor HGX H100 8 GPU SXM 80GB;271.500,00;32 semanas;1",
            "AC-2;Tarjeta L40S 48GB;9.150,50;15 días;2",
            "AC-3;Tarjeta L4 24GB;a consultar;en existencia;1",
        ],
    )


def italian(folder: Path) -> Path:
    """Italian: net prices, "on request", availability from stock."""
    return text_file(
        folder / "listino.csv",
        [
            "Codice articolo;Descrizione;Prezzo netto (€);Tempi di consegna;Quantità minima",
            "I-1;Scheda L40S 48GB;8.870,00;3-5 settimane;1",
            "I-2;Scheda L4 24GB;2.280,50;pronta consegna;1",
            "I-3;Instinct MI300X OAM;su richiesta;6 mesi;8",
        ],
    )


def polish(folder: Path) -> Path:
    """Polish: net and gross beside each other, złoty."""
    return text_file(
        folder / "cennik.csv",
        [
            "Indeks;Nazwa produktu;Cena netto (zł);Cena brutto (zł);Czas dostawy;Uwagi",
            "P-1;Karta L40S 48GB;36 500,00;44 895,00;4 tygodnie;",
            "P-2;Karta L4 24GB;9 850,50;12 116,12;od ręki;",
            "P-3;Gaudi 2;na zapytanie;;14 tygodni;",
        ],
    )


def russian(folder: Path) -> Path:
    """Russian: a section row, prices in roubles, delivery in weeks and from stock."""
    return text_file(
        folder / "прайс.csv",
        [
            "Поставщик: ООО Северный узел;;;;",
            "Цены указаны в рублях без НДС;;;;",
            "Артикул;Наименование;Цена;Срок поставки;Кратность",
            "Ускорители;;;;",
            "С-1;NVIDIA L40S 48GB;985000,50;2–3 недели;1",
            "С-2;NVIDIA L4 24GB;248000,00;в наличии;2",
            "С-3;NVIDIA H200 SXM 141GB;по запросу;16 недель;1",
        ],
    )


def japanese(folder: Path) -> Path:
    """Japanese: yen without tax, weeks and "at once", a note."""
    return workbook(
        folder / "価格表.xlsx",
        [
            ["株式会社 青空計算機 価格表"],
            ["型番", "品名", "単価(税抜、円)", "納期", "最小発注数量", "備考"],
            ["A-1", "NVIDIA L40S 48GB", 1480000, "3～4週間", 1, None],
            ["A-2", "NVIDIA L4 24GB", 420000, "即納", 1, "在庫限り"],
            ["A-3", "AMD Instinct MI300X OAM", "要見積", "6ヶ月", 8, None],
        ],
    )


def chinese_simplified(folder: Path) -> Path:
    """Chinese: prices with tax stated apart, in ten thousands in one cell."""
    return text_file(
        folder / "报价单.csv",
        [
            "报价日期：2023年12月8日",
            "产品名称;每台卡数;单价（元，不含税）;交货周期;最小起订量;备注",
            "昇腾910B 八卡服务器;8;118万;10周;1;",
            "L40S 48GB;1;78500.00;现货;4;",
            "H200 SXM 141GB 八卡服务器;8;面议;16-20周;1;",
        ],
    )


def german_columns(folder: Path) -> Path:
    """German: breaks "ab", two-letter countries, kilowatts with a comma."""
    return text_file(
        folder / "angebot.csv",
        [
            "Lieferant: Rheinrechner AG;;;;;;;",
            "Staffelpreise gelten für die gesamte Bestellmenge;;;;;;;",
            (
                "Bestellnummer;Bezeichnung;Preis je Stück (EUR);ab 5 Stück (EUR);Lieferzeit;"
                "Lieferland;Leistung (kW);Gültig bis"
            ),
            (
                "RR-1;HGX H100 8-GPU SXM 80GB;272.000,00;266.500,00;30-36 Wochen;DE, AT;10,2;"
                "30.06.2024"
            ),
            "RR-2;L40S 48GB;8.990,00;8.750,00;auf Lager;DE;0,35;30.06.2024",
            "RR-3;L4 24GB;auf Anfrage;auf Anfrage;2 Wochen;DE;0,07;30.06.2024",
        ],
    )


LANGUAGES = (
    Mess(
        make=french,
        rows={
            4: "8 h100-sxm, EUR 268000, 30-36 weeks",
            5: "1 l40s, EUR 8990, 0 weeks",
            6: REFUSED,
            7: REFUSED,
        },
    ),
    Mess(
        make=spanish,
        rows={
            4: "8 h100-sxm, EUR 271500, 32 weeks",
            5: "1 l40s, EUR 9150.5, 2.1428 weeks",
            6: REFUSED,
        },
    ),
    Mess(
        make=italian,
        rows={2: "1 l40s, EUR 8870, 3-5 weeks", 3: "1 l4, EUR 2280.5, 0 weeks", 4: REFUSED},
    ),
    Mess(
        make=polish,
        rows={2: "1 l40s, PLN 36500, 4 weeks", 3: "1 l4, PLN 9850.5, 0 weeks", 4: REFUSED},
    ),
    Mess(
        make=russian,
        rows={
            5: "1 l40s, RUB 985000.5, 2-3 weeks",
            6: "1 l4, RUB 248000, 0 weeks",
            7: REFUSED,
        },
    ),
    Mess(
        make=japanese,
        rows={
            1: TOLD,
            3: "1 l40s, JPY 1480000, 3-4 weeks",
            4: "1 l4, JPY 420000, 0 weeks",
            5: REFUSED,
        },
    ),
    Mess(
        make=chinese_simplified,
        rows={
            3: "8 910b, CNY 1180000, 10 weeks",
            4: "1 l40s, CNY 78500, 0 weeks",
            5: REFUSED,
        },
    ),
    Mess(
        make=german_columns,
        rows={
            4: "8 h100-sxm, EUR 272000, 266500 from 5, 30-36 weeks",
            5: "1 l40s, EUR 8990, 8750 from 5, 0 weeks",
            6: REFUSED,
        },
    ),
)
