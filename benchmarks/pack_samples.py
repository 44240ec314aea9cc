"""A week of the course made to a size: few lessons, many pictures that nothing shrinks, signed with demo keys."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.sample_profile import note_text
from course_format.manifest_reader import read_manifest
from pack_publisher.keys import demo_keys
from pack_publisher.pack_zip import build_pack
from pack_publisher.repository import Repository
from tests.support.pictures import noise

PACK: Final = "week-1"
LESSONS: Final = 8
MEMBERS: Final = 500
_HEAD: Final = """[pack]
id = "week-1"
week = 1
language = "en"
version = "%s"
title = "Who we are"
min_app = "0.1.0"

[course]
title = "A course"

[[course.weeks]]
number = 1
title = "Who we are"
"""
_ACTIVITY: Final = """
[[activities]]
id = "w1-l%d"
kind = "lesson"
title = "Lesson %d"
minutes = 20
file = "lessons/%d.md"
"""


def sample(
    size: int, version: str = "1.0.0", *, members: int = MEMBERS, changed: int | None = None
) -> dict[str, bytes]:
    """Files of about ``size`` bytes in all, stored. ``changed``: the lesson to which a paragraph was added."""
    manifest = _HEAD % version + "".join(_ACTIVITY % (n, n, n) for n in range(LESSONS))
    files = {"pack.toml": manifest.encode()}
    for n in range(LESSONS):
        more = f"\n{note_text(999, 600)}\n" if n == changed else ""
        sections = "".join(
            f"\n## Part {part} {{#part-{part}}}\n\n{note_text(100 * n + part, 900)}\n" for part in range(6)
        )
        files[f"lessons/{n}.md"] = f"# Lesson {n}\n{sections}{more}".encode()
    pictures = members - len(files)
    for n in range(pictures):
        files[f"figures/f{n:03}.png"] = noise(n, size // pictures)
    return files


def published(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Adds a pack to the repository ``folder``, whose keys lie beside it; the path of the pack's zip."""
    manifest = read_manifest(files["pack.toml"].decode())
    pack = build_pack(files, sorted(files), manifest)
    repository = Repository(folder, demo_keys(folder.parent / f"{folder.name}-keys"), datetime.now(UTC))
    repository.publish([(pack, manifest.min_app)])
    (path,) = (folder / "targets").glob(f"*.{pack.index.name}.zip")
    return path


def stored_of(files: Mapping[str, bytes]) -> Counter[bytes]:
    """Length of each file's stored bytes, by their hash."""
    pack = build_pack(files, sorted(files), read_manifest(files["pack.toml"].decode()))
    return Counter({member.stored_hash: member.stored for member in pack.index.members})
