import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def eca_kernel_size(channels: int, gamma: float = 2, b: float = 1) -> int:
    """How many neighbouring channels a gate sees: an odd number that grows with log2(channels)."""
    if channels < 1 or channels % 1 != 0:
        raise ValueError("channels must be a positive integer")
    t = int(abs(np.log2(channels) / gamma + b / gamma))
    return t if t % 2 == 1 else t + 1  # an even kernel has no centre


def eca_block(x: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """x: (n, c, h, w), weight: (k,), k odd -> the shape of x. O(n * c * (h * w + k)) time."""
    k = len(weight)
    if k % 2 == 0:
        raise ValueError("the kernel must have an odd number of weights")
    pooled = x.mean(axis=(2, 3))
    padded = np.pad(pooled, ((0, 0), (k // 2, k // 2)))
    gates = sigmoid(sliding_window_view(padded, k, axis=1) @ weight)  # (n, c, k) @ (k,)
    return x * gates[:, :, None, None]


def sigmoid(v: np.ndarray) -> np.ndarray:
    # logaddexp(0, -v) is log(1 + exp(-v)), without overflow for v far below 0.
    return np.exp(-np.logaddexp(0, -v))
