"""Words about what is kept from being lost: the journal, the lock, watched files, the log."""

from typing import Final

WORDS: Final = {
    # The journal
    "journal-unfit": (
        "The journal of unsaved edits cannot be read ({reason}). It was left as it is."
    ),
    "journal-stale": (
        "{path} is not the file that the unsaved edits were made on: it was changed since. "
        "They cannot be brought back into it."
    ),
    "journal-failed": (
        "Edits are not being written down, so a crash would lose them: {reason} Save the project, "
        "under another name if need be."
    ),
    "undone-step": "Undo {name}",
    # After a crash
    "busy-recovering": "Reading what was not saved",
    "recovery-found": "Procure ended without saving {what}.",
    "recovery-what": "{edits} of {name}",
    "recovery-what-at": "{edits} of {name}, made on {at}",
    "recovery-what-when": "{edits} of {name}, made on {from} to {to}",
    "recovery-choices": (
        "Recover brings them back as steps that can be undone. To decide later, look at the saved "
        "project: it is opened read-only, and the edits are kept."
    ),
    "recovery-choices-new": (
        "Recover brings them back as steps that can be undone. The project was never saved: what is "
        "thrown away is gone. To decide later, press Esc."
    ),
    "recovery-unfit": (
        "The file has been changed since by someone else, so the edits no longer fit it. To decide "
        "later, look at the saved project: it is opened read-only, and the edits are kept."
    ),
    "recovered": "Brought back: {edits}. Undo takes back what is not wanted; save to keep the rest.",
    "recovered-part": (
        "Brought back: {edits}; {lost} more could not be read. Look at the last ones, and save."
    ),
    # The lock
    "read-only-title": "{name} (read-only)",
    "locked": "{name} is open elsewhere: {holder}.",
    "locked-choices": (
        "Open it read-only to look at it, and save it under another name if you change it. Open it "
        "anyway only if you know that nobody works on it: of two who save, the second is refused."
    ),
    "lock-holder": "{user} on {host}, process {process}, since {since}",
    "lock-holder-unknown": "on {host}, process {process}, since {since}",
    "unlocked": (
        "Nothing can be written in {folder}: nobody else is kept from editing this project."
    ),
    "save-locked": (
        "{path} is open elsewhere ({holder}), so it was not written. Save under another name."
    ),
    "save-beside": (
        "{path} was opened read-only, so it is not written over: {other} is proposed beside it."
    ),
    "save-changed": (
        "{path} was changed by another program since it was opened, so it was not written over. "
        "Save under another name, and compare the two."
    ),
    # Watched price lists
    "prices-changed": "Prices changed: {name} is not as it was when the list of {supplier} was read.",
    "prices-changed-more": (
        "Prices changed: {name} ({supplier}) and {more} more are not as they were when they were read."
    ),
    # The log
    "log-at": "Log file: {path}",
    "no-log": "No log file is kept: its folder cannot be written.",
    "log-not-shown": "No program shows {path}. Open it in a text editor.",
}
