"""Glossary terms of a pack. Read from glossary.toml; matched in lessons by term or variant."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """``others``: the term in other languages by code ("fr", "ar"); ``unreviewed`` names those not yet reviewed."""

    id: str
    term: str
    definition: str
    variants: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    unreviewed: tuple[str, ...] = ()
