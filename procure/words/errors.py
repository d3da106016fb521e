"""Sentences for errors: what is wrong, where, and what to do."""

from typing import Final

WORDS: Final = {
    "file-not-found": "There is no file {path}. Check the name and the folder.",
    "file-unreadable": "{path} cannot be read: {reason}. Check the file and try again.",
    "file-is-folder": "{path} is a folder. Choose a file in it.",
    "project-not-text": (
        "{path} is not a Procure project: it is not a text file. Choose a project file (.json)."
    ),
    "project-not-json": (
        "{path} is not a Procure project: line {line}, column {column} is not valid JSON "
        "({reason}). Restore the file or choose another."
    ),
    "project-duplicate-key": (
        "{path} has the entry “{name}” twice in one record, so one of them would be lost. "
        "Remove one."
    ),
    "project-format": (
        "{path} is written in format {found}; this version of Procure reads format {known}. "
        "Open it with the version that wrote it."
    ),
    "project-invalid": (
        "{path} cannot be opened: at {where}, {reason}{more}. Correct the file or choose another."
    ),
    "project-inconsistent": (
        "{path} cannot be opened: {where} names {what} “{name}”, which the project does not "
        "have{more}. Correct the file or choose another."
    ),
    "project-twice": (
        "{path} cannot be opened: {where} has the {what} “{name}” twice{more}. Rename or remove "
        "one of them."
    ),
    "scenario-not-found": "There is no scenario “{name}” in this project. It has {names}.",
    "evaluate-offer": (
        "The order of “{offer}” cannot be evaluated: {reason} Correct the offer or leave the "
        "order out."
    ),
    "evaluate-offer-unknown": (
        "{order}: “{offer}” is in none of the price lists. Use an offer's id, or load its price "
        "list first."
    ),
    "evaluate-site-unknown": (
        "{order}: “{site}” is no site of this project. Use a site's id or name."
    ),
    "evaluate-period": (
        "{order}: there is no period {period}. The periods of this scenario are 0 to {last}."
    ),
    "evaluate-port": (
        "The port of {stack} for “{workload}” cannot be evaluated: this scenario has no such port "
        "in that period. Enter its cost, weeks and efficiency, or leave it out."
    ),
    "evaluate-port-twice": (
        "The port of {stack} for “{workload}” is given twice. A port is paid for once: leave one "
        "of them out."
    ),
    "evaluate-units": "{order}: it has a quantity of {units}. Enter 1 or more, or leave the order out.",
    "sample-not-found": "There is no sample project “{name}”. There are {names}.",
    "save-failed": (
        "{path} could not be written: {reason}. What was there before is unchanged; "
        "save under another name or free the file."
    ),
    "save-barred": (
        "{path} could not be written: another program has it open, or you may not write there. What "
        "was there before is unchanged; close it there, or save under another name."
    ),
    "save-no-folder": (
        "There is no folder {folder}, so {path} was not written. Make the folder or choose another."
    ),
    "part-not-json": "this is not valid JSON ({error})",
    "part-no-such-field": "there is no such field",
    "part-not-fields": "fields in braces are expected",
    "part-not-list": "a list in brackets is expected",
    "part-not-text": "a text in quotation marks is expected",
    "part-not-whole": "a whole number is expected",
    "part-not-yes-or-no": "true or false is expected",
    "part-not-one-of": "one of {expected} is expected",
    "folder-not-ours": (
        "{path} was not written: it has “{name}”, which is not of such an export and would be lost. "
        "Choose a new folder."
    ),
    "picture-not-made": (
        "The picture could not be made: {reason}. Nothing was written or copied; save it as SVG, "
        "or show fewer rows."
    ),
    "plan-not-trusted": (
        "The plan failed its check ({rule}), so it is not exported. Plan again; if it "
        "stays, report it with the project file."
    ),
    "no-plan-to-export": "There is no plan of “{scenario}” to export. Plan it first (F5).",
}
