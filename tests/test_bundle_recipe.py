"""The recipe of the bundle without building one: what it names exists, and what it leaves out nobody of ours needs."""

import ast
import itertools
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tools.bundle import lacking
from tools.icu import CannotCut, cut, faults, kept

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = ("desktop_app", "sync_protocol", "course_format")
TREE = ast.parse((ROOT / "build.spec").read_text("utf-8"))


def assigned(name: str) -> ast.expr:
    """What the recipe gives a name."""
    return next(
        node.value
        for node in TREE.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name
    )


def wanted() -> Callable[[tuple[str]], bool]:
    """The recipe's own choice of files."""
    names = {"UNUSED", "KEPT_QT_WORDS"}
    chosen: list[ast.stmt] = [
        node
        for node in TREE.body
        if (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in names)
        or (isinstance(node, ast.FunctionDef) and node.name == "wanted")
    ]
    space: dict[str, Any] = {}
    exec(compile(ast.Module(chosen, []), "build.spec", "exec"), space)
    choice: Callable[[tuple[str]], bool] = space["wanted"]
    return choice


def imported() -> set[str]:
    """Every module that a bundled file imports, anywhere in it."""
    found: set[str] = set()
    for path in itertools.chain.from_iterable((ROOT / package).rglob("*.py") for package in BUNDLED):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found.update(each.name for each in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
                found.update(f"{node.module}.{each.name}" for each in node.names)
    return found


def test_nothing_bundled_imports_what_is_left_out() -> None:
    excluded = set(ast.literal_eval(assigned("EXCLUDED_MODULES")))
    needed = {name for name in imported() for left_out in excluded if f"{name}.".startswith(f"{left_out}.")}
    assert needed == set()


def test_files_the_recipe_takes_along_exist() -> None:
    folders = {"build"}  # made by the steps before
    places = [
        [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
        for node in ast.walk(assigned("datas"))
        if isinstance(node, ast.BinOp)
    ]
    whole = {"/".join(reversed([str(part) for part in parts])) for parts in places if str(parts[-1]) not in folders}
    assert "resources/fonts" in whole
    assert {place for place in whole if not (ROOT / place).exists()} == set()


def test_modules_named_by_hand_exist() -> None:
    named = [node.value for node in ast.walk(assigned("hiddenimports")) if isinstance(node, ast.Constant)]
    modules = [name for name in named if isinstance(name, str) and name.startswith(("keyring.", "desktop_app."))]
    assert len(modules) >= 5
    assert [name for name in modules if find_spec(name) is None] == []


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/networkinformation/libqnetworkmanager.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/translations/qtbase_ar.qm",
        "PySide6\\Qt\\translations\\qtbase_fr.qm",
        "resources/fonts/noto-naskh-arabic-400.ttf",
    ],
)
def test_what_a_desktop_needs_stays(place: str) -> None:
    assert wanted()((place,))


@pytest.mark.parametrize("place", ["libgtk-3.so.0", "libcups.so.2", "PySide6/Qt/translations/qtbase_de.qm"])
def test_what_nobody_needs_goes(place: str) -> None:
    assert not wanted()((place,))


def test_a_library_that_lacks_another_is_named() -> None:
    needs = {"libone.so": {"libtwo.so", "libc.so.6", "libgone.so.1"}, "libtwo.so": {"libone.so"}}
    assert lacking(needs) == ["libone.so needs libgone.so.1"]


def test_icu_keeps_order_and_zones_of_our_languages() -> None:
    stays = (
        "coll/ar.res",
        "coll/fr_CA.res",
        "coll/root.res",
        "coll/ucadata.icu",
        "zone/pool.res",
        "es.res",
        "pool.res",
    )
    goes = (
        "coll/ja.res",
        "zone/de.res",
        "curr/fr.res",
        "unames.icu",
        "brkitr/thaidict.dict",
        "gb18030.cnv",
        "sw_KE.res",
    )
    assert [item for item in (*stays, *goes) if kept(item)] == list(stays)


def test_a_library_of_another_shape_is_left_as_it_was(tmp_path: Path) -> None:
    for name in ("libicudata.so.73", "libother.so"):
        library = tmp_path / name
        library.write_bytes(b"not a library")
        with pytest.raises(CannotCut):
            cut(library)
        assert library.read_bytes() == b"not a library"


def test_words_sort_and_join_as_they_should(qapp: object) -> None:
    """The same question that is put to the bundle's own libraries when it is made."""
    assert faults() == []
