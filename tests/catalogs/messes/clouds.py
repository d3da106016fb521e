"""Rented chips: by the hour, by the month, by the machine."""

from pathlib import Path

from procure.offers import Mapping
from tests.catalogs.messes.mess import ASKED, REFUSED, Mess
from tests.catalogs.shelf import text_file


def units_in_cells(folder: Path) -> Path:
    """Each cell says its own unit: "$0.332 hourly", "24 GiB"."""
    return text_file(
        folder / "hourly.csv",
        [
            "Instance;GPU;GPUs;Memory;On demand;Region",
            "g1.small;L4 24GB;1;24 GiB;$0.332 hourly;eu-1",
            "g1.large;L40S 48GB;4;192 GiB;$4.80 per hour;eu-1",
            "g1.huge;H100 SXM 80GB;8;640 GiB;$2.40 per GPU/hr;eu-2",
        ],
    )


def machines_by_the_hour(folder: Path) -> Path:
    """A cloud's machines of no, one, four and eight chips; nothing says what the price is for."""
    return text_file(
        folder / "machines.csv",
        [
            "InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,Price,Region,SpotPrice",
            "c-4,,0,4,16,0.10,north,",
            "c-8,,0,8,32,0.20,north,",
            "g-1,L40S,1,16,96,1.20,north,0.60",
            "g-4,L40S,4,64,384,4.80,north,2.40",
            "g-8,H100,8,128,1600,20.00,north,",
        ],
    )


def machines_unanswered(folder: Path) -> Path:
    """The same without an answer: everything is asked, nothing is guessed."""
    return machines_by_the_hour(folder).rename(folder / "unanswered.csv")


def by_the_month(folder: Path) -> Path:
    """Servers rented by the month, with a term: a month has 730 hours."""
    return text_file(
        folder / "monthly.csv",
        [
            "Product,Chips per unit,Price per server per month (USD),Term,Offer type",
            "Server with 8 x L40S,8,5840.00,12 months,rent",
            "Server with 4 x L4,4,1460.00,1 month,rent",
        ],
    )


def two_regions(folder: Path) -> Path:
    """The same machine in two regions is two offers."""
    return text_file(
        folder / "regions.csv",
        [
            "Machine,Accelerator,Chips per unit,Price per chip-hour (USD),Region,Term",
            "v5e-4,TPU v5e,4,1.20,us-west,12 months",
            "v5e-4,TPU v5e,4,1.35,eu-west,12 months",
        ],
    )


CLOUDS = (
    Mess(
        make=units_in_cells,
        rows={
            2: "1 l4, USD 0.332 an hour",
            3: "4 l40s, USD 1.2 an hour",
            4: "8 h100-sxm, USD 2.4 an hour",
        },
    ),
    Mess(
        make=machines_by_the_hour,
        answers=Mapping(currency="USD", kind="rent", price_per="unit_hour"),
        rows={
            2: REFUSED,
            3: REFUSED,
            4: "1 l40s, USD 1.2 an hour",
            5: "4 l40s, USD 1.2 an hour",
            6: ASKED,
        },
    ),
    Mess(
        make=machines_unanswered,
        rows={2: REFUSED, 3: REFUSED, 4: ASKED, 5: ASKED, 6: ASKED},
    ),
    Mess(
        make=by_the_month,
        rows={
            2: "8 l40s, USD 1 an hour, 12 months",
            3: "4 l4, USD 0.5 an hour, 1 months",
        },
    ),
    Mess(
        make=two_regions,
        rows={
            2: "4 tpu-v5e, USD 1.2 an hour, 12 months",
            3: "4 tpu-v5e, USD 1.35 an hour, 12 months",
        },
    ),
)
