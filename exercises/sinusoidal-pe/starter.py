import numpy as np


def sinusoidal_pe(length: int, dim: int, base: float = 10000.0) -> np.ndarray:
    """The encoding of positions 0 to length - 1: (length, dim), dim even, base positive."""
    raise NotImplementedError("not written yet")
