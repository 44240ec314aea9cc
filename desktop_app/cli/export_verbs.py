"""``fieldbook export`` and ``fieldbook support``: what leaves Fieldbook as files, for oneself and for whoever helps."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.answer import Answer, answer
from desktop_app.cli.verbs import Verbs

if TYPE_CHECKING:
    from desktop_app.operations.session import Session


def add_verbs(verbs: Verbs) -> None:
    """See parser.py."""
    export = verbs.add(
        "export", _export, help="write all that is yours into a new folder, to be read without Fieldbook"
    )
    export.add_argument("folder", metavar="DIR", type=Path, help="where the new folder is made; nothing is overwritten")
    support = verbs.add("support", _support, help="write a report for whoever helps you, without anything about you")
    support.add_argument("file", metavar="FILE", type=Path, help="a name; nothing is overwritten")


def _export(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.cli.sentences import size_text
    from desktop_app.operations.exporting import export

    done = export(session, arguments.folder)
    line = (
        f"{done.notes} notes, {done.practices} practices, {done.answers} answers, {done.highlights} highlights: "
        f"{done.files} files, {size_text(done.size)}"
    )
    return answer({**asdict(done), "folder": str(done.folder)}, [str(done.folder), line])


def _support(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import support_report

    file, found = support_report.write(session, arguments.file)
    return answer(
        {"file": str(file), "report": found}, [f"{file}: versions, sizes, counts, error codes; nothing of you"]
    )
