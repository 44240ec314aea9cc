"""``fieldbook recovery show``, ``recovery renew``, ``use-words``: the learner's twelve words."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop_app.cli.answer import Answer, answer
from desktop_app.cli.verbs import Verbs

if TYPE_CHECKING:
    from desktop_app.operations.session import Session

FROM_INPUT = "-"


def add_verbs(verbs: Verbs) -> None:
    """See verbs.py."""
    recovery = verbs.group("recovery", help="the twelve recovery words")
    recovery.add("show", _show, help="the words, and what is here without them")
    recovery.add("renew", _renew, help="new words in place of these: another laptop was lost, or nobody has them")
    verbs.add("use-words", _use_words, help="take the words of your other laptop: they come on standard input")


def words_from_input() -> list[str]:
    """The words on standard input."""
    return sys.stdin.read().split()


def given_words(argument: Sequence[str]) -> list[str]:
    """The words of ``--recovery``: those that stand there, or with - those on standard input."""
    if list(argument) == [FROM_INPUT]:
        return words_from_input()
    if argument:
        sys.stderr.write(
            "Others on this machine can see words that stand in a command. Give them on standard input: --recovery -\n"
        )
    return " ".join(argument).split()


def in_rows(words: Sequence[str]) -> Iterator[str]:
    """Four in a line."""
    for start in range(0, len(words), 4):
        yield "  " + " ".join(words[start : start + 4])


def _show(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import own_words

    words, standing = own_words.recovery_words(session), own_words.standing(session)
    lines = [*in_rows(words)]
    if standing.awaited:
        lines += ["This laptop waits for the words of your other one. Until then your notes stay on it."]
    if standing.unread:
        lines += ["Notes from your other laptop are here, and wait for its recovery words: fieldbook use-words"]
    if standing.lost:
        lines += ["Your other laptop was reported lost. Make new words: fieldbook recovery renew"]
    document = {
        "words": list(words), "awaited": standing.awaited, "unread": standing.unread, "lost": standing.lost
    }  # fmt: skip
    return answer(document, lines)


def _renew(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import own_words

    words = own_words.proposed(session)
    own_words.take_new(session, words)
    lines = ["Write down these twelve words, and give them to your other laptops:", *in_rows(words)]
    return answer({"words": list(words)}, lines)


def _use_words(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import own_words

    done = own_words.use_words(session, words_from_input())
    unread = own_words.standing(session).unread
    lines = ["Your laptops share their notes from the next exchange on."] if done else []
    if unread:
        lines += ["There are notes here that these words do not open."]
    return answer({"changed": bool(done), "unread": unread}, lines)
