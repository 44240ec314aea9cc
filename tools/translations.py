"""The catalogues: taken from the code by lupdate, made into .qm files by lrelease (Qt Linguist's own tools).

    translations.py update   new strings into resources/translations/fieldbook_{en,ar}.ts
    translations.py build    build/translations/*.qm, and the pseudo-long catalogue made from the English one
    translations.py check    exit 1 when `update` would change a committed catalogue

Pseudo-long (en_XA) lengthens every string by a good third and accents it, so that clipped and untranslated
texts are seen at once; it is made anew each time and so is never stale.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "resources" / "translations"
BUILT = ROOT / "build" / "translations"
LANGUAGES = ("en", "ar")
SOURCES = ("desktop_app/cli", "desktop_app/qt_support", "desktop_app/widgets", "desktop_app/pages", "desktop_app/shell")
BIN = Path(sys.executable).parent

ACCENTED = str.maketrans("aeiouycnsAEIOUYCNS", "àéîöûýçñšÀÉÎÖÛÝÇÑŠ")
KEEP = re.compile(r"(%n|%L?\d|&(?:amp|lt|gt|quot);|<[^>]+>|\{[^}]*\})")


def update(catalogues: Path) -> None:
    """Brings the catalogues in the folder up to date with the code; obsolete strings are dropped."""
    sources = sorted(str(path.relative_to(ROOT)) for folder in SOURCES for path in (ROOT / folder).rglob("*.py"))
    for language in LANGUAGES:
        target = catalogues / f"fieldbook_{language}.ts"
        command = [str(BIN / "pyside6-lupdate"), "-silent", "-no-obsolete", "-locations", "none"]
        command += ["-target-language", language, "-source-language", "en", *sources, "-ts", str(target)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def lengthen(text: str) -> str:
    """One pseudo-long string: accents, and a third more letters; markers, entities and tags stay as they are."""
    parts = [part if KEEP.fullmatch(part) else part.translate(ACCENTED) for part in KEEP.split(text)]
    return f"⟦{''.join(parts)}{'·' * (len(text) // 3)}⟧"


def make_pseudo(english: Path, target: Path) -> None:
    """The pseudo-long catalogue from the English one."""
    tree = ElementTree.parse(english)
    root = tree.getroot()
    root.set("language", "en_XA")
    for message in root.iter("message"):
        source = message.findtext("source", "")
        translation = message.find("translation")
        if translation is None:
            continue
        translation.attrib.pop("type", None)
        forms = translation.findall("numerusform")
        if forms:
            for form in forms:
                form.text = lengthen(form.text or source)
        else:
            translation.text = lengthen(source)
    tree.write(target, encoding="utf-8", xml_declaration=True)


def build() -> None:
    """Makes every .qm; does nothing when they are newer than the catalogues."""
    BUILT.mkdir(parents=True, exist_ok=True)
    catalogues = [path for language in LANGUAGES if (path := CATALOGUES / f"fieldbook_{language}.ts").exists()]
    newest = max((path.stat().st_mtime for path in [*catalogues, Path(__file__)]), default=0.0)
    names = [*LANGUAGES, "en_XA"]
    built = [BUILT / f"fieldbook_{name}.qm" for name in names]
    if not catalogues or all(path.exists() and path.stat().st_mtime >= newest for path in built):
        return
    pseudo = BUILT / "fieldbook_en_XA.ts"
    make_pseudo(CATALOGUES / "fieldbook_en.ts", pseudo)
    for catalogue in [*catalogues, pseudo]:
        target = BUILT / f"{catalogue.stem}.qm"
        command = [str(BIN / "pyside6-lrelease"), "-silent", str(catalogue), "-qm", str(target)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def check() -> int:
    """1 when a committed catalogue does not hold just the strings of the code."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        for language in LANGUAGES:
            shutil.copy(CATALOGUES / f"fieldbook_{language}.ts", fresh)
        update(fresh)
        stale = [
            language
            for language in LANGUAGES
            if (fresh / f"fieldbook_{language}.ts").read_text() != (CATALOGUES / f"fieldbook_{language}.ts").read_text()
        ]
    if stale:
        print(f"catalogues are stale: {', '.join(stale)}; run make translations")
    return 1 if stale else 0


def main() -> int:
    match sys.argv[1:]:
        case ["update"]:
            CATALOGUES.mkdir(parents=True, exist_ok=True)
            update(CATALOGUES)
        case ["build"]:
            build()
        case ["check"]:
            return check()
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
