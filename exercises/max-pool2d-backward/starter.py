import numpy as np


def max_pool2d_backward(
    x: np.ndarray, gy: np.ndarray, *, kernel: int, stride: int | None = None, padding: int = 0
) -> np.ndarray:
    """x: (n, c, h, w), gy: dL/dy (n, c, ho, wo) -> dL/dx (n, c, h, w).

    kernel: side of the square window
    stride: step between windows; None: the kernel
    padding: cells on each side, at most kernel / 2
    """
    raise NotImplementedError("not written yet")
