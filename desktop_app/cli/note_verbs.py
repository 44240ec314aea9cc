"""``fieldbook note``: add, edit, delete, restore, list, import."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.answer import Answer, answer
from desktop_app.cli.verbs import Verbs
from desktop_app.domain.identifiers import RecordId

if TYPE_CHECKING:
    from desktop_app.operations.session import Session


def add_verbs(verbs: Verbs) -> None:
    """See verbs.py."""
    note = verbs.group("note", help="notes, which only you can read")
    add = note.add("add", _add, help="make a note")
    add.add_argument("--title", default="", help="one line")
    add.add_argument("--text", default="", help="Markdown; - reads it from standard input")
    add.add_argument("--tag", action="append", default=[], help="can be given several times")
    edit = note.add("edit", _edit, help="change a note; what is not given stays")
    edit.add_argument("id")
    edit.add_argument("--title")
    edit.add_argument("--text", help="Markdown; - reads it from standard input")
    edit.add_argument("--tag", action="append", help="the tags it has from now on")
    note.add("delete", _delete, help="put a note into the bin").add_argument("id")
    note.add("restore", _restore, help="take a note out of the bin").add_argument("id")
    show = note.add("list", _list, help="all notes, the last changed first")
    show.add_argument("--deleted", action="store_true", help="those in the bin")
    show.add_argument("--tag")
    show.add_argument("--query", default="", help="only notes with these words")
    read = note.add("import", _import, help='take in notes, one a line: {"id", "title", "body", "tags"}')
    read.add_argument("file", type=Path)


def _add(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import notes

    made = notes.add_note(session, title=arguments.title, text=text_of(arguments.text) or "", tags=arguments.tag)
    return answer({"id": made.id}, [made.id])


def _edit(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import notes

    note = RecordId(arguments.id)
    saved = notes.save_note(session, note, title=arguments.title, text=text_of(arguments.text), tags=arguments.tag)
    return answer({"id": saved.id, **saved.fields}, [saved.id])


def _delete(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import notes

    notes.delete_note(session, RecordId(arguments.id))
    return answer({"id": arguments.id, "state": "deleted"}, [arguments.id])


def _restore(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import notes

    notes.restore_note(session, RecordId(arguments.id))
    return answer({"id": arguments.id, "state": "restored"}, [arguments.id])


def _list(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import notes

    found = notes.read_notes(session, tag=arguments.tag, deleted=arguments.deleted, query=arguments.query)
    document = [
        {
            "id": note.id,
            "title": note.title,
            "text": note.text,
            "tags": note.tags,
            "state": note.state,
            "external_id": note.external_id,
            "changed": note.changed,
        }
        for note in found
    ]
    return answer(document, (f"{note.id}  {note.state:<9}  {note.title}" for note in found))


def _import(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import notes

    done = notes.import_notes(session, arguments.file)
    return answer(
        {"added": done.added, "changed": done.changed, "unchanged": done.unchanged},
        [f"{done.added} added, {done.changed} changed, {done.unchanged} as they were"],
    )


def text_of(given: str | None) -> str | None:
    """A text as it was given; what stands on standard input for ``-``."""
    return sys.stdin.read() if given == "-" else given
