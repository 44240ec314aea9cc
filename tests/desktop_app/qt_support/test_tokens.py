"""The contrasts that LOOK asks for, measured as WCAG 2 measures them."""

import pytest

from desktop_app.qt_support.tokens import PAPER, THEMES

GROUNDS = ("desk", "paper", "sheet", "well")
TEXTS = ("ink", "ink2", "ink3", "accent", "ochre", "plum", "slate", "red")
TINTS = {"ochre": "ochreT", "plum": "plumT", "slate": "slateT", "red": "redT", "accent": "tint"}


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_the_same_tokens(theme: str) -> None:
    assert THEMES[theme].keys() == PAPER.keys()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_every_ground(theme: str, text: str, ground: str) -> None:
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", TINTS)
def test_text_can_be_read_on_its_own_tint(theme: str, text: str) -> None:
    assert contrast(THEMES[theme][text], THEMES[theme][TINTS[text]]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_buttons_and_highlights_can_be_read(theme: str) -> None:
    tokens = THEMES[theme]
    assert contrast(tokens["onacc"], tokens["accent"]) >= 4.5
    assert contrast(tokens["onacc"], tokens["accentH"]) >= 4.5
    assert contrast(tokens["ink"], tokens["marker"]) >= 4.5
    assert contrast(tokens["ink2"], tokens["line"]) >= 4.5  # a disabled primary button


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_borders_of_controls_and_the_margin_line_are_seen(theme: str, ground: str) -> None:
    assert contrast(THEMES[theme]["line2"], THEMES[theme][ground]) >= 3
    if ground != "desk":
        assert contrast(THEMES[theme]["margin"], THEMES[theme][ground]) >= 3
