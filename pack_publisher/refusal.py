"""A plain sentence about why something was not done, with a code for scripts. The command prints it and ends with 1."""


class Refusal(Exception):
    """``str(refusal)`` is the sentence; ``code`` one of those that docs/authors.md lists."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
