"""Numbers and dates of other programs are read for certain, or not at all."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.errors import InputError
from ui.entry import read_number
from ui.tables.html import Pasted, ValueKind
from ui.tables.numbers import Target, spelled


def read(*texts: str, kind: ValueKind = "number", currency: str = "", mark: str = "") -> list[str]:
    """Give the texts of one pasted row as entries read them."""
    row = [Pasted(text=text) for text in texts]
    return spelled([row], [[Target(kind=kind, currency=currency)] * len(row)], mark)[0]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["1,234.50", "1.5"], ["1234.50", "1.5"]),
        (["1.234,50", "1.234"], ["1234.50", "1234"]),
        (["1,5", "1.234"], ["1.5", "1234"]),
        (["1.5", "1.234", "1,234"], ["1.5", "1.234", "1234"]),
        (["1.234.567", "1.234", "0"], ["1234567", "1234", "0"]),
        (["0,123", "1,234"], ["0.123", "1.234"]),
        (["1234,567"], ["1234.567"]),
        (["1 234,567", "1,234"], ["1234.567", "1.234"]),
        (["1\u202f234,5"], ["1234.5"]),
        (["1'234.5", "1.234"], ["1234.5", "1.234"]),
        (["1,000", "20"], ["1000", "20"]),
        (["1,008"], ["1008"]),
        (["(1,234.5)", "5-", "\u22125"], ["-1234.5", "-5", "-5"]),
        (["1.5M", "2,000k"], ["1.5M", "2000k"]),
        (["", "12"], ["", "12"]),
        (["Call", "1,00,000", "1.2.3"], ["Call", "1,00,000", "1.2.3"]),
    ],
)
def test_one_number_speaks_for_its_block(texts: list[str], values: list[str]) -> None:
    """A number that can be read in one way only decides how the others are read."""
    assert read(*texts) == values


@pytest.mark.parametrize("texts", [["1.234"], ["25.000", "100"], ["1.234", "1,234"]])
def test_what_could_be_either_is_refused(texts: list[str]) -> None:
    """A thousand or a little more than one: without a sign which, nothing is taken."""
    with pytest.raises(InputError) as refused:
        read(*texts)
    assert refused.value.key == "paste-mark"


def test_a_block_that_contradicts_itself_is_refused() -> None:
    """Two ways to write decimals in one block are named."""
    with pytest.raises(InputError, match=r"1,5.*2\.5"):
        read("1,5", "2.5")


@pytest.mark.parametrize(("mark", "values"), [(".", ["1.234", "1234"]), (",", ["1234", "1.234"])])
def test_a_person_can_say_which(mark: str, values: list[str]) -> None:
    """Where the decimal mark was chosen, it holds for the whole block."""
    assert read("1.234", "1,234", mark=mark) == values


def test_values_and_formats_decide_before_texts() -> None:
    """What rich text knows needs no evidence, and gives exact values."""
    row = [
        Pasted(text="1.234", kind="number", number=Decimal(1234)),
        Pasted(text="1.234", places=0, formatted=True),
        Pasted(text="1,234", places=3, formatted=True),
        Pasted(text="1,234", formatted=True),
        Pasted(text="60%", kind="percent", number=Decimal("0.6")),
    ]
    targets = [*[Target(kind="number")] * 4, Target(kind="percent")]
    assert spelled([row], [targets]) == [["1234", "1234", "1.234", "1.234", "60 %"]]


@pytest.mark.parametrize(
    ("text", "currency", "shown"),
    [
        ("$1,234.50", "USD", "1234.50"),
        ("US$ 5", "USD", "5"),
        ("-$5.25", "USD", "-5.25"),
        ("1.234,50 €", "EUR", "1234.50"),
        ("5 EUR", "EUR", "5"),
        ("¥5", "JPY", "5"),
        ("€5", "", "€5"),
    ],
)
def test_a_currency_sign_is_taken_for_what_it_is(text: str, currency: str, shown: str) -> None:
    """The sign of the cell's own currency goes; where no money is meant it is left to refuse."""
    assert read(text, currency=currency) == [shown]


@pytest.mark.parametrize(("text", "currency"), [("€5", "USD"), ("£5", "EUR"), ("$5", "EUR")])
def test_an_amount_of_another_currency_is_refused(text: str, currency: str) -> None:
    """Five euros are not five dollars."""
    with pytest.raises(InputError) as refused:
        read(text, currency=currency)
    assert refused.value.key == "paste-currency"


def test_percentages() -> None:
    """A percentage keeps its sign; one for a plain number is left for the entry to refuse."""
    assert read("12,5 %", "5%", kind="percent") == ["12.5 %", "5 %"]
    assert read("12.5 %", kind="number") == ["12.5 %"]


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["31.12.2024"], ["2024-12-31"]),
        (["03.04.2024"], ["2024-04-03"]),
        (["12/31/2024", "03/04/2024"], ["2024-12-31", "2024-03-04"]),
        (["31/12/2024", "03/04/2024"], ["2024-12-31", "2024-04-03"]),
        (["05/05/2024"], ["2024-05-05"]),
        (["2024-12-31", "31 Mar 2024", "soon"], ["2024-12-31", "31 Mar 2024", "soon"]),
        (["31.13.2024"], ["31.13.2024"]),
    ],
)
def test_dates(texts: list[str], days: list[str]) -> None:
    """A day after the twelfth tells the order for all; with points days come first."""
    assert read(*texts, kind="day") == days


@pytest.mark.parametrize("texts", [["03/04/2024"], ["31/12/2024", "12/31/2024", "03/04/2024"]])
def test_a_date_that_could_be_two_is_refused(texts: list[str]) -> None:
    """March or April: nothing is taken."""
    with pytest.raises(InputError):
        read(*texts, kind="day")


def test_the_value_of_a_date_needs_no_text() -> None:
    """A date that rich text knows is taken, whatever its text looks like."""
    cell = Pasted(text="03/04/24", kind="day", day=date(2024, 3, 4))
    assert spelled([[cell]], [[Target(kind="day")]]) == [["2024-03-04"]]


@given(st.text(max_size=8))
def test_texts_for_text_cells_are_never_touched(text: str) -> None:
    """A note that looks like a number stays as it is."""
    assert read(text, kind="text") == [text]


@given(
    st.lists(
        st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False), min_size=1, max_size=5
    ),
    st.sampled_from(["de", "en", "fr", "ch"]),
)
def test_every_country_writes_the_same_numbers(numbers: list[Decimal], country: str) -> None:
    """Amounts with two decimals are read for what they are, however they are written."""
    group, mark = {"de": (".", ","), "en": (",", "."), "fr": ("\u00a0", ","), "ch": ("'", ".")}[
        country
    ]
    shown = [
        f"{one:,.2f}".replace(",", "g").replace(".", mark).replace("g", group) for one in numbers
    ]
    assert [read_number(text) for text in read(*shown)] == numbers
