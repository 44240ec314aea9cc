"""``fieldbook language``: in which language the course is read."""

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from desktop_app.cli.answer import Answer, answer
from desktop_app.cli.verbs import UsageProblem, Verbs

if TYPE_CHECKING:
    from desktop_app.operations.session import Session

AS_PROGRAM: Final = "program"


def add_verbs(verbs: Verbs) -> None:
    """See verbs.py."""
    language = verbs.add("language", _language, help="the language of the course: what there is, and what is chosen")
    language.add_argument("code", nargs="?", metavar="CODE", help=f"choose it; {AS_PROGRAM}: as the program's own")
    language.add_argument("--bring", action="store_true", help="put what is not here in it into the queue of packs")


def _language(session: "Session", arguments: Namespace) -> Answer:
    from desktop_app.operations import course_language, packs

    packs.packs(session)  # a new profile knows what came with the program
    offered = course_language.languages(session)
    if arguments.code is not None:
        code = "" if arguments.code == AS_PROGRAM else arguments.code
        if code and code not in offered:
            raise UsageProblem(f"no pack is in {code!r}; there is: {', '.join(offered) or 'none'}")
        course_language.choose(session, code)
    if arguments.bring:
        course_language.bring(session)
    weeks = [
        {"pack": pack.id, "week": pack.manifest.week, **course_language.spoken(session, pack)._asdict()}
        for pack in session.packs.installed()
    ]
    lacking = [each._asdict() for each in course_language.lacking(session)]
    document = {
        "chosen": course_language.chosen(session),
        "wanted": course_language.wanted(session),
        "offered": list(offered),
        "packs": weeks,
        "lacking": lacking,
    }
    lines = [f"the course is read in {document['wanted']}; there is: {', '.join(offered) or 'none'}"]
    lines += [f"{each['pack']:<10} {each['language']}  {each['stands']}".rstrip() for each in weeks]
    lines += [f"{each['pack']:<10} {document['wanted']}  can be brought: {each['size']} bytes" for each in lacking]
    return answer(document, lines)
