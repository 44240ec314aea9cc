"""A Navigator that remembers where pages wanted to go."""


class RecordingNavigator:
    """``went`` holds (screen, target) in order; going back is ("", None)."""

    def __init__(self) -> None:
        self.went: list[tuple[str, str | None]] = []

    def go(self, screen: str, target: str | None = None) -> None:
        self.went.append((screen, target))

    def back(self) -> None:
        self.went.append(("", None))
