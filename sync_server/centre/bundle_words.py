"""What is said to a person whose file was not taken: one sentence about what is wrong, one about what to do.

Who calls: the upload page and the command ``accept``.
"""

from typing import Final

_HALF: Final = "Only a part of this file arrived. Copy it from the stick again."
_CHANGED: Final = "This file is damaged or was changed on its way. Copy it again, or ask for a new one."

SENTENCES: Final = {
    "nonsense": "This is not a file that Fieldbook wrote. Choose the one whose name ends with .fieldbundle.",
    "answer": "This file is an answer of a centre. Give it back to the person whose file you brought.",
    "truncated": _HALF,
    "damaged": _CHANGED,
    "seal-broken": _CHANGED,
    "signature-wrong": _CHANGED,
    "device-wrong": _CHANGED,
    "centre-other": "This file is for another centre. Ask the person who gave it to you where it should go.",
    "key-unknown": "This file is sealed to a key that this centre does not have. Ask for a new one.",
    "device-unknown": "This centre does not know the laptop that wrote this file. It may be for another centre.",
    "device-revoked": "The course team has taken the laptop that wrote this file off the list.",
    "too-large": "This file is larger than any that Fieldbook writes, so it was not read.",
    "protocol-newer": "This file was written by a newer Fieldbook than this centre knows. Tell the course team.",
    "busy": "The centre has too much to do just now. Try again in a minute; nothing was lost.",
    "empty": "No file was chosen. Choose the one whose name ends with .fieldbundle.",
}
"""By code of sync_protocol.refusals and replies, and a few of the page's own."""


def sentence(code: str) -> str:
    """For any code."""
    return SENTENCES.get(code, SENTENCES["nonsense"])
