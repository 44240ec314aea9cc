"""A pack with members of a size that breaks off in the middle: the small pack, and pictures that deflate no further."""

from tests.support.pack_sources import LESSON, small_pack
from tests.support.pictures import noise

_FIGURE = '![A bridge.](figures/bridge.svg "The bridge."){#fig-bridge}'


def big_pack(version: str = "1.0.0", *, pictures: tuple[int, ...] = (180_000, 1_200, 90_000)) -> dict[str, bytes]:
    """A sound pack with one picture for each size, in bytes."""
    files = small_pack(version)
    shown = "\n\n".join(
        f'![Noise {n}.](figures/noise_{n}.png "Noise."){{#fig-noise-{n}}}' for n in range(len(pictures))
    )
    files["lessons/one.md"] = LESSON.format(words="").replace(_FIGURE, f"{_FIGURE}\n\n{shown}").encode()
    return files | {f"figures/noise_{n}.png": noise(n, size) for n, size in enumerate(pictures)}
