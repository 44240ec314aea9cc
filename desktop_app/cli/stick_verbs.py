"""``fieldbook packs export`` and ``import``: packs by USB stick, or by any folder."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.answer import DONE, FAILED, Answer, answer
from desktop_app.cli.verbs import Verbs
from desktop_app.domain.identifiers import PackId

if TYPE_CHECKING:
    from desktop_app.domain.sticks import Exported, Imported, StickContents, StickPack
    from desktop_app.operations.session import Session


def add_to(packs: Verbs) -> None:
    """Adds the two verbs to the group ``packs``."""
    export = packs.add("export", _export, help="copy installed packs onto a stick, or into any folder")
    export.add_argument("folder", metavar="DIR")
    export.add_argument("ids", nargs="*", metavar="ID", help="without: all")
    taken = packs.add("import", _import, help="install packs from a stick, or from any folder")
    taken.add_argument("folder", metavar="DIR")
    taken.add_argument("ids", nargs="*", metavar="ID", help="without: all")
    taken.add_argument("--language", metavar="CODE", help="of several that the stick has")
    taken.add_argument("--look", action="store_true", help="only say what is there and what installing would do")


def _wanted(arguments: Namespace) -> list[PackId] | None:
    return [PackId(each) for each in arguments.ids] or None


def _codes(found: tuple[tuple[PackId, str], ...]) -> list[dict[str, str]]:
    return [{"id": pack, "code": code} for pack, code in found]


def _export(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import pack_sticks

    done = pack_sticks.export_packs(session, Path(arguments.folder), _wanted(arguments))
    document = {
        "folder": str(done.folder),
        "packs": [asdict(each) for each in done.packs],
        "files": done.files,
        "size": done.size,
        "kept": done.kept,
        "left": _codes(done.left),
    }
    return answer(document, _export_lines(done))


def _export_lines(done: "Exported") -> Iterator[str]:
    yield from (f"{each.id} {each.language} {each.version} is on the stick" for each in done.packs)
    yield from _refusals(done.left, reason="stick")
    yield f"{done.files} files written, {done.size} bytes; {done.kept} were there already"


def _import(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import pack_sticks

    folder = Path(arguments.folder)
    if arguments.look:
        return _look(pack_sticks.look_at(session, folder))
    done = pack_sticks.import_packs(session, folder, _wanted(arguments), language=arguments.language)
    document = {
        "folder": str(done.folder),
        "installed": [asdict(each) for each in done.installed],
        "same": list(done.same),
        "refused": _codes(done.refused),
        "fresh_until": done.fresh_until,
        "past_fresh": done.past_fresh,
    }
    nothing = bool(done.refused) and not (done.installed or done.same)
    return answer(document, _import_lines(done), FAILED if nothing else DONE)


def _import_lines(done: "Imported") -> Iterator[str]:
    for each in done.installed:
        yield f"{each.id} {each.version}: {each.fetched} of {each.members} files taken from the stick"
    yield from (f"{pack}: here already" for pack in done.same)
    yield from _refusals(done.refused)
    if done.past_fresh:
        yield _past(done.fresh_until.date().isoformat())


def _look(found: "StickContents") -> Answer:
    document = {
        "folder": str(found.folder),
        "packs": [asdict(each) for each in found.packs],
        "fresh_until": found.fresh_until,
        "signer": found.signer,
        "older": found.older,
        "past_fresh": found.past_fresh,
    }
    lines = [_line(each) for each in found.packs]
    if found.past_fresh:
        lines.append(_past(found.fresh_until.date().isoformat()))
    return answer(document, lines)


def _line(each: "StickPack") -> str:
    whole = "" if each.whole else ", not whole"
    return f"{each.id:<10} {each.language}  {each.version:<8} {each.use:<8} {each.size:>9} bytes  {each.title}{whole}"


def _past(day: str) -> str:
    return f"This copy was fresh until {day}; there may be something newer."


def _refusals(found: tuple[tuple[PackId, str], ...], **facts: str) -> Iterator[str]:
    from desktop_app.cli.sentences import sentence
    from desktop_app.domain.errors import Known

    yield from (f"{pack}: {sentence(Known(code, pack=pack, **facts))}" for pack, code in found)
