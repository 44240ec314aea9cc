"""``fieldbook language``: what there is, what is chosen, and what would have to come."""

import json
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from desktop_app.cli.answer import as_json
from desktop_app.cli.parser import parse
from desktop_app.cli.verbs import UsageProblem
from desktop_app.network.http_fetcher import HttpFetcher
from desktop_app.operations import pack_queue
from desktop_app.operations.session import Session
from desktop_app.packs.store import PackStore
from desktop_app.packs.supply import Supply
from tests.support.pack_sources import publish, small_pack
from tests.support.profiles import open_test_session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    repository = publish(tmp_path / "repo", small_pack(), small_pack(language="fr", words="Le convoi."))
    with open_test_session(tmp_path / "profile") as opened:
        supply = Supply(repository, tmp_path / "no-release-root", "0.1.0")
        opened.make_packs = lambda: PackStore(opened.paths.packs, supply)
        opened.make_network = lambda: HttpFetcher(monotonic)
        yield opened


def run(session: Session, *arguments: str) -> tuple[Any, tuple[str, ...]]:
    parsed = parse(arguments)
    found = parsed.run(session, parsed)
    return json.loads(as_json(found.document)), found.lines


def test_choose_bring_and_go_back(session: Session) -> None:
    document, lines = run(session, "language")
    assert document == {"chosen": "", "wanted": "en", "offered": ["en", "fr"], "packs": [], "lacking": []}
    assert "there is: en, fr" in lines[0]
    run(session, "packs", "install", "week-1")
    document, lines = run(session, "language", "fr")
    assert (document["chosen"], document["wanted"]) == ("fr", "fr")
    assert document["packs"] == [
        {"pack": "week-1", "week": 1, "language": "en", "wanted": "fr", "stands": "offered"},
    ]
    assert (document["lacking"][0]["pack"], document["lacking"][0]["coming"]) == ("week-1", False)
    assert "can be brought" in lines[-1]
    assert pack_queue.queue(session) == ()
    document, _ = run(session, "language", "--bring")
    assert document["lacking"][0]["coming"] is True
    document, _ = run(session, "packs", "install")  # all that is not here as it should be
    assert [each["id"] for each in document["installed"]] == ["week-1"]
    document, _ = run(session, "language")
    assert (document["packs"][0]["stands"], document["lacking"]) == ("", [])
    assert run(session, "packs", "install")[0]["installed"] == []
    document, _ = run(session, "language", "program")
    assert (document["chosen"], document["packs"][0]["language"]) == ("", "en")
    run(session, "packs", "remove", "week-1", "--language", "fr")
    assert session.packs.languages(session.packs.installed()[0].id) == ("en",)


def test_a_language_that_no_pack_has_is_refused(session: Session) -> None:
    parsed = parse(["language", "pt-BR"])
    with pytest.raises(UsageProblem):
        parsed.run(session, parsed)
