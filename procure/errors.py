"""What can go wrong, in one tree.

    ProcureError
    ├── InputError            what the user gave cannot be used (exit code 2)
    │   ├── ProjectFileError  the project file, with the path of each fault
    │   ├── PriceListError    a price list cannot be read at all
    │   ├── OrdersFileError   a file of orders cannot be used, with each line's fault
    │   ├── EditedWorkbookError  an edited workbook cannot be used, with each cell's fault
    │   └── NotFoundError     a name that the project does not have
    ├── SaveError             a file could not be written; the old one is whole
    └── UntrustedPlanError    a plan that failed its audit was to leave the program

An error is a key and values; procure.words makes the sentence that is shown.
"""


class ProcureError(Exception):
    """Base of all errors that the program raises on purpose.

    `key` names the sentence in procure.words, `values` fill it in, `details` is what
    stands behind the dialog's Details button.
    """

    def __init__(self, key: str, /, details: str = "", **values: object) -> None:
        """Keep the key and the values as text."""
        super().__init__(key)
        self.key = key
        self.values = {name: str(value) for name, value in values.items()}
        self.details = details

    def __str__(self) -> str:
        """Show the sentence."""
        from procure.words import sentence

        return sentence(self.key, self.values)


class InputError(ProcureError):
    """What the user gave cannot be used; nothing was changed."""


class ProjectFileError(InputError):
    """A project file cannot be read; `details` lists every fault with its path."""


class PriceListError(InputError):
    """A price list cannot be read at all."""


class OrdersFileError(InputError):
    """A file of orders cannot be used; `details` has a sentence for each bad line."""


class EditedWorkbookError(InputError):
    """An edited workbook cannot be used; `details` has a sentence for each bad cell."""


class NotFoundError(InputError):
    """The project has nothing of that name."""


class SaveError(ProcureError):
    """A file could not be written; what was there before is untouched."""


class UntrustedPlanError(ProcureError):
    """A plan that failed its audit was to be shown or exported as a plan."""
