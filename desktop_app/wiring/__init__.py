"""The composition root below Qt: everything concrete is chosen here. See profile.py."""
