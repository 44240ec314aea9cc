"""The packs of a folder, checked; and built, when all of them are sound.

Promises: nothing is built of a folder in which any pack has an error (with ``strict``: or a warning). Raises Refusal:
no-pack, pack-unsound.
"""

from collections.abc import Iterator
from pathlib import Path

from course_format.problems import FormatError, Level
from pack_publisher.checks import PackCheck
from pack_publisher.pack_zip import BuiltPack, build_pack
from pack_publisher.refusal import Refusal
from pack_publisher.sentences import sentence
from pack_publisher.source_folder import SourceFolder, pack_folders


def checked(folder: Path) -> Iterator[tuple[Path, PackCheck]]:
    """Each pack at or below ``folder``, checked. Raises Refusal when there is none."""
    folders = pack_folders(folder)
    if not folders:
        raise Refusal("no-pack", f"There is no pack in {folder}. A pack is a folder with a file pack.toml.")
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
            raise Refusal("pack-unsound", f"{place} has {len(errors)} to mend, the first: {first}")
    for place, check in checks:
        yield build_pack(SourceFolder(place), check.members, check.manifest), check.manifest.min_app


def is_error(problem: FormatError, strict: bool) -> bool:
    """Whether it keeps a pack from being built."""
    return strict or problem.level is Level.ERROR
