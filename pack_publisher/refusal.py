"""A plain sentence about why something was not done. The command prints it and ends with 1."""


class Refusal(Exception):
    """``str(refusal)`` is the sentence."""
