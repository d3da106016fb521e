"""What stands in a file of orders for an offer, a period, a site and a number of units."""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from procure.demand import Site
from procure.offers import Offer
from procure.project import Project
from procure.scenario import Scenario
from procure.units import MONTHS

MOST_UNITS: Final = 1_000_000_000
"""The largest order that is taken for one."""

_LONGEST: Final = 60
_NAMED: Final = 12
_QUARTER: Final = 3
_NUMBER: Final = re.compile(r"[0-9]{1,3}")
_DAY: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})([ T]00:00(:00)?)?")
_MONTH: Final = re.compile(r"([a-z]{3})[a-z]*\.?[ -]([0-9]{4})")
_ISO_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})")
_QUARTERS: Final = (
    re.compile(r"(?P<year>[0-9]{4})[ -]?q(?P<quarter>[1-4])"),
    re.compile(r"q(?P<quarter>[1-4])[ -]?(?P<year>[0-9]{4})"),
)


class CellError(ValueError):
    """A cell that cannot be used: the key of a sentence and its values."""

    def __init__(self, key: str, /, **values: object) -> None:
        """Keep the key and the values as text."""
        super().__init__(key)
        self.key = key
        self.values = {name: str(value) for name, value in values.items()}


def shown(text: object) -> str:
    """Give text from a file as a sentence may hold it: short, on one line, printable."""
    clean = " ".join("".join(one if one.isprintable() else " " for one in str(text)).split())
    return clean if len(clean) <= _LONGEST else f"{clean[: _LONGEST - 1]}…"


def listed(names: list[str]) -> str:
    """List names for a sentence, the first dozen of many."""
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


