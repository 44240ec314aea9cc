"""The one door to the formats: what kind of content this is, and the same without its metadata.

Promises: goes by the bytes, never by a name. Raises Unclean with the reason.
"""

from dataclasses import dataclass
from typing import Final

from desktop_app.domain.pictures import jpeg, png, webp
from desktop_app.domain.pictures.orientation import Unclean

__all__ = ["PIXELS", "Clean", "Unclean", "clean"]

PIXELS: Final = 120_000_000
"""In one picture. More would take a small laptop's memory to draw, whoever made it so and why."""

_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1_024
"""Readers of PDF accept some bytes in front."""


@dataclass(frozen=True)
class Clean:
    """``media``: its type. ``width`` and ``height`` in pixels as stored, 0 for a PDF. ``removed``: bytes that went."""

    media: str
    content: bytes
    width: int = 0
    height: int = 0
    removed: int = 0


def clean(content: bytes) -> Clean:
    """The content as it may be kept. A PDF stays as it is.

    Raises Unclean: "kind" for anything but JPEG, PNG, WebP and PDF, "damaged", "pixels".
    """
    for format_ in (jpeg, png, webp):
        if format_.is_this(content):
            cleaned, width, height = format_.clean(content)
            if not (width and height):
                raise Unclean("damaged")
            if width * height > PIXELS:
                raise Unclean("pixels")
            return Clean(format_.MEDIA, cleaned, width, height, len(content) - len(cleaned))
    if _PDF in content[:_PDF_WITHIN]:
        return Clean("application/pdf", content)
    raise Unclean("kind")
