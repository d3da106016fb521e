"""What cannot be used in an edited workbook, and what should be looked at, cell by cell."""

from collections.abc import Mapping

from procure.cell_record import Key, RecordedOrder
from procure.edited.inputs import Inputs
from procure.edited.inputs_words import input_name
from procure.edited.returned import Edit, Notice
from procure.edited.workbook import CellNow
from procure.errors import EditedWorkbookError
from procure.words import sentence


class Faults:
    """Collects the faults of one workbook, each in a sentence that names its cell."""

    def __init__(self, file: str, inputs: Inputs, orders: Mapping[str, RecordedOrder]) -> None:
        """Begin without any; inputs are named as the project knows them."""
        self.notices: list[Notice] = []
        self._file = file
        self._inputs = inputs
        self._orders = orders
        self._told: list[str] = []

    def __len__(self) -> int:
        return len(self._told)

    def cell(self, one: CellNow, key: str, **values: object) -> None:
        """Note why an input cannot be used as it stands."""
        self.at(one.place.sheet, one.cell, one.place.key, key, **values)

    def at(self, sheet: str, cell: str, of: Key, key: str, **values: object) -> None:
        """Note why an input cannot become what was entered for it."""
        texts = {name: str(value) for name, value in values.items()}
        self._told.append(
            sentence(
                "edited-fault",
                {
                    "place": f"{sheet}!{cell}",
                    "name": input_name(self._inputs, self._orders, of),
                    "reason": sentence(key, texts),
                },
            )
        )

    def notice(self, at: Edit, key: str, values: Mapping[str, str]) -> None:
        """Note what should be looked at."""
        self.notices.append(
            Notice(sheet=at.sheet, cell=at.cell, key=key, values=tuple(values.items()))
        )

    def refuse(self) -> None:
        """Raise EditedWorkbookError if anything cannot be used."""
        if len(self._told) == 1:
            (fault,) = self._told
            raise EditedWorkbookError("edited-one-fault", fault=fault, details=fault)
        if self._told:
            raise EditedWorkbookError(
                "edited-faults",
                file=self._file,
                count=f"{len(self._told):,}",
                first=self._told[0],
                details="\n".join(self._told),
            )
