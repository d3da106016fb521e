"""What is said names its offer and row; thousands of like things are told in one."""

from dataclasses import replace
from datetime import date

from catalogs.findings import MOST_ALIKE
from catalogs.lint import look, with_look
from catalogs.lint.look import RULES
from procure.offers import Issue
from procure.words import sentence
from tests.builders import offer
from tests.catalogs.lint.lists import known, listed


def test_an_issue_names_its_offer_and_column() -> None:
    """With the offer's words, and the heading under which the price stands."""
    one = replace(offer("o", "h100", 30), sku="A-1", sheet="Prices", row=7)
    (issue,) = look(listed(one, columns=[("Each", "price")]), known())
    assert (issue.sheet, issue.row, issue.column) == ("Prices", 7, "Each")
    assert (issue.offer, issue.text) == ("o", "A-1 | Offer o")


def test_thousands_of_like_issues_become_one() -> None:
    """The first hundred stand by themselves; the rest is named by its rows."""
    offers = [offer(f"{at}", "h100", 30 + at, row=at) for at in range(2, 302)]
    issues = look(listed(*offers), known())
    assert len(issues) == MOST_ALIKE + 1
    assert sentence(issues[-1].key, issues[-1].values) == (
        "200 more rows say the same as row 2, and are not listed one by one: rows 102–301."
    )
    assert issues[-1].severity == "warning"


def test_issues_are_in_the_order_of_the_rows() -> None:
    """Those about the list come first."""
    one = listed(
        offer("o", "h100", 30), offer("p", "l4", 9, moq=4, multiple=3), as_of=date(2020, 1, 1)
    )
    assert [issue.row for issue in look(one, known())] == [None, 2, 3]


def test_warnings_of_rows_get_the_offer_of_their_row() -> None:
    """What made no offer, or holds for a column or the list, has none."""
    told = (
        Issue(key="lead-time-missing", severity="warning", row=2),
        Issue(key="lead-time-missing", severity="warning", row=9),
        Issue(key="currency-dollar", severity="warning", row=2),
        Issue(key="price-missing", severity="refused", row=2),
        Issue(key="sheet-unread", severity="warning"),
    )
    looked = with_look(replace(listed(offer("o", "l4", 9)), issues=told), known())
    assert {(issue.key, issue.row): issue.offer for issue in looked.issues} == {
        ("sheet-unread", None): "",
        ("lead-time-missing", 2): "o",
        ("currency-dollar", 2): "",
        ("price-missing", 2): "",
        ("lead-time-missing", 9): "",
    }


def test_an_empty_list_is_nothing_to_look_at() -> None:
    """No rule trips over a list without offers, or an offer without prices."""
    assert look(listed(), known()) == ()
    bare = replace(offer("o", "l4", 9), breaks=(), contents=())
    assert look(listed(bare, replace(bare, id="p", row=8, description="Other")), known()) == ()


def test_no_rule_stands_twice() -> None:
    """Each is asked once."""
    assert len(set(RULES)) == len(RULES)


def test_progress_is_told_rule_by_rule() -> None:
    """From none to all of them."""
    told: list[tuple[str, int, int]] = []
    look(listed(offer("o", "l4", 9)), known(), None, lambda *one: told.append(one))
    assert told == [("look", number, len(RULES)) for number in range(len(RULES) + 1)]