class OrderCells:
    """Tells what the cells of an order mean in a project and scenario; raises CellError."""

    def __init__(self, project: Project, scenario: Scenario) -> None:
        """Index the project once."""
        self._horizon = scenario.horizon
        self._sites = project.sites
        self._labels = {
            self._horizon.label(period).casefold(): period
            for period in range(self._horizon.periods)
        }
        self._suppliers = {
            _plain(catalog.supplier): catalog.supplier for catalog in project.catalogs
        }
        self._offers = {offer.id: (catalog.supplier, offer) for catalog, offer in project.offers()}
        self._by_sku: dict[str, list[str]] = defaultdict(list)
        self._by_description: dict[str, list[str]] = defaultdict(list)
        for _, offer in project.offers():
            self._by_sku[_plain(offer.sku)].append(offer.id)
            self._by_description[_plain(offer.description)].append(offer.id)

    # Offers

    def offer(self, cells: Mapping[str, str]) -> str:
        """Find the one offer that the cells offer, sku, description and supplier name.

        The cell "offer" holds an id, or else an SKU or a description.
        """
        named = {
            name: text for name in ("offer", "sku", "description") if (text := cells.get(name))
        }
        if not named:
            raise CellError("orders-offer-empty")
        what = shown(" / ".join(named.values()))
        found = set.intersection(*(self._named(name, text) for name, text in named.items()))
        if not found:
            raise CellError("orders-offer-unknown", offer=what)
        supplier = cells.get("supplier", "")
        if supplier:
            known = self._suppliers.get(_plain(supplier))
            if known is None:
                names = listed([shown(one) for one in self._suppliers.values()])
                raise CellError("orders-supplier-unknown", supplier=shown(supplier), names=names)
            found = {one for one in found if self._offers[one][0] == known}
            if not found:
                raise CellError("orders-offer-elsewhere", offer=what, supplier=shown(known))
        if len(found) > 1:
            names = listed([shown(one) for one in sorted(found)])
            raise CellError("orders-offer-several", offer=what, names=names)
        return found.pop()

    def _named(self, name: str, text: str) -> set[str]:
        if name == "offer" and text in self._offers:
            return {text}
        found: set[str] = set()
        if name in {"offer", "sku"}:
            found.update(self._by_sku.get(_plain(text), ()))
        if name in {"offer", "description"}:
            found.update(self._by_description.get(_plain(text), ()))
        return found

    # Periods

    def period(self, text: str) -> int:
        """Find the period that a label, a month, a quarter, a day or a number (from 0) names."""
        plain = _plain(text)
        if not plain:
            raise CellError("orders-period-empty", names=self._periods())
        if plain in self._labels:
            return self._labels[plain]
        if _NUMBER.fullmatch(plain):
            if int(plain) < self._horizon.periods:
                return int(plain)
            raise self._outside(text)
        span = _span(plain)
        if span is None:
            raise CellError("orders-period-unknown", period=shown(text), names=self._periods())
        return self._within(text, *span)

    def starting(self, text: str) -> int:
        """Find the period whose first day an ISO date is."""
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise CellError("orders-day-unknown", day=shown(text)) from None
        period = self._within(text, day, day)
        if self._horizon.starts(period) != day:
            raise CellError("orders-day-within", day=shown(text), names=self._periods())
        return period

    def _within(self, text: str, first: date, last: date) -> int:
        horizon = self._horizon
        if last < horizon.start or first >= horizon.starts(horizon.periods):
            raise self._outside(text)
        period = horizon.containing(first)
        inside = first >= horizon.start and last < horizon.starts(horizon.periods)
        if not inside or horizon.containing(last) != period:
            raise CellError("orders-period-several", period=shown(text), names=self._periods())
        return period

    def _outside(self, text: str) -> CellError:
        return CellError("orders-period-outside", period=shown(text), names=self._periods())

    def _periods(self) -> str:
        last = self._horizon.periods - 1
        if last < 0:
            return ""
        first = self._horizon.label(0)
        return first if last == 0 else f"{first} (0) to {self._horizon.label(last)} ({last})"

    # Sites and units

    def site(self, text: str, offer: str) -> str:
        """Find the site of an id or name; where the cell is empty, the only one that fits."""
        if not text:
            return self._only_site(offer)
        for same in (
            [one for one in self._sites if one.id == text],
            [one for one in self._sites if _plain(text) in (_plain(one.name), _plain(one.id))],
        ):
            if len(same) == 1:
                return same[0].id
            if same:
                names = listed([shown(one.id) for one in same])
                raise CellError("orders-site-several", site=shown(text), names=names)
        names = listed([shown(one.name) for one in self._sites])
        raise CellError("orders-site-unknown", site=shown(text), names=names)

    def _only_site(self, offer: str) -> str:
        supplier, one = self._offers[offer]
        fits = [site for site in self._sites if _may_stand(one, supplier, site)]
        if not fits:
            raise CellError("orders-site-none", offer=shown(one.description or offer))
        if len(fits) > 1:
            names = listed([shown(site.name) for site in fits])
            raise CellError("orders-site-empty", names=names)
        return fits[0].id

    @staticmethod
    def units(text: str) -> int:
        """Read a whole number above zero, in plain digits."""
        if not re.fullmatch(r"[0-9]+", text) or len(text) > len(str(MOST_UNITS)):
            raise CellError("orders-units-unreadable", units=shown(text))
        count = int(text)
        if not 0 < count <= MOST_UNITS:
            raise CellError("orders-units-unreadable", units=shown(text))
        return count


def _may_stand(offer: Offer, supplier: str, site: Site) -> bool:
    """Tell whether units of an offer may go to a site: the supplier's region, or one's own."""
    stays = offer.kind == "rent" and offer.hosted_by == "supplier"
    fits = site.supplier == supplier if stays else not site.supplier
    return fits and (not offer.deliver_to or site.country in offer.deliver_to)


def _span(plain: str) -> tuple[date, date] | None:
    """Give the first and last day that a text names, or None."""
    try:
        if match := _DAY.fullmatch(plain.upper()):
            day = date.fromisoformat(match[1])
            return day, day
        months = [month.casefold() for month in MONTHS]
        if (match := _MONTH.fullmatch(plain)) and match[1] in months:
            return _months(int(match[2]), months.index(match[1]) + 1, 1)
        if match := _ISO_MONTH.fullmatch(plain):
            return _months(int(match[1]), int(match[2]), 1)
        for pattern in _QUARTERS:
            if match := pattern.fullmatch(plain):
                month = (int(match["quarter"]) - 1) * _QUARTER + 1
                return _months(int(match["year"]), month, _QUARTER)
    except ValueError:
        return None
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    after = date(year + last // len(MONTHS), last % len(MONTHS) + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)
