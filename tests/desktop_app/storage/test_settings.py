"""What a laptop remembers about itself."""

from pathlib import Path

from tests.support.profiles import open_test_session


def test_values_keep_their_type_and_outlive_the_session(tmp_path: Path) -> None:
    with open_test_session(tmp_path / "a") as session:
        for name, value in (("text", "é"), ("number", 7), ("bytes", b"\0\1"), ("real", 0.5)):
            session.settings.set(name, value)
    with open_test_session(tmp_path / "a") as session:
        assert session.settings.text("text") == "é"
        assert session.settings.number("number") == 7
        assert session.settings.blob("bytes") == b"\0\1"
        assert session.settings.get("real") == 0.5
        session.settings.set("text", None)
        assert session.settings.get("text") is None
        assert session.settings.text("bytes", "default") == "default"
        assert session.settings.number("text", 3) == 3
        assert session.settings.blob("number") is None


def test_what_is_the_same_already_is_not_written(tmp_path: Path) -> None:
    """Another connection sees every commit that reached the disk, and none of these."""
    with open_test_session(tmp_path / "a") as session, open_test_session(tmp_path / "a") as other:
        session.settings.set("number", 7)
        version = other.database.data_version()
        session.settings.set("number", 7)
        session.settings.set("never there", None)
        with session.database.write():
            pass
        assert other.database.data_version() == version
        session.settings.set("number", 7.0)
        assert other.database.data_version() != version
        assert isinstance(session.settings.get("number"), float)
