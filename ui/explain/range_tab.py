"""A tab that explains what happens over a range, which is asked for in fields."""

from __future__ import annotations

from typing import Generic, TypeVar

from ui.explain.explaining import Topic
from ui.explain.range_fields import RangeFields
from ui.explain.tab import ExplainTab

Fields = TypeVar("Fields", bound=RangeFields)


class RangeTab(ExplainTab, Generic[Fields]):
    """Asks what its `fields` ask for, and says what is wrong with their range."""

    fields: Fields

    def topic(self) -> Topic | None:
        """Give what the fields ask for."""
        asked = self.fields.asked()
        return None if asked is None else Topic(part=self.part, of=asked)

    def refresh(self) -> None:
        """Follow what is known, and say what is wrong with the range."""
        super().refresh()
        if self.fields.wrong:
            self.bar.state.setText(self.fields.wrong)
