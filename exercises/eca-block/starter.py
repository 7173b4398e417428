import numpy as np


def eca_kernel_size(channels: int, gamma: float = 2, b: float = 1) -> int:
    """How many neighbouring channels a gate sees: an odd number that grows with log2(channels)."""
    raise NotImplementedError("not written yet")


def eca_block(x: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Efficient channel attention.

    x: (n, c, h, w), weight: (k,), k odd -> the shape of x
    """
    raise NotImplementedError("not written yet")
