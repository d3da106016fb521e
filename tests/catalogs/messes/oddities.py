"""Lists that can be read and should not be believed without a look."""

from pathlib import Path

from tests.catalogs.messes.mess import ASKED, REFUSED, Mess
from tests.catalogs.shelf import text_file


def one_value_everywhere(folder: Path) -> Path:
    """A broken scrape: different chips, one price."""
    return text_file(
        folder / "scrape.csv",
        [
            "SKU,Description,Price (USD),Lead time",
            "B-1,L40S 48GB,1.00,4 weeks",
            "B-2,L4 24GB,1.00,4 weeks",
            "B-3,Gaudi 2,1.00,4 weeks",
            "B-4,H100 PCIe 80GB,1.00,4 weeks",
            "B-5,Instinct MI300X OAM,1.00,4 weeks",
        ],
    )


def rising_and_uneven(folder: Path) -> Path:
    """A break that costs more, a minimum that is no multiple, a validity that is over."""
    return text_file(
        folder / "uneven.csv",
        [
            "Price breaks apply to all units of an order",
            "SKU,Description,Price (USD),Price from 10 (USD),MOQ,Order multiple,Valid until",
            "U-1,L40S 48GB,8900.00,9200.00,1,1,2024-12-31",
            "U-2,L4 24GB,2450.00,2400.00,5,2,2024-12-31",
            "U-3,Gaudi 2,8200.00,8000.00,1,1,2023-06-30",
        ],
    )


def twice_the_same(folder: Path) -> Path:
    """A part number twice with two prices, and nearly the same line again."""
    return text_file(
        folder / "twice.csv",
        [
            "SKU,Description,Price (USD),Lead time",
            "D-1,L40S 48GB,8900.00,4 weeks",
            "D-1,L40S 48GB,8700.00,4 weeks",
            "D-2,L4 24GB,2450.00,4 weeks",
            "D-3,NVIDIA L4 24GB,2455.00,4 weeks",
        ],
    )


def which_chip(folder: Path) -> Path:
    """Names that could be several chips, other goods, and chips that nobody knows."""
    return text_file(
        folder / "names.csv",
        [
            "Description,Price (USD),Lead time",
            "H100,30000.00,4 weeks",
            "A100 SXM,12000.00,4 weeks",
            "H100 NVL 94GB,31000.00,4 weeks",
            "NVLink bridge for H100 PCIe 80GB,900.00,4 weeks",
            "Warranty extension L40S,500.00,4 weeks",
            "Quantum abacus Q7,5.00,4 weeks",
            "H100 PCIe 96GB,28000.00,4 weeks",
            "HGX H200 8x141G,300000.00,4 weeks",
        ],
    )


ODDITIES = (
    Mess(
        make=one_value_everywhere,
        rows={
            2: "1 l40s, USD 1, 4 weeks",
            3: "1 l4, USD 1, 4 weeks",
            4: "1 gaudi-2, USD 1, 4 weeks",
            5: "1 h100-pcie, USD 1, 4 weeks",
            6: "1 mi300x, USD 1, 4 weeks",
        },
        warned=("price-everywhere",),
    ),
    Mess(
        make=rising_and_uneven,
        rows={
            3: "1 l40s, USD 8900, 9200 from 10",
            4: "1 l4, USD 2450, 2400 from 10",
            5: "1 gaudi-2, USD 8200, 8000 from 10",
        },
        warned=("break-price-rises", "moq-no-multiple", "offer-expired"),
    ),
    Mess(
        make=twice_the_same,
        rows={
            2: "1 l40s, USD 8900, 4 weeks",
            3: "1 l40s, USD 8700, 4 weeks",
            4: "1 l4, USD 2450, 4 weeks",
            5: "1 l4, USD 2455, 4 weeks",
        },
        warned=("offer-repeated",),
    ),
    Mess(
        make=which_chip,
        rows={
            2: ASKED,
            3: ASKED,
            4: "1 h100-nvl, USD 31000, 4 weeks",
            5: ASKED,
            6: ASKED,
            7: REFUSED,
            8: ASKED,
            9: "8 h200-sxm, USD 300000, 4 weeks",
        },
    ),
)
