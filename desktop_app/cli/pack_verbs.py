"""``fieldbook packs``: list, install, remove."""

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop_app.cli.answer import Answer, answer
from desktop_app.cli.verbs import Parser, Verbs
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState

if TYPE_CHECKING:
    from desktop_app.domain.pack_rows import Installed, PackRow
    from desktop_app.operations.session import Session


def add_verbs(verbs: Verbs) -> None:
    """See verbs.py."""
    packs = verbs.group("packs", help="the weeks of the course on this laptop")
    show = packs.add("list", _list, help="what is installed, and what can be had")
    _add_source(show)
    install = packs.add("install", _install, help="install a pack, bring it up to date, or mend it; without ID: all")
    install.add_argument("id", nargs="?")
    install.add_argument("--language", metavar="CODE", help="of several that a pack is offered in")
    _add_source(install)
    packs.add("remove", _remove, help="take a pack off this laptop; answers and notes stay").add_argument("id")


def _add_source(parser: Parser) -> None:
    parser.add_argument("--from", dest="source", metavar="URL|DIR", help="where to look; else bundled, then the centre")


def _list(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import packs

    view = packs.check_for_packs(session, arguments.source) if arguments.source else packs.packs(session)
    document = {
        "source": view.source,
        "asked": view.asked,
        "fresh_until": view.fresh_until,
        "used": view.used,
        "free": view.free,
        "packs": [asdict(row) for row in view.rows],
    }
    return answer(document, (_line(row) for row in view.rows))


def _line(row: "PackRow") -> str:
    version = row.version or row.available or "–"
    newer = f", {row.available} can be had" if row.state is PackState.UPDATE else ""
    return f"{row.id:<10} {row.language}  {version:<8} {row.state:<10} {row.size:>9} bytes  {row.title}{newer}"


def _install(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import packs

    wanted = [PackId(arguments.id)] if arguments.id else _all(session, arguments.source)
    done = [packs.install(session, pack, source=arguments.source, language=arguments.language) for pack in wanted]
    return answer({"installed": [asdict(each) for each in done]}, (_said(each) for each in done))


def _all(session: "Session", source: str | None) -> list[PackId]:
    """Every pack that is offered and not here as it should be, in the order of the weeks, each once."""
    from desktop_app.operations import packs

    rows = packs.check_for_packs(session, source).rows
    here = {row.id for row in rows if row.state is PackState.INSTALLED}
    return list(dict.fromkeys(row.id for row in rows if row.id not in here))


def _said(done: "Installed") -> str:
    return (
        f"{done.id} {done.version}: {done.fetched} of {done.members} files fetched, {done.bytes} bytes over the network"
    )


def _remove(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import packs

    packs.remove(session, PackId(arguments.id))
    return answer({"id": arguments.id, "state": "removed"}, [arguments.id])
