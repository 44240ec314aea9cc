"""The words of the Packs page: names, facts, times and rates."""

from datetime import date

from pytestqt.qtbot import QtBot

from desktop_app.domain.journey import PackState
from desktop_app.pages.packs.pack_words import facts_words, name_words, old_words
from desktop_app.pages.packs.transfer_words import Durations, rate_text
from tests.support.packs_desk import NOW, made_row


def test_words_of_rows(qtbot: QtBot) -> None:
    assert name_words(made_row(None, PackState.INSTALLED, title="Arabic texts")) == "Arabic texts"
    said = facts_words(made_row(1, PackState.INSTALLED), None, NOW, with_language=True)
    assert said == "English  ·  Version 1.0.0  ·  installed 6 Feb"
    opens = made_row(6, PackState.AVAILABLE, opens=date(2026, 2, 22))
    assert facts_words(opens, None, NOW, with_language=False) == "Opens 22 Feb  ·  you can take it early"
    past = made_row(6, PackState.AVAILABLE, opens=date(2026, 2, 1))
    assert facts_words(past, None, NOW, with_language=False) == "Version 1.1.0"
    kept = made_row(3, PackState.INSTALLED, old=(("1.0.0", 1_200_000),))
    assert old_words(kept) == "Version 1.0.0 is kept for a draft that began in it, 1.2 MB."


def test_times_and_rates(qtbot: QtBot) -> None:
    about = Durations().about
    assert about(19.1) == "about 20 seconds"
    assert about(0.2) == "about 5 seconds"
    assert about(1_420) == "about 24 minutes"
    assert about(7_300) == "about 2 hours"
    assert rate_text(2_000) == "2 KB/s"
