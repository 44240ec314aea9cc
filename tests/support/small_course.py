"""A course small enough to be read in a test: week 1 in two versions, and week 2, put into a profile's store."""

from collections.abc import Mapping
from datetime import UTC, datetime

from course_format.manifest_reader import read_manifest
from desktop_app.domain.identifiers import ActivityId, PackId
from desktop_app.operations.session import Session
from desktop_app.packs.store import PackStore
from pack_publisher.pack_zip import build_pack

L1, T1, L2, QUIZ, STORY = (ActivityId(each) for each in ("w1-l1", "w1-t1", "w1-l2", "w1-quiz", "w1-story"))
WEEK_2_LESSON = ActivityId("w2-l1")

_COURSE = """
[course]
title = "A small course"
""" + "".join(f'\n[[course.weeks]]\nnumber = {number}\ntitle = "Title of week {number}"\n' for number in range(1, 7))

_PACK_1 = """
[pack]
id = "week-1"
week = 1
language = "en"
version = "%s"
title = "Who we are"
theme = "Meet the work."
min_app = "0.1.0"
glossary = "glossary.toml"
"""

_ACTIVITIES_1 = """
[[activities]]
id = "w1-l1"
kind = "lesson"
number = "1.1"
title = "What coordination is for"
minutes = 18
file = "lessons/1-1.md"

[[activities]]
id = "w1-t1"
kind = "testimony"
title = "The list we should not have shared"
minutes = 6
file = "testimonies/t1.md"

[[activities]]
id = "w1-story"
kind = "story"
title = "The bridge, chapter 1"
minutes = 15

[[activities]]
id = "w1-l2"
kind = "lesson"
number = "1.2"
title = "Who is in the field"
minutes = 20
file = "lessons/1-2.md"

[[activities]]
id = "w1-quiz"
kind = "quiz"
title = "Share, or do not share?"
minutes = 8
file = "quizzes/week_1.gift"
"""

_LESSON_1 = """# What coordination is for

A convoy of nine trucks waits at a junction. The driver has a paper with a stamp.

## Three words {#three-words}

Somewhere, an office sent an email. But the person who decides at the barrier did not know. We shorten that distance.

![A road with a barrier.](figures/road.svg "The road."){#fig-road}

## Who needs what {#who-needs}

People often use deconfliction and coordination as if they were one thing.
"""

_LESSON_1_CHANGED = """# What coordination is for

Last year a convoy of nine trucks waited at a junction.

## An older road {#older-road}

This paragraph is new.

## Three words {#three-words}

Long ago, somewhere, an office sent an email. But the person who decides at the barrier did not know. We shorten that.

![A road with a barrier.](figures/road.svg "The road."){#fig-road}
"""

_LESSON_2 = """# Who is in the field

## Armed actors {#armed}

Forces of the state and of others.

## Civilians {#civilians}

People come first.
"""

_TESTIMONY = """# The list we should not have shared

We shared a list of names. It travelled further than we thought.
"""

_QUIZ = """::w1-q01::What do you do first? {
  ~Send the list.#Quick, but not safe.
  ~Refuse.#Careful, but the road stays closed.
  =Ask what it is for.#Yes: first the purpose.
  ####Share the least that does the work. [see:w1-l1#who-needs]
}

::w1-q02::Which are right? {
  ~%50%Sharing information#Yes.
  ~%50%Planning#Yes.
  ~%-50%Command#No.
}

::w1-q03::The short name? {=UN-CMCoord#Yes. =%50%CMCoord#Nearly.}

::w1-q04::In which year? {#=1994:1#Yes.}

::w1-q05::Who leads what? {=shelter -> UNHCR =logistics -> WFP =coordination -> OCHA ####Each cluster has a lead.}

::w1-q06::What will you try? {}
"""

_QUIZ_REORDERED = _QUIZ.replace(
    """  ~Send the list.#Quick, but not safe.
  ~Refuse.#Careful, but the road stays closed.
  =Ask what it is for.#Yes: first the purpose.
""",
    """  =Ask what it is for.#Yes: first the purpose.
  ~Send the list.#Quick, but not safe.
  ~Refuse.#Careful, but the road stays closed.
""",
)

_GLOSSARY = """
[[term]]
id = "deconfliction"
term = "deconfliction"
variants = []
definition = "An exchange so that military action does not harm aid."
fr = "déconfliction"
ar = "منع التضارب"
unreviewed = ["ar"]
"""

_ROAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 100">'
    '<rect x="0" y="40" width="560" height="20" fill="#EFEDE4"/></svg>'
)


def week_1(version: str = "1.0.0") -> dict[str, bytes]:
    """The files of week 1. Version 2.0.0 has lesson 1.1 rewritten, and the options of a question in another order."""
    changed = version == "2.0.0"
    return _files(
        {
            "pack.toml": _PACK_1 % version + _COURSE + _ACTIVITIES_1,
            "lessons/1-1.md": _LESSON_1_CHANGED if changed else _LESSON_1,
            "lessons/1-2.md": _LESSON_2,
            "testimonies/t1.md": _TESTIMONY,
            "quizzes/week_1.gift": _QUIZ_REORDERED if changed else _QUIZ,
            "glossary.toml": _GLOSSARY,
            "figures/road.svg": _ROAD,
        }
    )


def week_2() -> dict[str, bytes]:
    """The files of week 2: one lesson."""
    pack = (_PACK_1 % "1.0.0").replace('"week-1"', '"week-2"').replace("week = 1", "week = 2")
    activity = (
        '\n[[activities]]\nid = "w2-l1"\nkind = "lesson"\nnumber = "2.1"\ntitle = "Principles"\nminutes = 10\n'
        'file = "lessons/2-1.md"\n'
    )
    return _files(
        {
            "pack.toml": pack.replace('"Who we are"', '"Principles"').replace('glossary = "glossary.toml"\n', "")
            + _COURSE
            + activity,
            "lessons/2-1.md": "# Principles\n\n## Humanity {#humanity}\n\nPeople first.\n",
        }
    )


def install(session: Session, files: Mapping[str, bytes]) -> None:
    """Puts a pack into the session's store, as an installation does."""
    manifest = read_manifest(files["pack.toml"].decode())
    built = build_pack(files, sorted(files), manifest)
    store: PackStore = session.packs
    pack = PackId(manifest.id)
    with store.alone():
        store.begin(built.index, built.index_bytes, "abcd", datetime(2026, 2, 1, tzinfo=UTC))
        for member in built.index.members:
            store.keep(member, built.zip[member.offset : member.offset + member.stored])
        store.switch(pack)


def damage(session: Session, files: Mapping[str, bytes], path: str) -> None:
    """Changes a byte of one file of an installed pack, where it lies on the disk."""
    built = build_pack(files, sorted(files), read_manifest(files["pack.toml"].decode()))
    name = next(member.stored_hash.hex() for member in built.index.members if member.path == path)
    lying = session.paths.packs / "members" / name
    data = lying.read_bytes()
    lying.write_bytes(bytes([data[0] ^ 1]) + data[1:])


def _files(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in texts.items()}
