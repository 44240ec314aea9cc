"""``fieldbook practice``: add, edit, submit, withdraw, delete, restore, list."""

import argparse
from argparse import Namespace
from typing import TYPE_CHECKING

from desktop_app.cli.answer import Answer, answer
from desktop_app.cli.verbs import Verbs
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.practices import PARTS

if TYPE_CHECKING:
    from desktop_app.operations.session import Session


def add_verbs(verbs: Verbs) -> None:
    """See verbs.py."""
    practice = verbs.group("practice", help="good practices")
    _texts(practice.add("add", _add, help="begin a good practice"))
    edit = practice.add("edit", _edit, help="change a draft; what is not given stays")
    edit.add_argument("id")
    _texts(edit)
    practice.add("submit", _submit, help="send a draft as it stands").add_argument("id")
    practice.add("withdraw", _withdraw, help="take back what was sent").add_argument("id")
    practice.add("delete", _delete, help="put a draft into the bin").add_argument("id")
    practice.add("restore", _restore, help="take a draft out of the bin").add_argument("id")
    show = practice.add("list", _list, help="own and published ones, the last changed first")
    show.add_argument("--mine", action="store_true", help="only own ones")


def _texts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--title")
    parser.add_argument("--place")
    parser.add_argument(
        "--field", action="append", default=[], type=_field, metavar="NAME=TEXT", help=f"one of {', '.join(PARTS)}"
    )


def _field(given: str) -> tuple[str, str]:
    name, equals, text = given.partition("=")
    if not equals or name not in PARTS:
        raise argparse.ArgumentTypeError(f"{given!r} is not NAME=TEXT with a name of {', '.join(PARTS)}")
    return name, text


def _add(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import practices

    made = practices.add_practice(
        session, title=arguments.title or "", place=arguments.place or "", parts=dict(arguments.field)
    )
    return answer({"id": made.id}, [made.id])


def _edit(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import practices

    saved = practices.save_practice(
        session,
        RecordId(arguments.id),
        title=arguments.title,
        place=arguments.place,
        parts=dict(arguments.field) or None,
    )
    return answer({"id": saved.id}, [saved.id])


def _submit(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import practices

    practices.submit(session, RecordId(arguments.id))
    return _state(session, arguments.id)


def _withdraw(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import practices

    practices.withdraw(session, RecordId(arguments.id))
    return _state(session, arguments.id)


def _delete(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import practices

    practices.delete_practice(session, RecordId(arguments.id))
    return answer({"id": arguments.id, "state": "deleted"}, [arguments.id])


def _restore(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import practices

    practices.restore_practice(session, RecordId(arguments.id))
    return _state(session, arguments.id)


def _state(session: "Session", practice: str) -> Answer:
    from desktop_app.operations import practices

    view = practices.open_practice(session, RecordId(practice))
    return answer({"id": view.id, "state": view.state}, [f"{view.id}  {view.state}"])


def _list(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import practices

    found = practices.list_practices(session, mine=True if arguments.mine else None)
    document = [
        {
            "id": row.id,
            "title": row.title,
            "place": row.place,
            "state": row.state,
            "mine": row.mine,
            "author": row.author,
            "changed": row.changed,
        }
        for row in found
    ]
    return answer(document, (f"{row.id}  {row.state:<12}  {row.title}" for row in found))
