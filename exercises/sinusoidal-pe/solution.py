import numpy as np


def sinusoidal_pe(length: int, dim: int, base: float = 10000.0) -> np.ndarray:
    """Positions 0 to length - 1: (length, dim), dim even, base positive. O(length * dim) time."""
    if not isinstance(length, int) or length < 1:
        raise ValueError("length must be a positive integer")
    if not isinstance(dim, int) or dim < 2 or dim % 2:
        raise ValueError("dim must be a positive even integer")

    # Shared by the sine and the cosine of a pair: (length, dim / 2).
    angles = np.arange(length)[:, None] / base ** (np.arange(0, dim, 2) / dim)
    encoding = np.empty((length, dim))
    encoding[:, 0::2] = np.sin(angles)
    encoding[:, 1::2] = np.cos(angles)
    return encoding
