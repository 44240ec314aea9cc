"""Writes the tables of docs/course.md anew: what ``fieldbook-pack check --table content_packs`` prints of each pack.

Usage: python tools/course_page.py. What stands outside the two marks is written by hand and stays.
"""

import sys
from pathlib import Path

from pack_publisher.check_table import as_markdown, as_sentence, table, totals
from pack_publisher.sound_packs import checked

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "course.md"
BEGIN, END = "<!-- tables -->\n", "<!-- end of tables -->\n"


def with_tables(page: str, packs: Path) -> str:
    """The page with the tables of these packs between its two marks. Raises ValueError when a mark is missing."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    parts = []
    for _folder, check in sorted(checked(packs), key=lambda each: (each[1].manifest.week, each[1].manifest.language)):
        manifest = check.manifest
        language = {"en": "English", "fr": "French"}.get(manifest.language, manifest.language)
        parts.append(
            f"### Week {manifest.week}, {language}: {manifest.title}\n\n"
            f"{as_markdown(table(check))}\n\n{as_sentence(totals(check))}\n"
        )
    return before + BEGIN + "\n" + "\n".join(parts) + "\n" + END + after


def main() -> int:
    PAGE.write_text(
        with_tables(PAGE.read_text(encoding="utf-8"), ROOT / "content_packs"), encoding="utf-8", newline="\n"
    )
    print(f"{PAGE.relative_to(ROOT)} is written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
