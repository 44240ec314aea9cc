"""``fieldbook enrol`` and ``fieldbook exchange``."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from desktop_app.cli.answer import DONE, FAILED, TRY_AGAIN, Answer, answer
from desktop_app.cli.verbs import Verbs
from desktop_app.cli.words_verbs import given_words, in_rows

if TYPE_CHECKING:
    from desktop_app.domain.exchanging import ExchangeResult
    from desktop_app.operations.session import Session

LATER: Final = frozenset({"unreachable", "cut", "too-slow", "answer-nonsense", "centre-busy", "centre-full"})
"""Errors after which the same command may go well later."""


def add_verbs(verbs: Verbs) -> None:
    """See parser.py."""
    enrol = verbs.add("enrol", _enrol, help="join a centre with the code that the course team gave you")
    enrol.add_argument("url", metavar="URL")
    enrol.add_argument("code", metavar="CODE")
    enrol.add_argument("--name", required=True, help="the name that the course team knows you by")
    enrol.add_argument("--role", default="")
    enrol.add_argument("--place", default="")
    enrol.add_argument(
        "--recovery", nargs="+", default=(), metavar="WORD", help="the words of your other laptop; - for standard input"
    )
    verbs.add("exchange", _exchange, help="send what waits and fetch what is new")


def _enrol(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import enrolment, own_words

    given = given_words(arguments.recovery)
    had_words = bool(given or own_words.recovery_words(session))
    found = enrolment.enrol(
        session,
        arguments.url,
        arguments.code,
        arguments.name,
        role=arguments.role,
        place=arguments.place,
        words=given,
    )
    # Words are said where they were made; a script that enrols a profile twice does not spread them.
    words = () if had_words else own_words.recovery_words(session)
    document = {"name": found.name, "person": found.person, "cohort": found.cohort, "centre": found.centre}
    lines = [f"{found.name} has joined {found.cohort} at {found.centre}."]
    if words:
        lines += ["", "Write down these twelve words; with them you can read your work on another laptop:"]
        lines += in_rows(words)
    if own_words.standing(session).awaited:
        lines += ["This laptop waits for the recovery words of your other one: fieldbook use-words"]
    return answer({**document, "words": list(words)}, lines)


def _exchange(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations.exchanging import exchange

    result = exchange(session)
    document: dict[str, object] = {
        "sent": result.sent,
        "received": result.received,
        "refused": result.refused,
        "requests": result.requests,
        "bytes_up": result.bytes_up,
        "bytes_down": result.bytes_down,
        "waiting": result.waiting,
        "carried": result.carried,
        "files": {
            "sent": result.files_sent,
            "fetched": result.files_fetched,
            "waiting": result.files_waiting,
            "code": result.files_error,
        },
        "error": _error(result),
    }
    if result.error is not None:
        document["code"] = result.error
    return answer(document, _lines(result), _exit_code(result))


def _error(result: "ExchangeResult") -> str | None:
    from desktop_app.cli.sentences import sentence
    from desktop_app.domain.errors import Known

    return None if result.error is None else sentence(Known(result.error, **result.facts))


def _exit_code(result: "ExchangeResult") -> int:
    if result.error is not None and result.error not in LATER:
        return FAILED
    return TRY_AGAIN if result.error is not None or result.waiting or result.files_waiting else DONE


def _lines(result: "ExchangeResult") -> Iterator[str]:
    from desktop_app.cli.sentences import size_text

    yield f"sent {result.sent} entries ({size_text(result.bytes_up)})"
    yield f"received {result.received} entries ({size_text(result.bytes_down)})"
    if result.refused:
        yield f"the centre did not accept {result.refused}"
    if result.carried:
        yield f"delivered {result.carried} files of colleagues; their answers wait for a stick (bundle answers DIR)"
    if result.files_sent or result.files_fetched:
        yield f"files: {result.files_sent} sent, {result.files_fetched} fetched"
    if result.waiting:
        yield f"{result.waiting} items wait"
    if result.files_waiting:
        yield f"{result.files_waiting} files wait"
