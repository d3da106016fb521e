"""The dialog File ▸ House style: choose a style, change it, see it, and keep it in a file."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from procure.errors import ProcureError
from procure.house_style import USUAL, HouseStyle, Logo, faults
from procure.style_file import logo_of, read_style, save_style
from procure.words import sentence
from ui.asked import AskedForm, AskedLine, sentence_label
from ui.fields import chooser
from ui.help.field_tips import explain
from ui.house_style.fields import FIELDS, StyleField
from ui.house_style.preview import StylePreview
from ui.questions import Questions
from ui.text_width import wide
from ui.theme import SPACE

STYLE_KINDS: Final = "House styles (*.json)"
LOGO_KINDS: Final = "Pictures (*.png *.jpg *.jpeg)"
_FIELD_WIDE: Final = 360
_LOGO_TEXT: Final = 100


class StyleDialog(QDialog):
    """Shows a style and takes another; what was changed is saved before it is used."""

    def __init__(
        self,
        style: HouseStyle,
        path: Path | None,
        folder: Path,
        done: Callable[[Path | None], object],
        parent: QWidget | None = None,
        *,
        told: str = "",
        questions: Questions | None = None,
    ) -> None:
        """Show the style of a file, or the usual one; `done` is given the file to use.

        `told` is what there is to say about the file that was to be shown.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sentence("style-title"))
        self._questions = questions or Questions(self)
        self._done = done
        self._folder = folder
        self.style_now = style
        self._saved, self.path = style, path
        self.file = QLabel()
        self.preview = StylePreview(style)
        self.form = AskedForm()
        self.fields: dict[str, AskedLine | QComboBox] = {}
        for field in FIELDS:
            self._ask(field)
        self.problem = sentence_label()
        self.problem.hide()
        self.open_button = self._button("style-open", self.open_file)
        self.usual_button = self._button("style-usual", self.take_usual)
        self.colour_button = self._button("style-pick", self.ask_colour)
        self.logo_button = self._button("style-logo", self.ask_logo)
        self.no_logo_button = self._button("style-no-logo", self.drop_logo)
        self.use_button = self._button("style-use", self.use)
        self.use_button.setProperty("primary", True)
        self.use_button.setDefault(True)
        self._place()
        self._show()
        self._say(told)

    def _ask(self, field: StyleField) -> None:
        """Add a field to the form."""
        if field.choices:
            combo = chooser()
            combo.addItems([field.shown(one) for one in field.choices])
            combo.activated.connect(lambda at: self._enter(field, field.choices[at]))
            widget: AskedLine | QComboBox = combo
        else:
            line = AskedLine(numeric=False)
            line.textEdited.connect(lambda text: self._enter(field, text.strip()))
            widget = line
        unit = "points" if field.where.endswith("_size") else ""
        self.form.ask(field.where, sentence(field.key), widget, sentence(f"{field.key}-tip"), unit)
        self.fields[field.where] = widget

    def _button(self, key: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(sentence(key))
        button.setAutoDefault(False)
        explain(button, sentence(f"{key}-tip"))
        button.clicked.connect(run)
        return button

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.file, 1)
        head.addWidget(self.open_button)
        head.addWidget(self.usual_button)
        logo = QHBoxLayout()
        logo.setSpacing(SPACE)
        logo.addWidget(self.colour_button)
        logo.addWidget(self.logo_button)
        logo.addWidget(self.no_logo_button)
        logo.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(2 * SPACE)
        beside.addWidget(self.preview)
        beside.addLayout(logo)
        beside.addWidget(self.problem)
        beside.addStretch(1)
        holder = QWidget()
        holder.setLayout(self.form)
        holder.setFixedWidth(wide(_FIELD_WIDE))
        body = QHBoxLayout()
        body.setSpacing(4 * SPACE)
        body.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(beside)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addStretch(1)
        cancel = QPushButton("Cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot.addWidget(cancel)
        foot.addWidget(self.use_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addLayout(head)
        layout.addLayout(body, 1)
        layout.addLayout(foot)

    # What is shown

    @property
    def changed(self) -> bool:
        """Whether the style is another than its file's."""
        return self.style_now != self._saved

    def _show(self) -> None:
        """Show all fields of the style as it is now."""
        for field in FIELDS:
            widget, value = self.fields[field.where], field.get(self.style_now)
            if isinstance(widget, QComboBox):
                widget.setCurrentIndex(field.choices.index(value))
            else:
                widget.setText(value)
        self._answer()

    def _answer(self) -> None:
        """Show the style, or say below a field what cannot be taken."""
        wrong: dict[str, str] = {}
        for where, reason in faults(self.style_now):
            wrong.setdefault(where, reason)
        for field in FIELDS:
            reason = wrong.pop(field.where, "")
            said = f"{reason[:1].upper()}{reason[1:]}." if reason else ""
            self.form.answer(field.where, said, "stop" if said else "")
        other = next((f"{where}: {reason}" for where, reason in wrong.items()), "")
        self._say(other)
        sound = not any(faults(self.style_now))
        if sound:
            self.preview.show_style(self.style_now)
        name = sentence("style-own") if self.path is None else self.path.name
        self.file.setText(sentence("style-changed", {"name": name}) if self.changed else name)
        self.file.setToolTip("" if self.path is None else str(self.path))
        self.use_button.setText(sentence("style-save" if self.changed else "style-use"))
        self.use_button.setEnabled(sound)
        self.no_logo_button.setEnabled(self.style_now.logo is not None)

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _enter(self, field: StyleField, text: str) -> None:
        self.style_now = field.put(self.style_now, text)
        self._answer()

    # What is done

    def open_file(self) -> None:
        """Ask for the file of a style, and show it; the one shown stays if it cannot be used."""

        def show(path: Path) -> None:
            try:
                style = read_style(path)
            except ProcureError as error:
                self._say(str(error))
                return
            self.style_now = self._saved = style
            self.path = path
            self._show()

        folder = self.path.parent if self.path else self._folder
        self._questions.open_file(sentence("style-open-title"), folder, STYLE_KINDS, show)

    def take_usual(self) -> None:
        """Go back to the program's own style, which has no file."""
        self.style_now = self._saved = USUAL
        self.path = None
        self._show()

    def ask_colour(self) -> None:
        """Ask for the accent, as one picks colours on this machine."""

        def take(colour: str) -> None:
            colours = replace(self.style_now.colours, accent=colour)
            self.style_now = replace(self.style_now, colours=colours)
            self._show()

        accent = self.style_now.colours.accent
        self._questions.colour(sentence("style-pick-title"), accent, take)

    def ask_logo(self) -> None:
        """Ask for the picture of a logo, and look it through."""

        def take(path: Path) -> None:
            try:
                picture = logo_of(path)
            except ProcureError as error:
                self._say(str(error))
                return
            alt = (self.style_now.company or path.stem)[:_LOGO_TEXT]
            logo = Logo(data=base64.b64encode(picture.data).decode(), alt=alt)
            self.style_now = replace(self.style_now, logo=logo)
            self._answer()

        self._questions.open_file(sentence("style-logo-title"), self._folder, LOGO_KINDS, take)

    def drop_logo(self) -> None:
        """Do without a logo."""
        self.style_now = replace(self.style_now, logo=None)
        self._answer()

    def use(self) -> None:
        """Use the style from now on; one that was changed is first asked where to save."""
        if not self.changed:
            self._finish()
            return

        def save(path: Path) -> None:
            try:
                save_style(self.style_now, path)
            except ProcureError as error:
                self._say(str(error))
                return
            self.path = path
            self._finish()

        suggested = self.path or self._folder / "house-style.json"
        self._questions.save_file(sentence("style-save-title"), suggested, STYLE_KINDS, save)

    def _finish(self) -> None:
        self.accept()
        self._done(self.path)
