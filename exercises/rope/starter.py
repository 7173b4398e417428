import numpy as np


def rope(
    x: np.ndarray, positions: np.ndarray, *, base: float = 10000.0, layout: str = "half"
) -> np.ndarray:
    """Rotary position embedding: each pair of entries turned by an angle of its own.

    x: (l, d) with d even, positions: (l,) -> the rotated rows, (l, d)
    base: positive
    layout: entries of a pair, "half": i and i + d / 2, "interleaved": 2 * i and 2 * i + 1
    """
    raise NotImplementedError("not written yet")
