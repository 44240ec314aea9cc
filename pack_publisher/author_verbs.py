"""What authors do: new, check, build, preview.

Promises: nothing is built of a folder in which any pack has an error (with ``--strict``: or a warning).
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from course_format.problems import FormatError
from pack_publisher.check_table import as_facts, as_markdown, as_sentence, table, totals
from pack_publisher.new_pack import new_pack
from pack_publisher.options import Clock, Document, Verbs, shared
from pack_publisher.pack_zip import BuiltPack
from pack_publisher.sentences import sentence
from pack_publisher.sound_packs import checked, is_error, sound_packs


def add_verbs(verbs: Verbs) -> None:
    new = verbs.add_parser("new", parents=[shared()], help="write a small complete pack to begin from")
    new.add_argument("folder", type=Path, help="a folder that is not there yet, or is empty")
    new.add_argument("--week", type=int, default=1, help="the week's number (1)")
    new.add_argument("--title", default="A week to try out", help="the week's title")
    new.set_defaults(run=_new)
    check = verbs.add_parser("check", parents=[shared()], help="say everything that is wrong with a pack")
    add_folder(check)
    check.add_argument("--table", action="store_true", help="add what each pack holds, in numbers")
    check.set_defaults(run=_check)
    build = verbs.add_parser("build", parents=[shared()], help="make the zip and index of each pack")
    add_folder(build)
    build.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write them to")
    build.set_defaults(run=_build)
    preview = verbs.add_parser("preview", parents=[shared()], help="open packs in the program, unsigned")
    add_folder(preview)
    preview.add_argument("--headless", action="store_true", help="say what would be shown, without a window")
    preview.set_defaults(run=_preview)


def add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="take warnings for errors")
    parser.add_argument("folder", type=Path, help="a pack's folder, or one that holds packs")


def _new(options: argparse.Namespace, clock: Clock) -> tuple[Document, int]:
    files = new_pack(options.folder, options.week, options.title)
    if not options.json:
        print(f"{len(files)} files are written. Look at them: fieldbook-pack preview {options.folder}")
    return {"folder": options.folder.as_posix(), "files": list(files)}, 0


def _check(options: argparse.Namespace, clock: Clock) -> tuple[Document, int]:
    packs = []
    failed = False
    for folder, check in checked(options.folder):
        errors = sum(is_error(problem, options.strict) for problem in check.problems)
        failed = failed or errors > 0
        rows = table(check) if options.table else ()
        numbers: Document = {"table": as_facts(rows), "totals": asdict(totals(check))} if options.table else {}
        found = [as_fact(problem) for problem in check.problems]
        packs.append({"folder": folder.as_posix(), "problems": found} | numbers)
        if options.table and not options.json:
            print(f"{as_markdown(rows)}\n\n{as_sentence(totals(check))}\n")
        if not options.json:
            print_problems(folder, check.problems)
            print(f"{folder.as_posix()}: {errors} to mend, {len(check.problems) - errors} to weigh")
    return {"packs": packs}, int(failed)


def _build(options: argparse.Namespace, clock: Clock) -> tuple[Document, int]:
    built = []
    for pack, _ in sound_packs(options.folder, options.strict):
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / f"{pack.index.name}.zip").write_bytes(pack.zip)
        (options.out / f"{pack.index.name}.index").write_bytes(pack.index_bytes)
        built.append(fact_of(pack))
        if not options.json:
            print(f"{options.out / pack.index.name}.zip: {len(pack.zip)} bytes, {len(pack.index.members)} files")
    return {"packs": built}, 0


def _preview(options: argparse.Namespace, clock: Clock) -> tuple[Document, int]:
    from pack_publisher.preview import preview

    shown = preview(options.folder, clock, strict=options.strict, headless=options.headless or options.json)
    if options.headless and not options.json:
        print("\n".join(_shown(shown)))
    return shown, 0


def _shown(document: dict[str, Any]) -> Iterator[str]:
    """A line for each pack and each of its activities: what the program would show."""
    for pack in document["packs"]:
        yield f"{pack['id']} ({pack['language']}) {pack['version']}: {pack['title']}"
        for activity in pack["activities"]:
            numbers = [
                f"{len(activity[what])} {what}"
                for what in ("sections", "figures", "callouts", "questions")
                if activity.get(what)
            ]
            yield f"  {activity['id']} {activity['title']}: {', '.join(numbers) or 'not shown yet'}"


def as_fact(problem: FormatError) -> Document:
    return {
        "file": problem.file,
        "line": problem.line,
        "level": problem.level.value,
        "code": problem.code,
        "sentence": sentence(problem),
    }


def fact_of(pack: BuiltPack) -> Document:
    index = pack.index
    return {
        "id": index.pack,
        "language": index.language,
        "version": index.version,
        "size": index.zip_length,
        "files": {member.path: {"stored": member.stored, "length": member.length} for member in index.members},
    }


def print_problems(folder: Path, problems: Sequence[FormatError]) -> None:
    for problem in problems:
        place = f"{(folder / problem.file).as_posix()}:{problem.line}"
        print(f"{place}: {problem.level}: {sentence(problem)} [{problem.code}]")
