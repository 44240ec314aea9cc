"""A pack opened straight from its authors' folder, for tests of what reads packs and not of how they are installed."""

from datetime import UTC, datetime
from pathlib import Path

from course_format.glossary import Term
from course_format.lesson import Lesson
from course_format.pack_reader import MappedPack
from course_format.quiz import Quiz
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.packs.store import InstalledPack

WEEK_1 = Path(__file__).resolve().parents[2] / "content_packs" / "week_1"


class SourcePacks:
    """What operations read of a PackStore. ``extra`` files take the place of the folder's."""

    def __init__(self, folder: Path = WEEK_1, extra: dict[str, bytes] | None = None) -> None:
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        self._reader = MappedPack(files | (extra or {}))

    def installed(self) -> tuple[InstalledPack, ...]:
        manifest = self._reader.manifest
        moment = datetime(2026, 1, 5, tzinfo=UTC)
        pack = PackId(manifest.id)
        return (InstalledPack(pack, manifest.language, manifest.version, manifest, moment, 0, "", b""),)

    def pack(self, pack: PackId) -> InstalledPack:
        for each in self.installed():
            if each.id == pack:
                return each
        raise Known("pack-missing", pack=pack)

    def languages(self, pack: PackId) -> tuple[str, ...]:
        return tuple(each.language for each in self.installed() if each.id == pack)

    def spoken(self, pack: PackId, language: str) -> InstalledPack | None:
        return next((each for each in self.installed() if (each.id, each.language) == (pack, language)), None)

    def read(self, pack: PackId, path: str) -> bytes:
        return self._reader.read(path)

    def lesson(self, pack: PackId, file: str) -> Lesson:
        return self._reader.lesson(file)

    def quiz(self, pack: PackId, file: str) -> Quiz:
        return self._reader.quiz(file)

    def glossary(self, pack: PackId) -> tuple[Term, ...]:
        return self._reader.terms
