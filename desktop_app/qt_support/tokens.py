"""The colours of the three themes: Paper (day), Sun (outdoors) and Lamp (night).

Promises: every theme has the same tokens; text tokens keep 4.5:1 on desk, paper, sheet and well, control borders 3:1
(tests/desktop_app/qt_support/test_tokens.py measures them). A name ending in ``T`` is the tint that goes with the name
before it. Plain data: no Qt. Anybody above the Qt line may read it.
"""

from typing import Final

PAPER: Final = {
    "desk": "#EAE8DF",
    "paper": "#F6F5EF",
    "sheet": "#FFFEFB",
    "well": "#EFEDE4",
    "line": "#DCD8CB",
    "line2": "#868273",
    "ink": "#1D2320",
    "ink2": "#454D48",
    "ink3": "#5D645E",
    "accent": "#1B5A4B",
    "accentH": "#154739",
    "onacc": "#FFFFFF",
    "tint": "#DDE9E2",
    "marker": "#F9E08A",
    "margin": "#D0604C",
    "ochre": "#7A5000",
    "ochreT": "#F6E8C6",
    "plum": "#6A3A5B",
    "plumT": "#F2E7EE",
    "slate": "#3A4D75",
    "slateT": "#E1E6F0",
    "red": "#9A2F21",
    "redT": "#F7E2DC",
}

LAMP: Final = {
    "desk": "#101312",
    "paper": "#171A19",
    "sheet": "#1F2322",
    "well": "#141716",
    "line": "#323836",
    "line2": "#7A827D",
    "ink": "#ECE9E0",
    "ink2": "#BFC3BC",
    "ink3": "#9AA19B",
    "accent": "#84C9B2",
    "accentH": "#9BD6C2",
    "onacc": "#0E211B",
    "tint": "#213730",
    "marker": "#5E4F14",
    "margin": "#DE8473",
    "ochre": "#E4BB6C",
    "ochreT": "#382E18",
    "plum": "#DBAECB",
    "plumT": "#352935",
    "slate": "#AEBDDD",
    "slateT": "#272E3C",
    "red": "#F2A497",
    "redT": "#3D2521",
}

SUN: Final = PAPER | {
    "desk": "#FFFFFF",
    "paper": "#FFFFFF",
    "sheet": "#FFFFFF",
    "well": "#F1F1EC",
    "line": "#8C8C82",
    "line2": "#2B312D",
    "ink": "#000000",
    "ink2": "#141816",
    "ink3": "#2F3531",
    "accent": "#0B4437",
    "accentH": "#06362B",
    "tint": "#D3E6DB",
    "marker": "#FFDD4A",
    "margin": "#B63A26",
    "ochre": "#5C3B00",
    "ochreT": "#FBE3A6",
    "plum": "#532846",
    "slate": "#24355A",
    "red": "#7F1D12",
}

THEMES: Final = {"paper": PAPER, "sun": SUN, "lamp": LAMP}
"""By the value of ``domain.learner.Theme``; the order is the one F9 walks through."""
