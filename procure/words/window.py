"""Sentences of the window: the plan's state, what runs, and what is asked."""

from typing import Final

WORDS: Final = {
    # Work in the background
    "child-failed": (
        "This could not be finished because of a fault in Procure. Nothing was changed. "
        "Copy the details and report them."
    ),
    "child-died": (
        "This stopped halfway: the process doing it was ended, perhaps for lack of memory. "
        "Nothing was changed. Close other programs and try again."
    ),
    "child-too-slow": (
        "The file was not read within {seconds} seconds, so reading was stopped. Nothing was "
        "changed. Split the file, or save it as CSV, and try again."
    ),
    "child-too-large": (
        "The file needs more memory than reading may use. Nothing was changed. Split the "
        "file, or save it as CSV, and try again."
    ),
    "planning-failed": (
        "Planning stopped because of a fault in Procure. Your input is unchanged. Copy the "
        "details and report them with the project file."
    ),
    "unexpected": (
        "Something went wrong in Procure. Your project is still open: save it under another "
        "name to be safe. Copy the details and report them."
    ),
}
