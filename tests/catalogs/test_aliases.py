"""The words of nine languages: no heading means two facts, no word two things."""

from collections import Counter

from catalogs.aliases import FIELDS, LANGUAGES, LIST_WORDS, PRICE_WORDS, RENT_WORDS, words
from catalogs.aliases.fields import NAMED
from catalogs.headings import suggest
from catalogs.suggestions import fold

# The program alone gives these: they have no heading of their own.
_MADE_OF_OTHERS = {
    *("price", "price_per_chip", "price_per_chip_hour", "price_per_unit_hour"),
    *("price_per_chip_month", "price_per_unit_month", "gross_price", "list_price"),
    *("lead_weeks", "lead_days", "lead_months", "supply_per_period", "spot_price"),
    *("power_kw", "power_w", "support_rate", "racks_per_unit", "priced_units", "price_across"),
}


def test_no_heading_means_two_facts_in_any_two_languages() -> None:
    """A heading is known under one field only, whichever language it is taken for."""
    meanings: dict[str, set[str]] = {}
    for field in FIELDS:
        for alias in field.aliases:
            meanings.setdefault(fold(alias), set()).add(field.key)
    assert {alias: fields for alias, fields in meanings.items() if len(fields) > 1} == {}


def test_every_language_has_headings_for_every_common_fact() -> None:
    """What price lists commonly state has its headings in all nine languages."""
    common = {field.key for field in NAMED} - _MADE_OF_OTHERS
    assert len(LANGUAGES) == 9
    for language in LANGUAGES:
        assert common - set(language.headings) <= {"break_kind", "supply_per_quarter"}
        assert set(language.headings) <= {field.key for field in NAMED}


def test_every_heading_of_a_language_means_its_field() -> None:
    """No heading is taken for a price or a break before it is looked up."""
    for language in LANGUAGES:
        for key, text in language.headings.items():
            for alias in words(text):
                found = suggest(alias)
                assert found is not None, alias
                assert found.field == key, alias


def test_words_of_one_kind_stay_apart() -> None:
    """A price is no list price and no rent, and a month's name is that of one month."""
    assert not PRICE_WORDS & LIST_WORDS
    assert not PRICE_WORDS & RENT_WORDS
    months: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for number, names in enumerate(words(language.month_names), start=1):
            for name in names.split():
                months.setdefault(name, set()).add(number)
    assert Counter(map(len, months.values())).keys() == {1}
    units = [
        (word, kind)
        for language in LANGUAGES
        for kind in ("weeks", "days", "working_days", "months")
        for word in words(getattr(language, kind))
    ]
    kinds = {word: {kind for other, kind in units if other == word} for word, _ in units}
    assert all(len(each) == 1 for each in kinds.values())
