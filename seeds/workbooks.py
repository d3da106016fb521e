"""The sample price lists that come as Excel workbooks: what stands in their cells.

Suppliers and quotes are invented. Each list is the first sheet of its own file, with the
things that real ones have: title rows above the headings, prices on request, parts that
have ended, remarks below the table.
"""

from decimal import Decimal
from typing import Final

from procure.record import record

Cell = str | int | Decimal | None


@record
class Workbook:
    """A workbook of one sheet: its rows from the first, and the row of its headings (from 1).

    `money` is the number format of the cells in `money_columns` (from 0).
    """

    file_name: str
    title: str
    sheet: str
    heading_row: int
    money: str
    money_columns: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Give the headings of the table."""
        return tuple(str(cell) for cell in self.rows[self.heading_row - 1])


_NVIDIA_STAKES: Final = (
    "NVIDIA holds stakes in AI companies (35 deals in 2023 by Dealroom's count, others say 24 to "
    "39): ask whether it holds one in the buyer"
)


_NOTHING: Final = (None,) * 13


def _dollars(*amounts: str) -> tuple[Decimal | str | None, ...]:
    return tuple(Decimal(amount) if amount else None for amount in amounts)


GPU_RESELLER: Final = Workbook(
    file_name="quill_anchor_gpu.xlsx",
    title="GPU servers and cards, first quarter of 2024",
    sheet="Price list Q1 2024",
    heading_row=6,
    money='"$"#,##0.00',
    money_columns=(5, 6, 7, 8, 9, 16),
    rows=(
        ("Supplier: Quill & Anchor Systems",),
        ("GPU servers and cards, first quarter of 2024",),
        ("As of 2023-12-04. All prices in USD for one unit, without tax.",),
        ("The price of the quantity reached holds for the whole order (all units).",),
        (),
        (
            "Part number",
            "Description",
            "Chip",
            "Chips per unit",
            "Currency",
            "Price 1+",
            "Price 16+",
            "Price 64+",
            "Price 250+",
            "Price 10000+",
            "Break type",
            "MOQ",
            "Order multiple",
            "Lead time (weeks)",
            "Supply per quarter",
            "Valid until",
            "kW per unit",
            "Integration cost",
            "Related party",
            "Remarks",
        ),
        (
            "QA-H100-8",
            "HGX H100 server, 8 x H100 SXM",
            "H100 80GB SXM5",
            8,
            "USD",
            *_dollars("288000", "280000", "272000", "268800", "254400"),
            "all units",
            2,
            1,
            "36-52",
            80,
            "2024-12-31",
            Decimal("10.2"),
            0,
            _NVIDIA_STAKES,
            (
                "Complete system: network, freight and installation are in the price. DGX H100 "
                "269,000 / 8 = 33,600 a chip (SemiAnalysis 2023-05); lead time: Omdia 2023-11; "
                "from 10,000 units 31,800 a chip (within 30,000 to 33,600, Bernstein by way of "
                "Reuters)"
            ),
        ),
        (
            "QA-H100-8-FW",
            "HGX H100 server, 8 x H100 SXM, call-off contract until 2027",
            "H100 80GB SXM5",
            8,
            "USD",
            *_dollars("254400", "", "", "", ""),
            None,
            500,
            1,
            "36-52",
            None,
            "2027-12-31",
            Decimal("10.2"),
            0,
            _NVIDIA_STAKES,
            (
                "Sample figure: the price of the largest quantity above, kept for a contract of "
                "several years; complete systems, delivered as they are called off"
            ),
        ),
        (
            "QA-A100-8",
            "HGX A100 server, 8 x A100 80GB SXM",
            "A100 80GB SXM4",
            8,
            "USD",
            *_dollars("124000", "120000", "116000", "112000", ""),
            "all units",
            1,
            1,
            16,
            30,
            "2024-03-31",
            Decimal("6.5"),
            9000,
            _NVIDIA_STAKES,
            "10,000 a chip (PurePC 2023, Reuters: the usual price) and a host",
        ),
        (
            "QA-A100-40-8",
            "HGX A100 server, 8 x A100 40GB SXM",
            "A100 40GB SXM4",
            8,
            "USD",
            "EOL",
            *_NOTHING,
            "No longer made",
        ),
        (
            "QA-L40S",
            "L40S 48GB card",
            "L40S",
            1,
            "USD",
            *_dollars("13949.95", "13744.95", "12900", "11549.95", ""),
            "all units",
            4,
            4,
            10,
            960,
            "2024-12-31",
            Decimal("0.45"),
            2600,
            _NVIDIA_STAKES,
            (
                "United Compute 2023-11-13, 2023-11-30 and 2024-01-06; integration: an eighth of a "
                "server, sample figure"
            ),
        ),
        (
            "QA-H100P",
            "H100 PCIe card",
            "H100 80GB PCIe",
            1,
            "USD",
            *_dollars("34749.95", "34000", "33000", "32000", ""),
            "all units",
            4,
            4,
            "36-52",
            200,
            "2024-03-31",
            Decimal("0.45"),
            2600,
            _NVIDIA_STAKES,
            "United Compute 2023-12-02; lead time: Omdia 2023-11",
        ),
        (
            "QA-H100N",
            "H100 NVL pair of cards, 2 x 94GB",
            "H100 NVL",
            2,
            "USD",
            "Call",
            *_NOTHING,
            "From March 2024",
        ),
        (
            "QA-L4",
            "L4 24GB card",
            "L4",
            1,
            "USD",
            None,
            None,
            None,
            None,
            None,
            None,
            8,
            4,
            6,
            800,
            None,
            Decimal("0.1"),
            350,
            None,
            "Price follows in January",
        ),
        (),
        (
            (
                "Sample figures: the supplier is invented and the quotes are made up near the "
                "published figures named in the remarks."
            ),
        ),
    ),
)

CHINA: Final = Workbook(
    file_name="paper_lantern_china.xlsx",
    title="人工智能加速卡报价单",
    sheet="报价单",
    heading_row=5,
    money='"¥"#,##0.00',
    money_columns=(4, 9),
    rows=(
        ("供应商：纸灯笼贸易 Paper Lantern Trading",),
        ("人工智能加速卡报价单",),
        ("日期：2023-12-05　　币种：人民币（CNY），不含税",),
        (),
        (
            "编号",
            "产品名称",
            "芯片",
            "每台芯片数",
            "单价（元）",
            "起订量",
            "交期（周）",
            "每季度供应量",
            "功率（kW）",
            "集成费用",
            "交货国家",
            "备注",
        ),
        (
            "PL-A800-8",
            "A800 八卡服务器",
            "A800 80GB",
            8,
            950000,
            1,
            8,
            20,
            Decimal("6.5"),
            60000,
            "CN",
            "FT 2023-08: 10,000 US$ a chip; Nikkei 2023-08: half as much again on the grey market",
        ),
        (
            "PL-H800-8",
            "H800 八卡服务器",
            "H800 SXM5",
            8,
            2600000,
            1,
            12,
            10,
            Decimal("10.2"),
            60000,
            "CN",
            "Sample price, no source: only whole contracts are known (The Charger Account 2023-12)",
        ),
        (
            "PL-910B-8",
            "昇腾910B 八卡服务器",
            "昇腾910B",
            8,
            1200000,
            1,
            16,
            40,
            Decimal("5.2"),
            60000,
            "CN",
            "TrendForce 2024-06: 120,000 yuan a chip, and a host",
        ),
        (
            "PL-A100-8",
            "A100 八卡服务器",
            "A100 80GB SXM4",
            8,
            "停产",
            None,
            None,
            None,
            None,
            None,
            "CN",
            None,
        ),
        (
            "PL-H100-8",
            "H100 八卡服务器",
            "H100 80GB SXM5",
            8,
            "询价",
            1,
            None,
            None,
            None,
            None,
            "CN",
            None,
        ),
        (),
        ("示例数据 (sample figures): the supplier and the quotes are invented.",),
    ),
)

WORKBOOKS: Final = (GPU_RESELLER, CHINA)
