"""What a person says about a price list as a whole: supplier, currency, how numbers are written."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from procure.errors import InputError
from procure.offers import Catalog, Mapping
from procure.words import sentence
from ui.callout import Callout
from ui.entry import Day, Percent
from ui.fields import chooser, quiet
from ui.help.field_tips import explain, say_first
from ui.price_import.choices import (
    BREAKS,
    KINDS,
    MARKS,
    PRICES,
    Choices,
    asked,
    delimiter_choices,
    detected,
    encoding_choices,
    list_choices,
    one_currency,
    with_detected,
)
from ui.price_import.reading import FileReading
from ui.theme import SPACE, warning_colour

_IN_A_ROW: Final = 4
_QUIET_ROW: Final = 10
_NARROWEST: Final = 7  # letters of a list to choose from
_UNITS: Final = {"tax": "% of the net price"}
_FIELD_OF: Final = {"mark": "decimal_mark"}
_OTHER_COLUMNS: Final = ("sheet", "encoding", "delimiter")


class Answers(QWidget):
    """The fields over the import dialog's tables; each change is a new mapping to read with.

    What has to be answered stands first, with the question; the rest is quiet.
    """

    changed = Signal(object)
    """The mapping with what was answered."""
    list_chosen = Signal(str)
    """The supplier whose earlier list is to be followed; empty: none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Wait for a reading to show."""
        super().__init__(parent)
        self._mapping = Mapping()
        self._labels: dict[str, QLabel] = {}
        self._fields: dict[str, QWidget] = {}
        self._lines: dict[str, QLineEdit] = {}
        self._hidden: set[str] = set()
        self._asked: dict[str, str] = {}
        self._placed: tuple[str, ...] = ()
        self._known: tuple[Catalog, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self.supplier = self._line("supplier", "Supplier")
        self.currency = self._line("currency", "Currency", "as each row says")
        self.as_of = self._line("as_of", "Prices as of", "as the file says")
        self.like = self._combo("like", "Is read", ())
        self.kind = self._combo("kind", "Offers are", KINDS)
        self.price_per = self._combo("price_per", "Prices are for", PRICES)
        self.tax = self._line("tax", "Prices include tax", "none, or as it says")
        self.break_kind = self._combo("break_kind", "Lower prices for", BREAKS)
        self.mark = self._combo("mark", "Decimal mark", MARKS)
        self.sheet = self._combo("sheet", "Sheet", ())
        self.encoding = self._combo("encoding", "Text encoding", ())
        self.delimiter = self._combo("delimiter", "Cells parted by", ())
        self.question = QLabel()
        self.question.setWordWrap(True)
        self.evidence = quiet()
        self.evidence.setWordWrap(True)
        for column in range(_IN_A_ROW):
            self._grid.setColumnStretch(2 * column + 1, 1)
        self._callout = Callout(self)
        self._place()

    # Building

    def _add(self, key: str, text: str, field: QWidget) -> None:
        label = QLabel(text)
        label.setBuddy(field)
        field.setAccessibleName(text)
        explain(field, sentence(f"answer-{key}"), _UNITS.get(key, ""))
        self._labels[key] = label
        self._fields[key] = field

    def _line(self, key: str, text: str, empty: str = "") -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(empty)
        line.editingFinished.connect(lambda: self._line_entered(key, line))
        self._lines[key] = line
        self._add(key, text, line)
        return line

    def _combo(self, key: str, text: str, choices: Choices) -> QComboBox:
        combo = chooser()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(_NARROWEST)
        _fill(combo, choices)
        combo.activated.connect(lambda _at: self._chosen(key, combo.currentData()))
        self._add(key, text, combo)
        return combo

    def _place(self) -> None:
        """Put what is asked into rows of its own before the rest, and the keyboard's way too."""
        shown = [key for key in self._fields if key not in self._hidden]
        first = [key for key in shown if key in self._asked]
        rest = [key for key in shown if key not in self._asked]
        placed = (*first, "", *rest)
        if placed == self._placed:
            return
        self._placed = placed
        focused = QApplication.focusWidget()
        for key, field in self._fields.items():
            self._grid.removeWidget(field)
            self._grid.removeWidget(self._labels[key])
            field.setVisible(key not in self._hidden)
            self._labels[key].setVisible(key not in self._hidden)
        for start, keys in ((0, first), (_QUIET_ROW, rest)):
            for at, key in enumerate(keys):
                row, column = divmod(at, _IN_A_ROW)
                self._grid.addWidget(self._labels[key], start + row, 2 * column)
                self._grid.addWidget(self._fields[key], start + row, 2 * column + 1)
        self._grid.addWidget(self.question, _QUIET_ROW - 1, 0, 1, 2 * _IN_A_ROW)
        self._grid.addWidget(self.evidence, 2 * _QUIET_ROW, 0, 1, 2 * _IN_A_ROW)
        for one, other in zip([*first, *rest], [*first, *rest][1:], strict=False):
            self.setTabOrder(self._fields[one], self._fields[other])
        if focused is not None and focused in self._fields.values() and focused.isVisibleTo(self):
            focused.setFocus()

    # Showing

    def offer_lists(self, known: tuple[Catalog, ...]) -> None:
        """Offer to follow the answers given for earlier lists."""
        self._known = known
        _fill(self.like, list_choices(known))

    def show_reading(self, reading: FileReading, like: str = "") -> None:
        """Show how a file was read; the next answer is added to its mapping.

        `like` is the supplier whose earlier list a person chose to follow.
        """
        mapping = reading.mapping
        self._mapping = mapping
        catalog = reading.catalog
        for line, text in (
            # What was answered stands, also while the file is still being read with it.
            (self.supplier, mapping.supplier or (catalog.supplier if catalog else "")),
            (self.currency, mapping.currency or one_currency(catalog)),
            (self.as_of, Day().show(mapping.as_of or (catalog.as_of if catalog else None))),
            (self.tax, Percent().show(mapping.tax)),
        ):
            if not line.isModified():
                line.setText(text)
        said = detected(reading)
        for key, choices, value in (
            ("kind", KINDS, mapping.kind),
            ("price_per", PRICES, mapping.price_per),
            ("break_kind", BREAKS, mapping.break_kind),
        ):
            _fill(self._combos[key], with_detected(choices, said.get(key, "")))
            _choose(self._combos[key], value)
        _choose(self.mark, mapping.decimal_mark or reading.mark or None)
        _fill(self.sheet, tuple((name, name) for name in reading.sheets))
        _choose(self.sheet, reading.sheet)
        _fill(self.delimiter, delimiter_choices(reading))
        _choose(self.delimiter, reading.delimiter)
        if choices := encoding_choices(reading):
            _fill(self.encoding, choices)
        _choose(self.encoding, reading.encoding or reading.mapping.encoding)
        _choose(self.like, like or reading.earlier)
        questions = asked(reading)
        evidence = []
        if reading.mark_evidence and "mark" not in questions:
            evidence.append(f"Decimal mark: {reading.mark_evidence}")
        if reading.earlier and not reading.differs:
            evidence.append(f"Read with the answers given for {reading.earlier}.")
        evidence += filter(None, (reading.differs, reading.tables))
        self.evidence.setText("  ".join(evidence))
        self.evidence.setVisible(bool(evidence))
        self._hide_all_but(
            sheet=len(reading.sheets) > 1,
            encoding=self.encoding.count() > 1,
            delimiter=self.delimiter.count() > 1,
            like=self.like.count() > 1,
        )
        self._ask(questions)

    @property
    def _combos(self) -> dict[str, QComboBox]:
        return {key: one for key, one in self._fields.items() if isinstance(one, QComboBox)}

    def show_refusal(self, error: InputError) -> None:
        """Show that a file could not be opened; an answer may help with some reasons."""
        self._hide_all_but(encoding=self.encoding.count() > 1, like=self.like.count() > 1)
        self._ask(asked(FileReading(mapping=Mapping(), refusal=error)))

    def _hide_all_but(
        self,
        *,
        sheet: bool = False,
        encoding: bool = False,
        delimiter: bool = False,
        like: bool = False,
    ) -> None:
        shown = {"sheet": sheet, "encoding": encoding, "delimiter": delimiter, "like": like}
        self._hidden = {key for key, one in shown.items() if not one}

    def _ask(self, questions: dict[str, str]) -> None:
        self._asked = {key: text for key, text in questions.items() if key not in self._hidden}
        for key, label in self._labels.items():
            palette = self.palette()
            font = self.font()
            if key in self._asked:
                palette.setColor(QPalette.ColorRole.WindowText, warning_colour(palette))
                font.setBold(True)
            label.setPalette(palette)
            label.setFont(font)
            label.setToolTip(self._asked.get(key, ""))
        self.question.setText("\n".join(self._asked.values()))
        self.question.setVisible(bool(self._asked))
        self._place()

    def go_to_asked(self) -> None:
        """Put the keyboard into the first field that has to be answered, if there is one."""
        first = next((key for key in self._placed if key in self._asked), None)
        if first is not None:
            self._fields[first].setFocus()

    @property
    def asked(self) -> frozenset[str]:
        """The fields whose answer would settle an issue."""
        return frozenset(self._asked)

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
        if key == "like":
            self.list_chosen.emit(value)
            return
        field = _FIELD_OF.get(key, key)
        if value == getattr(self._mapping, field):
            return
        mapping = replace(self._mapping, **{field: value})
        if key in _OTHER_COLUMNS:
            # Another sheet, or other letters, have other headings.
            mapping = replace(mapping, columns=(), header_row=None, header_rows=None, layout="")
        if key in ("sheet", "encoding"):
            mapping = replace(mapping, delimiter="")
        self.changed.emit(mapping)


def _fill(combo: QComboBox, choices: Choices) -> None:
    names = [(combo.itemData(at), combo.itemText(at)) for at in range(combo.count())]
    if names != list(choices):
        combo.clear()
        for value, name in choices:
            combo.addItem(name, value)


def _choose(combo: QComboBox, value: Any) -> None:
    at = next((at for at in range(combo.count()) if combo.itemData(at) == value), -1)
    if at < 0 and value:
        combo.addItem(str(value), value)
        at = combo.count() - 1
    combo.setCurrentIndex(max(at, 0))
    # A long choice is cut in its field; a tip shows it whole, above what the field is for.
    say_first(combo, combo.currentText())


def _currency(text: str) -> str:
    code = text.upper()
    if code and not (len(code) == 3 and code.isascii() and code.isalpha()):  # noqa: PLR2004 - ISO
        raise InputError("entry-currency", text=text)
    return code


_READ: Final[dict[str, Callable[[str], Any]]] = {
    "supplier": str,
    "currency": _currency,
    "as_of": Day().parse,
    "tax": Percent(most=100).parse,
}
