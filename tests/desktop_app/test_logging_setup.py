"""The log: kinds of errors and lines of code, never words or names."""

import logging
from pathlib import Path

import pytest

from desktop_app.logging_setup import LARGEST, set_up_logging, trace


@pytest.fixture
def quiet():
    """The root logger as it was."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    for each in [each for each in root.handlers if each not in handlers]:
        root.removeHandler(each)
        each.close()
    root.setLevel(level)


def failing() -> Exception:
    try:
        try:
            {}["the name of the witness"]
        except KeyError as error:
            raise ValueError("her note says") from error
    except ValueError as error:
        return error
    raise AssertionError


def test_a_trace_says_where_and_not_what() -> None:
    said = trace(failing())
    assert said.index("KeyError") < said.index("ValueError")
    assert "test_logging_setup.py:" in said and " failing" in said
    assert "witness" not in said and "note says" not in said


def test_the_file_is_made_with_the_first_line(quiet: None, tmp_path: Path) -> None:
    path = tmp_path / "fieldbook.log"
    set_up_logging(path)
    assert not path.exists()
    logging.getLogger("x").info("not worth a line")
    logging.getLogger("x").warning("slices put aside: %d", 3, exc_info=failing())
    logged = path.read_text()
    assert "WARNING x slices put aside: 3" in logged
    assert "witness" not in logged


def test_a_second_setting_up_does_not_write_twice(quiet: None, tmp_path: Path) -> None:
    set_up_logging(tmp_path / "fieldbook.log")
    set_up_logging(tmp_path / "fieldbook.log")
    logging.getLogger("x").warning("once")
    assert (tmp_path / "fieldbook.log").read_text().count("once") == 1


def test_a_long_log_is_begun_anew(quiet: None, tmp_path: Path) -> None:
    path = tmp_path / "fieldbook.log"
    path.write_text("x" * (LARGEST + 1))
    set_up_logging(path)
    logging.getLogger("x").warning("new")
    assert path.stat().st_size < 200
    assert (tmp_path / "fieldbook.log.1").stat().st_size > LARGEST


def test_a_log_that_cannot_be_written_stops_nobody(quiet: None, tmp_path: Path) -> None:
    set_up_logging(tmp_path / "missing" / "fieldbook.log")
    logging.getLogger("x").error("nobody hears this")
