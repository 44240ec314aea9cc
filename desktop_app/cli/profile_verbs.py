"""``fieldbook status``, ``rebuild``, ``search``, ``unlock``; and the screens, for ``--help``."""

from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING, NoReturn

from desktop_app.cli.answer import Answer, answer
from desktop_app.cli.verbs import UsageProblem, Verbs
from desktop_app.cli.words_verbs import words_from_input

if TYPE_CHECKING:
    from desktop_app.operations.session import Session


def add_verbs(verbs: Verbs) -> None:
    """See verbs.py."""
    verbs.add("status", _status, help="what is here, what waits, when the centre was last reached")
    verbs.add("rebuild", _rebuild, help="make anew everything that screens show, from the journal")
    search = verbs.add("search", _search, help="lessons, notes, glossary and good practices on this laptop")
    search.add_argument("query")
    search.add_argument("--limit", type=int, default=40, help="how many hits at most")
    unlock = verbs.add("unlock", _unlock, help="open a moved profile: the recovery words come on standard input")
    unlock.set_defaults(read_words=words_from_input)
    tour = verbs.add("tour", _screens, help="a picture of every screen into a folder")
    tour.add_argument("folder", metavar="DIR")


def _status(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations.overview import overview

    found = overview(session)
    document: dict[str, object] = {
        "profile": str(session.paths.root),
        "version": found.version,
        "name": found.name,
        "enrolled": found.enrolled,
        "centre": found.centre,
        "cohort": found.cohort,
        "notes": found.notes,
        "practices": found.practices,
        "finished": found.finished,
        "packs": found.packs,
        "waiting": found.waiting,
        "refused": found.refused,
        "last_contact": found.last_contact,
        "warnings": [warning.code for warning in session.warnings],
    }
    return answer(document, _status_lines(session, document))


def _status_lines(session: "Session", document: Mapping[str, object]) -> list[str]:
    from desktop_app.cli.sentences import sentence

    lines = [f"{name}: {_plain(value)}" for name, value in document.items() if name != "warnings"]
    return lines + [sentence(warning) for warning in session.warnings]


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{count} {name}" for name, count in value.items()) or "0"
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value)) or "none"
    return {None: "–", True: "yes", False: "no"}[value] if value is None or isinstance(value, bool) else str(value)


def _rebuild(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations.rebuilding import rebuild

    count = rebuild(session)
    return answer({"entries": count}, [f"{count} entries read"])


def _search(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations.searching import search

    found = search(session, arguments.query, max(1, arguments.limit))
    hits = [
        {"kind": hit.kind, "target": hit.target, "section": hit.section, "title": hit.title, "context": hit.context}
        for hit in found.hits
    ]
    lines = [f"{hit.kind:<9}  {hit.target}  {hit.title}" for hit in found.hits]
    return answer({"query": found.query, "total": found.total, "hits": hits}, lines)


def _unlock(session: "Session", arguments: Namespace) -> Answer:
    return answer({"profile": str(session.paths.root)}, ["The profile is open on this laptop."])


def _screens(session: "Session", arguments: Namespace) -> NoReturn:
    raise UsageProblem("tour takes the folder alone: fieldbook tour DIR")
