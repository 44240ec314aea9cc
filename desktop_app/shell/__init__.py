"""The window and what belongs to it."""
