"""The language in which a week of the course is open, beside the one that the learner wants.

Promises: data and rules only. A language is a code as packs have it ("fr", "pt-BR"). Made by
operations.course_language; shown by the journey, the reader, the quiz and Settings.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import Final, NamedTuple

from desktop_app.domain.identifiers import PackId

ENGLISH: Final = "en"
"""In which every week is written first; what is in no other language is read in this one."""


class Stands(StrEnum):
    """Why a week is not open in the language that is wanted."""

    FITS = ""  # it is
    ONLY = "only"  # nobody offers it in that language
    OFFERED = "offered"  # it can be had
    COMING = "coming"  # it is in the queue


class Spoken(NamedTuple):
    """A tuple, because the first screen needs it."""

    language: str
    wanted: str
    stands: Stands


class Lacking(NamedTuple):
    """A pack that is open in another language and can be had in the one that is wanted. ``size``: bytes of its zip;
    ``coming``: it is in the queue."""

    pack: PackId
    week: int | None
    title: str
    size: int
    coming: bool


def spoken_by_program(language: str) -> str:
    """The language of the course that belongs to one of the program ("en_XA" is English)."""
    return language.partition("_")[0] or ENGLISH


def best(wanted: str, here: Collection[str], now: str) -> str:
    """Of the languages that a pack is ``here`` in, the one to open: what is wanted, else English, else as ``now``."""
    return next((each for each in (wanted, ENGLISH) if each in here), now)
