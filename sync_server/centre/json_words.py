"""What is said in words to people who speak JSON with the centre: what happened, and what to do.

Who calls: json_doors.py, and openapi.py for the list. Codes are those of sync_protocol.replies.
"""

from typing import Final

WORDS: Final = {
    "request-nonsense": (
        "This request could not be read.",
        "Compare it with /openapi.json; the reason says where it differs.",
    ),
    "signature-wrong": (
        "The signature does not fit this request.",
        "Sign the very bytes that are sent, with the key of the device that the body names.",
    ),
    "device-unknown": ("This centre does not know this device.", "Enrol it with a code of this centre."),
    "device-revoked": ("The course team has taken this laptop off the list.", "Ask them for a code for another one."),
    "person-erased": ("The centre has erased this person.", "Nothing more is taken in; what the laptop holds stays."),
    "code-unknown": ("This centre did not give out this code.", "Look whether it is for another centre."),
    "code-used": ("Another laptop has used this code.", "Ask the course team for a new one."),
    "code-expired": ("This code is no longer good.", "Ask the course team for a new one."),
    "too-large": ("This request is larger than the centre takes.", "Send fewer slices at once."),
    "protocol-newer": ("This request is of a newer version than the centre knows.", "Use an older version, or wait."),
    "file-unknown": ("The centre was not told of this file.", "Hand over the entry that describes it first."),
    "files-full": ("This person has no more room for files here.", "Ask the course team."),
    "busy": ("The centre has too much to do, or you came too often.", "Come again after the time that is given."),
}
