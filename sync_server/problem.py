"""What a command could not do. Any part of the commands may raise it; __main__ turns it into one line."""

from collections.abc import Mapping


class Problem(Exception):
    """The message is a sentence for the person at the keyboard. ``exit_code``: 2 for a wrong command line, else 1.
    ``facts``: what a machine reads beside the sentence."""

    def __init__(self, sentence: str, exit_code: int = 1, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code
        self.facts = dict(facts or {})
