"""Twelve recovery words as somebody types them: which are right so far, and what is wrong with the others."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WrongWord:
    """``number`` counts from 1; ``nearest`` is the word of the list that is most like it, "" when none is."""

    number: int
    word: str
    nearest: str


@dataclass(frozen=True)
class WordCheck:
    """``words`` as they stand there, in small letters; ``wrong``: those that are not of the list, but for the last one
    while it may still become one. ``mixed``: twelve of the list whose check sum is wrong."""

    words: tuple[str, ...] = ()
    wrong: tuple[WrongWord, ...] = ()
    mixed: bool = False
    whole: bool = False
