"""A file of orders is read whole, or each bad line is named and nothing is read."""

import re
from pathlib import Path

import pytest

from procure import orders_file, orders_taken
from procure.errors import InputError, OrdersFileError
from procure.evaluation import GivenOrder, GivenOrders
from procure.orders_file import read_orders
from tests.builders import catalog, demand, offer, project, scenario

PROJECT = project(
    [catalog("Maple", offer("m1", "h100", 1, sku="X-1"), offer("m2", "h100", 1))],
    scenario(demand(1, 1, 1, 1)),
)


def read(folder: Path, content: str | bytes) -> GivenOrders:
    """Read a file of some content."""
    path = folder / "orders.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_orders(path, PROJECT, PROJECT.scenarios[0])


def refused(folder: Path, content: str | bytes) -> OrdersFileError:
    """Give the error that a file is refused with."""
    with pytest.raises(OrdersFileError) as caught:
        read(folder, content)
    return caught.value


EXPECTED = (
    GivenOrder(offer="m1", period=0, site="here", units=5, line=2),
    GivenOrder(offer="m2", period=1, site="here", units=7, line=3),
)


@pytest.mark.parametrize(
    "content",
    [
        "offer,period,site,units\nm1,2024 Q1,here,5\nm2,2024 Q2,Here,7\n",
        "Units;Site;Offer;Period\r\n5;here;X-1;Jan 2024\r\n7;;m2;1\r\n",
        "units\tperiod\toffer\n5\t2024-01-01\tm1\n7\t2024-06-30\tm2",
        "\ufeffoffer,period,units,price\nm1,0,5,100\nm2,1,7,\n",
        '"offer","period","units"\n"m1","0","5"\n"m2","1","7"\n\n,,\n',
        "supplier,sku,description,ordered,qty\nMaple,x-1,,0,5\nMaple,,offer M2,1,7\n",
    ],
)
def test_a_table_is_read_in_any_order_and_separator(tmp_path: Path, content: str) -> None:
    """With or without a byte order mark, quotation marks, further columns and empty lines."""
    assert read(tmp_path, content) == GivenOrders(orders=EXPECTED)


@pytest.mark.parametrize(
    "content", ["", "\n \n", "offer,period,site,units\n", '{"orders": [], "placements": []}']
)
def test_an_empty_list_is_no_orders_at_all(tmp_path: Path, content: str) -> None:
    """Nothing ordered can be evaluated too."""
    assert read(tmp_path, content) == GivenOrders()


def test_every_bad_line_is_named_and_nothing_is_read(tmp_path: Path) -> None:
    """One sentence a line, with file, line and what to do; the count comes first."""
    error = refused(
        tmp_path,
        "offer,period,units\n"
        "m1,2024 Q1,5\n"
        "m9,2024 Q1,5\n"
        "m1,2031 Q1,5\n"
        '"m2\n",2024 Q1,many\n'
        "m1,2024 Q1,6\n"
        "m2,2024 Q3,6,7\n",
    )
    lines = error.details.splitlines()
    assert [re.match(r"orders.csv, line (\d+): ", one)[1] for one in lines] == [  # type: ignore[index]
        "3",
        "4",
        "5",
        "7",
        "8",
    ]
    assert "“m9”" in lines[0]
    assert "2024 Q1 (0) to 2024 Q4 (3)" in lines[1]
    assert "“many”" in lines[2]
    assert "in line 2" in lines[3]
    assert "more cells than the 3 headings" in lines[4]
    assert str(error).startswith("5 lines of orders.csv cannot be used, so nothing was evaluated.")
    assert lines[0] in str(error)


def test_one_bad_line_is_the_whole_message(tmp_path: Path) -> None:
    """Without details."""
    error = refused(tmp_path, "offer,period,units\nm1,2024 Q1,0\n")
    assert str(error).startswith("orders.csv, line 2: “0” is no number of units.")
    assert not error.details


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"\xff\xfeo\x00f\x00", "orders-not-text"),
        (b"PK\x03\x04\x00\x00", "orders-not-text"),
        ("Größe".encode("latin-1"), "orders-not-text"),
        ("m1,2024 Q1,here,5\n", "orders-headings"),
        ("offer,period\nm1,0\n", "orders-headings"),
        ("period,units\n0,5\n", "orders-headings"),
        ("offer,period,units,qty\nm1,0,5,6\n", "orders-heading-twice"),
        ('offer,period,units\n"m1,0,5\n', "orders-fault"),
        ('offer,period,units\n"m1"x,0,5\n', "orders-fault"),
        ("offer,period,units\n" + "x" * 200_000 + ",0,5\n", "orders-fault"),
    ],
)
def test_what_is_no_table_of_orders_is_refused(
    tmp_path: Path, content: str | bytes, key: str
) -> None:
    """With a sentence that names the file."""
    error = refused(tmp_path, content)
    assert error.key == key
    assert "orders.csv" in str(error)


def test_a_file_too_large_or_missing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before it is read, and in plain words."""
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(InputError):
            read_orders(path, PROJECT, PROJECT.scenarios[0])
    monkeypatch.setattr(orders_file, "MOST_BYTES", 50)
    assert refused(tmp_path, "offer,period,units\n" + "m1,0,5\n" * 10).key == "orders-too-large"


def test_there_is_an_end_to_orders_and_to_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a file of nonsense not every line is listed."""
    monkeypatch.setattr(orders_taken, "MOST_ORDERS", 1)
    two = "offer,period,units\nm1,0,5\nm2,0,5\n"
    assert refused(tmp_path, two).key == "orders-too-many"
    monkeypatch.setattr(orders_file, "MOST_FAULTS", 3)
    error = refused(tmp_path, "offer,period,units\n" + "x,0,5\n" * 100)
    assert len(error.details.splitlines()) == 4


def test_control_characters_of_a_file_stay_out_of_sentences(tmp_path: Path) -> None:
    """A terminal shows what is said, nothing else."""
    error = refused(tmp_path, "offer,period,units\n\x1b[31mred,0,5\n")
    assert "\x1b" not in str(error)
