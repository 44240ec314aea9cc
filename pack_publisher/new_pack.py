"""A small complete pack to begin from: a lesson, a testimony, a quiz, a glossary and a figure that explain themselves.

Promises: what is written passes ``check --strict``; a folder with anything in it is not touched. Raises Refusal.
"""

import json
from pathlib import Path
from typing import Final

from pack_publisher.refusal import Refusal

BEGINNING: Final = Path(__file__).parent / "beginning"
MOST_WEEKS: Final = 60
_USUAL_WEEKS: Final = 6


def new_pack(folder: Path, week: int, title: str) -> tuple[str, ...]:
    """Writes it; the relative paths come back. Raises Refusal: folder-full, week-wrong, title-wrong."""
    if not 1 <= week <= MOST_WEEKS:
        raise Refusal("week-wrong", f"A week has a number from 1 to {MOST_WEEKS}, not {week}.")
    if not title.strip() or not title.isprintable():
        raise Refusal("title-wrong", "The title is empty, or has signs in it that cannot be printed.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal("folder-full", f"There is something in {folder} already. Name a new folder.")
    # The title last: whatever it says is not filled in any more.
    filled = {"@WEEKS@": _outline(week), "@WEEK@": str(week), "@TITLE@": _toml_text(title)}
    written = []
    for source in sorted(path for path in BEGINNING.rglob("*") if path.is_file()):
        name = source.relative_to(BEGINNING)
        text = source.read_text("utf-8")
        for mark, words in filled.items():
            text = text.replace(mark, words)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")
        written.append(name.as_posix())
    return tuple(written)


def _outline(week: int) -> str:
    """All weeks of the course; the title of this one is filled in with the others of the file."""
    return "\n\n".join(
        f"[[course.weeks]]\nnumber = {number}\ntitle = {'@TITLE@' if number == week else _toml_text(f'Week {number}')}"
        for number in range(1, max(_USUAL_WEEKS, week) + 1)
    )


def _toml_text(text: str) -> str:
    """A basic string of TOML, which takes JSON's escapes. Source: TOML 1.0, "String"."""
    return json.dumps(text, ensure_ascii=False)
