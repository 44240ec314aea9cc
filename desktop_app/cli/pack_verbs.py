"""``fieldbook packs``: list, preview, install, pause, resume, remove; export and import are in stick_verbs.py."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from desktop_app.cli import stick_verbs
from desktop_app.cli.answer import FAILED, TRY_AGAIN, Answer, answer
from desktop_app.cli.exchange_verbs import LATER
from desktop_app.cli.verbs import Parser, Verbs
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState

if TYPE_CHECKING:
    from desktop_app.domain.pack_changes import PackPreview
    from desktop_app.domain.pack_rows import Installed, PackRow
    from desktop_app.domain.transfers import TransferLimits
    from desktop_app.operations.session import Session

PATIENCE: Final = 60.0
"""Seconds without a byte after which ``install`` gives up for now."""

_LATER: Final = LATER | {"pack-held"}
_FOR_ALL: Final = LATER | {"disk-full", "folder-unwritable", "source-missing"}
"""What the next pack would meet too: a line that is gone is not asked again for each."""


def add_verbs(verbs: Verbs) -> None:
    """See verbs.py."""
    packs = verbs.group("packs", help="the weeks of the course on this laptop")
    show = packs.add("list", _list, help="what is installed, what is on its way, and what can be had")
    _add_source(show)
    preview = packs.add("preview", _preview, help="what an update or a first installation will change and cost")
    _add_pack(preview, "without ID: all that can be updated or installed")
    install = packs.add("install", _install, help="install a pack, bring it up to date, or mend it")
    _add_pack(install, "without ID: all that is offered, in the order of the weeks")
    install.add_argument(
        "--patience", type=_seconds, default=PATIENCE, metavar="SECONDS", help="how long to go on without a byte"
    )
    for name, run, does in (("pause", _pause, "stop fetching"), ("resume", _resume, "go on fetching")):
        verb = packs.add(name, run, help=f"{does} a pack, here and in the window; what arrived stays")
        verb.add_argument("id", nargs="?", help="without ID: all")
    stick_verbs.add_to(packs)
    remove = packs.add("remove", _remove, help="take a pack off this laptop; answers and notes stay")
    remove.add_argument("id")
    remove.add_argument("--language", metavar="CODE", help="only this one of the languages that are here")


def _add_pack(parser: Parser, help: str) -> None:
    parser.add_argument("id", nargs="?", help=help)
    parser.add_argument("--language", metavar="CODE", help="of several that a pack is offered in")
    _add_source(parser)


def _add_source(parser: Parser) -> None:
    parser.add_argument("--from", dest="source", metavar="URL|DIR", help="where to look; else bundled, then the centre")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 7 * 86_400:
        raise ArgumentTypeError("a number of seconds, at most a week")
    return seconds


def _list(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import packs

    view = packs.check_for_packs(session, arguments.source) if arguments.source else packs.packs(session)
    document = {
        "source": view.source,
        "asked": view.asked,
        "fresh_until": view.fresh_until,
        "used": view.used,
        "old": view.old_bytes,
        "free": view.free,
        "limits": _limits(view.limits),
        "packs": [_row(row) for row in view.rows],
    }
    return answer(document, (_line(row) for row in view.rows))


def _limits(limits: "TransferLimits") -> dict[str, object]:
    hours = [each and each.isoformat("minutes") for each in (limits.begins, limits.ends)]
    return {"speed": limits.speed, "begins": hours[0], "ends": hours[1], "metered": limits.metered}


def _row(row: "PackRow") -> dict[str, object]:
    return asdict(row) | {"old": [{"version": version, "size": size} for version, size in row.old]}


def _line(row: "PackRow") -> str:
    version = row.version or row.available or "–"
    newer = f", {row.available} can be had" if row.state is PackState.UPDATE else ""
    waits = f", {row.hold}" if row.hold else "" if row.is_open else ", not the language that is open"
    return f"{row.id:<10} {row.language}  {version:<8} {row.state:<10} {row.size:>9} bytes  {row.title}{newer}{waits}"


def _preview(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import pack_preview

    wanted = [PackId(arguments.id)] if arguments.id else _all(session, arguments.source)
    found = [
        pack_preview.preview(session, pack, source=arguments.source, language=arguments.language) for pack in wanted
    ]
    return answer({"previews": [asdict(each) for each in found]}, (line for each in found for line in _told(each)))


def _told(found: "PackPreview") -> Iterator[str]:
    from desktop_app.cli.sentences import size_text

    before = f"{found.installed} → " if found.installed else ""
    seconds = "" if found.seconds is None else f", about {found.seconds:.0f} s"
    yield f"{found.pack} {before}{found.offered}: {size_text(found.size)} in {found.files} files{seconds}"
    for each in found.activities:
        yield f"  {each.change:<8} {each.number} {each.title}"
    marks = (found.highlights, found.notes)
    changed, gone = sum(each.text_changed for each in marks), sum(each.place_gone for each in marks)
    if changed or gone:
        yield f"  of your highlights and notes, {changed} stand in changed text and {gone} lose their place"
    if found.drafts:
        yield f"  drafts that stay with the version they were begun in: {found.drafts}"


def _install(session: "Session", arguments: Namespace) -> Answer:
    from threading import Event

    from desktop_app.operations import transferring

    clock = Event()  # never set: waiting for it ends by time, or by the keyboard
    done: list[Installed] = []
    failed: list[tuple[PackId, Known]] = []
    for pack in [PackId(arguments.id)] if arguments.id else _all(session, arguments.source):
        try:
            each = transferring.bring(
                session,
                pack,
                arguments.language,
                wait=clock.wait,
                patience_seconds=arguments.patience,
                source=arguments.source,
            )
        except Known as known:
            failed.append((pack, known))
            if arguments.id or known.code in _FOR_ALL:
                break
        else:
            done.append(each)
    if failed:
        return _broken_off(session, failed, done, named=bool(arguments.id))
    return answer({"installed": [asdict(each) for each in done]}, (_said(each) for each in done))


def _broken_off(
    session: "Session", failed: list[tuple[PackId, Known]], done: "list[Installed]", *, named: bool
) -> Answer:
    """An error that also tells what came all the same, and how far the others are."""
    lacking = [_lacking(session, pack, known) for pack, known in failed]
    document = lacking[0] | {"installed": [asdict(each) for each in done]}
    lines = [_said(each) for each in done]
    if not named:
        document["failed"] = lacking
        lines += [f"{each['pack']}: {each['error']}" for each in lacking]
    later = all(known.code in _LATER for _, known in failed)
    return answer(document, lines, TRY_AGAIN if later else FAILED)


def _lacking(session: "Session", pack: PackId, known: Known) -> dict[str, object]:
    from desktop_app.cli.sentences import sentence

    here, size = session.packs.partly().get(pack, (0, 0))
    return {"error": sentence(known), "code": known.code, "pack": pack, "here": here, "size": size}


def _all(session: "Session", source: str | None) -> list[PackId]:
    """Every pack that is offered and not here as it should be, in the order of the weeks, each once."""
    from desktop_app.operations import course_language, packs

    try:
        rows = packs.check_for_packs(session, source).rows
    except Known as known:
        if known.code not in LATER:
            raise
        rows = packs.packs(session).rows  # as it was last time; fetching is more patient than asking
        if source is not None or not rows:
            raise
    here = {row.id for row in rows if row.state is PackState.INSTALLED and row.is_open}
    if course_language.chosen(session):
        here -= {each.pack for each in course_language.lacking(session)}
    return list(dict.fromkeys(row.id for row in rows if row.id not in here))


def _said(done: "Installed") -> str:
    return (
        f"{done.id} {done.version}: {done.fetched} of {done.members} files fetched, {done.bytes} bytes over the network"
    )


def _pause(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import pack_queue

    pack_queue.pause(session, PackId(arguments.id) if arguments.id else None)
    return _queue(session)


def _resume(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import pack_queue

    pack_queue.resume(session, PackId(arguments.id) if arguments.id else None)
    return _queue(session)


def _queue(session: "Session") -> Answer:
    """What is wanted, in the order in which it comes, and what each waits for."""
    from desktop_app.operations import pack_queue

    holds = pack_queue.holds(session, session.clock.local(session.clock.now()))
    partly = session.packs.partly()
    found = [
        {
            "id": each.pack,
            "language": each.language,
            "week": each.week,
            "paused": each.paused,
            "hold": holds.get(each.pack),
            "here": partly.get(each.pack, (0, 0))[0],
            "size": partly.get(each.pack, (0, 0))[1],
        }
        for each in pack_queue.queue(session)
    ]
    lines = (f"{each['id']:<10} {each['hold'] or 'next':<8} {each['here']} of {each['size']} bytes" for each in found)
    return answer({"queue": found}, lines)


def _remove(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import packs

    before = session.packs.used()
    packs.remove(session, PackId(arguments.id), arguments.language)
    freed = before - session.packs.used()
    return answer({"id": arguments.id, "state": "removed", "freed": freed}, [f"{arguments.id}: {freed} bytes freed"])
