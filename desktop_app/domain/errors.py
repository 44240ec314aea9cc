"""What can go wrong in the world, as codes and facts without sentences.

Promises: every error a person can meet below the Qt edge is a ``Known`` with a code of ``CODES``;
anything else that is raised is a bug of ours. Sentences are made once, in cli/sentence_table.py.
Refuses: free text. Anybody may import it.
"""

from typing import Final

CODES: Final = frozenset(
    {
        # storage
        "disk-full", "database-damaged", "database-recovered", "database-newer", "folder-synced", "folder-unwritable",
        "profile-busy", "key-missing", "key-in-file", "words-wrong", "words-older",
        # enrolment and exchange
        "not-enrolled", "code-wrong", "code-unknown", "code-expired", "code-used", "address-wrong", "plain-http",
        "already-enrolled", "unreachable", "cut", "too-slow", "answer-nonsense", "centre-other", "centre-busy",
        "too-large", "centre-full",
        "device-revoked", "protocol-newer", "refused",
        # packs
        "pack-damaged", "pack-signer-wrong", "pack-unknown", "pack-rolled-back", "pack-app-too-old", "pack-missing",
        "pack-in-use", "pack-expired", "source-missing", "source-refuses", "pack-held",
        "pack-unvouched", "stick-full", "stick-gone", "stick-empty", "stick-unwritable",
        # files on sticks
        "bundle-unknown", "bundle-damaged", "bundle-own", "bundle-centre", "bundle-laptop", "bundle-exists",
        "bundle-no-key", "courier-full",
        # what a learner asked for
        "record-unknown", "practice-empty", "practice-state", "activity-unknown", "file-unreadable", "line-unreadable",
        "input-empty",
        # photos and PDFs
        "file-unfit", "file-large", "file-away", "files-full",
    }
)  # fmt: skip


class Known(Exception):
    """Something about the world that the program expects to meet.

    ``code`` is one of ``CODES``; ``facts`` are the numbers and names a sentence needs
    (sizes in bytes, times as datetime, texts as str).
    """

    def __init__(self, code: str, **facts: object) -> None:
        if code not in CODES:
            raise ValueError(f"unknown error code {code!r}")
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
