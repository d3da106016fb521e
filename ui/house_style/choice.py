"""The house style that exports take: remembered, read anew for each, asked about where it fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from procure.errors import ProcureError
from procure.house_style import USUAL, HouseStyle
from procure.style_file import style_of
from ui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from ui.questions import Questions, StyleAnswer

Then = Callable[[HouseStyle], object]


class StyleChoice:
    """Knows the file of the style, and gives the style to what is exported."""

    def __init__(self, settings: Settings, questions: Questions) -> None:
        """Remember the file in the settings."""
        self._settings = settings
        self._questions = questions

    def ready(self, then: Then) -> None:
        """Go on with the style; where it cannot be read, only as the person says."""
        try:
            style = style_of(self._settings.house_style)
        except ProcureError as error:
            self._questions.bad_style(error, lambda answer: self._answered(answer, then))
        else:
            then(style)

    def _answered(self, answer: StyleAnswer, then: Then) -> None:
        if answer == "usual":
            then(USUAL)
        elif answer == "choose":
            self.choose(lambda: self.ready(then))

    def choose(self, then: Callable[[], object] | None = None) -> None:
        """Show the style, and let it be changed or another be chosen; then go on."""

        def keep(path: Path | None) -> None:
            self._settings.house_style = path
            if then is not None:
                then()

        path = self._settings.house_style
        try:
            style = style_of(path)
        except ProcureError as error:
            # It is gone or broken: begin from the usual one, and say so.
            self._questions.house_style(USUAL, None, self._settings.folder, keep, str(error))
        else:
            self._questions.house_style(style, path, self._settings.folder, keep)
