"""What an import would change is said in words that a buyer reads, before it is done."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from procure.offers import Catalog, PriceBreak
from tests.ui.trial import trial_project
from ui.price_lists.import_changes import RENAMED, change_columns, changes, counts, summary


def test_changes_name_every_field_that_differs() -> None:
    """Lead times and minimums that change are listed beside prices, unknown as unknown."""
    old = trial_project().catalogs[1]
    offer = replace(old.offers[0], lead_weeks=None, moq=4)
    new = replace(old, offers=(offer,), sha256="1" * 64)
    found = {(one.kind, one.before, one.after) for one in changes(old, new)}
    assert found == {("lead time, weeks", "20", "unknown"), ("minimum order", "unknown", "4")}
    said = summary(trial_project(), new, 0)
    assert said == "Replaces the list of Distributor of 1 Dec 2023: 2 other changes."
    assert summary(trial_project(), replace(new, supplier="New"), 2) == (
        "Adds the list of New with 1 offer. Adds 2 chips to the project."
    )
    assert not changes(old, old)
    assert [one.kind for one in changes(None, old)] == ["new"]
    gone: Catalog = replace(old, offers=())
    assert [one.kind for one in changes(old, gone)] == ["gone"]


def cheaper(*prices: tuple[int, str]) -> tuple[Catalog, Catalog]:
    """Give the reseller's list and its next one with other prices."""
    old = trial_project().catalogs[0]
    breaks = tuple(PriceBreak(quantity=at, unit_price=Decimal(price)) for at, price in prices)
    new = replace(old, offers=(replace(old.offers[0], breaks=breaks),), sha256="1" * 64)
    return old, new


def test_a_price_says_by_how_much_it_changes() -> None:
    """Each quantity with its percentage; one figure where all prices go the same way."""
    (change,) = changes(*cheaper((1, "266000"), (50, "265000"), (100, "278250")))
    assert (change.kind, change.by) == ("price", "−5.0 %; from 100: +5.0 %")
    assert change.before == "280,000; from 50: 265,000"
    (change,) = changes(*cheaper((1, "252000"), (50, "238500")))
    assert change.by == "−10.0 %"


def test_prices_that_change_are_counted() -> None:
    """One changes, two change; the verb is of the count."""
    (one,) = changes(*cheaper((1, "266000"), (50, "265000")))
    assert counts([one]) == "one price changes"
    assert counts([one, one]) == "2 prices change"


def test_a_renamed_offer_waits_for_an_answer() -> None:
    """It is one row with both names and prices; what else differs is listed once confirmed."""
    old, new = cheaper((1, "266000"), (50, "265000"))
    new = replace(new, offers=(replace(new.offers[0], id="b", sku="B-1", moq=2),))
    (change,) = changes(old, new)
    assert (change.kind, change.confirmed, change.ids) == (RENAMED, False, ("b", old.offers[0].id))
    assert change.before.startswith("HGX H100 8-GPU: 280,000")
    assert change.after.startswith("B-1 HGX H100 8-GPU: 266,000")
    assert summary(trial_project(), new, 0).endswith(": 1 probably renamed.")
    said = changes(old, new, {"b": old.offers[0].id})
    assert [one.kind for one in said] == [RENAMED, "price", "minimum order"]
    assert said[0].confirmed
    (same,) = [one for one in change_columns() if one.heading == "Same"]
    assert [same.get(one) for one in said if not same.locked(one)] == [True]
    assert not same.locked(said[0])
    assert same.locked(said[1])


def test_an_older_file_is_said_first() -> None:
    """A file of an earlier day, or the very one there is, is named before what it changes."""
    old, new = cheaper((1, "266000"), (50, "265000"))
    said = summary(trial_project(), replace(new, as_of=date(2023, 11, 1)), 0)
    assert said.startswith("Look at this file's date: it is older than the list of Reseller")
    assert "1 Dec 2023" in said
    assert summary(trial_project(), old, 0) == (
        "This very file was read before, on 4 Dec 2023. "
        "Replaces the list of Reseller of 1 Dec 2023: nothing differs."
    )
