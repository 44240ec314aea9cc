"""What is found, in which order, in which scripts."""

from pathlib import Path

import pytest

from desktop_app.domain.folding import tokens
from desktop_app.operations.session import Session
from desktop_app.storage.search_index import Item, find, index_source, put, remove, sources, targets
from tests.support.profiles import open_test_session


@pytest.fixture
def session(tmp_path: Path):
    with open_test_session(tmp_path / "a") as found:
        yield found


def found(session: Session, query: str) -> list[str]:
    return [each.item.target for each in find(session.database, tokens(query), 40)[0]]


def add(session: Session, target: str, title: str, body: str = "") -> None:
    with session.database.write():
        put(session.database, Item("practice", target, title, body))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Civil-military coordination", "coord"),
        ("Civil-military coordination", "MILIT civ"),
        ("Évaluation rapide à Orléans", "evaluation orleans"),
        ("Evaluation rapide", "évalu"),
        ("Straße und Brücke", "strasse bruc"),
        ("التنسيق المدني العسكري", "التنس"),
        ("التَّنْسِيقُ المَدَنِيّ", "التنسيق المدني"),
        ("إغاثة أولية", "اغاثه اوليه"),
        ("مستشفى", "مستشفي"),
        ("a**bold** word and `code`", "bold code"),
        ("naïve ﬁle", "naive file"),
        ("quoted \"words\" OR NOT NEAR(x)", "\"words\" or not near("),
    ],
)  # fmt: skip
def test_what_is_found(session: Session, text: str, query: str) -> None:
    add(session, "other", "something else", "altogether")
    add(session, "it", "title", text)
    assert found(session, query) == ["it"]


@pytest.mark.parametrize("query", ["", "   ", "***", "xyzzy", "coordination xyzzy"])
def test_what_is_not_found(session: Session, query: str) -> None:
    add(session, "it", "coordination")
    assert found(session, query) == []


def test_titles_go_before_texts(session: Session) -> None:
    add(session, "text", "another", "corridor " + "word " * 20)
    add(session, "title", "corridor", "word " * 20)
    assert found(session, "corridor") == ["title", "text"]


def test_an_item_is_replaced_and_removed(session: Session) -> None:
    add(session, "it", "first")
    add(session, "it", "second")
    assert found(session, "first") == []
    assert targets(session.database, "practice", tokens("sec")) == {"it"}
    with session.database.write():
        remove(session.database, "practice", "it")
    assert found(session, "second") == []


def test_a_source_is_replaced_as_a_whole(session: Session) -> None:
    lessons = [Item("lesson", "w1-l1", "Principles", "humanity and neutrality", section=n) for n in range(3)]
    index_source(session.database, "week-1/en", lessons)
    add(session, "mine", "neutrality in practice")
    assert found(session, "neutral").count("w1-l1") == 3
    index_source(session.database, "week-1/en", lessons[:1])
    assert found(session, "neutral").count("w1-l1") == 1
    assert sources(session.database) == {"week-1/en"}
    index_source(session.database, "week-1/en", [])
    assert found(session, "neutral") == ["mine"]
    assert sources(session.database) == frozenset()


def test_the_count_is_of_all_and_the_list_is_the_best(session: Session) -> None:
    with session.database.write():
        for n in range(30):
            put(session.database, Item("practice", str(n), f"corridor {n}", ""))
    best, total = find(session.database, tokens("corr"), 10)
    assert (len(best), total) == (10, 30)
