"""What a person says about a price list as a whole: supplier, currency, how numbers are written."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from procure.errors import InputError
from procure.offers import Catalog, Issue, Mapping
from ui.callout import Callout
from ui.entry import Day
from ui.fields import chooser, quiet
from ui.price_list_reading import FileReading
from ui.theme import SPACE, warning_colour

_MARKS: Final = ((None, "as the file shows"), (".", "point: 1,234.5"), (",", "comma: 1.234,5"))
_KINDS: Final = ((None, "as the file says"), ("purchase", "to buy"), ("rent", "to rent"))
_PRICES: Final = (
    (None, "as the file says"),
    ("unit", "a unit"),
    ("chip", "a chip"),
    ("chip_hour", "a chip-hour"),
    ("unit_hour", "a unit-hour"),
)
_BREAKS: Final = (
    (None, "as the file says"),
    ("all_units", "the whole order"),
    ("incremental", "further units only"),
)
# What an answer here would settle, by the beginning of the issue's key.
_ASKED_BY: Final = {
    "currency": "currency",
    "decimal-mark": "mark",
    "number-other-mark": "mark",
    "kind": "kind",
    "price-per": "price_per",
    "price-basis": "price_per",
    "break-kind": "break_kind",
    "price-list-encoding": "encoding",
    "price-list-sheet": "sheet",
}
_IN_A_ROW: Final = 3
_SAMPLE: Final = 40


class Answers(QWidget):
    """The fields over the import dialog's tables; each change is a new mapping to read with."""

    changed = Signal(object)
    """The mapping with what was answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Wait for a reading to show."""
        super().__init__(parent)
        self._mapping = Mapping()
        self._labels: dict[str, QLabel] = {}
        self._lines: dict[str, QLineEdit] = {}
        self._shown = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self.supplier = self._line("supplier", "Supplier")
        self.currency = self._line("currency", "Currency", "as each row says")
        self.as_of = self._line("as_of", "Prices as of", "as the file says")
        self.mark = self._combo("mark", "Decimal mark", _MARKS)
        self.kind = self._combo("kind", "Offers are", _KINDS)
        self.price_per = self._combo("price_per", "Prices are for", _PRICES)
        self.break_kind = self._combo("break_kind", "Lower prices hold for", _BREAKS)
        self.sheet = self._combo("sheet", "Sheet", ())
        self.encoding = self._combo("encoding", "Text encoding", ())
        self.evidence = quiet()
        self.evidence.setWordWrap(True)
        self._grid.addWidget(self.evidence, 3, 0, 1, 2 * _IN_A_ROW)
        for column in range(_IN_A_ROW):
            self._grid.setColumnStretch(2 * column + 1, 1)
        self._callout = Callout(self)

    # Building

    def _place(self, key: str, text: str, field: QWidget) -> None:
        label = QLabel(text)
        label.setBuddy(field)
        field.setAccessibleName(text)
        row, column = divmod(self._shown, _IN_A_ROW)
        self._grid.addWidget(label, row, 2 * column)
        self._grid.addWidget(field, row, 2 * column + 1)
        self._labels[key] = label
        self._shown += 1

    def _line(self, key: str, text: str, empty: str = "") -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(empty)
        line.editingFinished.connect(lambda: self._line_entered(key, line))
        self._lines[key] = line
        self._place(key, text, line)
        return line

    def _combo(self, key: str, text: str, choices: Iterable[tuple[Any, str]]) -> QComboBox:
        combo = chooser()
        for value, name in choices:
            combo.addItem(name, value)
        combo.activated.connect(lambda _at: self._chosen(key, combo.currentData()))
        self._place(key, text, combo)
        return combo

    # Showing

    def show_reading(self, reading: FileReading) -> None:
        """Show how a file was read; the next answer is added to its mapping."""
        mapping = reading.mapping
        self._mapping = mapping
        catalog = reading.catalog
        for line, text in (
            # What was answered stands, also while the file is still being read with it.
            (self.supplier, mapping.supplier or (catalog.supplier if catalog else "")),
            (self.currency, mapping.currency or _one_currency(catalog)),
            (self.as_of, Day().show(mapping.as_of or (catalog.as_of if catalog else None))),
        ):
            if not line.isModified():
                line.setText(text)
        _choose(self.mark, mapping.decimal_mark or reading.mark or None)
        _choose(self.kind, mapping.kind)
        _choose(self.price_per, mapping.price_per)
        _choose(self.break_kind, mapping.break_kind)
        names = [self.sheet.itemText(at) for at in range(self.sheet.count())]
        if names != list(reading.sheets):
            self.sheet.clear()
            for name in reading.sheets:
                self.sheet.addItem(name, name)
        _choose(self.sheet, reading.sheet)
        self._offer_encodings(reading)
        self._reveal("sheet", self.sheet, len(reading.sheets) > 1)
        self._reveal("encoding", self.encoding, self.encoding.count() > 1)
        evidence = [f"Decimal mark: {reading.mark_evidence}"] if reading.mark_evidence else []
        if reading.earlier:
            evidence.append(f"Read with the answers given for {reading.earlier}.")
        self.evidence.setText("  ".join(evidence))
        issues = catalog.issues if catalog else ()
        refused = reading.refusal.key if reading.refusal else ""
        self._ask(issues, refused)

    def _offer_encodings(self, reading: FileReading) -> None:
        """Offer the encodings in which the file makes text, each with a line that shows it."""
        if reading.encodings:
            self.encoding.clear()
            self.encoding.addItem("choose what reads right", "")
            for choice in reading.encodings:
                sample = choice.sample.splitlines()[0][:_SAMPLE] if choice.sample else ""
                self.encoding.addItem(f"{choice.name}: {sample}", choice.encoding)
        if reading.encodings or self.encoding.count():
            _choose(self.encoding, reading.encoding or reading.mapping.encoding)

    def show_refusal(self, key: str) -> None:
        """Show that a file could not be opened; an answer may help with some reasons."""
        self._reveal("sheet", self.sheet, shown=False)
        self._reveal("encoding", self.encoding, self.encoding.count() > 1)
        self._ask((), key)

    def _reveal(self, key: str, field: QWidget, shown: bool) -> None:  # noqa: FBT001 - as Qt
        field.setVisible(shown)
        self._labels[key].setVisible(shown)

    def _ask(self, issues: Iterable[Issue], refusal: str) -> None:
        keys = {issue.key for issue in issues if issue.severity == "confirm"} | {refusal}
        asked = {
            field for key in keys for start, field in _ASKED_BY.items() if key.startswith(start)
        }
        for key, label in self._labels.items():
            palette = self.palette()
            if key in asked:
                palette.setColor(QPalette.ColorRole.WindowText, warning_colour(palette))
            label.setPalette(palette)
            label.setToolTip("An answer here settles what is to be confirmed." * (key in asked))

    @property
    def asked(self) -> frozenset[str]:
        """The fields whose answer would settle an issue."""
        return frozenset(key for key, label in self._labels.items() if label.toolTip())

    # Answering

    def enter(self) -> bool:
        """Take what was typed and not entered yet; tell whether all of it could be taken."""
        return all(self._line_entered(key, line) for key, line in self._lines.items())

    def _line_entered(self, key: str, line: QLineEdit) -> bool:
        # What the file itself says is shown in the field too: only what was typed is an answer.
        if not line.isModified():
            return True
        try:
            value = _READ[key](line.text().strip())
        except InputError as error:
            self._callout.say(str(error), line.geometry())
            return False
        line.setModified(False)
        if value != getattr(self._mapping, key):
            self.changed.emit(replace(self._mapping, **{key: value}))
        return True

    def _chosen(self, key: str, value: Any) -> None:
        field = "decimal_mark" if key == "mark" else key
        if value == getattr(self._mapping, field):
            return
        mapping = replace(self._mapping, **{field: value})
        if key in ("sheet", "encoding"):
            # Another sheet, or other letters, have other headings.
            mapping = replace(mapping, columns=(), header_row=None, layout="", delimiter="")
        self.changed.emit(mapping)


def _choose(combo: QComboBox, value: Any) -> None:
    at = next((at for at in range(combo.count()) if combo.itemData(at) == value), -1)
    if at < 0 and value:
        combo.addItem(str(value), value)
        at = combo.count() - 1
    combo.setCurrentIndex(max(at, 0))


def _one_currency(catalog: Catalog | None) -> str:
    found = {offer.currency for offer in catalog.offers} if catalog else set()
    return found.pop() if len(found) == 1 else ""


def _currency(text: str) -> str:
    code = text.upper()
    if code and not (len(code) == 3 and code.isascii() and code.isalpha()):  # noqa: PLR2004 - ISO
        raise InputError("entry-currency", text=text)
    return code


_READ: Final[dict[str, Callable[[str], Any]]] = {
    "supplier": str,
    "currency": _currency,
    "as_of": Day().parse,
}
