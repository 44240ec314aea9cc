"""What a command could not do. Any part of the commands may raise it; __main__ turns it into one line."""


class Problem(Exception):
    """The message is a sentence for the person at the keyboard. ``exit_code``: 2 for a wrong command line, else 1."""

    def __init__(self, sentence: str, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code
