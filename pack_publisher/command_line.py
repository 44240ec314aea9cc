"""The verbs of ``fieldbook-pack``, their options, and how answers are printed.

Promises: nothing is built or published of a folder in which any pack has an error (with ``--strict``: or a warning).
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from course_format.problems import FormatError, Level
from pack_publisher.checks import PackCheck
from pack_publisher.pack_zip import BuiltPack, build_pack
from pack_publisher.refusal import Refusal
from pack_publisher.sentences import sentence
from pack_publisher.source_folder import SourceFolder, pack_folders

Document = dict[str, object]
Clock = Callable[[], float]


def run(arguments: Sequence[str], clock: Clock) -> int:
    """``clock``: seconds since 1970, UTC."""
    options = _parser().parse_args(arguments)
    try:
        document, code = VERBS[options.verb](options, clock)
    except (Refusal, OSError) as refusal:
        document, code = {"error": str(refusal)}, 1
        print(f"fieldbook-pack: {refusal}", file=sys.stderr)
    if options.json:
        print(json.dumps(document, ensure_ascii=False, indent=1))
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fieldbook-pack", description="Check, build and publish course packs.")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="one JSON document on stdout")
    shared.add_argument("--strict", action="store_true", help="take warnings for errors")
    shared.add_argument("folder", type=Path, help="a pack's folder, or one that holds packs")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("check", parents=[shared], help="say everything that is wrong with a pack")
    build = verbs.add_parser("build", parents=[shared], help="make the zip and index of each pack")
    build.add_argument("--out", type=Path, required=True, help="the folder to write them to")
    publish = verbs.add_parser("publish", parents=[shared], help="sign packs and add them to a repository")
    publish.add_argument("--repository", type=Path, required=True, help="the folder of the repository")
    keys = publish.add_mutually_exclusive_group(required=True)
    keys.add_argument("--keys", type=Path, help="a folder of <role>-<n>.pem signing keys")
    keys.add_argument("--demo-keys", type=Path, help="a folder of keys for trying out, made when it is not there")
    publish.add_argument("--replace", action="store_true", help="demo keys only: replace a version already published")
    return parser


def _check(options: argparse.Namespace, clock: Clock) -> tuple[Document, int]:
    packs = []
    failed = False
    for folder, check in checked(options.folder):
        errors = sum(is_error(problem, options.strict) for problem in check.problems)
        failed = failed or errors > 0
        packs.append({"folder": folder.as_posix(), "problems": [as_fact(problem) for problem in check.problems]})
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
        built.append(_fact_of(pack))
        if not options.json:
            print(f"{options.out / pack.index.name}.zip: {len(pack.zip)} bytes, {len(pack.index.members)} files")
    return {"packs": built}, 0


def _publish(options: argparse.Namespace, clock: Clock) -> tuple[Document, int]:
    from pack_publisher.keys import demo_keys, release_keys  # signing is not needed to check or build
    from pack_publisher.repository import Repository

    packs = list(sound_packs(options.folder, options.strict))
    keys = demo_keys(options.demo_keys) if options.demo_keys else release_keys(options.keys)
    repository = Repository(options.repository, keys, datetime.fromtimestamp(clock(), UTC))
    versions = repository.publish(packs, replace=options.replace)
    if not options.json:
        for pack, _ in packs:
            print(f"{pack.index.name}: published, {len(pack.zip)} bytes")
    return {"packs": [_fact_of(pack) for pack, _ in packs], "versions": versions, "demo": keys.demo}, 0


def checked(folder: Path) -> Iterator[tuple[Path, PackCheck]]:
    """Each pack at or below ``folder``, checked. Raises Refusal when there is none."""
    folders = pack_folders(folder)
    if not folders:
        raise Refusal(f"There is no pack in {folder}. A pack is a folder with a file pack.toml.")
    for found in folders:
        check = PackCheck(SourceFolder(found))
        check.run()
        yield found, check


def sound_packs(folder: Path, strict: bool) -> Iterator[tuple[BuiltPack, str]]:
    """Each pack built, with the oldest program version that reads it. Raises Refusal when any has an error."""
    checks = list(checked(folder))
    for place, check in checks:
        errors = [problem for problem in check.problems if is_error(problem, strict)]
        if errors:
            first = f"{(place / errors[0].file).as_posix()}:{errors[0].line}: {sentence(errors[0])}"
            raise Refusal(f"{place} has {len(errors)} to mend, the first: {first}")
    for place, check in checks:
        yield build_pack(SourceFolder(place), check.members, check.manifest), check.manifest.min_app


def is_error(problem: FormatError, strict: bool) -> bool:
    return strict or problem.level is Level.ERROR


def as_fact(problem: FormatError) -> Document:
    return {
        "file": problem.file,
        "line": problem.line,
        "level": problem.level.value,
        "code": problem.code,
        "sentence": sentence(problem),
    }


def _fact_of(pack: BuiltPack) -> Document:
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


VERBS: Final = {"check": _check, "build": _build, "publish": _publish}
