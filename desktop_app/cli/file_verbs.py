"""``fieldbook file``: add, list, get, remove: photos and PDFs of notes and practices."""

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.answer import DONE, TRY_AGAIN, Answer, answer
from desktop_app.cli.verbs import UsageProblem, Verbs
from desktop_app.domain.identifiers import RecordId

if TYPE_CHECKING:
    from desktop_app.domain.files import Chosen, FileView
    from desktop_app.operations.session import Session

OF_PDF = "A PDF is kept as it is: it can hold the name of its author."


def add_verbs(verbs: Verbs) -> None:
    """See verbs.py."""
    file = verbs.group("file", help="photos and PDFs of your notes and practices")
    add = file.add("add", _add, help="add a photo (JPEG, PNG, WebP) or a PDF; place and camera data are taken off")
    add.add_argument("record", metavar="RECORD", help="a note or a practice")
    add.add_argument("path", metavar="PATH", type=Path)
    add.add_argument("--shrink", action="store_true", help="make a large photo smaller")
    show = file.add("list", _list, help="your files, and where their contents are")
    show.add_argument("record", metavar="RECORD", nargs="?", help="only those of this note or practice")
    get = file.add("get", _get, help="write a file out; fetched from the centre if it is not here")
    get.add_argument("file", metavar="FILE")
    get.add_argument("to", metavar="TO", type=Path, help="a folder or a new name; nothing is overwritten")
    remove = file.add("remove", _remove, help="take a file off, on every laptop and at the centre")
    remove.add_argument("file", metavar="FILE")


def _add(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.cli.sentences import size_text
    from desktop_app.operations import files

    chosen = files.choose(arguments.path)
    if arguments.shrink and chosen.is_picture:
        chosen = _shrunk(chosen, arguments)
    added = files.add(session, RecordId(arguments.record), chosen)
    lines = [f"{added.id}  {added.name}  {size_text(added.size)}"]
    if not added.is_picture:
        lines.append(OF_PDF)
    return answer({**_document(added), "was": chosen.was}, lines)


def _shrunk(chosen: "Chosen", arguments: Namespace) -> "Chosen":
    from desktop_app.operations import files

    shrink = getattr(arguments, "shrink_picture", None)
    if shrink is None:
        raise UsageProblem("this program cannot shrink pictures")
    smaller: bytes | None = shrink(chosen.content)
    return chosen if smaller is None else files.shrunk(chosen, smaller)


def _list(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import files

    found = files.files_of(session, None if arguments.record is None else RecordId(arguments.record))
    return answer([_document(file) for file in found], _lines(found))


def _get(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.domain.errors import Known
    from desktop_app.operations import exchanging, files

    file = RecordId(arguments.file)
    found, error = files.view(session, file), None
    if not found.is_here:
        files.want(session, file)
        result = exchanging.exchange(session)
        error = result.error or result.files_error
        found = files.view(session, file)
    if not found.is_here:
        from desktop_app.cli.sentences import sentence

        told = sentence(Known(error or "file-away"))
        document = {**_document(found), "error": told, "code": error or "file-away"}
        return answer(document, (), TRY_AGAIN)
    place = files.save_copy(session, file, arguments.to)
    return answer({**_document(found), "path": str(place)}, [str(place)], DONE)


def _remove(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import files

    files.remove(session, RecordId(arguments.file))
    return answer({"id": arguments.file, "state": "removed"}, [arguments.file])


def _document(file: "FileView") -> dict[str, object]:
    return asdict(file)


def _lines(found: "Iterable[FileView]") -> Iterable[str]:
    from desktop_app.cli.sentences import size_text

    return (f"{file.id}  {file.state:<8}  {size_text(file.size):>7}  {file.name}" for file in found)
