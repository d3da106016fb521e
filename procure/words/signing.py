"""Sentences for what must be signed by when, and what waiting costs."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "signing-now-arrival": (
        "Sign {units} of {offer} with {supplier} by {day}: ordered later, it is not there for "
        "{usable}."
    ),
    "signing-now-validity": (
        "Sign {units} of {offer} with {supplier} by {day}: the quote holds no longer."
    ),
    "signing-now-rules": (
        "Sign {units} of {offer} with {supplier} by {day}: ordered later, export rules bar or delay "
        "it."
    ),
    "signing-later-arrival": (
        "{units} of {offer} with {supplier} can be signed until {day}, to be there for {usable}."
    ),
    "signing-later-validity": (
        "{units} of {offer} with {supplier} can be signed until {day}, the quote's last day."
    ),
    "signing-later-rules": (
        "{units} of {offer} with {supplier} can be signed until {day}, before export rules bar or "
        "delay it."
    ),
    "signing-held-arrival": "delivery in time",
    "signing-held-validity": "end of the quote",
    "signing-held-rules": "export rules",
    "signing-waiting": "Waiting until {next} {effect}.",
    "signing-none": "No order has to be signed before {next}.",
    "signing-one": "One order has to be signed before {next}.",
    "signing-several": "{count} orders have to be signed before {next}.",
    "signing-together": "Waiting with all of them {effect}.",
}
