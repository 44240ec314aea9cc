"""What an operation changed, by topic, so that screens know whether they are out of date."""

from typing import Final

TOPICS: Final = frozenset(
    {"notes", "practices", "files", "progress", "marks", "packs", "exchange", "learner", "preferences"}
)

Changed = frozenset[str]
"""Some of TOPICS."""


def changed(*topics: str) -> Changed:
    """The set of these topics. Raises ValueError for one that no screen listens to."""
    found = frozenset(topics)
    if not found <= TOPICS:
        raise ValueError(f"unknown topics {sorted(found - TOPICS)}")
    return found
