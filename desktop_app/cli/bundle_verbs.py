"""``fieldbook bundle``: exchanging by USB stick, for oneself and for colleagues."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.cli.answer import Answer, answer
from desktop_app.cli.verbs import Verbs

if TYPE_CHECKING:
    from desktop_app.domain.bundles import AnswerTaken, BundleTaken, CarriedFile, CarryView, Imported
    from desktop_app.operations.session import Session

MEGABYTE: Final = 1_000_000
FILES_MB: Final = 20
"""Photos and PDFs that go along when no number is given."""


def add_verbs(verbs: Verbs) -> None:
    """See parser.py."""
    bundle = verbs.group("bundle", help="exchange by USB stick: nobody who carries a file can read it")
    export = bundle.add("export", _export, help="write what waits into a file for the centre")
    export.add_argument("file", metavar="FILE", help="or a folder, in which a name is found")
    export.add_argument(
        "--files",
        metavar="MB",
        type=_megabytes,
        nargs="?",
        const=FILES_MB * MEGABYTE,
        default=0,
        help=f"photos and PDFs go along, in files of their own beside it, up to so many MB ({FILES_MB}); "
        "bundle list tells how many wait",
    )
    taken = bundle.add("import", _import, help="take an answer of the centre, or a colleague's file to carry")
    taken.add_argument("file", metavar="FILE")
    answers = bundle.add("answers", _answers, help="write the answers to colleagues' files into a folder")
    answers.add_argument("folder", metavar="DIR")
    bundle.add("list", _list, help="what you carry for colleagues")


def _export(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.cli.sentences import size_text
    from desktop_app.operations import bundles

    done = bundles.export_bundle(session, Path(arguments.file), files=arguments.files)
    lines = [f"{done.file}: {done.entries} entries, {done.size} bytes"]
    lines += [f"{each}: photos and PDFs" for each in done.more]
    if arguments.files and done.photos.left:
        lines.append(f"{done.photos.left} photos and PDFs did not fit ({size_text(done.photos.left_size)})")
    if done.left:
        lines.append(f"{done.left} entries did not fit; they go into the next file, once this one is answered")
    document = {**asdict(done), "file": str(done.file), "more": [str(each) for each in done.more]}
    return answer(document, lines)


def _megabytes(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 10_000:
        raise ValueError(text)
    return number * MEGABYTE


def _import(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import bundles

    done = bundles.import_file(session, Path(arguments.file))
    return answer({"kind": _kind(done), **asdict(done)}, _import_lines(done))


def _kind(done: "Imported") -> str:
    from desktop_app.domain.bundles import AnswerTaken, BundleTaken

    if isinstance(done, AnswerTaken):
        return "answer"
    return "bundle" if isinstance(done, BundleTaken) else "carried-answer"


def _import_lines(done: "Imported") -> Iterator[str]:
    from desktop_app.domain.bundles import AnswerTaken, BundleTaken

    if isinstance(done, AnswerTaken):
        yield from _answer_lines(done)
    elif isinstance(done, BundleTaken):
        yield _bundle_line(done)
    else:
        yield f"the answer for {done.label} is here to hand back"


def _answer_lines(done: "AnswerTaken") -> Iterator[str]:
    yield f"the centre has {done.sent} entries more; {done.received} new ones came from it"
    if done.refused:
        yield f"the centre did not accept {done.refused}"
    if done.photos:
        yield f"{done.photos} photos and PDFs arrived there"
    if done.photos_refused:
        yield f"{done.photos_refused} photos and PDFs were not taken in (file list tells which)"
    if done.more:
        yield "the centre has more: write another file, or connect"
    if done.strange:
        yield "it answers work that is not on this laptop any more: connect, and it comes back"


def _bundle_line(done: "BundleTaken") -> str:
    if done.answered:
        return f"{done.label}: delivered before, and its answer is here (bundle answers DIR)"
    if done.known:
        return f"{done.label}: you carry it already; it goes with the next exchange"
    return f"{done.label}: taken; it goes with the next exchange, and nobody on the way can read it"


def _answers(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import bundles

    done = bundles.hand_back(session, Path(arguments.folder))
    files = [str(each) for each in done.files]
    return answer({"folder": str(done.folder), "files": files, "size": done.size}, files or ["no answers wait"])


def _list(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import bundles

    view = bundles.carry_view(session)
    document = {
        "can_write": view.can_write,
        "waiting": view.waiting,
        "written": view.written,
        "carried": [asdict(each) for each in view.carried],
        "photos": asdict(view.photos),
    }
    return answer(document, _list_lines(view))


def _list_lines(view: "CarryView") -> Iterator[str]:
    if view.written is not None:
        yield f"your file of {view.written:%d %b, %H:%M} is not answered yet"
    if view.photos.count:
        from desktop_app.cli.sentences import size_text

        size = size_text(view.photos.size)
        yield f"{view.photos.count} photos and PDFs could go along: {size} (bundle export FILE --files)"
    yield from (_carried_line(each) for each in view.carried)
    if not view.carried:
        yield "you carry nothing for colleagues"


def _carried_line(each: "CarriedFile") -> str:
    return f"{each.state:<9} {each.size:>9} bytes  {each.taken:%d %b, %H:%M}  {each.label}"
