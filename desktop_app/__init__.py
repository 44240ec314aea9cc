"""Fieldbook's desktop program: see docs/architecture.md."""

from typing import Final

__version__: Final = "0.1.0"
"""As in pyproject.toml; packs name the oldest version that reads them."""
