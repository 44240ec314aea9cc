"""What all painted widgets share: they follow the theme and know whether they are mirrored.

Promises: after the theme changed, size and look are made anew. A mixin: put it before the Qt class and call
``follow_theme()`` once at the end of ``__init__``.
"""

from desktop_app.qt_support.theme import Theme, app_theme, is_rtl


class Themed:
    """``self.theme`` and ``self.mirrored`` for painting; ``theme_changed`` may be extended."""

    @property
    def theme(self) -> Theme:
        return app_theme()

    @property
    def mirrored(self) -> bool:
        return is_rtl()

    def follow_theme(self) -> None:
        app_theme().changed.connect(self.theme_changed)

    def theme_changed(self) -> None:
        """The theme, the text scale or the direction is another now."""
        self.updateGeometry()  # type: ignore[attr-defined]  # the Qt class beside this mixin has both
        self.update()  # type: ignore[attr-defined]
