"""ICU's data, cut to the languages of the course: 3 MB instead of 32 in the bundle for Linux.

Qt carries ICU for three things: the order of words (QCollator), the names of time zones, and old encodings. ``cut``
rewrites the library that is nothing but ICU's data, with the same name and the same symbol, keeping order and zone
names of LANGUAGES. Data under a wrong name loads without a word and then nothing sorts, so ``faults`` asks Qt itself.

    python tools/icu.py             what is wrong with the Qt that the loader finds; ends with 0 when nothing is
    python tools/icu.py LIBRARY     cuts libicudata.so.NN where it lies

Needs icupkg (Debian: icu-devtools) and binutils; refuses with CannotCut, and leaves the library as it was, when they
are missing or the library has another shape. Called by tools/bundle.py.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ar", "en", "es", "fr")
_FOLDERS = ("", "coll", "zone")  # names of languages, regions, units and currencies: Qt has its own
_NOT_LANGUAGES = ("pool", "root", "res_index")
_UNUSED_KINDS = ("cnv", "spp", "dict", "brk", "cfu")  # encodings, passwords, word breaks, look-alikes
_LANGUAGE = re.compile(r"([a-z]{2,3})(_\w*)?")
_NAME = re.compile(r"libicudata\.so\.(\d+)")
_DATA_MARK = b"\xda\x27"  # bytes 2 and 3 of every ICU data file

# Each order differs from that of code points, and the second from that of other languages.
ORDERS = {
    "fr": ("cote", "coté", "côte", "côté", "école", "Été", "zone"),
    "fr_CA": ("cote", "côte", "coté", "côté"),
    "ar": ("ابن", "أمل", "باب", "zone"),  # Arabic letters first, and alef with hamza as alef
    "es": ("nube", "ñame", "ola"),
    "en": ("Ämter", "apple", "Zebra"),
}
JANUARY = {"ar": "يناير", "fr": "janvier", "es": "enero", "en": "January"}
WORD = "لنسق"  # each letter touches a neighbour, so none is drawn as when it stands alone


class CannotCut(Exception):
    """Why the library stays whole, as a sentence."""


def kept(item: str) -> bool:
    """Whether an item of the data (``coll/fr.res``) is of use to Qt in our languages."""
    folder, _, name = item.rpartition("/")
    stem, _, kind = name.rpartition(".")
    if folder not in _FOLDERS or kind in _UNUSED_KINDS or name == "unames.icu":
        return False
    language = _LANGUAGE.fullmatch(stem)
    if kind != "res" or stem in _NOT_LANGUAGES or language is None:
        return True
    return language[1] in LANGUAGES


def cut(library: Path) -> int:
    """Replaces the library by a smaller one; the bytes saved. Raises CannotCut."""
    named = _NAME.fullmatch(library.name)
    if named is None:
        raise CannotCut(f"{library.name} is not a library of ICU's data.")
    data_name = f"icudt{named[1]}l.dat"  # icupkg takes the prefix of the items from the file's name
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder, data_name), Path(folder, "small", data_name)
        _run("objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(whole))
        if whole.read_bytes()[2:4] != _DATA_MARK:
            raise CannotCut(f"{library.name} does not hold its data where we look for it.")
        unwanted = Path(folder, "unwanted.txt")
        items = _run("icupkg", "-l", str(whole)).split()
        unwanted.write_text("".join(f"{item}\n" for item in items if not kept(item)), "utf-8")
        small.parent.mkdir()
        _run("icupkg", "-r", str(unwanted), str(whole), str(small))
        made = _library(small, f"icudt{named[1]}_dat", library.name)
        saved = library.stat().st_size - made.stat().st_size
        shutil.copyfile(made, library)
    return saved


def _library(data: Path, symbol: str, name: str) -> Path:
    """A shared library called ``name`` whose one symbol is the data."""
    source, object_file, made = (data.with_suffix(suffix) for suffix in (".s", ".o", ".so"))
    source.write_text(
        f'.section .rodata\n.globl {symbol}\n.type {symbol}, %object\n.balign 16\n{symbol}:\n.incbin "{data.name}"\n'
        f'.size {symbol}, . - {symbol}\n.section .note.GNU-stack, "", %progbits\n',
        "utf-8",
    )
    _run("as", "-o", str(object_file), source.name, folder=data.parent)
    _run("ld", "-shared", "--strip-all", "-soname", name, "-o", str(made), str(object_file))
    return made


def _run(tool: str, *words: str, folder: Path | None = None) -> str:
    """A tool's answer. Raises CannotCut when it is missing or fails."""
    found = shutil.which(tool, path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))  # where Debian has it
    if found is None:
        raise CannotCut(f"{tool} is not installed (Debian packages icu-devtools and binutils).")
    finished = subprocess.run((found, *words), cwd=folder, capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        reason = (finished.stderr or finished.stdout).strip().splitlines()
        raise CannotCut(f"{tool} failed: {reason[0] if reason else finished.returncode}")
    return finished.stdout


def faults() -> list[str]:
    """What the Qt of this process gets wrong: order, names of months and of a time zone, joined Arabic letters."""
    from PySide6.QtCore import QCollator, QLocale, QTimeZone

    found = []
    for code, order in ORDERS.items():
        sorted_words = sorted(reversed(order), key=QCollator(QLocale(code)).sortKey)
        if tuple(sorted_words) != order:
            found.append(f"{code}: sorted as {', '.join(sorted_words)}")
    for code, month in JANUARY.items():
        if QLocale(code).standaloneMonthName(1) != month:
            found.append(f"{code}: January is {QLocale(code).standaloneMonthName(1)}")
    zone = QTimeZone(b"Africa/Cairo")
    names = {
        zone.displayName(QTimeZone.TimeType.StandardTime, QTimeZone.NameType.LongName, QLocale(c)) for c in JANUARY
    }
    if len(names) != len(JANUARY):
        found.append(f"the time of Cairo has one name in several languages: {', '.join(sorted(names))}")
    if not _joins_arabic():
        found.append("Arabic letters stand apart")
    return found


def _joins_arabic() -> bool:
    """Whether letters take the forms they have inside a word."""
    from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QRawFont, QTextLayout

    application = QGuiApplication.instance() or QGuiApplication([])
    number = QFontDatabase.addApplicationFont(str(ROOT / "resources" / "fonts" / "noto-naskh-arabic-400.ttf"))
    font = QFont(QFontDatabase.applicationFontFamilies(number))
    layout = QTextLayout(WORD, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    drawn = {glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()}
    alone = set(QRawFont.fromFont(font).glyphIndexesForString(WORD))
    return application is not None and bool(drawn) and not drawn & alone


def main() -> int:
    if len(sys.argv) == 2:
        try:
            print(f"{cut(Path(sys.argv[1])) / 1e6:.1f} MB saved")
        except CannotCut as error:
            print(error, file=sys.stderr)
            return 1
        return 0
    found = faults()
    print("\n".join(found) or "Words sort and join as they should.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
