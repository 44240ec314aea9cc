"""How the window looks in each set of the tour's pictures."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Variant:
    """How the window looks in a set of pictures."""

    name: str
    theme: str = "paper"
    language: str = "en"
    scale: int = 100
    width: int = 1280
    height: int = 800


VARIANTS: Final = (
    Variant("paper"),
    Variant("sun", theme="sun"),
    Variant("lamp", theme="lamp"),
    Variant("ar", language="ar"),
    Variant("200", scale=200),
)
SIZES: Final = (Variant("1024x600", width=1024, height=600), Variant("1920x1080", width=1920, height=1080))
