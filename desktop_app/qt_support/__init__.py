"""The edge to Qt: theme, fonts, icons, background work, words. Everything above it takes these from here."""

from desktop_app.qt_support.plain_imports import use_plain_imports

use_plain_imports()
