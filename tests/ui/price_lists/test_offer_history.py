"""Every list that quoted an offer is a row with its day, and prices are drawn where they can be."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from procure.editions import history, with_editions
from procure.offers import Catalog, PriceBreak
from tests.ui.trial import trial_project
from ui.document import Document
from ui.price_lists.offer_history import OfferHistory, price_picture, quoted_rows, rise_text
from ui.price_lists.page import CatalogPage


def edition(month: int, price: str | None, **fields: object) -> Catalog:
    """Give the reseller's list of a month, with one price."""
    first = trial_project().catalogs[0]
    breaks = () if price is None else (PriceBreak(quantity=1, unit_price=Decimal(price)),)
    offer = replace(first.offers[0], breaks=breaks, break_kind=None, **fields)  # type: ignore[arg-type]
    day = date(2024, month, 1)
    return replace(first, offers=(offer,), as_of=day, sha256=f"{month}", file_name=f"{month}.csv")


def after(*lists: Catalog) -> Catalog:
    """Read one list after the other."""
    found = lists[0]
    for one in lists[1:]:
        found = with_editions(found, one)
    return found


THREE = after(edition(1, "280000"), edition(2, "280000"), edition(3, "266000"))


def test_rows_are_newest_first_with_their_change() -> None:
    """A price is set against the one of the list before; the first has nothing before it."""
    rows = quoted_rows(history(THREE, "hgx-h100-8-gpu"))
    assert [row.quoted.file_name for row in rows] == ["3.csv", "2.csv", "1.csv"]
    assert [rise_text(row.change) for row in rows] == ["−5.0 %", "", ""]
    assert rows[-1].change is None


@pytest.mark.parametrize(
    "last", [edition(2, None), edition(2, "250000", currency="EUR"), edition(2, "0")]
)
def test_no_change_is_made_up(last: Catalog) -> None:
    """No price, or one in other money, is not a fall to zero or a saving."""
    quotes = history(after(edition(1, "0"), last), "hgx-h100-8-gpu")
    assert quoted_rows(quotes)[0].change is None


def test_prices_are_drawn_from_list_to_list() -> None:
    """The title says what happened, the tips every price break."""
    offer = THREE.offers[0]
    picture = price_picture(offer, history(THREE, offer.id))
    assert picture is not None
    assert picture.title == "Price of a unit: −5.0 % since 1 Jan 2024"
    assert picture.names == ("1 Jan 2024", "1 Feb 2024", "1 Mar 2024")
    assert [str(one) for one in picture.lines[0].values] == ["280000", "280000", "266000"]
    assert picture.tips[-1] == "1 Mar 2024\n266,000 USD"
    still = after(edition(1, "280000"), edition(2, "280000"))
    same = price_picture(offer, history(still, offer.id))
    assert same is not None
    assert same.title == "Price of a unit: unchanged since 1 Jan 2024"


def test_what_cannot_be_drawn_is_not() -> None:
    """One price is no line, and dollars and euros have no common axis."""
    offer = THREE.offers[0]
    alone = edition(1, "280000")
    mixed = after(alone, edition(2, "250000", currency="EUR"))
    assert price_picture(offer, history(alone, offer.id)) is None
    assert price_picture(offer, history(mixed, offer.id)) is None


def test_the_selected_offer_shows_its_history(qtbot: QtBot) -> None:
    """The tab follows the offers above it; the chart is made when there is one to see."""
    project = trial_project()
    document = Document(replace(project, catalogs=(THREE, *project.catalogs[1:])))
    page = CatalogPage(document)
    qtbot.addWidget(page)
    page.show()
    page.tabs.setCurrentWidget(page.history)
    assert "Select an offer" in page.history.about.text()
    page.offers_view.setCurrentIndex(page.offers.index(0, 1))
    assert page.history.about.text() == "HGX H100 8-GPU: in 3 lists."
    assert page.history.table.rowCount() == 3
    assert page.history.chart is not None
    assert page.history.chart.isVisible()
    page.select_supplier("Distributor")
    page.offers_view.setCurrentIndex(page.offers.index(0, 1))
    assert "this list is the first that has it" in page.history.about.text()
    assert not page.history.chart.isVisible()


def test_no_chart_is_loaded_before_it_is_seen(qtbot: QtBot) -> None:
    """The plotting library takes its time: a hidden tab does not need it."""
    shown = OfferHistory(Document(trial_project()))
    qtbot.addWidget(shown)
    shown.show_offer(THREE, THREE.offers[0])
    assert shown.chart is None
    shown.show()
    assert shown.chart is not None


def test_the_chart_has_room_for_its_title(qtbot: QtBot) -> None:
    """In the narrow right half of the page beside the Why? panel it is the table that scrolls."""
    shown = OfferHistory(Document(trial_project()))
    qtbot.addWidget(shown)
    shown.resize(619, 220)
    lists = after(edition(1, "100"), edition(4, "90"))
    shown.show_offer(lists, lists.offers[0])
    shown.show()
    assert shown.chart is not None
    qtbot.waitUntil(lambda: shown.chart is not None and shown.chart.width() >= 344)
    title = shown.chart.title
    assert title.heightForWidth(title.width()) <= 3 * title.fontMetrics().height()
