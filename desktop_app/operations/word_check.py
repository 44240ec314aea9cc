"""Checking recovery words while they are typed, before anything is done with them.

Promises: touches nothing and asks nobody; takes the words in any case, on several lines, with the numbers that stand
before them on paper. Called at every key by the field for words.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from desktop_app.domain.word_check import WordCheck, WrongWord

NEEDED: Final = 12
_NUMBER: Final = re.compile(r"\d+[.):]?")
_KNOWN_BY: Final = 4  # letters by which each word of the list differs from all others
_LIKE: Final = 0.6  # of difflib's ratio


def check_words(text: str) -> WordCheck:
    """What is to be said of this text."""
    tokens = unicodedata.normalize("NFKD", text).lower().split()
    words = tuple(token for token in tokens if not _NUMBER.fullmatch(token))
    if not words:
        return WordCheck()
    known = _known()
    unfinished = not text[-1:].isspace() and _begins_one(words[-1])
    wrong = tuple(
        WrongWord(number, word, _nearest(word))
        for number, word in enumerate(words, 1)
        if word not in known and not (unfinished and number == len(words))
    )
    if wrong or len(words) != NEEDED or words[-1] not in known:
        return WordCheck(words, wrong)
    whole = _sum_is_right(words)
    return WordCheck(words, mixed=not whole, whole=whole)


def _sum_is_right(words: tuple[str, ...]) -> bool:
    from sync_protocol.mine_key import RecoveryWords

    try:
        RecoveryWords.parse(" ".join(words))
    except ValueError:
        return False
    return True


def _begins_one(start: str) -> bool:
    return any(word.startswith(start) for word in _known())


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    known = _known()
    alike = [each for each in known if each[:_KNOWN_BY] == word[:_KNOWN_BY]] or get_close_matches(word, known, 1, _LIKE)
    return alike[0] if alike else ""


@cache
def _known() -> dict[str, None]:
    """The words, in the order of the list; looked up by each."""
    from sync_protocol.mine_key import word_list

    return dict.fromkeys(word_list())
